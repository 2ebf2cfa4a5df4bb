"""How all work begins and ends, and what is left of it in memory."""

import asyncio
import gc
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bot.core.ports import RenderPhase, RenderReport
from bot.core.records import ButtonAction, TurnKind
from bot.sessions.worker import Worker
from tests.sessions.stage import QUICK, SKILL, THREAD, Stage, lanes


async def test_stopping_lets_the_running_turn_end(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.say("faster")
    await stage.service.prompted.wait()
    stopping = asyncio.create_task(stage.manager.stop(5))
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert lanes() == []
    assert stage.said == ["slower"]
    assert (await stage.turn(2)).delivered
    await stage.start()
    await stage.idle()
    assert stage.said == ["slower", "faster"]


async def test_stopping_cancels_what_takes_too_long(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    await stage.manager.stop(0.01)
    assert lanes() == []
    assert f"turns of {THREAD}" in caplog.text
    assert not (await stage.turn(2)).status.ended


async def test_stopping_does_not_wait_for_exports(stage: Stage) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, render_poll_s=60.0, render_poll_max_s=60.0))
    stage.service.reports = [RenderReport(RenderPhase.PROCESSING, 10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    async with asyncio.timeout(5):
        await stage.manager.stop(60)
    assert len(await stage.store.open_renders(THREAD)) == 1


async def test_a_preview_that_waits_for_discord_does_not_hold_up_stopping(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()]]
    stage.conversations.crash.at = stage.conversations.crash.passed + 1
    await stage.say("slower")
    await stage.conversations.crash.reached.wait()
    async with asyncio.timeout(5):
        await stage.manager.stop(0)
    assert lanes() == []


async def test_after_stopping_nothing_is_taken_in(stage: Stage) -> None:
    await stage.a_thread()
    await stage.manager.stop(0)
    await stage.say("slower")
    assert await stage.press(ButtonAction.EXPORT) is None
    await stage.manager.resume()
    assert lanes() == []
    assert await stage.store.next_turn(THREAD, tuple(TurnKind)) is None


async def test_a_start_without_work_does_nothing(stage: Stage) -> None:
    await stage.a_thread()
    await stage.restart()
    assert lanes() == []


async def test_after_a_stop_messages_are_left_to_the_next_start(stage: Stage) -> None:
    await stage.a_thread()
    await stage.manager.stop(0.0)
    assert not await stage.manager.receive(stage.incoming("slower"))
    assert await stage.store.waiting(THREAD) == []


async def test_threads_at_rest_are_only_rows(stage: Stage) -> None:
    """Ten thousand are known; the workers of those that were talked in don't stay, either."""
    with closing(sqlite3.connect(stage.path)) as database:
        columns = "guild_id, parent_id, owner_id, title, skill, locale, opened, created_at"
        database.executemany(
            f"INSERT INTO threads (channel_id, {columns}, account, account_id)"
            " VALUES (?, 5, 11, 77, 't', ?, 'en', 1, '2026-01-01', 'bot', 0)",
            [(number, SKILL) for number in range(1, 10_001)],
        )
        database.commit()
    before = workers()
    await stage.manager.resume()
    assert workers() == before
    for number in range(1, 41):
        await stage.manager.receive(replace(stage.incoming("status"), channel_id=number))
        await stage.idle()
    assert workers() - before <= 2


def workers() -> int:
    """How many there are in memory."""
    gc.collect()
    return sum(isinstance(found, Worker) for found in gc.get_objects())
