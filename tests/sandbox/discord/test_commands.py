"""Registering commands: what is kept, what is refused."""

import aiohttp
import discord
import pytest

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.model import Json
from tests.sandbox.discord.client import Bot

Used = discord.Interaction[discord.Client]


async def hello(interaction: Used) -> None:
    await interaction.response.send_message("hello")


async def test_syncing_keeps_ids_and_drops_the_rest(sandbox: DiscordSandbox, bot: Bot) -> None:
    bot.tree.command(name="hello", description="Says hello")(hello)
    first = await bot.tree.sync()
    again = await bot.tree.sync()
    assert [command.id for command in again] == [command.id for command in first]
    assert [command.name for command in await bot.tree.fetch_commands()] == ["hello"]
    bot.tree.clear_commands(guild=None)
    assert await bot.tree.sync() == []
    assert sandbox.services.commands.all(None) == []


async def test_guild_commands_stand_beside_global_ones(sandbox: DiscordSandbox, bot: Bot) -> None:
    guild = discord.Object(sandbox.guild.id)
    bot.tree.command(name="hello", description="Says hello", guild=guild)(hello)
    registered = (await bot.tree.sync(guild=guild))[0]
    assert registered.guild_id == guild.id
    reply = await (await sandbox.person("alice").run(sandbox.channel, "hello")).reply()
    assert reply.content == "hello"
    edited = await registered.edit(description="Says hi")
    assert edited.description == "Says hi"
    assert (await bot.tree.fetch_command(registered.id, guild=guild)).description == "Says hi"
    await registered.delete()
    with pytest.raises(discord.NotFound) as gone:
        await registered.delete()
    assert gone.value.code == 10063


GOOD: Json = {"name": "ok", "description": "fine"}


@pytest.mark.parametrize(
    ("command", "field"),
    [
        ({"name": "Has Spaces", "description": "x"}, "name"),
        ({"name": "UPPER", "description": "x"}, "name"),
        ({"name": "x" * 33, "description": "x"}, "name"),
        ({"name": "ok", "description": ""}, "description"),
        ({"name": "ok", "description": "x" * 101}, "description"),
        ({"name": "x" * 33, "type": 3}, "name"),
        ({**GOOD, "options": [{"name": "A", "type": 3, "description": "x"}]}, "options"),
        ({**GOOD, "options": [{"name": "a", "type": 3, "description": "x"}] * 26}, "options"),
    ],
)
async def test_impossible_commands_are_refused(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession, command: Json, field: str
) -> None:
    address = f"{sandbox.api_url}/applications/{sandbox.world.bot.id}/commands"
    async with http.post(address, json=command) as reply:
        body = await reply.json()
    assert (reply.status, body["code"]) == (400, 50035)
    assert field in body["errors"]


async def test_too_many_commands_are_refused(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    address = f"{sandbox.api_url}/applications/{sandbox.world.bot.id}/commands"
    wanted = [{**GOOD, "name": f"c{number}"} for number in range(101)]
    async with http.put(address, json=wanted) as reply:
        assert reply.status == 400
    other = address.replace(str(sandbox.world.bot.id), str(sandbox.world.owner.id))
    async with http.get(other) as reply:
        assert (await reply.json())["code"] == 20012
