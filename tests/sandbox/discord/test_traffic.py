"""The recorder, and the recorded traffic under the checker where that is at hand."""

import asyncio
import io
import json
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import aiohttp
import discord
import pytest

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, Permission, RateLimits
from tests.sandbox.discord.client import Bot, connected
from tests.sandbox.discord.test_interactions import CommandBot

ROOT = Path(__file__).parents[3]
STRANGER = {"Authorization": "Bot nobody"}
CHECKER = ROOT.parent / "shared" / "tools" / "check_rest.py"


async def test_calls_are_kept_with_their_moment_and_without_the_token(
    tmp_path: Path,
) -> None:
    path = tmp_path / "traffic.jsonl"
    settings = DiscordSettings(traffic_file=path, rate_limits=RateLimits.off())
    async with DiscordSandbox(settings) as sandbox, connected(sandbox) as bot:
        channel = bot.get_channel(sandbox.channel.id)
        assert isinstance(channel, discord.TextChannel)
        sent = await channel.send("x", file=discord.File(io.BytesIO(b"123"), "a.txt"))
        await sent.edit(content="y")
        edit = sandbox.recorder.matching("PATCH", f"/messages/{sent.id}")[0]
        assert edit.json_body["content"] == "y"
        assert edit.arrived_at <= edit.answered_at
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert lines[-2]["files"] == [{"name": "files[0]", "filename": "a.txt", "size": 3}]
    assert lines[-1]["response_body"]["content"] == "y"
    assert settings.token not in path.read_text()


async def _everything(sandbox: DiscordSandbox, bot: Bot) -> None:
    """One call of every kind that a bot makes."""
    alice = sandbox.person("alice")
    everything_allowed = Permission.ADD_REACTIONS | Permission.CREATE_PRIVATE_THREADS
    sandbox.permit_bot(sandbox.channel, allow=everything_allowed)
    await alice.post(sandbox.channel, "a picture", files=[("a.png", b"1")])
    asked = await bot.message("a picture")
    thread = await asked.create_thread(name="a picture")
    allowed = discord.AllowedMentions.none()
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Stop", custom_id="stop", emoji="🛑"))
    view.add_item(discord.ui.Button(label="Web", url="https://example.org/"))
    view.add_item(
        discord.ui.Select(custom_id="s", options=[discord.SelectOption(label="a", emoji="👍")])
    )
    embed = discord.Embed(title="t", description="d", url="https://example.org/", colour=1)
    embed.set_footer(text="f").set_author(name="n").add_field(name="a", value="b")
    sent = await thread.send(
        f"working <@{alice.id}>", view=view, embed=embed, allowed_mentions=allowed
    )
    await sent.edit(
        content="done",
        attachments=[discord.File(io.BytesIO(b"1"), "v.mp4")],
        allowed_mentions=discord.AllowedMentions(users=[discord.Object(alice.id)]),
    )
    await sent.reply("here", mention_author=False)
    await sent.add_reaction("👍")
    await alice.react(sandbox.world.channels[thread.id].messages[sent.id], "🎬")
    await sent.remove_reaction("👍", discord.Object(sandbox.world.bot.id))
    _ = [user async for user in (await sent.fetch()).reactions[0].users()]
    await thread.typing()
    _ = [message async for message in thread.history(limit=5)]
    await thread.fetch_members()
    await thread.edit(name="renamed")
    await thread.edit(archived=True)
    await thread.edit(archived=False)
    await _places(sandbox, bot)
    await sent.delete()
    await alice.post(alice.direct_channel(), "hi")
    await (await bot.message("hi")).channel.send("hello")


async def _places(sandbox: DiscordSandbox, bot: Bot) -> None:
    channel = await bot.fetch_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    private = await channel.create_thread(name="private")
    await private.add_user(discord.Object(sandbox.person("alice").id))
    await private.remove_user(discord.Object(sandbox.person("alice").id))
    await private.join()
    await channel.create_thread(name="public", type=discord.ChannelType.public_thread)
    _ = [thread async for thread in channel.archived_threads()]
    _ = [thread async for thread in channel.archived_threads(private=True)]
    _ = [thread async for thread in channel.archived_threads(private=True, joined=True)]
    guild = await bot.fetch_guild(sandbox.guild.id)
    await guild.active_threads()
    await guild.fetch_channels()
    await guild.fetch_roles()
    await guild.fetch_member(sandbox.person("alice").id)
    await bot.application_info()
    _ = [found async for found in bot.fetch_guilds()]
    await bot.http.get_bot_gateway()
    for missing in (bot.fetch_channel(sandbox.world.ids.next()), bot.fetch_user(1 << 60)):
        with pytest.raises(discord.NotFound):
            await missing


async def _interactions(sandbox: DiscordSandbox) -> None:
    alice = sandbox.person("alice")
    options = {"size": "9:16", "picture": ("a.png", b"1")}
    await (await alice.run(sandbox.channel, "video export", options)).reply()
    await (await alice.run(sandbox.channel, "video slow", {"private": True})).follow_up()
    posted = await alice.post(sandbox.channel, "my cat")
    await (await alice.run_on_message(posted, "Make a video")).reply()
    panel = await (await alice.run(sandbox.channel, "video panel")).reply()
    await (await alice.click(panel, "update")).acknowledged()
    await alice.click(panel, "later")
    await sandbox.world.changes.until(lambda: panel.content == "later")
    await (await alice.select(panel, "size", ["16:9"])).reply()
    form = await alice.click(panel, "form")
    await form.modal()
    await (await alice.submit(form, {"words": "a", "picture": [("b.png", b"1")]})).reply()


@pytest.mark.skipif(not CHECKER.exists(), reason="the traffic checker isn't beside the repository")
async def test_both_sides_of_the_traffic_fit_discords_own_description(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    path = tmp_path / "traffic.jsonl"
    settings = DiscordSettings(traffic_file=path, rate_limits=RateLimits.off())
    async with DiscordSandbox(settings) as sandbox, connected(sandbox, CommandBot()) as bot:
        await _everything(sandbox, bot)
        await _interactions(sandbox)
        await bot.tree.fetch_commands()
        async with http.get(f"{sandbox.api_url}/users/@me", headers=STRANGER) as reply:
            assert reply.status == 401
    checked = await asyncio.create_subprocess_exec(
        sys.executable, CHECKER, path, "--responses", stdout=PIPE, stderr=STDOUT
    )
    output, _ = await checked.communicate()
    assert checked.returncode == 0, output.decode()
    assert len(path.read_text().splitlines()) > 50
