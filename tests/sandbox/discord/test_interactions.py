"""Interactions of every kind, answered in every way, within Discord's deadlines."""

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, RateLimits
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.model import MessageType
from tests.sandbox.discord.client import Bot, connected
from tests.sandbox.discord.widgets import Form, Panel, Used


class CommandBot(Bot):
    """Registers one command of every kind."""

    async def setup_hook(self) -> None:
        video = app_commands.Group(name="video", description="Make videos")
        video.command(name="export", description="Export")(export)
        video.command(name="panel", description="Buttons")(panel)
        video.command(name="slow", description="Think first")(slow)
        video.command(name="silent", description="Never answers")(silent)
        video.command(name="form", description="Opens a form")(form)
        self.tree.add_command(video)
        restricted = app_commands.default_permissions(manage_guild=True)(admin)
        self.tree.command(name="admin", description="For moderators")(restricted)
        self.tree.context_menu(name="Make a video")(make_video)
        self.add_view(Panel())
        await self.tree.sync()


async def export(interaction: Used, size: str, picture: discord.Attachment | None = None) -> None:
    data = await picture.read() if picture else b""
    text = f"{size} {data!r} {interaction.locale} {interaction.guild_locale}"
    await interaction.response.send_message(text)


async def panel(interaction: Used) -> None:
    await interaction.response.send_message("panel", view=Panel())


async def slow(interaction: Used, private: bool = False) -> None:
    await interaction.response.defer(thinking=True, ephemeral=private)
    await interaction.followup.send("thought")
    await interaction.followup.send("more", ephemeral=private)


async def silent(interaction: Used) -> None:
    """Answer nothing."""


async def form(interaction: Used) -> None:
    await interaction.response.send_modal(Form())


async def admin(interaction: Used) -> None:
    await interaction.response.send_message("yes, chief", ephemeral=True)


async def make_video(interaction: Used, message: discord.Message) -> None:
    names = [file.filename for file in message.attachments]
    await interaction.response.send_message(f"{message.content} {names}")


@pytest.fixture
async def bot(sandbox: DiscordSandbox) -> AsyncIterator[Bot]:
    async with connected(sandbox, CommandBot()) as client:
        yield client


@pytest.mark.usefixtures("bot")
async def test_a_slash_command_with_options_and_a_file(sandbox: DiscordSandbox) -> None:
    alice = sandbox.person("alice", locale="zh-CN")
    options = {"size": "9:16", "picture": ("a.png", b"pixels")}
    used = await alice.run(sandbox.channel, "video export", options)
    reply = await used.reply()
    assert reply.content == "9:16 b'pixels' zh-CN en-US"
    assert reply.type is MessageType.CHAT_INPUT_COMMAND
    assert await used.acknowledged()
    for wrong in ({}, {"size": "x", "colour": "red"}):
        with pytest.raises(ValueError, match="option"):
            await alice.run(sandbox.channel, "video export", wrong)
    with pytest.raises(ValueError, match="subcommand"):
        await alice.run(sandbox.channel, "video import")
    with pytest.raises(ApiError) as unknown:
        await alice.run(sandbox.channel, "audio")
    assert unknown.value.code == 10063


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.usefixtures("bot")
async def test_thinking_first(sandbox: DiscordSandbox, private: bool) -> None:
    alice = sandbox.person("alice")
    used = await alice.run(sandbox.channel, "video slow", {"private": private})
    more = await used.follow_up()
    assert [m.content for m in used.messages] == ["thought", "more"]
    assert (more.ephemeral_to == alice.id) is private
    assert len(alice.history(sandbox.channel)) == 2
    assert len(sandbox.person("bob").history(sandbox.channel)) == (0 if private else 2)


@pytest.mark.usefixtures("bot")
async def test_a_message_command(sandbox: DiscordSandbox) -> None:
    alice = sandbox.person("alice")
    posted = await alice.post(sandbox.channel, "my cat", files=[("cat.png", b"1")])
    reply = await (await alice.run_on_message(posted, "Make a video")).reply()
    assert reply.content == "my cat ['cat.png']"
    assert reply.type is MessageType.CONTEXT_MENU_COMMAND


@pytest.mark.usefixtures("bot")
async def test_buttons_and_menus(sandbox: DiscordSandbox) -> None:
    alice = sandbox.person("alice")
    panel_message = await (await alice.run(sandbox.channel, "video panel")).reply()
    await (await alice.click(panel_message, "Update")).acknowledged()
    assert panel_message.content == "updated"
    later = await alice.click(panel_message, "later")
    await sandbox.world.changes.until(lambda: panel_message.content == "later")
    assert later.messages == [panel_message]
    chosen = await (await alice.select(panel_message, "size", ["16:9"])).reply()
    assert chosen.content == "size 16:9"
    assert chosen.reference is not None
    assert chosen.reference.message_id == panel_message.id
    for impossible in (
        alice.click(panel_message, "off"),
        alice.click(panel_message, "nothing"),
        alice.select(panel_message, "size", ["4:3"]),
    ):
        with pytest.raises(ValueError, match=r"off|nothing|size"):
            await impossible


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("way", ["command", "button"])
async def test_a_modal_with_text_and_a_file(sandbox: DiscordSandbox, way: str) -> None:
    alice = sandbox.person("alice")
    if way == "command":
        opened = await alice.run(sandbox.channel, "video form")
    else:
        message = await (await alice.run(sandbox.channel, "video panel")).reply()
        opened = await alice.click(message, "form")
    assert (await opened.modal())["title"] == "Title"
    with pytest.raises(ValueError, match="required"):
        await alice.submit(opened, {})
    with pytest.raises(ValueError, match="too long"):
        await alice.submit(opened, {"words": "x" * 21})
    with pytest.raises(ValueError, match="no such fields"):
        await alice.submit(opened, {"colour": "red"})
    done = await alice.submit(opened, {"words": "Hello", "picture": [("a.png", b"1")]})
    reply = await done.reply()
    assert reply.content == "Hello ['a.png']"
    assert reply.ephemeral_to == alice.id


@pytest.mark.usefixtures("bot")
async def test_commands_for_some_are_hidden_from_others(sandbox: DiscordSandbox) -> None:
    with pytest.raises(ApiError) as refused:
        await sandbox.person("alice").run(sandbox.channel, "admin")
    assert refused.value.code == 50013
    reply = await (await sandbox.person("owner").run(sandbox.channel, "admin")).reply()
    assert reply.content == "yes, chief"


async def test_autocompletion(sandbox: DiscordSandbox) -> None:
    client = Bot()

    async def suggest(_: Used, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed.upper(), value=typed)]

    async def pick(interaction: Used, skill: str) -> None:
        await interaction.response.send_message(skill)

    command = app_commands.Command[discord.app_commands.Group, [str], None](
        name="pick", description="Pick", callback=pick
    )
    command.autocomplete("skill")(suggest)
    client.tree.add_command(command)
    async with connected(sandbox, client):
        await client.tree.sync()
        alice = sandbox.person("alice")
        typing = await alice.complete(sandbox.channel, "pick", "skill", "tra")
        assert await typing.choices() == [{"name": "TRA", "value": "tra"}]


async def test_commands_work_in_threads_and_in_private(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    posted = await alice.post(sandbox.channel, "pic")
    await (await bot.message("pic")).create_thread(name="pic")
    for place in (posted.id, alice.direct_channel().id):
        used = await alice.run(place, "video slow")
        assert (await used.follow_up()).channel_id == place


async def test_no_answer_in_time_fails_and_a_late_one_is_refused() -> None:
    settings = DiscordSettings(rate_limits=RateLimits.off(), acknowledge_within_s=0.05)
    async with DiscordSandbox(settings) as sandbox, connected(sandbox, CommandBot()) as bot:
        used = await sandbox.person("alice").run(sandbox.channel, "video silent")
        assert not await used.acknowledged()
        assert used.failed
        interaction = await bot.heard("interaction")
        with pytest.raises(discord.NotFound) as late:
            await interaction.response.send_message("too late")
        assert late.value.code == 10062


async def test_a_second_answer_is_refused(sandbox: DiscordSandbox, bot: Bot) -> None:
    used = await sandbox.person("alice").run(sandbox.channel, "video silent")
    interaction = await bot.heard("interaction")
    twin = discord.InteractionResponse[discord.Client](interaction)
    await interaction.response.send_message("first")
    with pytest.raises(discord.HTTPException) as refused:
        await twin.send_message("second")
    assert refused.value.code == 40060
    assert (await used.reply()).content == "first"


async def test_a_token_lives_a_quarter_of_an_hour(sandbox: DiscordSandbox, bot: Bot) -> None:
    used = await sandbox.person("alice").run(sandbox.channel, "video silent")
    interaction = await bot.heard("interaction")
    await interaction.response.send_message("now")
    used.interaction.started_at -= 14 * 60
    await interaction.followup.send("in time")
    used.interaction.started_at -= 60
    with pytest.raises(discord.HTTPException) as expired:
        await interaction.followup.send("too late")
    assert (expired.value.status, expired.value.code) == (401, 50027)


async def test_answers_can_be_read_changed_and_deleted(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    used = await alice.run(sandbox.channel, "video silent")
    interaction = await bot.heard("interaction")
    with pytest.raises(discord.NotFound) as nothing:
        await interaction.followup.send("before any answer")
    assert nothing.value.code == 10015
    await interaction.response.send_message("first", ephemeral=True)
    assert (await interaction.original_response()).content == "first"
    follow_up = await interaction.followup.send("second", wait=True)
    await follow_up.edit(content="second, mended")
    assert [m.content for m in used.messages] == ["first", "second, mended"]
    await follow_up.delete()
    await interaction.delete_original_response()
    assert used.messages == []
    with pytest.raises(discord.NotFound) as gone:
        await interaction.edit_original_response(content="too late")
    assert gone.value.code == 10008
