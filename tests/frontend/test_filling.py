"""One place after an absence: what is taken in of it, and what is told to be left unread."""

import asyncio
from collections.abc import AsyncGenerator
from functools import partial
from pathlib import Path

import discord
import pytest
import yarl
from discord import gateway, http

from bot.frontend import intake
from bot.frontend.connection import point_at
from bot.frontend.filling import Filling
from bot.frontend.gaps import Gap, Matter
from bot.frontend.history import History
from bot.locales import text
from bot.sandbox.discord import DiscordSandbox, DiscordSettings, RateLimits
from bot.sandbox.discord.model import Channel, Message
from tests.sessions.stage import Stage, open_stage

HOW = text("thread.how", "en")
UNREAD = text("absence.unread", "en", time="")[:40]


@pytest.fixture
async def sandbox() -> AsyncGenerator[DiscordSandbox]:
    base, ws = http.Route.BASE, gateway.DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordSandbox(DiscordSettings(rate_limits=RateLimits.off())) as running:
        point_at(running.api_url, running.gateway_url)
        yield running
    http.Route.BASE = base
    gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(ws)


@pytest.fixture
async def client(sandbox: DiscordSandbox) -> AsyncGenerator[discord.Client]:
    """On Discord, where nobody handles its events."""
    intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
    async with discord.Client(intents=intents, guild_ready_timeout=0.05) as connected:
        running = asyncio.create_task(connected.start(sandbox.settings.token))
        await connected.wait_until_ready()
        yield connected
        await connected.close()
        await running


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncGenerator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


@pytest.fixture
def filling(client: discord.Client, stage: Stage) -> Filling:
    """Three messages may be taken in."""
    assert client.user is not None
    me = client.user

    async def read(message: discord.Message) -> intake.Incoming:
        return intake.read(message, me, enabled=True, readable=True)

    history = History(client, read)
    return Filling(stage.manager, stage.store, history, me=me.id, most=3)


async def ask(sandbox: DiscordSandbox, channel: Channel, times: int) -> list[Message]:
    """Mention the bot so many times, without a wish."""
    mention = f"<@{sandbox.world.bot.id}>"
    post = partial(sandbox.person("alice").post, channel)
    return [await post(f"{mention} export") for _ in range(times)]


def gap(channel: Channel, after: int = 0, matter: Matter = Matter.FILES) -> Gap:
    return Gap(channel.id, matter, begins=0, after=after)


async def test_all_of_it_in_order(sandbox: DiscordSandbox, stage: Stage, filling: Filling) -> None:
    asked = await ask(sandbox, sandbox.channel, 3)
    await sandbox.person("alice").post(sandbox.channel, "this is for nobody")
    assert await filling.fill(gap(sandbox.channel))
    answers = stage.conversations.at(sandbox.channel.id).messages.values()
    assert [answer.posts[0].reply_to for answer in answers] == [each.id for each in asked]
    assert filling.unread == {}


async def test_the_newest_of_too_much(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    asked = await ask(sandbox, sandbox.channel, 5)
    assert await filling.fill(gap(sandbox.channel))
    told, *answers = stage.conversations.at(sandbox.channel.id).messages.values()
    assert told.text.startswith(UNREAD)
    assert [answer.posts[0].reply_to for answer in answers] == [each.id for each in asked[2:]]
    assert list(filling.unread) == [sandbox.channel.id]


async def test_what_may_be_taken_in_is_for_all_places(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    other = sandbox.add_channel("other")
    await ask(sandbox, sandbox.channel, 3)
    await ask(sandbox, other, 1)
    assert await filling.fill(gap(sandbox.channel))
    assert await filling.fill(gap(other))
    (told,) = stage.conversations.at(other.id).texts
    assert told.startswith(UNREAD)
    assert list(filling.unread) == [other.id]


async def test_where_the_bot_is_a_guest_only_the_host_is_told(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    await ask(sandbox, sandbox.channel, 4)
    assert await filling.fill(gap(sandbox.channel, matter=Matter.MENTIONS))
    assert stage.conversations.at(sandbox.channel.id).texts == [HOW] * 3
    assert list(filling.unread) == [sandbox.channel.id]


async def test_what_is_too_old_is_left_unread(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    asked = await ask(sandbox, sandbox.channel, 2)
    assert await filling.fill(gap(sandbox.channel, after=asked[0].id))
    told, answer = stage.conversations.at(sandbox.channel.id).texts
    assert told.startswith(UNREAD)
    assert answer == HOW


async def test_old_chatter_of_others_is_nothing_that_was_missed(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    chatter = await sandbox.person("alice").post(sandbox.channel, "this is for nobody")
    await ask(sandbox, sandbox.channel, 1)
    assert await filling.fill(gap(sandbox.channel, after=chatter.id))
    assert stage.conversations.at(sandbox.channel.id).texts == [HOW]


async def test_nothing_is_taken_in_after_the_end(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    await ask(sandbox, sandbox.channel, 1)
    filling.end()
    assert not await filling.fill(gap(sandbox.channel))
    assert stage.conversations.at(sandbox.channel.id).texts == []


async def test_what_is_left_to_the_next_start_is_not_caught_up(
    sandbox: DiscordSandbox, stage: Stage, filling: Filling
) -> None:
    await ask(sandbox, sandbox.channel, 1)
    await stage.manager.stop(0)
    assert not await filling.fill(gap(sandbox.channel))
