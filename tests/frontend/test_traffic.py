"""What real answers over HTTP teach the pacer."""

import asyncio
from collections.abc import AsyncGenerator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.core.ports import Priority
from bot.frontend.budget import OVERALL_LIMIT
from bot.frontend.pacing import Bucket, Pacer
from bot.frontend.traffic import watched


class Discord:
    """Answers everything with the status and headers that a test sets."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self.server = TestServer(app)

    def tell(self, remaining: object, reset_after_s: object, limit: object = 5) -> None:
        self.headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset-After": str(reset_after_s),
        }

    async def _answer(self, _: web.Request) -> web.Response:
        return web.Response(status=self.status, headers=self.headers)


@pytest.fixture
async def discord() -> AsyncGenerator[Discord]:
    discord = Discord()
    async with discord.server:
        yield discord


@pytest.fixture
def pacer() -> Pacer:
    return Pacer()


@pytest.fixture
async def http(discord: Discord, pacer: Pacer) -> AsyncGenerator[aiohttp.ClientSession]:
    base = discord.server.make_url("/")
    async with aiohttp.ClientSession(base, trace_configs=[watched(pacer)]) as http:
        yield http


async def free(pacer: Pacer, channel_id: int, bucket: Bucket = Bucket.EDIT) -> bool:
    """Whether a channel's next request may leave at once."""
    try:
        async with asyncio.timeout(0.02):
            await pacer.turn(channel_id, bucket, Priority.FINAL)
    except TimeoutError:
        return False
    return True


async def test_a_window_without_requests_is_closed(
    discord: Discord, pacer: Pacer, http: aiohttp.ClientSession
) -> None:
    discord.tell(0, 5)
    await http.patch("/api/v10/channels/7/messages/9")
    assert not await free(pacer, 7)
    assert await free(pacer, 7, Bucket.CREATE)
    assert await free(pacer, 8)
    await http.post("/api/v10/channels/7/messages")
    assert not await free(pacer, 7, Bucket.CREATE)


async def test_a_narrower_limit_is_kept_too(
    discord: Discord, pacer: Pacer, http: aiohttp.ClientSession
) -> None:
    """Messages over an hour old are counted apart, of which the headers say nothing."""
    discord.tell(4, 5)
    discord.status = 429
    discord.headers["Retry-After"] = "6"
    await http.patch("/api/v10/channels/7/messages/9")
    assert not await free(pacer, 7)


async def test_a_refusal_of_everything_stops_all_channels(
    discord: Discord, pacer: Pacer, http: aiohttp.ClientSession
) -> None:
    discord.status = 429
    discord.headers = {"X-RateLimit-Global": "true", "Retry-After": "2"}
    await http.get("/api/v10/users/@me")
    assert not await free(pacer, 7)


@pytest.mark.parametrize("odd", ["", "many", "nan x"])
async def test_headers_that_cannot_be_read_teach_nothing(
    discord: Discord, pacer: Pacer, http: aiohttp.ClientSession, odd: str
) -> None:
    discord.tell(odd, odd)
    await http.patch("/api/v10/channels/7/messages/9")
    discord.headers = {}
    await http.patch("/api/v10/channels/7/messages/9")
    assert await free(pacer, 7)


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("/api/v10/channels/7/typing", True),
        ("/api/v10/channels/7/messages/9/threads", True),
        ("/api/v10/interactions/5/token/callback", False),
        ("/api/v10/webhooks/5/token", False),
        ("/api/v10/channels/7/messages", False),  # it has had its turn
    ],
)
async def test_what_needs_no_turn_counts_among_all_requests(
    pacer: Pacer, http: aiohttp.ClientSession, path: str, counts: bool
) -> None:
    for _ in range(OVERALL_LIMIT):
        await http.post(path)
    assert await free(pacer, 7) is not counts
