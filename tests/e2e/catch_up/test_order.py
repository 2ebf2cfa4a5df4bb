"""What people do while the bot is away: found afterwards, once and in order."""

import asyncio

from bot.sandbox.discord.model import Channel
from bot.sandbox.discord.permissions import Permission
from tests.e2e.catch_up.looking import reads
from tests.e2e.stage import CLIP, PATIENCE_S, Stage

EDIT, OTHER_EDIT = "make it black and white", "add the title 'Hello'"


async def test_edits_are_done_in_their_order(listening: Stage, thread: Channel) -> None:
    await listening.stop_bot()
    asked = [await listening.alice.post(thread, said) for said in (EDIT, OTHER_EDIT)]
    await listening.start_bot()
    for message in asked:
        await listening.answer(thread, message)
    assert listening.prompts() == [CLIP, EDIT, OTHER_EDIT]

    await listening.stop_bot()
    await listening.start_bot()
    await listening.idle()
    assert listening.prompts() == [CLIP, EDIT, OTHER_EDIT]


async def test_an_image_and_a_mention_open_their_threads(listening: Stage, photo: bytes) -> None:
    await listening.stop_bot()
    dropped = await listening.alice.post(listening.channel, CLIP, files=[("photo.jpg", photo)])
    await listening.alice.post(listening.channel, "what a nice day")
    said = f"{listening.mention} make a 5-second video of the sea"
    mentioned = await listening.alice.post(listening.channel, said)
    await listening.start_bot()
    for message in (dropped, mentioned):
        assert (await listening.answer(await listening.thread_of(message))).content
    assert len(listening.rows("SELECT 1 FROM turns")) == 2


async def test_what_waits_is_seen_as_it_is_now(listening: Stage, photo: bytes) -> None:
    thread = await listening.drop(CLIP, ("photo.jpg", photo))
    changed = await listening.alice.post(thread, EDIT)
    await listening.alice.post(thread, "in one sentence", files=[("more.jpg", photo)])
    removed = await listening.alice.post(thread, "make it faster")
    await listening.until_rows("SELECT 1 FROM turns WHERE message_id = ?", removed.id)
    unsent = "SELECT 1 FROM turns WHERE message_id = ? AND sent_at IS NULL"
    assert listening.rows(unsent, removed.id)
    await listening.stop_bot()
    await listening.alice.edit(changed, OTHER_EDIT)
    await listening.alice.delete(removed)
    await listening.start_bot()
    await listening.idle()
    assert listening.prompts()[:2] == [CLIP, OTHER_EDIT]
    assert "make it faster" not in listening.prompts()
    assert not any("⏳" in shown for shown in listening.texts(thread))


async def test_a_session_that_cant_be_resumed_loses_nothing(
    listening: Stage, thread: Channel
) -> None:
    listening.discord.gateway.online.clear()
    listening.discord.gateway.forget_sessions()
    listening.discord.gateway.drop()
    asked = await listening.alice.post(thread, EDIT)
    await listening.answer(thread, asked)
    assert listening.prompts() == [CLIP, EDIT]


async def test_a_server_that_was_out_of_reach_is_caught_up(
    listening: Stage, thread: Channel
) -> None:
    discord = listening.discord
    discord.gateway.send_event("GUILD_DELETE", {"id": str(discord.guild.id), "unavailable": True})
    await discord.gateway.flushed()
    before = len(reads(listening))
    full = discord.services.shapes.full_guild(discord.guild, all_members=False)
    discord.gateway.send_event("GUILD_CREATE", full)
    async with asyncio.timeout(PATIENCE_S):
        while f"/channels/{thread.id}/messages" not in reads(listening)[before:]:
            await asyncio.sleep(0.02)
    assert (await listening.say(thread, EDIT)).content


async def test_what_is_said_meanwhile_comes_after_what_was_missed(
    listening: Stage, thread: Channel
) -> None:
    await listening.stop_bot()
    missed = await listening.alice.post(thread, EDIT)
    listening.discord.faults.delay("GET", f"/channels/{thread.id}/messages", 0.5)
    await listening.start_bot()
    live = await listening.alice.post(thread, OTHER_EDIT)
    for message in (missed, live):
        await listening.answer(thread, message)
    assert listening.prompts() == [CLIP, EDIT, OTHER_EDIT]


async def test_a_history_that_comes_late_or_never_holds_nothing_up(
    listening: Stage, thread: Channel
) -> None:
    """A channel that may not be read is left alone."""
    await listening.stop_bot()
    asked = await listening.alice.post(thread, EDIT)
    listening.discord.permit_bot(listening.channel, deny=Permission.READ_MESSAGE_HISTORY)
    await listening.start_bot()
    live = await listening.alice.post(thread, OTHER_EDIT)
    await listening.answer(thread, live)
    await listening.stop_bot()
    assert not listening.rows("SELECT 1 FROM turns WHERE message_id = ?", asked.id)


async def test_a_history_that_fails_for_the_moment_is_read_again(
    listening: Stage, thread: Channel
) -> None:
    await listening.stop_bot()
    asked = await listening.alice.post(thread, EDIT)
    path = f"/channels/{thread.id}/messages"
    broken = listening.discord.faults.fail("GET", path, 503, times=6)
    await listening.start_bot()
    await listening.answer(thread, asked)
    assert broken.hits == 6
    assert listening.prompts() == [CLIP, EDIT]
