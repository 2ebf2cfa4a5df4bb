"""The gateway: compression, resuming, and everything that can interrupt it."""

import json
import time
import zlib
from typing import Any

import aiohttp
import discord
import pytest
import zstandard

from bot.sandbox.discord import (
    DiscordSandbox,
    DiscordSettings,
    Limit,
    PrivilegedIntents,
    RateLimits,
)
from tests.sandbox.discord.client import Bot

GUILDS_AND_MESSAGES = 1 << 0 | 1 << 9 | 1 << 15


class Socket:
    """A bare gateway connection that reads one of the three transports."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, compress: str | None) -> None:
        self.socket = socket
        self._zlib = zlib.decompressobj()
        self._zstd = zstandard.ZstdDecompressor().decompressobj()
        self._compress = compress

    async def receive(self) -> dict[str, Any]:
        data = (await self.socket.receive(5.0)).data
        if self._compress == "zlib-stream":
            assert data.endswith(b"\x00\x00\xff\xff")
            data = self._zlib.decompress(data)
        elif self._compress == "zstd-stream":
            data = self._zstd.decompress(data)
        return json.loads(data)

    async def event(self, name: str) -> dict[str, Any]:
        while True:
            message = await self.receive()
            if message["t"] == name:
                return message

    async def send(self, op: int, data: Any = None) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def identify(self, sandbox: DiscordSandbox, wanted: int = GUILDS_AND_MESSAGES) -> Any:
        await self.send(2, {"token": sandbox.settings.token, "intents": wanted})
        return (await self.event("READY"))["d"]

    async def close_code(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(5.0)
        return self.socket.close_code


async def _open(
    http: aiohttp.ClientSession, sandbox: DiscordSandbox, compress: str | None = None
) -> Socket:
    query = {"v": "10", "encoding": "json"} | ({"compress": compress} if compress else {})
    socket = Socket(await http.ws_connect(sandbox.gateway_url, params=query), compress)
    hello = await socket.receive()
    assert (hello["op"], hello["d"]) == (10, {"heartbeat_interval": 41250})
    return socket


@pytest.mark.parametrize("compress", [None, "zlib-stream", "zstd-stream"])
async def test_every_transport_carries_events(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession, compress: str | None
) -> None:
    socket = await _open(http, sandbox, compress)
    await socket.send(1, None)
    assert (await socket.receive())["op"] == 11
    ready = await socket.identify(sandbox)
    assert ready["resume_gateway_url"] == sandbox.gateway_url
    assert (await socket.event("GUILD_CREATE"))["s"] == 2
    for number in range(3):
        await sandbox.person("alice").post(sandbox.channel, f"{number} " + "x" * 1500)
        event = await socket.event("MESSAGE_CREATE")
        assert event["d"]["content"].startswith(f"{number} ")
        assert event["s"] == number + 3
    await socket.socket.close()


async def test_a_heartbeat_is_answered_no_sooner_than_over_a_network(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    """discord.py notes when it sent one only after it was sent, and must not hear of it before."""
    socket = await _open(http, sandbox)
    sent_at = time.monotonic()
    await socket.send(1, None)
    assert (await socket.receive())["op"] == 11
    assert time.monotonic() - sent_at >= sandbox.settings.heartbeat_ack_s
    await socket.socket.close()


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (2, {"token": "wrong", "intents": 0}, 4004),
        (2, {"token": "sandbox-token", "intents": 1 << 40}, 4013),
        (2, {"token": "sandbox-token", "intents": 1 << 1}, 4014),
        (2, {"token": "sandbox-token", "intents": 1 << 8}, 4014),
        (8, {"guild_id": "1"}, 4003),
    ],
)
async def test_wrong_openings_close_the_connection(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession, op: int, data: Any, code: int
) -> None:
    socket = await _open(http, sandbox)
    await socket.send(op, data)
    assert await socket.close_code() == code


async def test_bad_messages_close_the_connection(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    for text in ("{", "[]", "{}", '{"op": 2}'):
        garbled = await _open(http, sandbox)
        await garbled.socket.send_str(text)
        assert await garbled.close_code() == 4002
    unknown = await _open(http, sandbox)
    await unknown.identify(sandbox)
    await unknown.send(99)
    assert await unknown.close_code() == 4001
    twice = await _open(http, sandbox)
    await twice.identify(sandbox)
    await twice.send(2, {"token": sandbox.settings.token, "intents": 0})
    assert await twice.close_code() == 4005


async def test_too_many_sends_and_silence_close_the_connection(
    http: aiohttp.ClientSession,
) -> None:
    chatty = DiscordSettings(gateway_sends=Limit(3, 60.0))
    async with DiscordSandbox(chatty) as sandbox:
        socket = await _open(http, sandbox)
        for _ in range(4):
            await socket.send(1)
        assert await socket.close_code() == 4008
    silent = DiscordSettings(heartbeat_interval_s=0.02)
    async with DiscordSandbox(silent) as sandbox:
        raw = await http.ws_connect(sandbox.gateway_url)
        assert await Socket(raw, None).close_code() == 4009


async def test_events_need_their_intents(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    deaf = await _open(http, sandbox)
    await deaf.identify(sandbox, 0)
    alice = sandbox.person("alice")
    await alice.post(sandbox.channel, "secret")
    sandbox.gateway.send_event("MARK", {})
    assert (await deaf.receive())["t"] == "MARK"


@pytest.mark.parametrize("in_portal", [True, False])
async def test_content_needs_its_intent(http: aiohttp.ClientSession, in_portal: bool) -> None:
    portal = PrivilegedIntents(message_content=in_portal)
    settings = DiscordSettings(privileged_intents=portal, rate_limits=RateLimits.off())
    async with DiscordSandbox(settings) as sandbox:
        socket = await _open(http, sandbox)
        await socket.identify(sandbox, 1 << 0 | 1 << 9 | 1 << 12)
        alice = sandbox.person("alice")
        mention = f"<@{sandbox.world.bot.id}> hi"
        posted = await alice.post(sandbox.channel, "plain", files=[("a.txt", b"1")])
        await alice.post(sandbox.channel, mention)
        await alice.post(alice.direct_channel(), "in private")
        events = [(await socket.event("MESSAGE_CREATE"))["d"] for _ in range(3)]
        assert [event["content"] for event in events] == ["", mention, "in private"]
        assert events[0]["attachments"] == []
        address = f"{sandbox.api_url}/channels/{sandbox.channel.id}/messages/{posted.id}"
        headers = {"Authorization": f"Bot {sandbox.settings.token}"}
        async with http.get(address, headers=headers) as reply:
            assert (await reply.json())["content"] == ("plain" if in_portal else "")


async def test_a_dropped_connection_resumes_without_a_gap(
    sandbox: DiscordSandbox, bot: Bot
) -> None:
    alice = sandbox.person("alice")
    await alice.post(sandbox.channel, "before")
    await bot.message("before")
    sandbox.gateway.drop()
    for number in range(3):
        await alice.post(sandbox.channel, f"meanwhile {number}")
    await bot.heard("resumed")
    await alice.post(sandbox.channel, "after")
    await bot.message("after")
    contents = [m.content for m in bot.all("message")]
    assert contents == ["before", "meanwhile 0", "meanwhile 1", "meanwhile 2", "after"]
    assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (1, 1)


async def test_a_session_moves_to_the_connection_that_resumes_it(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    first, second = await _open(http, sandbox), await _open(http, sandbox)
    ready = await first.identify(sandbox)
    resume = {"token": sandbox.settings.token, "session_id": ready["session_id"], "seq": 1}
    await second.send(6, {**resume, "seq": 99})
    assert (await second.receive())["op"] == 9
    await second.send(6, resume)
    assert (await second.receive())["t"] == "GUILD_CREATE"
    assert (await second.receive())["t"] == "RESUMED"
    assert await first.close_code() == 1006


async def test_op_7_makes_the_client_resume(sandbox: DiscordSandbox, bot: Bot) -> None:
    sandbox.gateway.ask_to_reconnect()
    await bot.heard("resumed")
    assert sandbox.gateway.identified == 1


async def test_a_resume_may_repeat_events(sandbox: DiscordSandbox, bot: Bot) -> None:
    await sandbox.person("alice").post(sandbox.channel, "once")
    await bot.message("once")
    sandbox.gateway.replay_seen(1)
    sandbox.gateway.drop()
    await bot.heard("resumed")
    assert [m.content for m in bot.all("message")] == ["once", "once"]


async def test_a_forgotten_session_identifies_again(sandbox: DiscordSandbox, bot: Bot) -> None:
    sandbox.gateway.forget_sessions()
    sandbox.gateway.drop()
    await bot.heard("ready", count=2)
    assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (2, 0)
    await sandbox.person("alice").post(sandbox.channel, "again")
    await bot.message("again")


async def test_an_invalid_session_identifies_again(sandbox: DiscordSandbox, bot: Bot) -> None:
    sandbox.gateway.invalidate()
    await bot.heard("ready", count=2)
    sandbox.gateway.invalidate(resumable=True)
    await bot.heard("resumed")
    assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (2, 1)


async def test_events_can_be_held_back_and_doubled(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    sandbox.gateway.hold()
    await alice.post(sandbox.channel, "held")
    channel = await bot.fetch_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    assert [m.content async for m in channel.history()] == ["held"]
    assert bot.all("message") == []
    sandbox.gateway.release()
    await bot.message("held")
    sandbox.faults.repeat_event("MESSAGE_CREATE")
    await alice.post(sandbox.channel, "double")
    await alice.post(sandbox.channel, "single")
    await bot.message("single")
    assert [m.content for m in bot.all("message")] == ["held", "double", "double", "single"]


async def test_events_can_come_in_the_wrong_order(sandbox: DiscordSandbox, bot: Bot) -> None:
    alice = sandbox.person("alice")
    sandbox.faults.delay_event("MESSAGE_CREATE")
    for text in ("first", "second", "third"):
        await alice.post(sandbox.channel, text)
    await bot.message("third")
    assert [m.content for m in bot.all("message")] == ["second", "first", "third"]


async def test_a_thread_announced_twice_is_new_once(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    socket = await _open(http, sandbox)
    await socket.identify(sandbox)
    sandbox.faults.repeat_event("THREAD_CREATE")
    alice = sandbox.person("alice")
    await alice.open_thread(await alice.post(sandbox.channel, "pic"), "pic")
    first, second = await socket.event("THREAD_CREATE"), await socket.event("THREAD_CREATE")
    assert first["d"] == {**second["d"], "newly_created": True}
    assert "newly_created" not in second["d"]


async def test_a_malformed_event_ends_the_client(sandbox: DiscordSandbox, bot: Bot) -> None:
    sandbox.gateway.send_event("MESSAGE_CREATE", {"id": "1", "channel_id": "2"})
    assert bot.running is not None
    with pytest.raises(KeyError):
        await bot.running
