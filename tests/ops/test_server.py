"""Health and metrics over HTTP, with a database behind them."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from bot.core.observer import Figures
from bot.errors import ConfigError, StoreBusy
from bot.ops import server
from bot.ops.metrics import Metrics
from bot.ops.server import Ledger, Watch, serving
from bot.store.store import open_store

HOST = "127.0.0.1"


@dataclass
class Watched:
    """A server, and what it watches."""

    address: str
    metrics: Metrics
    connected: bool = True
    reachable: bool = True

    async def get(self, path: str) -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(self.address + path) as response,
        ):
            return response.status, await response.text()


def watch(ledger: Ledger, bot: Watched) -> Watch:
    return Watch(ledger, lambda: bot.connected, lambda: bot.reachable, bot.metrics)


@asynccontextmanager
async def watched(folder: Path) -> AsyncGenerator[Watched]:
    built = Watched("", Metrics())
    url = f"sqlite+aiosqlite:///{folder / 'reelthread.db'}"
    async with (
        open_store(url) as store,
        serving(HOST, 0, watch(store, built)) as built.address,
    ):
        yield built


async def test_alive_and_ready(tmp_path: Path) -> None:
    async with watched(tmp_path) as bot:
        assert await bot.get("/healthz") == (200, "ok\n")
        assert await bot.get("/readyz") == (200, "ok\n")


async def test_alive_but_not_on_discord(tmp_path: Path) -> None:
    async with watched(tmp_path) as bot:
        bot.connected = False
        assert (await bot.get("/healthz"))[0] == 200
        assert await bot.get("/readyz") == (503, "not connected to Discord\n")


async def test_alive_but_of_no_use_without_the_service(tmp_path: Path) -> None:
    async with watched(tmp_path) as bot:
        bot.reachable = False
        assert (await bot.get("/healthz"))[0] == 200
        assert await bot.get("/readyz") == (503, "NemoVideo can't be reached\n")
        bot.connected = False
        _, said = await bot.get("/readyz")
        assert said == "not connected to Discord\nNemoVideo can't be reached\n"
        assert "reelthread_ready 0.0" in (await bot.get("/metrics"))[1]


async def test_figures_come_in_the_format_of_prometheus(tmp_path: Path) -> None:
    async with (
        watched(tmp_path) as bot,
        aiohttp.ClientSession() as session,
        session.get(f"{bot.address}/metrics") as response,
    ):
        assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        assert "# TYPE reelthread_streams gauge" in await response.text()


async def test_the_lag_is_measured_without_being_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "LOOK_EVERY_S", 0.01)
    async with watched(tmp_path) as bot:
        async with asyncio.timeout(10):
            while "event_loop_lag_seconds_count 0.0" in (await bot.get("/metrics"))[1]:
                await asyncio.sleep(0.01)


@dataclass
class Broken:
    """A database that fails, or hangs."""

    hangs: bool
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def note(self, key: str) -> str | None:
        return str(await self.figures())

    async def figures(self) -> Figures:
        if self.hangs:
            await asyncio.Event().wait()
        raise StoreBusy("another program has locked it")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
@pytest.mark.parametrize("hangs", [False, True])
async def test_a_database_that_doesnt_answer_is_told(
    monkeypatch: pytest.MonkeyPatch, path: str, hangs: bool
) -> None:
    monkeypatch.setattr(server, "ANSWER_WITHIN_S", 0.05)
    bot = Watched("", Metrics())
    async with serving(HOST, 0, watch(Broken(hangs), bot)) as bot.address:
        status, said = await bot.get(path)
    assert status == 503
    assert said.startswith("the database doesn't answer")


async def test_a_port_that_is_taken_is_one_line_for_the_host() -> None:
    with closing(socket.create_server((HOST, 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"nothing can listen at {HOST}:{port}"):
            async with serving(HOST, port, watch(Broken(False), Watched("", Metrics()))):
                pass


async def test_requests_are_counted_by_their_answer(tmp_path: Path) -> None:
    async with watched(tmp_path) as bot:
        traces = [bot.metrics.watch("services")]
        async with aiohttp.ClientSession(trace_configs=traces) as session:
            for path in ("/healthz", "/healthz", "/nowhere"):
                async with session.get(bot.address + path):
                    pass
            with pytest.raises(aiohttp.ClientError):
                await session.get("http://127.0.0.1:1")
        _, page = await bot.get("/metrics")
    counted = 'reelthread_requests_total{method="GET",status="%s",to="services"} %s'
    assert counted % ("200", "2.0") in page
    assert counted % ("404", "1.0") in page
    assert counted % ("none", "1.0") in page
