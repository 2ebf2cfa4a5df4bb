"""The final text reaches its thread: guaranteed, and once."""

import asyncio
from dataclasses import replace

from bot.core.chunk import split
from bot.core.events import RunFailed, TextDelta, TextWhole
from bot.core.ports import Priority
from bot.errors import (
    ConversationGone,
    ConversationLocked,
    ConversationUnavailable,
    PermissionMissing,
)
from bot.locales import text
from tests.sessions.stage import PERSON, QUICK, THREAD, Stage

_PARAGRAPHS = (f"Paragraph {number}: " + "word " * 120 for number in range(8))
LONG = "\n\n".join([*_PARAGRAPHS, "That was all."])


async def preview(stage: Stage, said: str, answer: str = "Slowed.") -> asyncio.Event:
    """Begin an edit whose preview shows ``said``; the event lets it end with ``answer``."""
    await stage.a_thread()
    stage.retime(replace(QUICK, preview_interval_s=60.0, preview_refresh_s=60.0))
    go_on = asyncio.Event()
    stage.service.runs = [[TextDelta(said), go_on, TextWhole(answer)]]
    await stage.say("slower")
    await stage.shows(said[-12:])
    return go_on


def finals(stage: Stage) -> list[str]:
    """The texts of the messages that belong to the second turn."""
    return stage.thread.texts[1:]


async def test_the_final_goes_before_everything_else(stage: Stage) -> None:
    await stage.a_thread()
    assert stage.thread.priorities[0] is Priority.PROGRESS
    assert stage.thread.priorities[-1] is Priority.FINAL


async def test_the_sentence_of_a_failure_goes_almost_as_early(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[RunFailed("boom")]]
    await stage.ask("slower")
    assert stage.thread.priorities[-1] is Priority.ERROR


async def test_after_a_long_wait_the_answer_is_new_and_notifies_the_asker(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down")
    stage.clock.ahead_s = 61
    go_on.set()
    await stage.idle()
    assert finals(stage) == ["Slowed."]
    (post,) = stage.thread.last.posts
    assert post.ping == PERSON
    assert post.reply_to == THREAD + 1
    assert [message.text for message in stage.thread.deleted] == ["Slowing down"]


async def test_a_short_wait_notifies_nobody(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down")
    go_on.set()
    await stage.idle()
    assert {post.ping for post in stage.thread.last.posts} == {None}


async def test_a_preview_that_was_deleted_is_replaced_by_a_new_message(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down")
    await stage.thread.delete(stage.thread.last.id)
    go_on.set()
    await stage.idle()
    assert finals(stage) == ["Slowed."]
    assert (await stage.turn(2)).delivered


async def test_a_long_answer_comes_in_several_messages(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextWhole(LONG + "\n\nClick the Export button to save it.")]]
    await stage.say("slower")
    await stage.idle()
    assert finals(stage) == split(LONG)
    assert len(finals(stage)) > 2
    first, *_, last = list(stage.thread.messages.values())[1:]
    assert not first.posts[-1].buttons
    assert last.posts[-1].buttons


async def test_pages_that_the_preview_had_too_many_of_go(stage: Stage) -> None:
    go_on = await preview(stage, LONG)
    go_on.set()
    await stage.idle()
    assert finals(stage) == ["Slowed."]
    assert len(stage.thread.deleted) >= 2


async def test_a_passing_fault_only_delays_the_final(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [
        ConversationUnavailable("503"),
        ConversationUnavailable("429", retry_after_s=0.001),
    ]
    await stage.ask("slower")
    assert finals(stage) == ["Done."]
    assert stage.said == ["slower"]


async def test_a_lasting_fault_leaves_the_final_undelivered_but_kept(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [ConversationUnavailable("503") for _ in range(20)]
    await stage.say("slower")
    async with asyncio.timeout(5):
        while len(stage.thread.final_failures) > 10:
            await asyncio.sleep(0)
    unsettled = await stage.unsettled()
    assert unsettled is not None
    assert unsettled.final == "Done."
    await stage.idle()
    assert finals(stage) == ["Done."]
    assert await stage.unsettled() is None
    assert stage.said == ["slower"]


async def test_the_second_page_is_tried_again_without_the_first(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down", LONG)
    stage.clock.ahead_s = 61
    stage.thread.final_failures = [None, ConversationUnavailable("503")]
    stage.thread.priorities.clear()
    go_on.set()
    await stage.idle()
    assert finals(stage) == split(LONG)
    assert stage.thread.priorities.count(Priority.FINAL) == len(split(LONG)) + 1


async def test_a_preview_that_could_not_be_deleted_is_deleted_later(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down")
    stage.clock.ahead_s = 61
    stage.thread.delete_failures = [ConversationUnavailable("503")]
    go_on.set()
    await stage.idle()
    assert finals(stage) == ["Slowed."]


async def test_a_preview_that_may_not_be_deleted_stays(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down")
    stage.clock.ahead_s = 61
    stage.thread.delete_failures = [PermissionMissing("50013")]
    go_on.set()
    await stage.idle()
    assert finals(stage) == ["Slowing down", "Slowed."]
    assert (await stage.turn(2)).delivered


async def test_a_thread_that_is_gone_ends_the_turn(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [ConversationGone("10003")]
    await stage.ask("slower")
    assert (await stage.turn(2)).delivered
    assert stage.parent.texts == []


async def test_a_locked_thread_ends_its_turns_and_is_told_of_once(stage: Stage) -> None:
    await stage.a_thread()
    for number in (2, 3):
        stage.thread.final_failures = [ConversationLocked("locked")]
        await stage.ask("slower")
        assert (await stage.turn(number)).delivered
        await stage.restart()
    (told,) = stage.parent.messages.values()
    assert [post.text for post in told.posts] == [text("thread.locked", "en")]
    assert (told.posts[0].reply_to, told.posts[0].ping) == (THREAD, None)
    assert len(stage.parent.priorities) == 1


async def test_a_permission_that_was_taken_away_is_told_above(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [PermissionMissing("50013", "Send Messages in Threads")]
    await stage.ask("slower")
    assert (await stage.turn(2)).delivered
    permission = "Send Messages in Threads"
    assert stage.parent.texts == [text("thread.permission", "en", permission=permission)]


async def test_a_final_that_was_posted_before_a_crash_is_not_posted_again(stage: Stage) -> None:
    go_on = await preview(stage, "Slowing down")
    stage.clock.ahead_s = 61
    stage.thread.delete_failures = [ConversationUnavailable("503") for _ in range(100)]
    go_on.set()
    await stage.shows("Slowed.")
    await stage.crash()
    stage.thread.delete_failures.clear()
    await stage.start()
    await stage.idle()
    assert finals(stage) == ["Slowed."]
    assert len(stage.thread.deleted) == 1
