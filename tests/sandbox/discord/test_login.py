"""Logging in: the token, the intents, and what the client knows afterwards."""

import discord
import pytest

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, PrivilegedIntents, RateLimits
from tests.sandbox.discord.client import Bot, connected, intents, pointed_at


async def test_the_client_gets_ready_and_knows_the_guild(sandbox: DiscordSandbox, bot: Bot) -> None:
    guild = bot.guilds[0]
    assert bot.user is not None
    assert bot.user.id == bot.application_id == sandbox.world.bot.id
    assert (guild.name, guild.id) == ("Film club", sandbox.guild.id)
    assert [channel.name for channel in guild.text_channels] == ["general"]
    assert guild.me.guild_permissions.value & 309237763072 == 309237763072
    assert guild.filesize_limit == 10 << 20
    assert bot.latency < 5


async def test_a_wrong_token_is_refused_by_rest(sandbox: DiscordSandbox) -> None:
    client = Bot()
    with pointed_at(sandbox), pytest.raises(discord.LoginFailure):
        await client.start("wrong")
    await client.close()


async def test_an_intent_that_the_portal_withholds_closes_with_4014() -> None:
    settings = DiscordSettings(privileged_intents=PrivilegedIntents(message_content=False))
    async with DiscordSandbox(settings) as sandbox:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with connected(sandbox):
                pass


@pytest.mark.parametrize(
    ("granted", "flags"),
    [
        (PrivilegedIntents(message_content=True), {"gateway_message_content_limited"}),
        (
            PrivilegedIntents(message_content=False, members=True, presences=True),
            {"gateway_guild_members_limited", "gateway_presence_limited"},
        ),
    ],
)
async def test_the_application_shows_what_was_granted(
    granted: PrivilegedIntents, flags: set[str]
) -> None:
    async with (
        DiscordSandbox(DiscordSettings(privileged_intents=granted)) as sandbox,
        connected(sandbox, Bot(discord.Intents.default())) as bot,
    ):
        application = await bot.application_info()
        assert {name for name, on in application.flags if on} == flags
        assert bot.application_flags == application.flags


async def test_members_arrive_in_chunks_with_their_intent() -> None:
    portal = PrivilegedIntents(members=True)
    settings = DiscordSettings(privileged_intents=portal, rate_limits=RateLimits.off())
    async with DiscordSandbox(settings) as sandbox:
        sandbox.person("alice")
        wanted = intents()
        wanted.members = True
        async with connected(sandbox, Bot(wanted)) as bot:
            assert bot.guilds[0].chunked
            found = await bot.guilds[0].query_members("ali")
            assert [member.name for member in found] == ["alice"]
            listed = [member.name async for member in bot.guilds[0].fetch_members()]
            assert "alice" in listed


async def test_sharded_clients_find_the_gateway(sandbox: DiscordSandbox) -> None:
    with pointed_at(sandbox):
        async with discord.AutoShardedClient(intents=discord.Intents.none()) as client:
            await client.login(sandbox.settings.token)
            shards, url, _ = await client.http.get_bot_gateway()
            assert (shards, url.partition("?")[0]) == (1, sandbox.gateway_url)


async def test_a_port_can_be_set_and_used_again(sandbox: DiscordSandbox) -> None:
    taken = int(sandbox.api_url.split(":")[2].split("/")[0])
    with pytest.raises(OSError, match=str(taken)):
        await DiscordSandbox(DiscordSettings(port=taken)).start()
    await sandbox.stop()
    async with DiscordSandbox(DiscordSettings(port=taken)) as again:
        assert again.api_url == sandbox.api_url
