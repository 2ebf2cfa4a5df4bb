"""One run: both stand-ins, people, bad weather, and a bot that is killed N times."""

import asyncio
import contextlib
import io
import random
import signal
import sqlite3
import time
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.recorder import RestCall
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.chaos.evidence import Evidence, gather
from tests.chaos.people import Customer, Diary
from tests.chaos.process import BotProcess
from tests.chaos.service import MARK, QuickRenderer, counting_agent, words_for
from tests.chaos.weather import Weather

DATABASE = "reelthread.db"
STARTS_WITHIN_S = 60.0
WHILE_STARTING = 0.15
SOFTLY = 0.15
"""The share of kills that are a SIGTERM."""
QUIET_S = 1.0
"""For so long nothing may be left to do before the bot counts as idle."""
IDLE_QUERY = """
    SELECT NOT EXISTS (SELECT 1 FROM turns WHERE status IN ('queued', 'uploading', 'sent')
                       OR (final IS NOT NULL AND NOT delivered))
       AND NOT EXISTS (SELECT 1 FROM renders
                       WHERE status NOT IN ('delivered', 'failed', 'cancelled'))
"""
LISTENING_QUERY = "SELECT EXISTS (SELECT 1 FROM notes WHERE key = 'heard')"
PACE = Pace(first_event_s=0.1, delta_s=0.01, edit_tool_s=0.1, generate_tool_s=0.3)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes: ``alive_s`` is the longest that a bot is online before it is killed.

    ``pause_s`` lies between two requests of a person on average.
    """

    kills: int
    seed: int
    threads: int
    alive_s: float
    down_s: float = 0.4
    pause_s: float = 4.0
    idle_within_s: float = 300.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: ``idle`` is whether the bot came to rest, ``exit_code`` its last one.

    ``tracebacks`` are those in its log.
    """

    evidence: Evidence
    idle: bool
    exit_code: int
    tracebacks: int
    seconds: float


class Run:
    """Carries a plan out in ``folder``."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan = plan
        self._folder = folder
        self._rng = random.Random(plan.seed)
        self._diary = Diary()

    async def __call__(self) -> Outcome:
        began = time.monotonic()
        nemo = NemoSandbox(
            NemoSettings(seed=self._plan.seed, pace=PACE, anonymous_credits=10_000_000),
            agent=counting_agent,
            renderer=QuickRenderer(),
        )
        async with nemo, DiscordSandbox() as discord:
            bot = BotProcess(self._folder, self._variables(discord, nemo))
            weather = Weather(discord, nemo, self._rng)
            try:
                await bot.start()
                await self._listening()
                async with asyncio.TaskGroup() as world:
                    busy = [world.create_task(live) for live in self._customers(discord)]
                    busy.append(world.create_task(weather.rage()))
                    await self._kill(bot, discord)
                    for task in busy:
                        task.cancel()
                weather.calm()
                idle = await self._come_to_rest(bot, discord)
                code = await bot.end(signal.SIGTERM)
            finally:
                if bot.running:
                    await bot.end(signal.SIGKILL)
            troubles = [*bot.ended_at, *weather.at]
            words = {mark: words_for(mark) for mark in self._marks()}
            database = self._folder / DATABASE
            evidence = gather(self._diary.asked, discord.world, nemo, database, troubles, words)
        return Outcome(evidence, idle, code, bot.tracebacks(), time.monotonic() - began)

    def _marks(self) -> list[str]:
        return [mark for asked in self._diary.asked for mark in asked.marks if MARK.match(mark)]

    def _variables(self, discord: DiscordSandbox, nemo: NemoSandbox) -> dict[str, str]:
        return {
            "DISCORD_TOKEN": discord.settings.token,
            "NEMO_API_URL": nemo.api_url,
            "NEMO_WEB_URL": nemo.web_url,
            "REELTHREAD__DISCORD__API_URL": discord.api_url,
            "REELTHREAD__DISCORD__GATEWAY_URL": discord.gateway_url,
            "REELTHREAD__DISCORD__CHANNEL_IDS": str(discord.channel.id),
            "REELTHREAD__LIMITS__DRAIN_S": "1",
            "REELTHREAD__STORE__URL": f"sqlite+aiosqlite:///{self._folder / DATABASE}",
        }

    def _customers(self, discord: DiscordSandbox) -> Iterator[Coroutine[None, None, None]]:
        photo = _photo()
        for number in range(self._plan.threads):
            rng = random.Random(f"{self._plan.seed} {number}")
            person = discord.person(f"person{number}")
            yield Customer(discord, person, self._diary, rng, photo, self._plan.pause_s).live()

    async def _kill(self, bot: BotProcess, discord: DiscordSandbox) -> None:
        """Start the bot and end it, again and again; mostly without a warning."""
        for number in range(self._plan.kills):
            if number:
                discord.gateway.online.clear()
                await bot.start()
            if self._rng.random() < WHILE_STARTING:
                await asyncio.sleep(self._rng.uniform(0.2, 2.0))
            else:
                await _online(discord)
                await asyncio.sleep(self._rng.uniform(0.05, self._plan.alive_s))
            softly = self._rng.random() < SOFTLY
            await bot.end(signal.SIGTERM if softly else signal.SIGKILL)
            await asyncio.sleep(self._rng.uniform(0, self._plan.down_s))

    async def _come_to_rest(self, bot: BotProcess, discord: DiscordSandbox) -> bool:
        """Let the bot work undisturbed until it has nothing left to do."""
        discord.gateway.online.clear()
        await bot.start()
        await _online(discord)
        began = quiet_since = time.monotonic()
        calls = 0

        def count(_: RestCall) -> None:
            nonlocal calls
            calls += 1

        discord.recorder.listen(count)
        seen = 0
        while time.monotonic() - began < self._plan.idle_within_s:
            await asyncio.sleep(0.1)
            if calls != seen or not self._holds(IDLE_QUERY):
                seen = calls
                quiet_since = time.monotonic()
            if time.monotonic() - quiet_since > QUIET_S:
                return True
        return False

    async def _listening(self) -> None:
        """Wait until the bot has been on Discord once: what was before doesn't concern it."""
        async with asyncio.timeout(STARTS_WITHIN_S):
            while not (self._folder / DATABASE).exists() or not self._holds(LISTENING_QUERY):
                await asyncio.sleep(0.1)

    def _holds(self, query: str) -> bool:
        address = f"file:{self._folder / DATABASE}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            try:
                return bool(connection.execute(query).fetchone()[0])
            except sqlite3.OperationalError:
                return False  # there are no tables yet


async def _online(discord: DiscordSandbox) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STARTS_WITHIN_S):
            await discord.gateway.online.wait()


def _photo() -> bytes:
    data = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(data, "JPEG")
    return data.getvalue()
