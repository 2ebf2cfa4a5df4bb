"""What an export shows while it is under way."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.core.records import ButtonAction
from bot.errors import (
    ConversationUnavailable,
)
from bot.locales import text
from tests.fakes import rendered
from tests.sessions.exports import PENDING, at_work, export, progress
from tests.sessions.stage import PATIENCE_S, PERSON, QUICK, Stage

SLOW = replace(QUICK, render_slow=((0.0, 0.0),))


async def test_progress_grows_in_one_message(stage: Stage) -> None:
    stage.service.reports = [PENDING, at_work(None), at_work(42.0), at_work(42.0), rendered()]
    await export(stage)
    shown = [post.text for post in progress(stage).posts]
    assert sum("42 %" in one for one in shown) == 1
    assert shown[-1].startswith("-# ✅")


async def test_status_tells_how_far_an_export_is(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(40.0)]
    await stage.say("export")
    await stage.shows("40 %")
    await stage.say("status")
    await stage.shows("An export is under way: ▰▰▰▰▱▱▱▱▱▱ 40 %")


async def test_the_time_left_is_told_once_it_can_be(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.a_thread()
    seconds = iter(range(0, 10_000, 10))
    clock = SimpleNamespace(monotonic=lambda: next(seconds))
    monkeypatch.setattr("bot.sessions.export_progress.time", clock)
    stage.service.reports = [at_work(20.0)]
    await stage.say("export")
    await stage.shows("20 %")
    stage.service.reports = [at_work(25.0)]
    await stage.shows("25 %")
    assert " left" not in progress(stage).text
    stage.service.reports = [at_work(40.0)]
    await stage.shows("left")
    stage.service.reports = [rendered()]
    await stage.idle()
    assert " left" not in progress(stage).text


async def test_a_deleted_progress_message_holds_up_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.thread.delete(progress(stage).id)
    stage.service.reports = [at_work(50.0), rendered()]
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]
    assert not any(one.nonce.endswith("p0") for one in stage.thread.messages.values())


async def test_progress_that_cannot_be_shown_holds_up_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.failures = [ConversationUnavailable("503")]
    await stage.ask("export")
    assert stage.thread.posted_files == [b"video"]


async def test_a_button_stops_an_export_and_no_other(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    shown = progress(stage)
    (button,) = shown.posts[-1].buttons
    assert button.action is ButtonAction.STOP
    assert await stage.press(ButtonAction.STOP, "77") is None
    assert await stage.press(button.action, button.argument) == text("stop.done", "en")
    await stage.idle()
    assert shown.text == text("stop.export", "en")
    assert stage.thread.posted_files == []
    assert await stage.press(button.action, button.argument) is None


async def test_two_exports_come_one_after_the_other(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.say("export")
    await stage.shows("10 %")
    assert len(stage.service.renders) == 1
    waiting = text("export.queued", "en", count=1)
    await stage.shows(waiting)
    stage.service.reports = [rendered()]
    await stage.idle()
    assert stage.thread.posted_files == [b"video"] * 2
    (queued,) = (one for one in stage.thread.messages.values() if waiting in one.posts[0].text)
    assert queued.text.startswith("-# ✅")


async def test_a_render_that_stands_still_is_told_of_once(stage: Stage) -> None:
    stage.retime(SLOW)
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows(text("export.slow", "en"))
    await stage.shows("nothing has moved for a while")
    await stage.crash()
    await stage.start()
    stage.service.reports = [rendered()]
    await stage.idle()
    told = [one for one in stage.thread.messages.values() if one.text == text("export.slow", "en")]
    assert [one.posts[-1].ping for one in told] == [PERSON]
    (button,) = told[0].posts[-1].buttons
    assert button.action is ButtonAction.STOP
    assert stage.thread.posted_files == [b"video"]


async def test_progress_that_waits_for_discord_delays_no_video(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.held_progress = asyncio.Event()
    stage.service.reports = [at_work(10.0), at_work(20.0), rendered()]
    await stage.say("export")
    async with asyncio.timeout(PATIENCE_S):
        while not stage.thread.posted_files:
            await stage.thread.changed.wait()
            stage.thread.changed.clear()
    stage.thread.held_progress.set()
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]


async def test_it_is_shown_what_is_done_to_a_finished_video(stage: Stage) -> None:
    stage.media.playable = False
    stage.media.fitted = b"smaller"
    stage.media.fitting = asyncio.Event()
    await stage.a_thread()
    await stage.say("export")
    await stage.shows(text("export.fitting", "en"))
    stage.media.fitting.set()
    await stage.idle()
    assert stage.thread.posted_files == [b"smaller"]


async def test_the_places_of_waiting_exports_are_renewed(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    for _ in range(3):
        await stage.say("export")
    await stage.shows(text("export.queued", "en", count=2))
    await stage.shows("10 %")
    running = next(one for one in stage.thread.messages.values() if "10 %" in one.text)
    (button,) = running.posts[-1].buttons
    waiting = text("export.queued", "en", count=2)
    last = next(one for one in stage.thread.messages.values() if waiting in one.text)
    await stage.press(button.action, button.argument)
    async with asyncio.timeout(PATIENCE_S):
        while text("export.queued", "en", count=1) not in last.text:
            stage.thread.changed.clear()
            await stage.thread.changed.wait()
    stage.service.reports = [rendered()]
    await stage.idle()
    assert last.text.startswith("-# ✅")
