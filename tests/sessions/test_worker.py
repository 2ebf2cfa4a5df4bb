"""One thread's work: its order, its failures, and that a bug ends no more than a turn."""

import asyncio
import gc
import re
from dataclasses import replace

import pytest

from bot.core.events import TextWhole
from bot.core.records import ButtonAction, NewTurn, TurnKind, TurnStatus
from bot.errors import (
    ConversationError,
    ConversationGone,
    ConversationUnavailable,
    PermissionMissing,
)
from bot.locales import text
from bot.sessions.worker import Worker
from tests.sessions.stage import PARENT, PERSON, THREAD, Stage, Trouble, image

OTHER = 2_000_000
ERROR_ID = re.compile(r"number: [0-9a-f]{8}$")


async def drop_elsewhere(stage: Stage, words: str) -> None:
    """Open a second thread."""
    opening = stage.incoming(words, image(1), message_id=THREAD)
    await stage.manager.receive(replace(opening, message_id=OTHER))


def an_edit(message_id: int, channel_id: int) -> NewTurn:
    return NewTurn(message_id, channel_id, PERSON, TurnKind.EDIT, "slower")


def workers() -> list[Worker]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, Worker)]


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    """Wait until a line with these words has been logged."""
    async with asyncio.timeout(10):
        while words not in caplog.text:
            await asyncio.sleep(0.005)


async def test_edits_of_a_thread_come_one_after_the_other(stage: Stage) -> None:
    await stage.a_thread()
    for words in ("slower", "faster", "brighter"):
        await stage.say(words)
    await stage.idle()
    assert stage.said == ["slower", "faster", "brighter"]
    assert stage.service.most_running == 1


async def test_an_export_waits_for_the_edits_before_it(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Slowed.")]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.say("export")
    await stage.service.prompted.wait()
    assert stage.service.renders == []
    go_on.set()
    await stage.idle()
    assert len(stage.service.renders) == 1


async def test_an_edit_does_not_wait_for_an_export(stage: Stage) -> None:
    await stage.a_thread()
    go_on = stage.thread.held = asyncio.Event()
    await stage.say("export")
    async with asyncio.timeout(5):
        while not stage.service.downloads:
            await asyncio.sleep(0)
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    assert stage.thread.posted_files == []
    go_on.set()
    await stage.idle()


async def test_threads_do_not_wait_for_each_other(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()], [TextWhole("Made.")]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    await drop_elsewhere(stage, "make a clip")
    other = stage.conversations.at(OTHER)
    async with asyncio.timeout(5):
        while "Made." not in other.texts:
            other.changed.clear()
            await other.changed.wait()
    assert stage.service.most_running == 2


async def test_workers_without_work_are_forgotten(stage: Stage) -> None:
    of_other_tests = workers()
    await stage.a_thread()
    await drop_elsewhere(stage, "make a clip")
    await stage.idle()
    await stage.ask("slower")
    assert len(workers()) - len(of_other_tests) == 1


async def test_a_worker_of_an_unknown_thread_ends(stage: Stage) -> None:
    worker = Worker(stage.studio, 5)
    worker.wake()
    assert len(worker.busy) == 2
    await stage.idle()
    assert worker.tasks == []


async def test_a_bug_ends_only_its_turn(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.a_thread()
    stage.service.runs = [[ZeroDivisionError()], [TextWhole("Slowed.")]]
    answer = await stage.ask("slower")
    assert ERROR_ID.search(answer.text)
    assert answer.text.split()[-1] in caplog.text
    assert [button.action for button in answer.posts[-1].buttons] == [ButtonAction.RETRY]
    assert (await stage.turn(2)).status is TurnStatus.FAILED
    assert (await stage.ask("slower")).text == "Slowed."
    assert stage.said == ["slower", "slower"]


async def test_a_bug_in_delivering_ends_only_its_turn(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [ZeroDivisionError()]
    await stage.ask("slower")
    assert "ZeroDivisionError" in caplog.text
    assert await stage.unsettled() is None
    stage.service.runs = [[TextWhole("Faster.")]]
    assert (await stage.ask("faster")).text == "Faster."


async def test_a_bug_in_an_export_ends_only_that(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.a_thread()
    stage.service.start_errors = [ZeroDivisionError()]
    assert ERROR_ID.search((await stage.ask("export")).text)
    assert "ZeroDivisionError" in caplog.text
    await stage.ask("export")
    assert stage.thread.posted_files == [b"video"]


async def test_a_bug_that_nobody_can_be_told_of(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.start_errors = [ZeroDivisionError()]
    stage.thread.final_failures = [ConversationGone("10003")]
    await stage.ask("export")
    assert await stage.store.open_renders(THREAD) == []


async def test_a_thread_that_discord_lets_wait_is_told_of_above(stage: Stage) -> None:
    stage.thread.open_failures = [ConversationUnavailable("429", retry_after_s=290)]
    await stage.drop("make a clip")
    async with asyncio.timeout(5):
        await stage.parent.changed.wait()
    assert stage.parent.texts == [text("thread.waiting", "en", minutes=5)]
    assert stage.parent.last.posts[0].reply_to == THREAD
    assert stage.said == []


async def test_a_thread_opens_after_a_short_fault(stage: Stage) -> None:
    stage.thread.open_failures = [ConversationUnavailable("503")]
    await stage.drop("make a clip")
    await stage.idle()
    assert stage.parent.texts == []
    assert stage.said == ["make a clip"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            PermissionMissing("50013", "Create Public Threads"),
            [text("thread.permission", "en", permission="Create Public Threads")],
        ),
        (ConversationGone("10003"), []),
    ],
)
async def test_a_thread_that_cannot_open(
    stage: Stage, error: ConversationError, told: list[str]
) -> None:
    stage.thread.open_failures = [error]
    await stage.drop("make a clip")
    await stage.idle()
    assert stage.parent.texts == told
    assert (await stage.turn()).status is TurnStatus.FAILED
    assert stage.said == []


async def test_nobody_can_be_told(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.thread.open_failures = [PermissionMissing("50013", "Create Public Threads")]
    stage.parent.failures = [PermissionMissing("50013", "Send Messages")]
    await stage.drop("make a clip")
    await stage.idle()
    assert "nobody could be told" in caplog.text


async def test_a_thread_without_a_channel_above_it(stage: Stage) -> None:
    await stage.a_thread()
    record = replace(await stage.record(), channel_id=OTHER, parent_id=None, opened=False)
    await stage.store.open_thread(record, an_edit(OTHER + 1, OTHER))
    stage.conversations.at(OTHER).final_failures = [PermissionMissing("50013", "Send Messages")]
    await stage.start()
    await stage.idle()
    assert stage.conversations.at(OTHER).opened == []
    assert stage.conversations.at(PARENT).texts == []


async def test_a_message_survives_a_database_that_fails_for_a_moment(
    stage: Stage, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.a_thread()
    stage.retime(replace(stage.timing, claim_again_s=(0.01,) * 500))
    trouble.on = True
    saying = asyncio.create_task(stage.say("slower"))
    await logged(caplog, "the database failed")
    trouble.on = False
    await saying
    await stage.idle()
    assert stage.said == ["slower"]


async def test_a_message_that_cannot_be_noted_is_answered(stage: Stage, trouble: Trouble) -> None:
    await stage.a_thread()
    trouble.on = True
    await stage.say("slower")
    assert stage.thread.last.text == text("error.store", "en")
    assert await stage.press(ButtonAction.EXPORT) == text("error.store", "en")
    trouble.on = False
    await stage.idle()
    assert stage.said == []


async def test_an_answer_survives_a_database_that_fails(
    stage: Stage, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Slowed.")]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    await stage.shows("Working on it")
    trouble.on = True
    go_on.set()
    await logged(caplog, "the database failed")
    trouble.on = False
    await stage.idle()
    assert stage.thread.texts[1:] == ["Slowed."]
    assert stage.said == ["slower"]


async def test_a_turn_waits_for_a_database_that_fails(
    stage: Stage, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.a_thread()
    await stage.store.claim(an_edit(THREAD + 9, THREAD))
    trouble.on = True
    await stage.start()
    await logged(caplog, "the database failed")
    assert stage.said == []
    trouble.on = False
    await stage.idle()
    assert stage.said == ["slower"]
