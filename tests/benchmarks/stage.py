"""Both stand-ins in this process, and the bot in another one, as a host runs it."""

import asyncio
import contextlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.discord.model import Channel
from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.render import render_in_process
from bot.sandbox.nemo.renders import Renderer
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, RegisteredAccount
from bot.sandbox.nemo.turns import Agent
from tests.processes import environment

PATIENCE_S = 60.0
ACCOUNT = RegisteredAccount("nmv_usr_benchmark", credits=1_000_000)
SAMPLE_EVERY_S = 0.1
QUIET_S, QUIET_CPU_S = 0.5, 0.02
"""A bot at rest uses so little of the CPU for so long; it has heartbeats to send."""
MIB = 1 << 20


@dataclass
class BotProcess:
    """The bot while it runs; CPU and memory are its own."""

    process: asyncio.subprocess.Process
    log: Path
    peak_rss: int = 0
    _sampler: asyncio.Task[None] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._measured = psutil.Process(self.process.pid)

    @property
    def rss(self) -> int:
        """Resident memory now, in bytes."""
        return int(self._measured.memory_info().rss)

    @property
    def cpu_s(self) -> float:
        """CPU time used so far, in user and system mode."""
        times = self._measured.cpu_times()
        return times.user + times.system

    def watch_memory(self) -> None:
        """Note the peak of the resident memory from now on."""
        self.peak_rss = self.rss
        if self._sampler is None:
            self._sampler = asyncio.create_task(self._sample(), name="memory of the bot")

    async def settled(self) -> int:
        """Resident memory in bytes, as soon as the bot has been at rest for a while."""
        used_s, since = self.cpu_s, time.monotonic()
        async with asyncio.timeout(PATIENCE_S):
            while time.monotonic() - since < QUIET_S:
                await asyncio.sleep(SAMPLE_EVERY_S)
                if self.cpu_s - used_s >= QUIET_CPU_S:
                    used_s, since = self.cpu_s, time.monotonic()
        return self.rss

    async def last_words(self) -> str:
        """The end of its log."""
        return (await asyncio.to_thread(self.log.read_text))[-2000:]

    async def end(self) -> None:
        """Kill it: a benchmark has nothing to save."""
        if self._sampler is not None:
            self._sampler.cancel()
            await asyncio.wait([self._sampler])
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()

    async def _sample(self) -> None:
        while self.process.returncode is None:
            self.peak_rss = max(self.peak_rss, self.rss)
            await asyncio.sleep(SAMPLE_EVERY_S)


@dataclass
class Stage:
    """A world in which the bot can be started and watched."""

    discord: DiscordSandbox
    nemo: NemoSandbox
    folder: Path
    _bot: BotProcess | None = None

    @property
    def bot(self) -> BotProcess:
        assert self._bot is not None, "the bot has been started"
        return self._bot

    @property
    def channel(self) -> Channel:
        return self.discord.channel

    @property
    def database(self) -> Path:
        return self.folder / "reelthread.db"

    async def start_bot(self) -> float:
        """Start the bot; return the seconds until it is on Discord."""
        self.discord.gateway.online.clear()
        started = time.monotonic()
        log = self.folder / "bot.log"
        with log.open("ab") as lines:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                cwd=self.folder,
                env=environment(self._variables()),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=lines,
                stderr=lines,
            )
        self._bot = BotProcess(process, log)
        await self._online(self._bot)
        return time.monotonic() - started

    async def stop_bot(self) -> None:
        if self._bot is not None:
            await self._bot.end()
            self._bot = None

    async def until_rows(self, query: str) -> list[tuple[object, ...]]:
        """What the bot's database answers, once it answers anything."""
        address = f"file:{self.database}?mode=ro"
        async with asyncio.timeout(PATIENCE_S):
            while True:
                with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
                    if rows := connection.execute(query).fetchall():
                        return rows
                await asyncio.sleep(0.05)

    async def idle(self) -> None:
        """Wait until the bot has ended and delivered every turn."""
        await self.until_rows(
            "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM turns WHERE status IN"
            " ('queued', 'uploading', 'sent') OR (final IS NOT NULL AND NOT delivered))"
        )

    async def uploaded(self, count: int) -> None:
        """Wait until so many files have reached the service."""
        async with asyncio.timeout(PATIENCE_S):
            while len(self.nemo.journal.uploads) < count:
                await asyncio.sleep(0.05)

    def _variables(self) -> dict[str, str]:
        return {
            "DISCORD_TOKEN": self.discord.settings.token,
            "NEMO_TOKEN": ACCOUNT.token,
            "NEMO_API_URL": self.nemo.api_url,
            "NEMO_WEB_URL": self.nemo.web_url,
            "REELTHREAD__DISCORD__API_URL": self.discord.api_url,
            "REELTHREAD__DISCORD__GATEWAY_URL": self.discord.gateway_url,
            "REELTHREAD__DISCORD__CHANNEL_IDS": str(self.channel.id),
        }

    async def _online(self, bot: BotProcess) -> None:
        online = asyncio.create_task(self.discord.gateway.online.wait())
        ended = asyncio.create_task(bot.process.wait())
        tasks = (online, ended)
        try:
            await asyncio.wait(tasks, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
            if not online.done():
                raise RuntimeError(f"the bot didn't come online:\n{await bot.last_words()}")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)


@contextlib.asynccontextmanager
async def stage(
    *,
    nemo: NemoSettings,
    discord: DiscordSettings | None = None,
    agent: Agent = respond,
    renderer: Renderer = render_in_process,
) -> AsyncGenerator[Stage]:
    """Both stand-ins running, and a bot that has not been started yet."""
    with tempfile.TemporaryDirectory(prefix="reelthread-benchmark-") as folder:
        async with (
            NemoSandbox(nemo, agent=agent, renderer=renderer) as service,
            DiscordSandbox(discord) as chat,
        ):
            built = Stage(chat, service, Path(folder))
            try:
                yield built
            finally:
                await built.stop_bot()


def traffic_file() -> Path | None:
    """Where REST traffic is recorded for a check of its shapes, if that is wanted."""
    traffic = os.environ.get("REELTHREAD_TRAFFIC")
    return Path(traffic) if traffic else None
