"""How far the bot reads back, and who is told when that was not all."""

import pytest

from bot.frontend.filling import MESSAGES_PER_PLACE
from bot.sandbox.discord.model import Channel, Pings
from tests.e2e.catch_up.looking import heard, reads
from tests.e2e.stage import CLIP, Stage, logged

EDIT, OTHER_EDIT = "make it black and white", "add the title 'Hello'"
AN_HOUR = 3_600_000 << 22
"""As far as ids go."""
UNREAD = "could not read everything"


@pytest.mark.usefixtures("thread")
async def test_where_nothing_was_written_nothing_is_read(listening: Stage, photo: bytes) -> None:
    """Only what lies within the overlap of what was heard is looked through again."""
    listening.discord.world.ids.last += AN_HOUR
    newest = await listening.alice.post(listening.channel, "an hour later")
    await heard(listening, newest.id)
    await listening.stop_bot()
    before = len(reads(listening))
    await listening.start_bot()
    await listening.answer(await listening.drop(CLIP, ("photo.jpg", photo)))
    assert {*reads(listening)[before:]} <= {f"/channels/{listening.channel.id}/messages"}


async def test_a_place_is_read_back_only_so_far(
    listening: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    await listening.stop_bot()
    await listening.alice.post(listening.channel, CLIP, files=[("photo.jpg", photo)])
    for number in range(MESSAGES_PER_PLACE - 1):
        await listening.alice.post(listening.channel, f"chatter {number}")
    seen = await listening.alice.post(listening.channel, CLIP, files=[("photo.jpg", photo)])
    await listening.start_bot()
    await listening.answer(await listening.thread_of(seen))
    assert listening.rows("SELECT message_id FROM turns") == [(seen.id,)]
    told = await listening.shown(listening.channel, lambda message: UNREAD in message.content)
    assert told.pings == Pings()
    await logged(caplog, f"not all of it is read: channels {listening.channel.id}")


async def test_a_first_start_asks_for_no_past(world: Stage, photo: bytes) -> None:
    await world.alice.post(world.channel, CLIP, files=[("photo.jpg", photo)])
    await world.start_bot()
    later = await world.alice.post(world.channel, CLIP, files=[("photo.jpg", photo)])
    await world.answer(await world.thread_of(later))
    assert world.rows("SELECT message_id FROM turns") == [(later.id,)]


async def test_what_is_older_than_a_day_is_told_to_be_unread(
    listening: Stage, thread: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    ids = listening.discord.world.ids
    await listening.stop_bot()
    ids.last += AN_HOUR
    await listening.alice.post(thread, OTHER_EDIT)
    ids.last += 25 * AN_HOUR
    newer = await listening.alice.post(thread, EDIT)
    await listening.start_bot()
    told = await listening.shown(thread, lambda message: UNREAD in message.content)
    assert "<t:" in told.content
    await listening.answer(thread, newer)
    await logged(caplog, f"not all of it is read: channels {thread.id}")
    await heard(listening, newer.id)
    await listening.stop_bot()
    await listening.start_bot()
    await listening.say(thread, "make it faster")
    assert listening.prompts() == [CLIP, EDIT, "make it faster"]
    assert len([said for said in listening.texts(thread) if UNREAD in said]) == 1
