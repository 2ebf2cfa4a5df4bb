"""The same nonce again: no second message, and the one that is there shows what is new."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import aiohttp
import discord
import pytest
from discord import gateway, http

from bot.core.ports import Button, Post, Priority
from bot.core.records import ButtonAction
from bot.frontend.connection import Connection, point_at
from bot.frontend.pacing import Pacer
from bot.frontend.thread import DiscordThread
from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.model import Message, MessageFlag
from bot.sandbox.discord.recorder import RestCall

STOP = Button(ButtonAction.STOP, "Stop", "7")
OTHER = Button(ButtonAction.STOP, "Stop", "8")
LIVE = Post("-# ⏳ Starting", (STOP,))


@pytest.fixture
async def sandbox() -> AsyncGenerator[DiscordSandbox]:
    base, ws = http.Route.BASE, gateway.DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordSandbox() as running:
        point_at(running.api_url, running.gateway_url)
        yield running
    http.Route.BASE = base
    gateway.DiscordWebSocket.DEFAULT_GATEWAY = ws


@pytest.fixture
async def thread(sandbox: DiscordSandbox) -> AsyncGenerator[DiscordThread]:
    """The bot in the sandbox's channel: logged in, with no events."""
    connection, pacer = Connection(), Pacer()
    async with (
        discord.Client(intents=discord.Intents.none()) as client,
        aiohttp.ClientSession() as session,
    ):
        await client.login(sandbox.settings.token)
        connection.use(client)
        yield DiscordThread(connection, session, pacer, sandbox.channel.id)
    pacer.close()


async def post(thread: DiscordThread, post: Post, nonce: str = "5l0") -> int:
    return await thread.post(post, nonce=nonce, priority=Priority.FINAL)


def of_bot(sandbox: DiscordSandbox) -> list[Message]:
    return list(sandbox.channel.messages.values())


def calls(sandbox: DiscordSandbox) -> list[str]:
    """The methods of all requests from now on."""
    made: list[str] = []

    def note(call: RestCall) -> None:
        made.append(call.method)

    sandbox.recorder.listen(note)
    return made


@pytest.mark.parametrize("said", ["-# ⏳ Starting", " blanks at both ends\n", "@everyone"])
async def test_the_same_again_is_one_request(
    sandbox: DiscordSandbox, thread: DiscordThread, said: str
) -> None:
    first = await post(thread, replace(LIVE, text=said))
    made = calls(sandbox)
    assert await post(thread, replace(LIVE, text=said)) == first
    assert made == ["POST"]
    assert len(of_bot(sandbox)) == 1


@pytest.mark.parametrize(
    "now",
    [Post("Done.", (STOP,)), Post(LIVE.text), Post(LIVE.text, (OTHER,))],
)
async def test_something_else_is_shown_by_the_message_that_is_there(
    sandbox: DiscordSandbox, thread: DiscordThread, now: Post
) -> None:
    first = await post(thread, LIVE)
    assert await post(thread, now) == first
    (shown,) = of_bot(sandbox)
    assert shown.content == now.text
    assert [button.argument for button in (await thread.sent(0))[0].post.buttons] == [
        button.argument for button in now.buttons
    ]


async def test_a_message_is_unsent_by_its_nonce(
    sandbox: DiscordSandbox, thread: DiscordThread
) -> None:
    await post(thread, LIVE)
    kept = await post(thread, Post("Done."), nonce="5f0")
    await thread.unsend("5l0")
    assert [message.id for message in of_bot(sandbox)] == [kept]


async def test_where_there_is_none_nobody_is_notified(
    sandbox: DiscordSandbox, thread: DiscordThread
) -> None:
    flags: list[int] = []
    sandbox.world.changes.listen(
        lambda change: flags.append(change.message.flags) if change.message else None
    )
    await thread.unsend("5l0")
    assert of_bot(sandbox) == []
    assert flags
    assert flags[0] & MessageFlag.SUPPRESS_NOTIFICATIONS


async def test_what_the_bot_has_said(sandbox: DiscordSandbox, thread: DiscordThread) -> None:
    before = await post(thread, Post("before"), nonce="1")
    asked = await sandbox.person("alice").post(sandbox.channel, "slower")
    await post(thread, replace(LIVE, reply_to=asked.id))
    (sent,) = await thread.sent(before)
    assert sent.post == Post("-# ⏳ Starting", (STOP,), reply_to=asked.id)
