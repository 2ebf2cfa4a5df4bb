"""Faults on request, as the real client meets them."""

import asyncio
import time

import aiohttp
import discord
import pytest

from bot.sandbox.discord import DiscordSandbox, errors
from bot.sandbox.discord.changes import PATIENCE_S
from tests.sandbox.discord.client import Bot

SEND = ("POST", "/channels/*/messages")


@pytest.fixture
def channel(sandbox: DiscordSandbox, bot: Bot) -> discord.TextChannel:
    found = bot.get_channel(sandbox.channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


async def test_a_dropped_call_did_nothing(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    fault = sandbox.faults.drop(*SEND)
    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        await channel.send("x")
    assert (fault.hits, sandbox.channel.messages) == (1, {})
    await channel.send("y")
    assert [m.content for m in sandbox.channel.messages.values()] == ["y"]


async def test_a_lost_reply_did_its_work_and_the_nonce_finds_it(
    sandbox: DiscordSandbox, bot: Bot, channel: discord.TextChannel
) -> None:
    sandbox.faults.lose_reply(*SEND)
    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        await channel.send("x", nonce="job-1")
    again = await channel.send("x", nonce="job-1")
    assert list(sandbox.channel.messages) == [again.id]
    await bot.message("x")
    assert len(bot.all("message")) == 1
    statuses = [call.status for call in sandbox.recorder.matching("POST", "/messages")]
    assert statuses == [None, 200]


async def test_server_errors_are_retried_by_the_client_but_not_503(
    sandbox: DiscordSandbox, channel: discord.TextChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeps: list[float] = []

    async def sleep(delay: float) -> None:
        sleeps.append(delay)

    monkeypatch.setattr("discord.http.asyncio", _Clock(sleep))
    sandbox.faults.fail(*SEND, 502, times=2)
    await channel.send("third time lucky")
    assert sleeps[:2] == [1, 3]
    sandbox.faults.fail(*SEND, 503)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("x")


@pytest.mark.parametrize(
    "error",
    [
        errors.missing_permissions(),
        errors.unknown_channel(),
        errors.too_large(),
        errors.thread_archived(),
        errors.threads_exceeded(),
    ],
    ids=lambda error: str(error.code),
)
async def test_any_refusal_can_be_ordered(
    sandbox: DiscordSandbox, channel: discord.TextChannel, error: errors.ApiError
) -> None:
    sandbox.faults.refuse(*SEND, error)
    with pytest.raises(discord.HTTPException) as refused:
        await channel.send("x")
    assert (refused.value.status, refused.value.code) == (error.status, error.code)


async def test_a_cloudflare_page_is_no_rate_limit(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    sandbox.faults.ban("*", "/channels/*", times=None)
    with pytest.raises(discord.HTTPException) as banned:
        await channel.send("x")
    assert banned.value.status == 429
    assert "Error 1015" in banned.value.text
    sandbox.faults.clear()
    await channel.send("x")


async def test_a_server_error_may_lack_the_via_header(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    sandbox.faults.fail("GET", "/users/@me", 500, via=False)
    async with http.get(f"{sandbox.api_url}/users/@me") as reply:
        assert (reply.status, "Via" in reply.headers) == (500, False)
    async with http.get(f"{sandbox.api_url}/users/@me") as reply:
        assert (reply.status, "Via" in reply.headers) == (200, True)


async def test_faults_wait_their_turn_and_match_their_route(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    sandbox.faults.refuse("PATCH", "/channels/*/messages/*", errors.unknown_message())
    sandbox.faults.refuse(*SEND, errors.missing_access(), skip=1)
    sent = await channel.send("passes")
    with pytest.raises(discord.Forbidden):
        await channel.send("refused")
    await channel.send("passes again")
    with pytest.raises(discord.NotFound):
        await sent.edit(content="x")


async def test_a_delay_comes_before_the_work(
    sandbox: DiscordSandbox, channel: discord.TextChannel
) -> None:
    sandbox.faults.delay(*SEND, 0.1)
    started = time.monotonic()
    await channel.send("x")
    call = sandbox.recorder.matching("POST", "/messages")[-1]
    assert call.answered_at - call.arrived_at >= 0.1
    assert time.monotonic() - started >= 0.1


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=b"])
async def test_a_caller_may_vanish_in_mid_request(
    sandbox: DiscordSandbox, caplog: pytest.LogCaptureFixture, content_type: str
) -> None:
    _, port = sandbox.cdn_url.rsplit(":", 1)
    _, writer = await asyncio.open_connection("127.0.0.1", int(port))
    head = f"POST /api/v10/channels/{sandbox.channel.id}/messages HTTP/1.1\r\nHost: x\r\n"
    head += f"Content-Type: {content_type}\r\nContent-Length: 999\r\n\r\n"
    part = '--b\r\nContent-Disposition: form-data; name="files[0]"; filename="a"\r\n\r\nx'
    writer.write((head + part).encode())
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.transport.abort()
    async with asyncio.timeout(PATIENCE_S):
        while not sandbox.recorder.calls:
            await asyncio.sleep(0.01)
    assert sandbox.recorder.calls[0].status is None
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


class _Clock:
    """asyncio for discord.http with another `sleep`."""

    def __init__(self, sleep: object) -> None:
        self.sleep = sleep

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)
