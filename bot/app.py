"""The composition root: the only module that sees all others; it builds, starts and stops."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Sequence
from typing import cast

from bot.config import Settings
from bot.core import reply
from bot.core.chunk import split
from bot.core.timeline import Timeline
from bot.errors import ConfigError
from bot.frontend.client import ReelthreadClient
from bot.frontend.connection import PAUSES_S, Connection, point_at, stay_connected
from bot.frontend.pacing import Pacer
from bot.frontend.thread import DiscordThreads
from bot.frontend.traffic import watched
from bot.locales import text
from bot.media.tools import ProcessMediaTools
from bot.nemo.limits import Limits
from bot.nemo.services import NemoServices, Service
from bot.nemo.wire import read_stream
from bot.outbound import open_session
from bot.sessions.desk import Desk
from bot.sessions.manager import Manager
from bot.sessions.rules import HouseRules
from bot.sessions.studio import Studio, Timing
from bot.store.store import open_store

logger = logging.getLogger(__name__)

MEDIA_JOBS = 2
"""Files that are converted or shrunk at once; each keeps a core busy."""


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
    timing = timing or Timing(preview_interval_s=settings.limits.edit_interval_s)
    async with contextlib.AsyncExitStack() as stack:
        store = await stack.enter_async_context(
            open_store(settings.store.url, key=settings.store.key.get_secret_value() or None)
        )
        http = await stack.enter_async_context(
            open_session([settings.nemo.api_url, settings.discord.api_url])
        )
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
        pacer = Pacer()
        stack.callback(pacer.close)
        conversations = DiscordThreads(connection, http, pacer)
        media = ProcessMediaTools(asyncio.Semaphore(MEDIA_JOBS))
        studio = Studio(store, services, conversations, media, timing)
        manager = Manager(studio, skill_name=settings.nemo.skill, language=settings.nemo.language)
        rules = HouseRules(store, settings.discord.channel_ids)
        desk = Desk(store, services, rules, skill_name=settings.nemo.skill)

        def make_client(readable: bool) -> ReelthreadClient:
            return ReelthreadClient(
                manager,
                store,
                desk,
                rules,
                guild_ids=settings.discord.guild_ids,
                readable=readable,
                trace=watched(pacer),
            )

        connected = asyncio.create_task(
            stay_connected(connection, make_client, token, reconnect_after_s),
            name="connection to Discord",
        )
        stack.push_async_callback(_end, connected)
        stack.push_async_callback(manager.stop, settings.limits.drain_s)
        await _until_stopped(connected)
        logger.info("stopping")


def replay(body: bytes) -> str:
    """What a user would have seen of a recorded edit stream, messages parted by a line."""
    state = read_stream(body)
    draft = state.state.get("draft")
    after = (
        Timeline.from_draft(cast("dict[str, object]", draft)) if isinstance(draft, dict) else None
    )
    final = reply.final(state, None, after, "en")
    buttons = [f"[{text(f'button.{action}', 'en')}]" for action in final.actions]
    return "\n---\n".join([*split(final.text), *filter(None, [" ".join(buttons)])])


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


async def _end(task: asyncio.Task[object]) -> None:
    task.cancel()
    await asyncio.wait([task])
