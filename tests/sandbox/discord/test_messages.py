"""Messages both ways: writing, replying, editing, deleting, reacting, mentioning."""

import asyncio

import discord
import pytest

from bot.sandbox.discord import ChangeKind, DiscordSandbox, Permission
from bot.sandbox.discord.errors import ApiError
from tests.sandbox.discord.client import Bot


@pytest.fixture
def channel(sandbox: DiscordSandbox, bot: Bot) -> discord.TextChannel:
    found = bot.get_channel(sandbox.channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


async def test_the_bot_hears_people(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    first = await alice.post(sandbox.channel, "one")
    await alice.post(sandbox.channel, "two", reply_to=first)
    heard = await bot.message("two")
    assert heard.author.id == alice.id
    assert isinstance(heard.author, discord.Member)
    assert heard.type is discord.MessageType.reply
    assert heard.reference is not None
    assert isinstance(heard.reference.resolved, discord.Message)
    assert heard.reference.resolved.content == "one"
    await alice.edit(first, "one, mended")
    edited = await bot.heard("raw_message_edit")
    assert edited.message.content == "one, mended"
    assert edited.message.edited_at is not None
    await alice.delete(first)
    assert (await bot.heard("raw_message_delete")).message_id == first.id


async def test_people_see_the_bot(sandbox: DiscordSandbox, channel: discord.TextChannel) -> None:
    sent = await channel.send("working", silent=True)
    await sent.edit(content="done")
    assert [m.content for m in sandbox.person("alice").history(channel.id)] == ["done"]
    async with channel.typing():
        await sandbox.wait_for(lambda c: c.kind is ChangeKind.TYPING)
    await sent.delete()
    assert sandbox.person("alice").history(channel.id) == []


async def test_history_pages_in_both_directions(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    alice = sandbox.person("alice")
    posted = [await alice.post(channel.id, str(n)) for n in range(9)]
    middle = discord.Object(posted[4].id)
    newest = [m.content async for m in channel.history(limit=2)]
    older = [m.content async for m in channel.history(limit=2, before=middle)]
    newer = [m.content async for m in channel.history(limit=2, after=middle)]
    around = [m.content async for m in channel.history(limit=5, around=middle)]
    assert newest == ["8", "7"]
    assert older == ["3", "2"]
    assert newer == ["5", "6"]
    assert sorted(around) == ["2", "3", "4", "5", "6"]
    assert (await channel.fetch_message(posted[0].id)).content == "0"
    with pytest.raises(discord.NotFound) as missing:
        await channel.fetch_message(sandbox.world.ids.next())
    assert missing.value.code == 10008


async def test_the_same_nonce_makes_one_message(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    first = await channel.send("once", nonce="job-1-final")
    again = await channel.send("once more", nonce="job-1-final")
    assert again.id == first.id
    other = await channel.send("another", nonce="job-2-final")
    assert other.id != first.id
    assert [m.content for m in sandbox.person("alice").history(channel.id)] == ["once", "another"]


@pytest.mark.parametrize(
    ("content", "field"),
    [("x" * 2001, "content"), ("", None)],
)
async def test_impossible_messages_are_refused(
    channel: discord.TextChannel, content: str, field: str | None
) -> None:
    with pytest.raises(discord.HTTPException) as refused:
        await channel.send(content)
    assert refused.value.code == (50035 if field else 50006)
    if field:
        assert f"In {field}: Must be 2000 or fewer in length." in refused.value.text


async def test_edits_belong_to_the_author(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    theirs = await sandbox.person("alice").post(channel.id, "mine")
    with pytest.raises(discord.Forbidden) as refused:
        await channel.get_partial_message(theirs.id).edit(content="yours")
    assert refused.value.code == 50005
    with pytest.raises(discord.Forbidden) as refused:
        await channel.get_partial_message(theirs.id).delete()
    assert refused.value.code == 50013
    with pytest.raises(ApiError) as own:
        await sandbox.person("bob").delete(theirs)
    assert own.value.code == 50013
    await sandbox.person("owner").delete(theirs)


async def test_moderators_hide_embeds_and_remove_reactions(
    sandbox: DiscordSandbox, bot: Bot, channel: discord.TextChannel
) -> None:
    alice = sandbox.person("alice")
    theirs = await alice.post(channel.id, "https://example.org/")
    await alice.react(theirs, "👍")
    message = await channel.fetch_message(theirs.id)
    for refused in (
        message.edit(suppress=True),
        message.remove_reaction("👍", discord.Object(alice.id)),
    ):
        with pytest.raises(discord.Forbidden) as missing:
            await refused
        assert missing.value.code == 50013
    sandbox.permit_bot(sandbox.channel, allow=Permission.MANAGE_MESSAGES)
    assert (await message.edit(suppress=True)).flags.suppress_embeds
    await message.remove_reaction("👍", discord.Object(alice.id))
    removed = await bot.heard("raw_reaction_remove")
    assert (removed.user_id, str(removed.emoji)) == (alice.id, "👍")
    assert theirs.reactions == {}


async def test_system_messages_cannot_be_edited(bot: Bot, channel: discord.TextChannel) -> None:
    thread = await (await channel.send("pic")).create_thread(name="t")
    starter = await bot.heard("message", lambda m: m.channel.id == thread.id)
    with pytest.raises(discord.Forbidden) as refused:
        await thread.get_partial_message(starter.id).edit(content="x")
    assert refused.value.code == 50021


async def test_reactions(sandbox: DiscordSandbox, bot: Bot, channel: discord.TextChannel) -> None:
    alice = sandbox.person("alice")
    posted = await alice.post(channel.id, "nice?")
    sandbox.permit_bot(sandbox.channel, allow=Permission.ADD_REACTIONS)
    message = channel.get_partial_message(posted.id)
    await message.add_reaction("👍")
    await alice.react(posted, "👍")
    added = await bot.heard("raw_reaction_add", lambda r: r.user_id == alice.id)
    assert str(added.emoji) == "👍"
    reaction = (await message.fetch()).reactions[0]
    assert (reaction.count, reaction.me) == (2, True)
    assert {user.id async for user in reaction.users()} == {alice.id, sandbox.world.bot.id}
    await message.remove_reaction("👍", discord.Object(sandbox.world.bot.id))
    assert (await message.fetch()).reactions[0].count == 1


async def test_mentions_ping_only_whom_the_bot_allows(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    alice, bob = sandbox.person("alice"), sandbox.person("bob")
    asked = await alice.post(channel.id, "please")
    text = f"@everyone <@{alice.id}> <@{bob.id}>"
    none = await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
    only = discord.AllowedMentions(everyone=False, users=[discord.Object(alice.id)], roles=False)
    one = await channel.send(text, allowed_mentions=only)
    every = await channel.send(text)
    reply = await channel.send(
        "done", reference=channel.get_partial_message(asked.id), mention_author=True
    )
    pings = [sandbox.channel.messages[m.id].pings for m in (none, one, every, reply)]
    assert [p.users for p in pings] == [set(), {alice.id}, {alice.id, bob.id}, {alice.id}]
    assert not any(p.everyone for p in pings), "the bot lacks the permission"
    assert [user.id for user in one.mentions] == [alice.id]


async def test_an_edit_notifies_nobody(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    alice = sandbox.person("alice")
    sent = await channel.send("…")
    await sent.edit(content=f"<@{alice.id}> done")
    message = sandbox.channel.messages[sent.id]
    assert message.mentioned_users == (alice.id,)
    assert not message.pings


async def test_embeds_and_components_come_back_as_sent(channel: discord.TextChannel) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Export", custom_id="export"))
    view.add_item(discord.ui.Select(custom_id="size", options=[discord.SelectOption(label="9:16")]))
    embed = discord.Embed(title="Timeline", description="one clip").add_field(name="a", value="b")
    sent = await channel.send(embed=embed, view=view)
    fetched = await channel.fetch_message(sent.id)
    assert fetched.embeds[0].to_dict() == {**embed.to_dict(), "type": "rich"}
    rows = [c for c in fetched.components if isinstance(c, discord.ActionRow)]
    ids = [getattr(part, "custom_id", None) for row in rows for part in row.children]
    assert ids == ["export", "size"]
    await sent.edit(view=None, suppress=True)
    hidden = await channel.fetch_message(sent.id)
    assert (hidden.flags.suppress_embeds, hidden.embeds, hidden.components) == (True, [], [])
    await hidden.edit(suppress=False)
    assert (await channel.fetch_message(sent.id)).embeds
    await sent.edit(embed=None, content="x")
    assert (await channel.fetch_message(sent.id)).embeds == []


async def test_layouts_show_their_files(channel: discord.TextChannel) -> None:
    class Layout(discord.ui.LayoutView):
        text = discord.ui.TextDisplay[discord.ui.LayoutView]("hello")
        gallery = discord.ui.MediaGallery[discord.ui.LayoutView](
            discord.MediaGalleryItem("attachment://a.png")
        )

    with open(__file__, "rb") as file:  # noqa: PTH123, ASYNC230 - discord.File wants a handle
        sent = await channel.send(view=Layout(), file=discord.File(file, "a.png"))
    gallery = (await channel.fetch_message(sent.id)).components[1]
    assert isinstance(gallery, discord.components.MediaGalleryComponent)
    assert gallery.items[0].media.url.startswith("http://127.0.0.1")


async def test_forwarded_messages_carry_a_snapshot(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    original = await alice.post(sandbox.channel, "look", files=[("a.png", b"1")])
    await alice.forward(original, sandbox.channel)
    heard = await bot.heard("message", lambda m: bool(m.message_snapshots))
    assert heard.attachments == []
    assert heard.message_snapshots[0].attachments[0].filename == "a.png"


async def test_direct_messages(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    await alice.post(alice.direct_channel(), "hi")
    await alice.type_in(alice.direct_channel())
    heard = await bot.message("hi")
    assert isinstance(heard.channel, discord.DMChannel)
    assert (await bot.heard("raw_typing")).user_id == alice.id
    answer = await heard.channel.send("hello")
    assert [m.content for m in alice.history(answer.channel.id)] == ["hi", "hello"]
    user = await bot.fetch_user(alice.id)
    assert (await user.send("again")).channel.id == answer.channel.id
    alice.user.takes_messages = False
    with pytest.raises(discord.Forbidden) as closed:
        await user.send("and again")
    assert closed.value.code == 50007


async def test_watching_sees_each_edit_as_it_was(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    seen: list[str] = []

    async def watch() -> None:
        async for change in sandbox.watch(channel.id, since=0):
            if change.message is not None:
                seen.append(change.message.content)
            if seen[-1:] == ["3"]:
                return

    await sandbox.person("alice").post(sandbox.add_channel("elsewhere"), "0")
    watching = asyncio.create_task(watch())
    sent = await channel.send("1")
    await sent.edit(content="2")
    await sent.edit(content="3")
    await watching
    assert seen == ["1", "2", "3"]
