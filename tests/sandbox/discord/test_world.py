"""Ids and the log of changes, without any server."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.discord.changes import Change, ChangeKind, ChangeLog
from bot.sandbox.discord.snowflake import Snowflakes, created_at


@given(st.lists(st.floats(min_value=1.6e9, max_value=1.9e9), min_size=1))
def test_ids_only_grow_even_if_the_clock_goes_back(times: list[float]) -> None:
    clock = iter(times)
    ids = Snowflakes(lambda: next(clock))
    made = [ids.next() for _ in times]
    assert made == sorted(set(made))
    assert all(15 <= len(str(snowflake)) <= 20 for snowflake in made)


def test_ids_tell_when_they_were_made() -> None:
    assert abs(created_at(Snowflakes(lambda: 1_700_000_000.123).next()).timestamp()) == (
        pytest.approx(1_700_000_000.123)
    )


async def test_waiting_sees_the_past_and_the_future() -> None:
    log = ChangeLog()
    log.publish(Change(ChangeKind.TYPING, channel_id=1))
    assert (await log.wait_for(lambda c: c.channel_id == 1)).kind is ChangeKind.TYPING
    waiting = asyncio.create_task(log.wait_for(lambda c: c.channel_id == 2, since=log.end))
    await asyncio.sleep(0)
    log.publish(Change(ChangeKind.TYPING, channel_id=2))
    assert (await waiting).channel_id == 2
    with pytest.raises(TimeoutError):
        await log.wait_for(lambda c: c.channel_id == 2, timeout_s=0.01, since=log.end)


async def test_a_long_log_forgets_its_beginning() -> None:
    log = ChangeLog()
    for number in range(100_001):
        log.publish(Change(ChangeKind.TYPING, channel_id=number, at=0.0))
    assert log.end == 100_001
    kept = log.since(0)
    assert kept[-1].channel_id == 100_000
    assert len(kept) < 100_000
    assert log.since(log.end) == []
