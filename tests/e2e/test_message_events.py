"""Messages that are edited or deleted while they wait."""

import pytest

from bot.sandbox.discord.model import Channel
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, Stage

EDIT, OTHER_EDIT = "make it black and white", "add the title 'Hello'"
SLOW = Pace(first_event_s=0.1, delta_s=0.01, edit_tool_s=0.1, generate_tool_s=0.7, heartbeat_s=0)


@pytest.fixture
def nemo_settings() -> NemoSettings:
    """An agent that takes its time over a first clip."""
    return NemoSettings(pace=SLOW, silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
async def busy(running: Stage, photo: bytes) -> Channel:
    """A thread in which an edit is under way."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.shown(thread, lambda message: bool(message.content))
    return thread


async def until_noted(stage: Stage, message_id: int) -> None:
    """Wait until the bot has taken a message in."""
    await stage.until_rows("SELECT 1 FROM turns WHERE message_id = ?", message_id)


async def test_what_waits_is_done_in_its_new_words(running: Stage, busy: Channel) -> None:
    waiting = await running.alice.post(busy, EDIT)
    await until_noted(running, waiting.id)
    await running.alice.edit(waiting, OTHER_EDIT)
    await running.idle()
    assert running.prompts() == [CLIP, OTHER_EDIT]


async def test_what_was_deleted_is_not_done(running: Stage, busy: Channel) -> None:
    waiting = await running.alice.post(busy, EDIT)
    await until_noted(running, waiting.id)
    await running.alice.delete(waiting)
    await running.idle()
    assert running.prompts() == [CLIP]


async def test_what_is_done_already_stays_so(running: Stage, busy: Channel) -> None:
    asked = await running.alice.post(busy, EDIT)
    await running.answer(busy, asked)
    await running.alice.edit(asked, OTHER_EDIT)
    await running.alice.delete(asked)
    await running.say(busy, "status")
    assert running.prompts() == [CLIP, EDIT]


async def test_what_is_deleted_before_it_comes_is_not_done(running: Stage, busy: Channel) -> None:
    """Discord promises no order of its events."""
    running.discord.faults.delay_event("MESSAGE_CREATE")
    await running.alice.delete(await running.alice.post(busy, EDIT))
    await running.say(busy, OTHER_EDIT)
    assert running.prompts() == [CLIP, OTHER_EDIT]


async def test_what_is_edited_before_it_comes_is_done_in_its_new_words(
    running: Stage, busy: Channel
) -> None:
    running.discord.faults.delay_event("MESSAGE_CREATE")
    asked = await running.alice.post(busy, EDIT)
    await running.alice.edit(asked, OTHER_EDIT)
    await running.answer(busy, asked)
    assert running.prompts() == [CLIP, OTHER_EDIT]


async def test_a_thread_that_is_told_of_late(running: Stage, photo: bytes) -> None:
    running.discord.faults.delay_event("THREAD_CREATE")
    running.discord.faults.repeat_event("THREAD_CREATE")
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    assert (await running.answer(thread)).content
    assert (await running.say(thread, EDIT)).content
    assert running.prompts() == [CLIP, EDIT]
