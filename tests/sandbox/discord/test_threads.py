"""Threads: opened once, joined, archived, woken, locked, renamed, deleted."""

import discord
import pytest

from bot.sandbox.discord import DiscordSandbox, Permission
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.model import MessageType
from tests.sandbox.discord.client import Bot


async def _thread(sandbox: DiscordSandbox, bot: Bot) -> discord.Thread:
    await sandbox.person("alice").post(sandbox.channel, "a picture")
    message = await bot.message("a picture")
    return await message.create_thread(name="a picture")


async def test_a_thread_has_the_id_of_its_message(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    posted = await alice.post(sandbox.channel, "a picture")
    message = await bot.message("a picture")
    thread = await message.create_thread(name="a picture")
    assert thread.id == posted.id
    assert thread.owner_id == sandbox.world.bot.id
    names = [name for name, _ in bot.dispatched]
    assert names.index("thread_create") < names.index("raw_message_edit")
    updated = await bot.heard("raw_message_edit")
    assert updated.message.flags.has_thread
    starter = await bot.heard("message", lambda m: m.type.value == MessageType.THREAD_STARTER)
    assert starter.channel.id == thread.id
    assert starter.reference.resolved.content == "a picture"


async def test_a_message_has_one_thread(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    assert isinstance(thread.parent, discord.TextChannel)
    message = await thread.parent.fetch_message(thread.id)
    with pytest.raises(discord.HTTPException) as refused:
        await message.create_thread(name="another")
    assert refused.value.code == 160004
    assert (await bot.fetch_channel(thread.id)).id == thread.id


async def test_talking_in_a_thread(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    thread = await _thread(sandbox, bot)
    await alice.post(thread.id, "make it faster")
    heard = await bot.message("make it faster")
    assert heard.channel == thread
    assert (heard.position, thread.guild.id) == (0, sandbox.guild.id)
    sent = await thread.send("done")
    assert sent.position == 1
    fetched = await bot.fetch_channel(thread.id)
    assert isinstance(fetched, discord.Thread)
    assert (fetched.message_count, fetched.member_count) == (2, 2)
    assert {member.id for member in await thread.fetch_members()} == {
        alice.id,
        sandbox.world.bot.id,
    }


async def test_a_thread_on_an_older_message_is_announced(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    older = await alice.post(sandbox.channel, "older")
    await alice.post(sandbox.channel, "newer")
    channel = bot.get_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await (await channel.fetch_message(older.id)).create_thread(name="late")
    announced = await bot.heard("message", lambda m: m.type is discord.MessageType.thread_created)
    assert announced.content == "late"


async def test_archived_threads_refuse_all_but_messages(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    sent = await thread.send("progress")
    await thread.edit(archived=True)
    await bot.heard("raw_thread_update")
    assert bot.guilds[0].get_thread(thread.id) is None
    for refused in (sent.edit(content="x"), sent.delete(), sent.add_reaction("👍")):
        with pytest.raises(discord.HTTPException) as archived:
            await refused
        assert archived.value.code == 50083
    await sandbox.person("alice").post(thread.id, "still there?")
    await bot.message("still there?")
    await bot.heard("raw_thread_update", count=2)
    assert bot.guilds[0].get_thread(thread.id) is not None
    await sent.edit(content="now it works")


async def test_archived_threads_are_listed(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    assert [t.id for t in await bot.guilds[0].active_threads()] == [thread.id]
    await thread.edit(archived=True)
    assert isinstance(thread.parent, discord.TextChannel)
    assert [t.id async for t in thread.parent.archived_threads()] == [thread.id]
    assert await bot.guilds[0].active_threads() == []
    assert thread.parent.archived_threads(private=True) is not None


async def test_locked_threads_are_for_moderators(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    owner, alice = sandbox.person("owner"), sandbox.person("alice")
    await owner.change_thread(thread.id, locked=True, archived=True)
    with pytest.raises(discord.HTTPException) as locked:
        await thread.send("hello?")
    assert locked.value.code == 160005
    with pytest.raises(ApiError) as refused:
        await alice.post(thread.id, "hello?")
    assert refused.value.code == 160005
    with pytest.raises(discord.Forbidden):
        await thread.edit(archived=False, locked=False)
    await owner.change_thread(thread.id, locked=False, archived=False)
    await thread.send("back")


async def test_the_opener_may_rename_and_others_not(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    renamed = await thread.edit(name="sunset")
    assert renamed.name == "sunset"
    system = await bot.heard("message", lambda m: m.type is discord.MessageType.channel_name_change)
    assert system.content == "sunset"
    with pytest.raises(ApiError):
        await sandbox.person("alice").change_thread(thread.id, name="mine")
    with pytest.raises(discord.HTTPException) as long:
        await thread.edit(name="x" * 101)
    assert long.value.code == 50035


async def test_deleted_threads_are_unknown(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    with pytest.raises(discord.Forbidden):
        await thread.delete()
    await sandbox.person("owner").delete_thread(thread.id)
    assert (await bot.heard("raw_thread_delete")).thread_id == thread.id
    with pytest.raises(discord.NotFound) as gone:
        await thread.send("x")
    assert gone.value.code == 10003


async def test_private_threads_are_seen_by_invitation(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    private = await alice.open_private_thread(sandbox.channel, "secret")
    with pytest.raises(discord.Forbidden) as hidden:
        await bot.fetch_channel(private.id)
    assert hidden.value.code == 50001
    await alice.invite(private.id, sandbox.world.bot.id)
    joined = await bot.heard("thread_join", lambda t: t.id == private.id)
    await joined.send("thanks")
    with pytest.raises(ApiError):
        sandbox.person("bob").history(private)


async def test_standalone_threads_and_their_members(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice, bob = sandbox.person("alice"), sandbox.person("bob")
    sandbox.permit_bot(sandbox.channel, allow=Permission.CREATE_PRIVATE_THREADS)
    channel = bot.get_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="editing", auto_archive_duration=60)
    assert thread.is_private()
    await thread.add_user(discord.Object(alice.id))
    await alice.post(thread.id, "hi")
    await thread.remove_user(discord.Object(alice.id))
    with pytest.raises(discord.NotFound):
        await thread.fetch_member(alice.id)
    assert (await thread.fetch_member(sandbox.world.bot.id)).id == sandbox.world.bot.id
    with pytest.raises(ApiError):
        await bob.post(thread.id, "hi")
    await thread.leave()
    with pytest.raises(discord.Forbidden):
        await thread.send("gone")


async def test_threads_dont_nest(sandbox: DiscordSandbox, bot: Bot) -> None:
    thread = await _thread(sandbox, bot)
    message = await thread.send("x")
    with pytest.raises(discord.HTTPException) as refused:
        await message.create_thread(name="inner")
    assert refused.value.code == 50024


async def test_a_guild_has_room_for_a_thousand_active_threads(sandbox: DiscordSandbox) -> None:
    alice = sandbox.person("alice")
    first = await alice.open_thread(await alice.post(sandbox.channel, "x"), "t")
    for _ in range(999):
        await alice.open_thread(await alice.post(sandbox.channel, "x"), "t")
    with pytest.raises(ApiError) as full:
        await alice.open_thread(await alice.post(sandbox.channel, "x"), "t")
    assert full.value.code == 160006
    await alice.change_thread(first, archived=True)
    await alice.open_thread(await alice.post(sandbox.channel, "x"), "t")
