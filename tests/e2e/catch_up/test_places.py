"""Wherever people write while the bot is away, and whatever becomes of the place."""

import asyncio

import pytest

from bot.sandbox.discord.model import Channel, ChannelType, Message
from tests.e2e.stage import CLIP, PATIENCE_S, Stage

EDIT, OTHER_EDIT = "make it black and white", "add the title 'Hello'"


async def test_wherever_people_may_write(listening: Stage, photo: bytes) -> None:
    """Discord tells a bot of no direct messages: only who has written before is looked for."""
    alice, discord = listening.alice, listening.discord
    direct = alice.direct_channel()
    elsewhere = discord.add_channel("elsewhere")
    lounge = discord.add_channel("Lounge", ChannelType.VOICE)
    forum = discord.add_channel("videos", ChannelType.FORUM)
    known = await alice.post(direct, CLIP)
    await listening.shown(direct, hints, known)
    query = "SELECT 1 FROM notes WHERE key = 'heard' AND value LIKE ?"
    await listening.until_rows(query, f"%{direct.id}%")
    await listening.stop_bot()

    said, file = f"{listening.mention} {CLIP}", ("photo.jpg", photo)
    await alice.post(elsewhere, CLIP, files=[file])
    mentioned = await alice.post(elsewhere, said, files=[file])
    chatted = await alice.post(lounge, said)
    posted = await alice.open_post(forum, "My kite", said, files=[file])
    later = await alice.post(posted.channel_id, EDIT)
    written = await alice.post(direct, EDIT)
    await listening.start_bot()
    await listening.answer(await listening.thread_of(mentioned))
    await listening.answer(discord.world.channel(posted.id), later)
    for place, asked in ((lounge, chatted), (direct, written)):
        hint = await listening.shown(place, hints, asked)
        assert hint.reference is not None
        assert hint.reference.message_id == asked.id
    assert sorted(listening.prompts()) == sorted([CLIP, CLIP, EDIT])


def hints(message: Message) -> bool:
    """Whether it says where the bot works."""
    return "text channel" in message.content


async def test_a_first_message_that_was_deleted_starts_nothing(
    listening: Stage, photo: bytes
) -> None:
    """It lies in the channel, not in the thread that it would have opened."""
    listening.discord.faults.fail("POST", "/channels/*/threads", 503, times=None)
    dropped = await listening.alice.post(listening.channel, CLIP, files=[("photo.jpg", photo)])
    await listening.until_rows("SELECT 1 FROM turns WHERE message_id = ?", dropped.id)
    await listening.stop_bot()
    listening.discord.faults.clear()
    await listening.alice.delete(dropped)
    await listening.start_bot()
    assert await listening.ended(dropped) == "stopped"
    assert listening.prompts() == []


async def test_a_thread_that_was_archived_meanwhile(listening: Stage, photo: bytes) -> None:
    """Discord tells of it only when it is asked."""
    thread = await listening.drop(CLIP, ("photo.jpg", photo))
    waiting = await listening.alice.post(thread, EDIT)
    await listening.until_rows("SELECT 1 FROM turns WHERE message_id = ?", waiting.id)
    await listening.stop_bot()
    missed = await listening.alice.post(thread, OTHER_EDIT)
    await listening.discord.person("owner").change_thread(thread, archived=True)
    await listening.start_bot()
    for message in (waiting, missed):
        await listening.answer(thread, message)
    assert listening.prompts() == [CLIP, EDIT, OTHER_EDIT]


async def test_who_wakes_an_archived_thread_does_not_overtake_what_was_missed(
    listening: Stage, thread: Channel
) -> None:
    await listening.stop_bot()
    missed = await listening.alice.post(thread, EDIT)
    await listening.discord.person("owner").change_thread(thread, archived=True)
    looked = listening.discord.faults.delay("GET", "/channels/*/threads/archived/public", 0.5)
    await listening.start_bot()
    async with asyncio.timeout(PATIENCE_S):
        while not looked.hits:
            await asyncio.sleep(0.01)
    live = await listening.alice.post(thread, OTHER_EDIT)
    for message in (missed, live):
        await listening.answer(thread, message)
    assert listening.prompts() == [CLIP, EDIT, OTHER_EDIT]


@pytest.mark.parametrize("fate", ["deleted", "locked"])
async def test_what_waits_in_a_thread_that_is_no_more_is_not_done(
    listening: Stage, photo: bytes, fate: str
) -> None:
    """Nobody would see what it would cost."""
    thread = await listening.drop(CLIP, ("photo.jpg", photo))
    waiting = await listening.alice.post(thread, EDIT)
    await listening.until_rows("SELECT 1 FROM turns WHERE message_id = ?", waiting.id)
    await listening.stop_bot()
    owner = listening.discord.person("owner")
    if fate == "deleted":
        await owner.delete_thread(thread)
    else:
        await owner.change_thread(thread, archived=True, locked=True)
    await listening.start_bot()
    assert await listening.ended(waiting) == "stopped"
    await listening.idle()
    assert EDIT not in listening.prompts()
