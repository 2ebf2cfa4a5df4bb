"""Exports outlive the process: nothing is rendered or posted twice."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.records import RenderStatus, ReplyRecord, ReplyRole
from bot.errors import ConversationUnavailable
from bot.locales import text
from tests.fakes import rendered
from tests.sessions.exports import FAILED, URL, at_work, progress
from tests.sessions.stage import QUICK, THREAD, Stage


async def test_a_render_goes_on_over_a_restart(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    stage.service.reports = [rendered()]
    await stage.start()
    await stage.idle()
    assert len(stage.service.renders) == 1
    assert stage.thread.posted_files == [b"video"]
    assert len([one for one in stage.thread.messages.values() if one.nonce.endswith("p0")]) == 1


async def test_a_finished_render_is_not_asked_for_again(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.held = asyncio.Event()
    await stage.say("export")
    async with asyncio.timeout(5):
        while not stage.service.downloads:
            await asyncio.sleep(0)
    (render,) = await stage.store.open_renders(THREAD)
    assert (render.status, render.url) == (RenderStatus.COMPLETED, URL)
    stage.thread.held = None
    await stage.crash()
    stage.service.reports = [FAILED]
    await stage.start()
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]
    assert stage.service.downloads == [URL, URL]


@pytest.mark.parametrize("told", [True, False])
async def test_a_result_that_was_posted_before_a_crash_is_not_posted_again(
    stage: Stage, told: bool
) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    if told:
        await stage.store.save_reply(ReplyRecord(2, ReplyRole.RESULT, 0, 55))
    stage.service.reports = [rendered()]
    await stage.start()
    await stage.idle()
    assert len(stage.thread.posted_files) == (0 if told else 1)
    assert "⏳" not in progress(stage).text
    assert await stage.store.open_renders(THREAD) == []


async def test_a_second_attempt_that_was_noted_before_a_crash_is_gone_on_with(
    stage: Stage,
) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    (first,) = await stage.store.open_renders(THREAD)
    second = replace(first, id=f"render_{THREAD + 1}_2", attempt=2, status=RenderStatus.CREATED)
    await stage.store.create_render(second)
    stage.service.reports = [FAILED, rendered()]
    await stage.start()
    await stage.idle()
    assert [render_id for render_id, _ in stage.service.renders] == [first.id, second.id]
    assert stage.thread.posted_files == [b"video"]


async def test_a_render_without_an_end_is_given_up_after_a_day(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    stage.retime(replace(QUICK, render_endless_s=0.0))
    await stage.start()
    await stage.idle()
    assert stage.thread.last.text == text("export.endless", "en")
    assert stage.service.cancelled == [f"render_{THREAD + 1}_1"]
    assert await stage.store.open_renders(THREAD) == []


async def test_what_a_turn_has_to_say_comes_before_its_export(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [ConversationUnavailable("away")] * 1000
    asked = await stage.say("make it slower and then export it")
    async with asyncio.timeout(5):
        while not await stage.store.open_renders(THREAD):
            await asyncio.sleep(0)
    await stage.crash()
    stage.thread.messages = {
        message_id: shown
        for message_id, shown in stage.thread.messages.items()
        if not shown.nonce.startswith(str(asked))
    }
    stage.thread.final_failures = [ConversationUnavailable("away")] * 3
    await stage.start()
    await stage.idle()
    first, *others = [
        shown for shown in stage.thread.messages.values() if shown.nonce.startswith(str(asked))
    ]
    assert not first.nonce.endswith("p0")
    assert [shown.nonce[-2:] for shown in others] == ["p0", "r0"]
    assert stage.thread.posted_files == [b"video"]
