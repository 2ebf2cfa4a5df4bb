"""How a person's file is read, whatever the server in front of it does."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest
from aiohttp import web

from bot.errors import AttachmentGone, AttachmentUnread, ConversationUnavailable
from bot.frontend.connection import Connection
from bot.frontend.pacing import Pacer
from bot.frontend.thread import DiscordThread

FILE = bytes(range(256)) * 64


async def ranged(request: web.Request) -> web.Response:
    wanted = request.http_range
    return web.Response(status=206, body=FILE[wanted])


async def whole(request: web.Request) -> web.Response:
    """A server that knows no ranges."""
    return web.Response(body=FILE)


async def short(request: web.Request) -> web.Response:
    return web.Response(body=b"GIF89a")


async def unranged(request: web.Request) -> web.Response:
    """An empty file has not even a first byte."""
    return web.Response(status=416)


async def expired(request: web.Request) -> web.Response:
    return web.Response(status=404, text="This content is no longer available.")


async def ill(request: web.Request) -> web.Response:
    return web.Response(status=503)


async def hung_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.close()
    return web.Response()


@pytest.fixture
async def address() -> AsyncGenerator[str]:
    """Where a server answers under the names of the functions above."""
    app = web.Application()
    for handler in (ranged, whole, short, unranged, expired, ill, hung_up):
        app.router.add_get(f"/{handler.__name__}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def thread() -> AsyncGenerator[DiscordThread]:
    pacer = Pacer()
    async with aiohttp.ClientSession() as http:
        yield DiscordThread(Connection(), http, pacer, 1)
    pacer.close()


@pytest.mark.parametrize(
    ("name", "head"),
    [("ranged", FILE[:4096]), ("whole", FILE[:4096]), ("short", b"GIF89a"), ("unranged", b"")],
)
async def test_the_first_bytes(thread: DiscordThread, address: str, name: str, head: bytes) -> None:
    assert await thread.head(f"{address}/{name}", 4096) == head


async def test_an_address_that_has_expired(thread: DiscordThread, address: str) -> None:
    with pytest.raises(AttachmentGone):
        await thread.head(f"{address}/expired", 4096)


@pytest.mark.parametrize("name", ["ill", "hung_up"])
async def test_a_passing_fault(thread: DiscordThread, address: str, name: str) -> None:
    with pytest.raises(ConversationUnavailable):
        await thread.head(f"{address}/{name}", 4096)


async def test_nobody_there(thread: DiscordThread) -> None:
    with pytest.raises(ConversationUnavailable):
        await thread.head("http://127.0.0.1:9/file", 4096)


async def test_all_bytes(thread: DiscordThread, address: str) -> None:
    assert b"".join([chunk async for chunk in thread.read(f"{address}/whole")]) == FILE


@pytest.mark.parametrize(
    ("name", "error"),
    [("expired", AttachmentGone), ("ill", AttachmentUnread), ("hung_up", AttachmentUnread)],
)
async def test_a_file_that_cannot_be_read(
    thread: DiscordThread, address: str, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        _ = [chunk async for chunk in thread.read(f"{address}/{name}")]
