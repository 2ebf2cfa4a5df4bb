"""Files on their way to the service."""

import tracemalloc
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.core.ports import UploadedFile
from bot.errors import AttachmentGone, FileTooLarge, ServiceUnavailable, UnsupportedFile
from bot.nemo.account import RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.transport import Transport
from tests.nemo.conftest import ATTRIBUTION, LIMITS, TOKEN, WEB_URL
from tests.nemo.server import Handler, Script, json_answer, raw_answer, refuse

MEBIBYTE = 1024 * 1024


@dataclass(slots=True)
class Receiver:
    """A service that takes multipart uploads and keeps no more than their description."""

    files: list[tuple[str | None, str | None, str, int]] = field(
        default_factory=list[tuple[str | None, str | None, str, int]]
    )
    keep: bytearray = field(default_factory=bytearray)
    refusals: int = 0

    async def take(self, request: web.Request) -> web.Response:
        async for part in await request.multipart():
            assert isinstance(part, aiohttp.BodyPartReader)
            size = 0
            while chunk := await part.read_chunk(MEBIBYTE // 4):
                size += len(chunk)
                if size <= MEBIBYTE:
                    self.keep += chunk
            kind = part.headers.get("Content-Type", "")
            self.files.append((part.name, part.filename, kind, size))
        if self.refusals:
            self.refusals -= 1
            return web.json_response({}, status=429, headers={"Retry-After": "0"})
        files = [{"filename": name} for _, name, _, _ in self.files]
        return web.json_response({"code": 0, "data": {"files": files}})


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def uploading(pool: aiohttp.ClientSession, receiver: Receiver) -> AsyncGenerator[NemoClient]:
    app = web.Application()
    app.router.add_post("/api/upload-video/nemo_agent/me/{session_id}", receiver.take)
    server = TestServer(app)
    await server.start_server()
    transport = Transport(pool, str(server.make_url("")), ATTRIBUTION, LIMITS)
    yield NemoClient(transport, RegisteredAccount(TOKEN), WEB_URL)
    await server.close()


async def pieces(*data: bytes) -> AsyncIterator[bytes]:
    for piece in data:
        yield piece


@pytest.mark.parametrize(
    ("filename", "received"),
    [
        ("a.png", "a.png"),
        ("海边 🎬.png", "海边 🎬.png"),
        ('a"b.png', "a%22b.png"),
        ("a\r\nX-Evil: 1.png", "a%0D%0AX-Evil: 1.png"),
        ("it's 100%; a.png", "it's 100%; a.png"),
    ],
)
async def test_streams_a_file(
    uploading: NemoClient, receiver: Receiver, filename: str, received: str
) -> None:
    uploaded = await uploading.upload_file("1", filename, "image/png", pieces(b"ab", b"", b"c"))
    assert len(uploaded) == 1
    (name, sent, kind, size) = receiver.files[0]
    assert (name, kind, size, bytes(receiver.keep)) == ("files", "image/png", 3, b"abc")
    assert sent is not None
    assert sent.replace("%22", '"') == received.replace("%22", '"')


async def test_an_empty_file_is_sent_as_such(uploading: NemoClient, receiver: Receiver) -> None:
    assert await uploading.upload_file("1", "a", "image/png", pieces()) == [UploadedFile("a")]
    assert receiver.files == [("files", "a", "image/png", 0)]


@pytest.mark.parametrize("piece_size", [64 * 1024, 2 * MEBIBYTE])
async def test_a_large_file_never_is_in_memory(
    uploading: NemoClient, receiver: Receiver, piece_size: int
) -> None:
    size = 200 * MEBIBYTE

    async def data() -> AsyncIterator[bytes]:
        for _ in range(size // piece_size):
            yield bytes(piece_size)

    tracemalloc.start()
    try:
        await uploading.upload_file("1", "a.mp4", "video/mp4", data())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert receiver.files[0][3] == size
    assert peak < 8 * MEBIBYTE + len(receiver.keep)


class Again:
    """Data that can be read more than once."""

    def __init__(self, *data: bytes) -> None:
        self.data = data

    def __aiter__(self) -> AsyncIterator[bytes]:
        return pieces(*self.data)


async def test_a_repeat_sends_the_whole_file_again(
    uploading: NemoClient, receiver: Receiver
) -> None:
    receiver.refusals = 1
    await uploading.upload_file("1", "a", "image/png", Again(b"ab", b"c"))
    assert [size for _, _, _, size in receiver.files] == [3, 3]


@pytest.mark.parametrize("fault", [AttachmentGone("the CDN says 404"), OSError("disk")])
async def test_what_reading_the_file_raises_is_raised(
    client: NemoClient, script: Script, fault: Exception
) -> None:
    async def data() -> AsyncIterator[bytes]:
        yield b"x" * 100
        raise fault

    script.then(json_answer({}))
    with pytest.raises(type(fault)) as caught:
        await client.upload_file("1", "a.png", "image/png", data())
    assert caught.value is fault


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refuse(4001), UnsupportedFile),
        (refuse(4002, 413), FileTooLarge),
        (raw_answer(b"<html>", 413, "text/html"), FileTooLarge),
        (raw_answer(b"", 415), UnsupportedFile),
        (raw_answer(b"", 500), ServiceUnavailable),
    ],
)
async def test_a_refused_file(
    client: NemoClient, script: Script, answer: Handler, error: type[Exception]
) -> None:
    script.then(answer)
    with pytest.raises(error):
        await client.upload_file("1", "a.png", "image/png", pieces(b"x"))
