"""The request budget: below Discord's limits, what matters first, fair between channels."""

import asyncio

import pytest

from bot.core.ports import Priority
from bot.frontend.budget import CHANNEL_LIMIT, OVERALL_LIMIT, SPARE_S, Told
from bot.frontend.pacing import Bucket, Pacer

PASSED_S = 5.2
"""After so long, a channel's window has ended."""


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
        priority: Priority = Priority.FIRST_WORDS,
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
        for number in range(CHANNEL_LIMIT + 1):
            requests.ask(str(number))
        await settle()
        assert len(requests.granted) == CHANNEL_LIMIT
        await clock.advance(4.9)
        assert len(requests.granted) == CHANNEL_LIMIT
        await clock.advance(0.3)
        assert len(requests.granted) == CHANNEL_LIMIT + 1


@pytest.mark.usefixtures("clock")
async def test_creations_and_edits_are_counted_apart() -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(CHANNEL_LIMIT):
            requests.ask(f"edit {number}")
            requests.ask(f"create {number}", bucket=Bucket.CREATE)
        await settle()
        assert len(requests.granted) == 2 * CHANNEL_LIMIT


async def test_what_discord_gives_one_name_is_counted_together(clock: Clock) -> None:
    pacer = Pacer()
    pacer.learn(2, Bucket.EDIT, Told(5, 4, 5.0, "messages"))
    pacer.learn(2, Bucket.CREATE, Told(5, 4, 5.0, "messages"))
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        for number in range(CHANNEL_LIMIT):
            requests.ask(f"edit {number}")
            requests.ask(f"create {number}", bucket=Bucket.CREATE)
        await settle()
        assert len(requests.granted) == CHANNEL_LIMIT
        await clock.advance(PASSED_S)


async def test_what_matters_more_goes_first(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(CHANNEL_LIMIT):
            requests.ask(str(number))
        await settle()
        for priority in reversed(Priority):
            requests.ask(priority.name, priority=priority)
        await settle()
        await clock.advance(PASSED_S)
        for _ in range(10):
            await clock.advance(1.0)
        assert requests.granted[CHANNEL_LIMIT:] == [priority.name for priority in Priority]


async def test_progress_is_spread_and_leaves_a_request_for_the_final(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(CHANNEL_LIMIT):
            requests.ask(str(number), priority=Priority.PROGRESS)
        await settle()
        assert requests.granted == ["0"]
        for _ in range(39):
            await clock.advance(0.1)
        assert requests.granted == ["0", "1", "2", "3"]
        requests.ask("final", priority=Priority.FINAL)
        await settle()
        assert requests.granted[-1] == "final"
        await clock.advance(PASSED_S)
        assert requests.granted[-1] == "4"


@pytest.mark.usefixtures("clock")
async def test_a_new_message_of_progress_waits_for_no_other() -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        requests.ask("greeting", bucket=Bucket.CREATE)
        await settle()
        requests.ask("placeholder", bucket=Bucket.CREATE, priority=Priority.PROGRESS)
        await settle()
        assert requests.granted == ["greeting", "placeholder"]


async def test_progress_may_use_the_last_request_just_before_the_window_ends(clock: Clock) -> None:
    pacer = Pacer()
    pacer.learn(1, Bucket.EDIT, Told(5, 1, SPARE_S + 1.0))
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        requests.ask("progress", priority=Priority.PROGRESS)
        await clock.advance(0.9)
        assert requests.granted == []
        await clock.advance(0.2)
        assert requests.granted == ["progress"]


async def test_the_headers_tell_what_is_left_and_until_when(clock: Clock) -> None:
    pacer = Pacer()
    pacer.learn(1, Bucket.EDIT, Told(10, 2, 3.0))
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        for number in range(3):
            requests.ask(str(number))
        await settle()
        assert len(requests.granted) == 2
        await clock.advance(2.9)
        assert len(requests.granted) == 2
        await clock.advance(0.2)
        assert len(requests.granted) == 3


async def test_a_limit_learnt_in_one_channel_holds_for_the_others(clock: Clock) -> None:
    pacer = Pacer()
    pacer.learn(1, Bucket.EDIT, Told(3, 2, 8.0))
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        for number in range(4):
            requests.ask(str(number), channel=2)
        await settle()
        assert len(requests.granted) == 3
        await clock.advance(7.9)
        assert len(requests.granted) == 3
        await clock.advance(0.3)
        assert len(requests.granted) == 4


async def test_all_channels_together_stay_below_the_overall_limit(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for channel in range(OVERALL_LIMIT + 5):
            requests.ask(str(channel), channel=channel)
        await settle()
        assert len(requests.granted) == OVERALL_LIMIT
        await clock.advance(1.1)
        assert len(requests.granted) == OVERALL_LIMIT + 5


async def test_requests_that_need_no_turn_count_too(clock: Clock) -> None:
    pacer = Pacer()
    for _ in range(OVERALL_LIMIT - 1):
        pacer.passed()
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        requests.ask("first")
        requests.ask("second", channel=2)
        await settle()
        assert requests.granted == ["first"]
        await clock.advance(1.1)


async def test_a_request_that_leaves_late_counts_once_more(clock: Clock) -> None:
    pacer = Pacer()
    for channel in range(OVERALL_LIMIT):
        await pacer.turn(channel, Bucket.EDIT, Priority.FINAL)
    await clock.advance(0.9)
    for channel in range(OVERALL_LIMIT):
        pacer.left(channel)
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        requests.ask("next")
        await clock.advance(0.9)
        assert requests.granted == []
        await clock.advance(0.2)
        assert requests.granted == ["next"]


async def test_nothing_leaves_while_discord_refuses_everything(clock: Clock) -> None:
    pacer = Pacer()
    pacer.refused(3.0)
    async with asyncio.TaskGroup() as group:
        requests = Requests(pacer, group)
        requests.ask("final", priority=Priority.FINAL)
        await clock.advance(2.9)
        assert requests.granted == []
        await clock.advance(0.2)
        assert requests.granted == ["final"]


async def test_progress_of_many_channels_is_even_and_goes_round(clock: Clock) -> None:
    channels = [str(number) for number in range(100)]
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        in_each_second: list[int] = []
        for _ in range(2):
            for name in channels:
                requests.ask(name, channel=int(name), priority=Priority.PROGRESS)
            wanted = len(requests.granted) + len(channels)
            while len(requests.granted) < wanted:
                before = len(requests.granted)
                for _ in range(50):
                    await clock.advance(0.02)
                in_each_second.append(len(requests.granted) - before)
        assert requests.granted == [*channels, *channels]
        assert max(in_each_second) <= OVERALL_LIMIT


async def test_a_busy_channel_does_not_hold_up_another(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(CHANNEL_LIMIT + 1):
            requests.ask(str(number))
        requests.ask("other", channel=2)
        await settle()
        assert "other" in requests.granted
        await clock.advance(PASSED_S)


async def test_a_cancelled_wait_costs_nothing(clock: Clock) -> None:
    async with asyncio.TaskGroup() as group:
        requests = Requests(Pacer(), group)
        for number in range(CHANNEL_LIMIT):
            requests.ask(str(number))
        dropped = requests.ask("dropped")
        requests.ask("kept")
        await settle()
        dropped.cancel()
        await clock.advance(PASSED_S)
        assert requests.granted[CHANNEL_LIMIT:] == ["kept"]


async def test_quiet_channels_are_forgotten(clock: Clock) -> None:
    pacer = Pacer()
    for channel in range(3000):
        await pacer.turn(channel, Bucket.EDIT, Priority.FINAL)
        await clock.advance(0.05)
    assert len(pacer) < 1000


@pytest.mark.usefixtures("clock")
async def test_closing_lets_nobody_through() -> None:
    pacer = Pacer()
    for _ in range(CHANNEL_LIMIT):
        await pacer.turn(1, Bucket.EDIT, Priority.FINAL)
    waiting = asyncio.create_task(pacer.turn(1, Bucket.EDIT, Priority.FINAL))
    await settle()
    pacer.close()
    await asyncio.wait([waiting])
    assert waiting.cancelled()
