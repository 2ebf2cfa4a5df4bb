"""What a file is shows in its content: it is taken, converted or refused."""

import asyncio
from collections.abc import Mapping

import pytest

from bot.core.records import NewAsset
from bot.errors import (
    MediaError,
    MediaToolsMissing,
    MediaUnreadable,
    UnsupportedFile,
)
from bot.locales import text
from tests.sessions.stage import Stage, image

EDIT = "make a clip of this"
PNG = b"\x89PNG\r\n\x1a\n and a picture"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic and a photo"


async def drop(stage: Stage, asset: NewAsset, files: Mapping[str, bytes]) -> str:
    """Post a file whose bytes lie under these addresses; what is answered in the end."""
    stage.thread.files.update(files)
    await stage.drop(EDIT, asset)
    await stage.idle()
    return stage.thread.last.text


async def test_a_file_is_named_after_its_content(stage: Stage) -> None:
    photo = image(1, "photo.jpg")
    await drop(stage, photo, {photo.url: PNG})
    assert stage.service.uploads == [("session1", f"photo.png:{len(PNG)}:image/png")]


async def test_a_file_without_a_telling_name_is_looked_into(stage: Stage) -> None:
    unnamed = NewAsset(1, "IMG_0001", None, 100, "https://cdn.example/1/IMG_0001")
    stage.thread.files[unnamed.url] = PNG
    await stage.a_thread()
    await stage.ask("put this behind it", unnamed)
    assert stage.service.uploads == [("session1", f"IMG_0001.png:{len(PNG)}:image/png")]


@pytest.mark.parametrize(
    ("name", "data", "to", "sent"),
    [
        ("photo.heic", HEIC, "jpg", "photo.jpg:9:image/jpeg"),
        ("photo.png", HEIC, "jpg", "photo.jpg:9:image/jpeg"),
        ("voice-message.ogg", b"OggS\x00\x02 Opus", "m4a", "voice-message.m4a:9:audio/mp4"),
    ],
)
async def test_what_the_service_does_not_take_is_converted(
    stage: Stage, name: str, data: bytes, to: str, sent: str
) -> None:
    asset = image(1, name)
    assert await drop(stage, asset, {asset.url: data}) == "Done."
    assert stage.media.conversions == [(data, to)]
    assert stage.service.uploads == [("session1", sent)]


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (MediaToolsMissing("pip install"), "media.not_converted"),
        (MediaError("disk full"), "media.not_converted"),
        (MediaUnreadable("cut off"), "media.damaged"),
    ],
)
async def test_what_cannot_be_converted_is_told(stage: Stage, error: MediaError, key: str) -> None:
    stage.media.converted = error
    photo = image(1, "my_photo.heic")
    said = await drop(stage, photo, {photo.url: HEIC})
    assert said.splitlines()[0] == text(key, "en", name=r"my\_photo.heic", format="JPG")
    assert stage.service.uploads == []


async def test_a_file_refused_without_media_tools_is_named_after_a_crash(stage: Stage) -> None:
    stage.media.converted = MediaToolsMissing("pip install")
    photo = image(1, "photo.heic")
    stage.thread.files[photo.url] = HEIC
    stage.service.url_steps = [asyncio.Event()]
    await stage.drop(EDIT, photo, image(2))
    await stage.shows("Uploading kite.png")
    await stage.restart()
    await stage.idle()
    told = text("media.not_converted", "en", name="photo.heic", format="JPG")
    assert stage.thread.last.text.splitlines() == [told, "Done."]


async def test_a_file_that_is_no_picture_is_refused_before_the_service_sees_it(
    stage: Stage,
) -> None:
    asset = image(1)
    said = await drop(stage, asset, {asset.url: b"<html>not a picture</html>"})
    assert said.splitlines()[0] == text("media.damaged", "en", name="kite.png")
    assert stage.service.uploads == []


async def test_a_picture_that_the_service_cannot_read_is_damaged(stage: Stage) -> None:
    stage.service.url_steps = [UnsupportedFile("4001")]
    asset = image(1)
    said = await drop(stage, asset, {asset.url: PNG})
    assert said.splitlines()[0] == text("media.damaged", "en", name="kite.png")


async def test_a_file_over_the_limit_is_not_even_looked_at(stage: Stage) -> None:
    huge = image(1, size=201 * 1024 * 1024)
    stage.thread.gone.add(huge.url)
    assert "at most 200 MB" in await drop(stage, huge, {})
    assert stage.thread.refreshed == []
