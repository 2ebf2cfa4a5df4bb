"""Files on disk for as long as they are worked on."""

import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.core.media import MEDIA_TYPES, Convert
from bot.errors import AttachmentGone, MediaError, MediaUnreadable
from bot.sessions.conversion import CHUNK_BYTES, converted, save
from tests.fakes import FakeMediaTools

WANTED = Convert(MEDIA_TYPES["bmp"], MEDIA_TYPES["png"], "kite.png")


async def arriving(*chunks: bytes | Exception) -> AsyncGenerator[bytes, None]:
    for chunk in chunks:
        if isinstance(chunk, Exception):
            raise chunk
        yield chunk


def left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


async def test_a_file_can_be_read_again_and_again(scratch: Path) -> None:
    tools = FakeMediaTools(converted=b"c" * (2 * CHUNK_BYTES + 1))
    async with converted(tools, arriving(b"ki", b"te"), WANTED) as chunks:
        for _ in range(2):
            sizes = [len(chunk) async for chunk in chunks]
            assert sizes == [CHUNK_BYTES, CHUNK_BYTES, 1]
    assert tools.conversions == [(b"kite", "png")]
    assert left_in(scratch) == []


@pytest.mark.parametrize("error", [AttachmentGone("404"), MediaUnreadable("cut off")])
async def test_nothing_is_left_of_a_failure(scratch: Path, error: Exception) -> None:
    tools = FakeMediaTools()
    chunks: list[bytes | Exception] = [b"ki", error]
    if isinstance(error, MediaUnreadable):
        tools.converted, chunks = error, [b"ki"]
    with pytest.raises(type(error)):
        async with converted(tools, arriving(*chunks), WANTED):
            pytest.fail("there is nothing to read")
    assert left_in(scratch) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a disk that is always full")
@pytest.mark.parametrize("size", [10, 3 * CHUNK_BYTES])
async def test_a_full_disk_is_said(size: int) -> None:
    with pytest.raises(MediaError, match="full not written: No space left on device"):
        await save(arriving(bytes(size)), Path("/dev/full"))
