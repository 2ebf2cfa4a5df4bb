"""Stop ends what runs, and says what it may have cost."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.events import TextDelta
from bot.core.ports import RenderPhase, RenderReport
from bot.core.records import ButtonAction, RenderStatus, TurnStatus
from bot.errors import ServiceUnavailable
from bot.locales import text
from tests.sessions.stage import PERSON, QUICK, THREAD, Stage, draft, image

STOPPED = text("stop.stopped", "en")


async def running(stage: Stage) -> asyncio.Event:
    await stage.a_thread()
    stage.service.drafts = [draft("kite")]
    go_on = asyncio.Event()
    stage.service.runs = [[TextDelta("I am"), go_on]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.shows("I am")
    return go_on


async def test_the_button_ends_the_run(stage: Stage) -> None:
    await running(stage)
    live = stage.thread.last
    (button,) = live.posts[-1].buttons
    assert (button.action, button.label) == (ButtonAction.STOP, "Stop")
    assert await stage.press(button.action, button.argument) == text("stop.done", "en")
    await stage.idle()
    assert stage.service.running == 0
    assert live.text == f"I am …\n\n{STOPPED}"
    assert [button.action for button in live.posts[-1].buttons] == [ButtonAction.RETRY]
    assert (await stage.turn(2)).status is TurnStatus.STOPPED


async def test_an_old_button_stops_nothing_else(stage: Stage) -> None:
    go_on = await running(stage)
    assert await stage.press(ButtonAction.STOP, "1") is None
    go_on.set()
    await stage.idle()
    assert (await stage.turn(2)).status is TurnStatus.DONE


async def test_what_a_stopped_run_has_changed_is_told(stage: Stage) -> None:
    await running(stage)
    stage.service.drafts = [draft("kite", "sea")]
    assert await stage.manager.halt(THREAD, PERSON)
    assert await stage.manager.halt(THREAD, PERSON)
    await stage.idle()
    first, intro, *changes = stage.thread.last.text.split(STOPPED)[1].splitlines()
    assert (first, intro) == ("", text("stop.changed", "en"))
    assert "sea" in changes[0]


async def test_stop_as_a_word(stage: Stage) -> None:
    await running(stage)
    await stage.say("Stop!")
    await stage.idle()
    assert stage.said == ["slower"]
    assert STOPPED in stage.thread.last.text
    assert await stage.unsettled() is None


async def test_stop_where_nothing_runs(stage: Stage) -> None:
    await stage.a_thread()
    assert not await stage.manager.halt(THREAD, PERSON)
    assert (await stage.ask("stop")).text == text("stop.nothing", "en")


async def test_stop_before_anything_is_sent(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.url_steps = [asyncio.Event()]
    await stage.say("add this", image(2))
    await stage.shows("Uploading")
    assert await stage.manager.halt(THREAD, PERSON)
    await stage.idle()
    assert stage.thread.last.text == text("stop.unsent", "en")
    assert stage.said == []


async def test_stop_while_files_without_words_are_brought(stage: Stage) -> None:
    await stage.a_thread()
    held = asyncio.Event()
    stage.service.url_steps = [held]
    await stage.say("", image(2))
    async with asyncio.timeout(5):
        while not await stage.manager.halt(THREAD, PERSON):
            await asyncio.sleep(0)
    await stage.idle()
    assert stage.thread.last.text == text("stop.unsent", "en")


async def test_what_waits_goes_on_after_a_stop(stage: Stage) -> None:
    await running(stage)
    await stage.say("faster")
    stage.service.runs = []
    assert await stage.manager.halt(THREAD, PERSON)
    await stage.idle()
    assert stage.said == ["slower", "faster"]


@pytest.mark.parametrize("error", [None, ServiceUnavailable("503")])
async def test_stop_cancels_an_export(stage: Stage, error: ServiceUnavailable | None) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, render_poll_s=60.0, render_poll_max_s=60.0))
    stage.service.reports = [RenderReport(RenderPhase.PROCESSING, 10.0)]
    stage.service.cancel_error = error
    await stage.say("export")
    await stage.shows("10 %")
    render = (await stage.store.open_renders(THREAD))[0]
    assert await stage.manager.halt(THREAD, PERSON)
    await stage.idle()
    assert stage.service.cancelled == [render.id]
    assert await stage.store.open_renders(THREAD) == []
    assert stage.thread.last.text == text("stop.export", "en")
    assert [button.action for button in stage.thread.last.posts[-1].buttons] == [
        ButtonAction.EXPORT
    ]
    assert RenderStatus.CANCELLED.ended
