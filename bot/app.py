"""The composition root: the only module that sees all others; it builds, starts and stops."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncGenerator, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.config import LimitSettings, OpsSettings, Settings, address_of
from bot.core import reply
from bot.core.chunk import split
from bot.core.observer import NOBODY
from bot.core.records import AccountScope
from bot.core.timeline import Timeline
from bot.errors import ConfigError, StreamBroken
from bot.frontend.client import ReelthreadClient
from bot.frontend.connection import PAUSES_S, Connection, point_at, stay_connected
from bot.frontend.pacing import Pacer
from bot.frontend.thread import DiscordThreads
from bot.frontend.traffic import watched
from bot.locales import text
from bot.media.tools import ProcessMediaTools
from bot.nemo.limits import Limits
from bot.nemo.services import NemoServices, Service
from bot.nemo.wire import is_stream, read_stream
from bot.outbound import open_session
from bot.sessions.desk import Desk
from bot.sessions.manager import Manager
from bot.sessions.rules import HouseRules
from bot.sessions.studio import Studio, Timing
from bot.store.store import SqliteStore, open_store

if TYPE_CHECKING:
    from bot.ops.metrics import Metrics

logger = logging.getLogger(__name__)

_PAYERS = {
    "user": AccountScope.USER,
    "server": AccountScope.GUILD,
    "bot": AccountScope.BOT,
}
MEDIA_JOBS = 2
"""Files that are converted or shrunk at once; each keeps a core busy."""


@dataclass(frozen=True, slots=True)
class _Outside:
    """What is opened first and closed last; ``metrics`` None: nobody counts."""

    store: SqliteStore
    services: NemoServices
    pacer: Pacer
    connection: Connection
    threads: DiscordThreads
    metrics: "Metrics | None"


@dataclass(frozen=True, slots=True)
class _Inside:
    """The application between them."""

    manager: Manager
    desk: Desk
    rules: HouseRules


async def run(
    settings: Settings,
    timing: Timing | None = None,
    limits: Limits | None = None,
    reconnect_after_s: Sequence[float] = PAUSES_S,
) -> None:
    """Run the bot until SIGINT, SIGTERM or a cancellation; then stop it in order.

    ``timing``, ``limits`` and ``reconnect_after_s`` are the waiting times of sessions, of the
    service's client and of the connection to Discord.

    Raises ``StartupError``, whose message is one line for the host.
    """
    token = settings.discord.token.get_secret_value()
    if not token:
        raise ConfigError("discord.token is missing: set DISCORD_TOKEN, or write it in config.toml")
    if settings.discord.api_url:
        point_at(settings.discord.api_url, settings.discord.gateway_url)
    timing = timing or waiting_times(settings.limits)
    with _reporting(settings):
        async with (
            _opened(settings, limits) as outside,
            outside.services.reach.watched(),
            _watched_over(settings.ops, outside),
        ):
            inside = _built(settings, outside, timing)
            connected = asyncio.create_task(
                _stay_connected(settings, outside, inside, reconnect_after_s),
                name="connection to Discord",
            )
            async with _ending(connected), _draining(inside.manager, settings.limits.drain_s):
                await _until_stopped(connected)
                logger.info("stopping")


def waiting_times(limits: LimitSettings) -> Timing:
    """The waiting times of sessions, as far as the host has a say in them."""
    first_s = limits.look_again_s
    return Timing(
        preview_interval_s=limits.edit_interval_s,
        reconcile_after_s=(first_s, *[2 * first_s] * 4),
    )


def replay(body: bytes) -> str:
    """What a user would have seen of a recorded edit stream, messages parted by a line.

    Raises ``StreamBroken`` for what is no such recording.
    """
    if not is_stream(body):
        raise StreamBroken("there is no event in it")
    state = read_stream(body)
    draft = state.state.get("draft")
    after = (
        Timeline.from_draft(cast("dict[str, object]", draft)) if isinstance(draft, dict) else None
    )
    final = reply.final(state, None, after, "en")
    buttons = [f"[{text(f'button.{action}', 'en')}]" for action in final.actions]
    return "\n---\n".join([*split(final.text), *filter(None, [" ".join(buttons)])])


@contextlib.asynccontextmanager
async def _opened(settings: Settings, limits: Limits | None) -> AsyncGenerator[_Outside]:
    """The database, the connections and their budget, closed in the reverse order."""
    metrics = _metrics(settings.ops)
    key = settings.store.key.get_secret_value() or None
    trusted = [settings.nemo.api_url, settings.discord.api_url]
    traces = [metrics.watch("services")] if metrics else []
    async with (
        open_store(settings.store.url, key=key) as store,
        open_session(trusted, traces) as http,
    ):
        nemo = settings.nemo
        services = NemoServices(
            http,
            store,
            Service(nemo.api_url, nemo.web_url, nemo.platform),
            default_skill=nemo.skill,
            token=nemo.token.get_secret_value(),
            client_id=nemo.client_id,
            limits=limits,
        )
        connection = Connection()
        with contextlib.closing(Pacer()) as pacer:
            threads = DiscordThreads(connection, http, pacer)
            yield _Outside(store, services, pacer, connection, threads, metrics)


def _built(settings: Settings, outside: _Outside, timing: Timing) -> _Inside:
    studio = Studio(
        outside.store,
        outside.services,
        outside.threads,
        ProcessMediaTools(asyncio.Semaphore(MEDIA_JOBS)),
        timing,
        outside.metrics or NOBODY,
    )
    nemo = settings.nemo
    rules = HouseRules(outside.store, settings.discord.channel_ids)
    scopes = [_PAYERS[name] for name in nemo.accounts]
    return _Inside(
        Manager(studio, skill_name=nemo.skill, language=nemo.language, scopes=scopes),
        Desk(outside.store, outside.services, rules, skill_name=nemo.skill, scopes=scopes),
        rules,
    )


async def _stay_connected(
    settings: Settings, outside: _Outside, inside: _Inside, reconnect_after_s: Sequence[float]
) -> None:
    def make_client(readable: bool) -> ReelthreadClient:
        trace = watched(outside.pacer)
        if outside.metrics is not None:
            outside.metrics.watch("discord", trace)
        return ReelthreadClient(
            inside.manager,
            outside.store,
            inside.desk,
            inside.rules,
            guild_ids=settings.discord.guild_ids,
            readable=readable,
            trace=trace,
        )

    token = settings.discord.token.get_secret_value()
    await stay_connected(outside.connection, make_client, token, reconnect_after_s)


def _metrics(ops: OpsSettings) -> "Metrics | None":
    """Whoever counts, if somebody reads it. Raises ``ConfigError`` without the library."""
    if not ops.listen:
        return None
    with _extra("ops.listen"):
        from bot.ops.metrics import Metrics
    return Metrics()


@contextlib.asynccontextmanager
async def _watched_over(ops: OpsSettings, outside: _Outside) -> AsyncGenerator[None]:
    """Serve health and metrics within the block, if the host wants that."""
    if outside.metrics is None:
        yield
        return
    from bot.ops.metrics import ErrorCounter
    from bot.ops.server import Watch, serving

    watch = Watch(
        outside.store,
        lambda: outside.connection.ready,
        lambda: outside.services.reach.there,
        outside.metrics,
    )
    counter = ErrorCounter(outside.metrics)
    logging.getLogger("bot").addHandler(counter)
    try:
        async with serving(*address_of(ops.listen), watch):
            yield
    finally:
        logging.getLogger("bot").removeHandler(counter)


@contextlib.contextmanager
def _reporting(settings: Settings) -> Generator[None]:
    """Report mistakes of the program within the block, if the host wants that."""
    dsn = settings.ops.sentry_dsn.get_secret_value()
    if not dsn:
        yield
        return
    with _extra("ops.sentry_dsn"):
        from bot.ops.reports import reporting
    secrets = (settings.discord.token, settings.nemo.token, settings.store.key)
    with reporting(dsn, [secret.get_secret_value() for secret in secrets]):
        yield


@contextlib.contextmanager
def _extra(setting: str) -> Generator[None]:
    """Say which extra a setting needs, where its library isn't installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ConfigError(f"{setting} needs {error.name}: pip install 'reelthread[ops]'") from None


async def _until_stopped(connected: asyncio.Task[None]) -> None:
    """Return on a signal; raise what ended the connection for good."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    waiting = asyncio.create_task(stopped.wait(), name="waiting for a signal")
    try:
        await asyncio.wait([waiting, connected], return_when=asyncio.FIRST_COMPLETED)
        if connected.done():
            connected.result()
    finally:
        await _end(waiting)
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


@contextlib.asynccontextmanager
async def _draining(manager: Manager, seconds: float) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await manager.stop(seconds)


@contextlib.asynccontextmanager
async def _ending(task: asyncio.Task[None]) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await _end(task)


async def _end(task: asyncio.Task[object]) -> None:
    task.cancel()
    await asyncio.wait([task])
