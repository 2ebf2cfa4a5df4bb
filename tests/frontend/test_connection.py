"""However a connection ends, another one follows, after pauses that grow."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable, Iterator
from functools import partial

import aiohttp
import discord
import pytest

from bot.errors import ConversationUnavailable
from bot.frontend.connection import Connection, stay_connected

PAUSES_S = (1.0, 2.0, 5.0)
TOKEN = "token"


class Ending(discord.Client):
    """A connection that ends as it is told to, after ``work``; None: it lasts."""

    def __init__(self, end: BaseException | None, work: Callable[[], None]) -> None:
        super().__init__(intents=discord.Intents.none())
        self._end = end
        self._work = work

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        self._work()
        if self._end is None:
            await asyncio.Event().wait()
        else:
            raise self._end


@pytest.fixture
def clients() -> list[Ending]:
    return []


class Clock(logging.Handler):
    """The event loop's time, which stands still but for the pauses, and keeps what was said."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.now = 1000.0
        self.pauses: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if said.startswith("connecting again in "):
            self.pauses.append(said.removeprefix("connecting again in "))
            # The pause begins after this line, and is over at once.
            asyncio.get_running_loop().call_soon(self.put_forward, max(PAUSES_S))

    def put_forward(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
async def clock(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncGenerator[Clock]:
    caplog.set_level(logging.INFO, "bot")
    own = Clock()
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: own.now)
    logger = logging.getLogger("bot.frontend.connection")
    logger.addHandler(own)
    yield own
    logger.removeHandler(own)


async def connect(
    ends: Iterator[BaseException | None],
    clients: list[Ending],
    during: Callable[[int], None] = lambda _number: None,
) -> Connection:
    """Stay connected until a connection lasts; ``during`` is told of each by its number."""
    connection, lasts = Connection(), asyncio.Event()

    def make_client(_readable: bool) -> Ending:
        end = next(ends)
        clients.append(Ending(end, partial(during, len(clients) + 1)))
        if end is None:
            lasts.set()
        return clients[-1]

    staying = asyncio.create_task(stay_connected(connection, make_client, TOKEN, PAUSES_S))
    await lasts.wait()
    staying.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await staying
    return connection


@pytest.mark.parametrize(
    "end",
    [
        KeyError("attachment_size_limit"),
        TypeError("'NoneType' object is not subscriptable"),
        AttributeError("id"),
        ValueError("invalid literal for int()"),
        aiohttp.ClientConnectionError("reset"),
        ConnectionResetError(),
        TimeoutError(),
        discord.GatewayNotFound(),
    ],
    ids=lambda end: type(end).__name__,
)
async def test_another_connection_follows_whatever_ended_the_last(
    end: BaseException, clients: list[Ending], clock: Clock
) -> None:
    await connect(iter([end, None]), clients)
    assert len(clients) == 2
    assert all(client.is_closed() for client in clients)
    assert clock.pauses == ["1 s"]


async def test_the_pauses_grow_and_the_last_one_repeats(
    clients: list[Ending], clock: Clock
) -> None:
    await connect(iter([*[KeyError("type")] * 5, None]), clients)
    assert clock.pauses == ["1 s", "2 s", "5 s", "5 s", "5 s"]


async def test_after_a_connection_that_lasted_the_pauses_begin_anew(
    clients: list[Ending], clock: Clock
) -> None:
    def during(number: int) -> None:
        if number == 3:
            clock.put_forward(60.0)

    await connect(iter([*[KeyError("type")] * 4, None]), clients, during)
    assert clock.pauses == ["1 s", "2 s", "1 s", "2 s"]


async def test_without_a_connection_discord_is_out_of_reach(clients: list[Ending]) -> None:
    connection = await connect(iter([None]), clients)
    assert not connection.ready
    with pytest.raises(ConversationUnavailable):
        _ = connection.client
