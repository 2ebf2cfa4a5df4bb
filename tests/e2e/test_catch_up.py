"""What people do while the bot is away: found afterwards, once and in order."""

import asyncio

import pytest

from bot.frontend.filling import MESSAGES_PER_PLACE
from bot.sandbox.discord import DiscordSettings, RateLimits
from bot.sandbox.discord.model import Channel, ChannelType, Message, Pings
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, PATIENCE_S, Stage, logged

EDIT, OTHER_EDIT = "make it black and white", "add the title 'Hello'"
AN_HOUR = 3_600_000 << 22
"""As far as ids go."""
UNREAD = "could not read everything"
SLOW = Pace(first_event_s=0.1, delta_s=0.01, edit_tool_s=0.1, generate_tool_s=0.5, heartbeat_s=0)


@pytest.fixture
def discord_settings() -> DiscordSettings:
    return DiscordSettings(rate_limits=RateLimits.off())


@pytest.fixture
def nemo_settings() -> NemoSettings:
    return NemoSettings(pace=SLOW, silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
async def listening(running: Stage) -> Stage:
    """The bot has been on Discord before: only then there is something that it can miss."""
    await heard(running)
    return running


@pytest.fixture
async def thread(listening: Stage, photo: bytes) -> Channel:
    """A thread with one edit behind it."""
    opened = await listening.drop(CLIP, ("photo.jpg", photo))
    await listening.answer(opened)
    return opened


async def heard(stage: Stage, message_id: int = 0) -> None:
    """Wait until the bot has noted that it has missed nothing up to a message."""
    query = "SELECT 1 FROM notes WHERE key = 'heard' AND json_extract(value, '$.everywhere') >= ?"
    await stage.until_rows(query, message_id)


def reads(stage: Stage) -> list[str]:
    """Where the bot has read messages."""
    calls = [call for call in stage.discord.recorder.calls if call.method == "GET"]
    return [call.path for call in calls if "/messages" in call.path]


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


async def test_where_nothing_was_written_nothing_is_read(
    listening: Stage, thread: Channel, photo: bytes
) -> None:
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
