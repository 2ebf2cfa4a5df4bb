"""What waits is shown, and people may change their minds until it starts."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.events import TextWhole
from bot.core.records import ReplyRole, TurnStatus
from bot.locales import text
from bot.sessions.queue import QueueNotices
from tests.sessions.stage import QUICK, THREAD, Stage, image

PLACE_1 = f"-# ⏳ {text('queue.place', 'en', place=1)}"
PLACE_2 = f"-# ⏳ {text('queue.place', 'en', place=2)}"
AN_HOUR_S = 3600.0


async def busy(stage: Stage) -> asyncio.Event:
    """A thread in which an edit runs until the event is set."""
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Done.")]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    return go_on


async def test_what_waits_has_a_place_and_becomes_the_live_message(stage: Stage) -> None:
    go_on = await busy(stage)
    await stage.say("faster")
    await stage.shows(PLACE_1)
    await stage.say("bigger")
    await stage.shows(PLACE_2)
    notices = list(stage.thread.messages)[-2:]
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "faster", "bigger"]
    assert list(stage.thread.messages)[-2:] == notices
    assert [stage.thread.messages[notice].text for notice in notices] == ["Done."] * 2
    shown = [post.text for post in stage.thread.messages[notices[1]].posts]
    assert shown[:2] == [PLACE_2, PLACE_1]


async def test_nothing_is_shown_of_a_queue_without_waiting(stage: Stage) -> None:
    await stage.a_thread()
    await stage.ask("slower")
    assert not any("queue" in shown for shown in stage.thread.texts)
    assert len(stage.thread.messages) == 2


async def test_an_edited_message_is_done_in_its_new_words(stage: Stage) -> None:
    go_on = await busy(stage)
    waiting = await stage.say("faster")
    await stage.manager.changed(replace(stage.incoming("bigger"), message_id=waiting))
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "bigger"]


async def test_an_edit_of_what_runs_changes_nothing(stage: Stage) -> None:
    go_on = await busy(stage)
    running = (await stage.turn(2)).message_id
    await stage.manager.changed(replace(stage.incoming("bigger"), message_id=running))
    await stage.manager.removed(THREAD, running)
    go_on.set()
    await stage.idle()
    assert (await stage.turn(2)).text == "slower"
    assert stage.thread.last.text == "Done."


async def test_an_edit_into_another_wish(stage: Stage) -> None:
    go_on = await busy(stage)
    waiting = await stage.say("faster")
    await stage.shows(PLACE_1)
    await stage.manager.changed(replace(stage.incoming("export"), message_id=waiting))
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower"]
    assert len(stage.service.renders) == 1
    assert PLACE_1 not in stage.thread.texts


async def test_a_deleted_message_is_taken_back(stage: Stage) -> None:
    go_on = await busy(stage)
    waiting = await stage.say("faster")
    await stage.shows(PLACE_1)
    await stage.say("bigger")
    await stage.shows(PLACE_2)
    await stage.manager.removed(THREAD, waiting)
    async with asyncio.timeout(5):
        while stage.thread.texts.count(PLACE_1) + stage.thread.texts.count(PLACE_2) > 1:
            stage.thread.changed.clear()
            await stage.thread.changed.wait()
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "bigger"]
    assert (await stage.turn(3)).status is TurnStatus.STOPPED
    assert [shown.posts[0].text for shown in stage.thread.deleted] == [PLACE_1]


async def test_a_message_deleted_while_its_files_are_brought(stage: Stage) -> None:
    await stage.a_thread()
    held = asyncio.Event()
    stage.service.url_steps = [held]
    before = len(stage.thread.messages)
    asked = await stage.say("add this", image(2))
    await stage.shows("Uploading")
    await stage.manager.removed(THREAD, asked)
    await stage.idle()
    assert stage.said == []
    assert len(stage.thread.messages) == before
    assert (await stage.turn(2)).status is TurnStatus.STOPPED


async def test_a_queue_outlives_a_restart(stage: Stage) -> None:
    await busy(stage)
    await stage.say("faster")
    await stage.shows(PLACE_1)
    stage.service.runs = []
    await stage.restart()
    await stage.idle()
    assert stage.said == ["slower", "faster"]
    assert not any("queue" in shown for shown in stage.thread.texts)


async def test_a_burst_is_one_request(stage: Stage, pass_time: Callable[[float], None]) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, burst_s=AN_HOUR_S, together_s=AN_HOUR_S))
    await stage.say("make it slower")
    await stage.say("add this picture", image(2))
    await stage.say("make the title red and then export it")
    assert stage.said == []
    pass_time(AN_HOUR_S)
    await stage.idle()
    assert stage.said == ["make it slower\nadd this picture\nmake the title red and then export it"]
    assert [url for _, url in stage.service.uploads] == [image(2).url]
    assert len(stage.service.renders) == 1


async def test_a_message_alone_goes_at_once_and_the_rest_of_a_burst_comes_next(
    stage: Stage, pass_time: Callable[[float], None]
) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, burst_s=AN_HOUR_S))
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Done.")]]
    stage.service.prompted.clear()
    await stage.say("make it slower")
    await stage.service.prompted.wait()
    await stage.say("bigger")
    await stage.say("louder")
    pass_time(AN_HOUR_S)
    go_on.set()
    await stage.idle()
    assert stage.said == ["make it slower", "bigger\nlouder"]


async def test_a_burst_that_waits_is_joined_and_can_be_changed(
    stage: Stage, pass_time: Callable[[float], None]
) -> None:
    stage.retime(replace(QUICK, burst_s=AN_HOUR_S))
    go_on = await busy(stage)
    first = await stage.say("faster")
    second = await stage.say("bigger")
    third = await stage.say("louder")
    await stage.shows(PLACE_1)
    assert PLACE_2 not in stage.thread.texts
    await stage.manager.changed(replace(stage.incoming("much bigger"), message_id=second))
    await stage.manager.removed(THREAD, first)
    await stage.manager.receive(replace(stage.incoming("louder"), message_id=third))
    pass_time(AN_HOUR_S)
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "much bigger\nlouder"]


async def test_a_burst_outlives_a_restart(stage: Stage) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, burst_s=AN_HOUR_S, together_s=AN_HOUR_S))
    await stage.say("faster")
    await stage.say("bigger")
    await stage.crash()
    stage.retime(QUICK)
    await stage.start()
    await stage.idle()
    assert stage.said[-1] == "faster\nbigger"


async def test_what_comes_after_a_pause_is_a_request_of_its_own(
    stage: Stage, pass_time: Callable[[float], None]
) -> None:
    stage.retime(replace(QUICK, burst_s=AN_HOUR_S))
    go_on = await busy(stage)
    await stage.say("faster")
    pass_time(AN_HOUR_S + 1)
    await stage.say("bigger")
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "faster", "bigger"]


async def test_others_do_not_join(stage: Stage) -> None:
    stage.retime(replace(QUICK, burst_s=AN_HOUR_S))
    go_on = await busy(stage)
    await stage.say("faster")
    await stage.manager.receive(replace(stage.incoming("bigger"), author_id=5))
    await stage.say("export")
    await stage.say("louder")
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "faster", "bigger", "louder"]


async def test_a_notice_that_comes_late_undoes_no_answer(stage: Stage) -> None:
    """Its change has left, and Discord takes its time over it, while the turn starts and ends."""
    go_on = await busy(stage)
    await stage.say("faster")
    await stage.say("bigger")
    await stage.shows(PLACE_2)
    stage.thread.held_progress = asyncio.Event()
    go_on.set()
    async with asyncio.timeout(10):
        while len(stage.said) < 3:
            await asyncio.sleep(0.01)
    stage.thread.held_progress.set()
    await stage.idle()
    assert not any("⏳" in shown for shown in stage.thread.texts)
    assert stage.thread.texts.count("Done.") >= 3


@pytest.mark.parametrize("looked_first", [True, False])
async def test_a_notice_that_becomes_the_live_message_stays(
    stage: Stage, looked_first: bool
) -> None:
    """After a restart, the queue is looked at while the turn that had begun goes on."""
    await busy(stage)
    await stage.say("faster")
    await stage.shows(PLACE_1)
    await stage.crash()
    await stage.store.set_status(3, TurnStatus.UPLOADING)
    notices, thread, turn = (
        QueueNotices(stage.studio, THREAD),
        await stage.record(),
        await stage.turn(3),
    )
    steps = [notices.show(thread), notices.start(thread, turn)]
    await asyncio.gather(*(steps if looked_first else reversed(steps)))
    live = await stage.store.replies(turn.id, ReplyRole.LIVE)
    assert all(shown.message_id in stage.thread.messages for shown in live)
    left = await stage.store.replies(turn.id, ReplyRole.QUEUED)
    assert bool(live) != (PLACE_1 not in stage.thread.texts)
    assert left == []
