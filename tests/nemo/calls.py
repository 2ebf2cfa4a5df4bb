"""Every call of the client, and how an ill service answers."""

from collections.abc import AsyncIterator, Awaitable, Callable

from bot.nemo.client import NemoClient
from tests.nemo.server import (
    Handler,
    hang_up,
    json_answer,
    ok,
    raw_answer,
)

Call = Callable[[NemoClient], Awaitable[object]]
GOOD = ok({"session_id": "1", "claim_token": "c", "status": "pending", "files": []})
GRANT = ok({"token": "nmv_usr_new"})


async def edit(client: NemoClient) -> object:
    return [event async for event in client.stream("1", "x")]


class Repeatable:
    """Data that can be read again."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._read()

    async def _read(self) -> AsyncIterator[bytes]:
        yield b"x"


async def upload_once(client: NemoClient) -> object:
    """Data that can be read only once."""
    return await client.upload_file("1", "a", "image/png", Repeatable().__aiter__())


READS: list[Call] = [
    lambda client: client.state("1"),
    lambda client: client.credits(),
    lambda client: client.render("r"),
    lambda client: client.cancel_render("r"),
    lambda client: client.claim_url("2", "1"),
]
WRITES: list[Call] = [
    lambda client: client.open_session("en"),
    lambda client: client.start_render("1", "r", {}),
    lambda client: client.upload_urls("1", ["https://x"]),
    lambda client: client.upload_file("1", "a", "image/png", Repeatable()),
]
ILL: list[Handler] = [
    json_answer({"detail": "boom"}, 500),
    json_answer({"code": 503, "message": "busy"}),
    raw_answer(b"<html>Bad Gateway</html>", 502, "text/html"),
    raw_answer(b"", 504, "text/html"),
    raw_answer(b"<html>Maintenance</html>", 200, "text/html"),
    raw_answer(b'{"code": 0, "da', 200, "application/json"),
    hang_up,
]
