"""The request budget: below Discord's limits, what matters first, fair between channels."""

import asyncio

import pytest

from bot.core.ports import Priority
from bot.frontend.pacing import CHANNEL_WINDOW_S, OVERALL, PER_CHANNEL, Bucket, Pacer


class Clock:
    """A loop clock that a test turns on by hand; timers fire when it passes them."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.offset = 0.0
        self._loop = loop
        self._real = loop.time

    def time(self) -> float:
        return self._real() + self.offset

    async def advance(self, seconds: float) -> None:
        self.offset += seconds
        for _ in range(5):
            await asyncio.sleep(0)


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    loop = asyncio.get_running_loop()
    clock = Clock(loop)
    monkeypatch.setattr(loop, "time", clock.time)
    return clock


class Requests:
    """Asks for turns and notes the order in which they are granted."""

    def __init__(self, pacer: Pacer, group: asyncio.TaskGroup) -> None:
        self.granted: list[str] = []
        self._pacer = pacer
        self._group = group

    def ask(
        self,
        name: str,
        channel: int = 1,
        bucket: Bucket = Bucket.EDIT,
        priority: Priority = Priority.PROGRESS,
    ) -> asyncio.Task[None]:
        return self._group.create_task(self._turn(name, channel, bucket, priority))

    async def _turn(self, name: str, channel: int, bucket: Bucket, priority: Priority) -> None:
        await self._pacer.turn(channel, bucket, priority)
        self.granted.append(name)


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_channel_gets_its_budget_at_once_and_then_waits(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(PER_CHANNEL + 1):
            requests.ask(str(number))
        await settle()
        assert len(requests.granted) == PER_CHANNEL
        await clock.advance(CHANNEL_WINDOW_S - 0.5)
        assert len(requests.granted) == PER_CHANNEL
        await clock.advance(0.6)
        assert len(requests.granted) == PER_CHANNEL + 1


async def test_creations_and_edits_are_counted_apart(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(PER_CHANNEL):
            requests.ask(f"edit {number}")
            requests.ask(f"create {number}", bucket=Bucket.CREATE)
        await settle()
        assert len(requests.granted) == 2 * PER_CHANNEL


async def test_what_matters_more_goes_first(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(PER_CHANNEL):
            requests.ask(str(number))
        await settle()
        requests.ask("preview", priority=Priority.PROGRESS)
        requests.ask("first words", priority=Priority.FIRST_WORDS)
        requests.ask("final", priority=Priority.FINAL)
        await settle()
        await clock.advance(CHANNEL_WINDOW_S + 0.1)
        assert requests.granted[PER_CHANNEL:] == ["final", "first words", "preview"]


async def test_all_channels_together_stay_below_the_overall_limit(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for channel in range(OVERALL + 5):
            requests.ask(str(channel), channel=channel)
        await settle()
        assert len(requests.granted) == OVERALL
        await clock.advance(1.1)
        assert len(requests.granted) == OVERALL + 5


async def test_a_busy_channel_does_not_hold_up_another(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(PER_CHANNEL + 1):
            requests.ask(str(number))
        requests.ask("other", channel=2)
        await settle()
        assert "other" in requests.granted
        await clock.advance(CHANNEL_WINDOW_S + 0.1)


async def test_a_cancelled_wait_costs_nothing(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(PER_CHANNEL):
            requests.ask(str(number))
        dropped = requests.ask("dropped")
        requests.ask("kept")
        await settle()
        dropped.cancel()
        await clock.advance(CHANNEL_WINDOW_S + 0.1)
        assert requests.granted[PER_CHANNEL:] == ["kept"]


async def test_closing_lets_nobody_through(clock: Clock) -> None:
    pacer = Pacer()
    for _ in range(PER_CHANNEL):
        await pacer.turn(1, Bucket.EDIT, Priority.PROGRESS)
    waiting = asyncio.create_task(pacer.turn(1, Bucket.EDIT, Priority.FINAL))
    await settle()
    pacer.close()
    await asyncio.wait([waiting])
    assert waiting.cancelled()
