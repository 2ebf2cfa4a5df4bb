"""``/healthz``, ``/readyz`` and ``/metrics`` on an address of the host's choice."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from bot.core.observer import Figures
from bot.errors import ConfigError, StoreError
from bot.ops.metrics import Metrics

logger = logging.getLogger(__name__)

ANSWER_WITHIN_S = 2.0
LOOK_EVERY_S = 1.0
"""How often the event loop's lag is measured."""


class Ledger(Protocol):
    """The database, as far as it is watched. Both may raise ``StoreError``."""

    async def note(self, key: str) -> str | None: ...

    async def figures(self) -> Figures: ...


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: the database, Discord, NemoVideo, and the figures."""

    ledger: Ledger
    connected: Callable[[], bool]
    reachable: Callable[[], bool]
    metrics: Metrics

    async def healthz(self, _: web.Request) -> web.Response:
        """Whether the process is alive: it answers at all, and so does its database."""
        return await self._told()

    async def readyz(self, _: web.Request) -> web.Response:
        """Whether people are served: alive, connected to Discord, and NemoVideo answers."""
        lacking: list[str] = []
        if not self.connected():
            lacking.append("not connected to Discord")
        if not self.reachable():
            lacking.append("NemoVideo can't be reached")
        return await self._told("\n".join(lacking))

    async def measured(self, _: web.Request) -> web.Response:
        """The figures, for Prometheus."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                figures = await self.ledger.figures()
        except (StoreError, TimeoutError) as error:
            return _unwell(f"the database doesn't answer: {type(error).__name__}")
        page = self.metrics.page(figures, ready=self.connected())
        return web.Response(
            body=page, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )

    async def _told(self, lacking: str = "") -> web.Response:
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await self.ledger.note("health")
        except (StoreError, TimeoutError) as error:
            return _unwell(f"the database doesn't answer: {type(error).__name__}")
        return _unwell(lacking) if lacking else web.Response(text="ok\n")


@contextlib.asynccontextmanager
async def serving(host: str, port: int, watch: Watch) -> AsyncGenerator[str]:
    """Serve within the block; yields the address. Raises ``ConfigError`` where that can't be."""
    application = web.Application()
    application.add_routes(
        [
            web.get("/healthz", watch.healthz),
            web.get("/readyz", watch.readyz),
            web.get("/metrics", watch.measured),
        ]
    )
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            said = f"ops.listen: nothing can listen at {host}:{port}: {error.strerror}"
            raise ConfigError(said) from error
        address = f"http://{host}:{runner.addresses[0][1]}"
        logger.info("health and metrics at %s", address)
        with _measuring_lag(watch.metrics):
            yield address
    finally:
        await runner.cleanup()


@contextlib.contextmanager
def _measuring_lag(metrics: Metrics) -> Generator[None]:
    loop = asyncio.get_running_loop()

    def look(due: float) -> None:
        nonlocal timer
        metrics.lagged(loop.time() - due)
        timer = _next(look)

    def _next(then: Callable[[float], None]) -> asyncio.TimerHandle:
        due = loop.time() + LOOK_EVERY_S
        return loop.call_at(due, then, due)

    timer = _next(look)
    try:
        yield
    finally:
        timer.cancel()


def _unwell(why: str) -> web.Response:
    return web.Response(status=503, text=f"{why}\n")
