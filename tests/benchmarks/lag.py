"""Replies in many threads at once: how far what is shown lags behind what is said."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from bot.sandbox.discord import DiscordSettings
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.benchmarks.measure import Reply, Shown, lag_of
from tests.benchmarks.replies import ASK, ASK_SHORTLY, NumberedWords
from tests.benchmarks.rows import Row, median_of
from tests.benchmarks.stage import ACCOUNT, MIB, PATIENCE_S, Stage, stage, traffic_file
from tests.benchmarks.threads import Known, known_threads

DELTA_S = 0.05
FIRST_EVENT_S = 0.3
STAGGER_S = 0.05
"""Between the starts of two threads."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is said, in how many threads, and how long Discord takes to answer beyond its work."""

    threads: int
    words: NumberedWords = field(default_factory=NumberedWords)
    rest_latency_s: float = 0.0


async def measure(scenario: Scenario, runs: int) -> Row:
    """The medians of some runs; requests answered with 429 are added up."""
    return await median_of(runs, lambda: run(scenario))


async def run(scenario: Scenario) -> Row:
    """One run, with stand-ins and a bot of its own."""
    pace = Pace(first_event_s=FIRST_EVENT_S, delta_s=DELTA_S)
    nemo = NemoSettings(accounts=(ACCOUNT,), pace=pace, silent_ratio=0.0, gui_ratio=0.0)
    discord = DiscordSettings(traffic_file=traffic_file())
    async with stage(nemo=nemo, discord=discord, agent=scenario.words) as world:
        if scenario.rest_latency_s:
            world.discord.faults.delay("*", "*", scenario.rest_latency_s, times=None)
        warm, *threads = await known_threads(world, scenario.threads + 1)
        await world.start_bot()
        await warm_up(world, warm)
        return await _measured(world, threads)


async def warm_up(world: Stage, thread: Known) -> None:
    """Let what is imported, compiled and connected once be so before anything is measured."""
    await thread.say(ASK_SHORTLY)
    await world.until_rows(f"SELECT 1 FROM turns WHERE channel_id = {thread.id} AND delivered")
    await world.bot.settled()
    world.nemo.journal.clear()
    world.discord.recorder.calls.clear()


async def _measured(world: Stage, threads: Sequence[Known]) -> Row:
    bot = world.bot
    bot.watch_memory()
    idle_rss, cpu_s = bot.rss, bot.cpu_s
    asked: dict[int, float] = {}
    for thread in threads:
        message = await thread.say(ASK)
        asked[thread.id] = _asked_at(world, message.id)
        await asyncio.sleep(STAGGER_S)
    await _delivered(world, len(threads))
    used_s = bot.cpu_s - cpu_s
    replies = _replies(world, threads, asked)
    deltas = sum(len(reply.written) for reply in replies)
    return {
        **asdict(lag_of(replies)),
        "cpu_ms_per_delta": 1000 * used_s / deltas,
        "rss_mib": bot.peak_rss / MIB,
        "memory_per_thread_mib": (bot.peak_rss - idle_rss) / MIB / len(threads),
        "rate_limited": world.discord.recorder.rate_limited(),
    }


def _asked_at(world: Stage, message_id: int) -> float:
    """When the gateway was told of a message."""
    for change in reversed(world.discord.world.changes.since(0)):
        if change.message is not None and change.message.id == message_id:
            return change.at
    raise LookupError(f"message {message_id} was never announced")


async def _delivered(world: Stage, count: int) -> None:
    """Wait until as many edits have ended, looking seldom so as not to disturb."""
    prompts = world.nemo.journal.prompts
    try:
        async with asyncio.timeout(PATIENCE_S):
            while len(prompts) < count:
                await asyncio.sleep(0.2)
    except TimeoutError:
        said = await world.bot.last_words()
        raise RuntimeError(f"{len(prompts)} of {count} reached the service:\n{said}") from None
    await world.idle()


def _replies(world: Stage, threads: Sequence[Known], asked: dict[int, float]) -> list[Reply]:
    written: dict[str, list[float]] = {}
    for delta in world.nemo.journal.deltas:
        written.setdefault(delta.session_id, []).append(delta.at)
    prompts = {prompt.session_id: prompt.at for prompt in world.nemo.journal.prompts}
    shown: dict[int, list[Shown]] = {}
    for call in world.discord.recorder.calls:
        parts = call.path.split("/")
        if call.method in ("POST", "PATCH") and call.status == 200 and "messages" in parts:
            content = str(call.json_body.get("content", ""))
            shown.setdefault(int(parts[2]), []).append(Shown(call.arrived_at, content))
    return [
        Reply(
            asked[thread.id],
            prompts[thread.session_id],
            written[thread.session_id],
            sorted(shown[thread.id], key=lambda request: request.at),
        )
        for thread in threads
    ]
