"""Rate limits: how windows count, what headers say, how the real client lives with them."""

import asyncio
import time
from dataclasses import replace

import aiohttp
import discord
import pytest

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, Limit, RateLimits
from bot.sandbox.discord.ratelimit import Bucket, RateLimiter
from tests.sandbox.discord.client import connected

OFF = RateLimits.off()


class Clock:
    """A monotonic clock that stands still until told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _limiter(limits: RateLimits) -> tuple[RateLimiter, Clock]:
    clock = Clock()
    return RateLimiter(limits, clock, lambda: 5000.0 + clock.now), clock


def test_a_window_opens_with_its_first_request() -> None:
    limiter, clock = _limiter(replace(OFF, message_edit=Limit(5, 5.0)))
    bucket = [Bucket("message_edit", "7")]
    remaining: list[str] = []
    for _ in range(5):
        verdict = limiter.check(bucket, counts_globally=True)
        assert verdict.retry_after_s is None
        remaining.append(verdict.headers["X-RateLimit-Remaining"])
        clock.now += 1.0
    assert remaining == ["4", "3", "2", "1", "0"]
    clock.now = 104.0
    refused = limiter.check(bucket, counts_globally=True)
    assert refused.retry_after_s == pytest.approx(1.0)
    assert refused.headers["Retry-After"] == "1"
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert refused.headers["X-RateLimit-Reset"] == "5105.000"
    assert refused.body == {
        "message": "You are being rate limited.",
        "retry_after": pytest.approx(1.0),
        "global": False,
    }
    assert limiter.check([Bucket("message_edit", "8")], counts_globally=True).retry_after_s is None
    clock.now = 105.0
    assert limiter.check(bucket, counts_globally=True).headers["X-RateLimit-Remaining"] == "4"


def test_the_global_limit_is_over_all_and_spares_interactions() -> None:
    limiter, _ = _limiter(replace(OFF, everything=Limit(2, 1.0), other=Limit(50, 1.0)))
    for major in ("1", "2"):
        limiter.check([Bucket("other", major)], counts_globally=True)
    refused = limiter.check([Bucket("other", "3")], counts_globally=True)
    assert refused.body["global"] is True
    assert refused.headers["X-RateLimit-Global"] == "true"
    assert refused.headers["X-RateLimit-Scope"] == "global"
    assert limiter.check([Bucket("other", "4")], counts_globally=False).retry_after_s is None


def test_hidden_limits_show_only_when_hit() -> None:
    limiter, clock = _limiter(replace(OFF, other=Limit(50, 1.0), channel_rename=Limit(2, 600.0)))
    buckets = [Bucket("other", "1"), Bucket("channel_rename", "1")]
    for expected in ("49", "48"):
        shown = limiter.check(buckets, counts_globally=True).headers
        assert shown["X-RateLimit-Remaining"] == expected
    clock.now += 60
    refused = limiter.check(buckets, counts_globally=True)
    assert refused.retry_after_s == pytest.approx(540)
    assert refused.headers["X-RateLimit-Remaining"] == "50"


def test_reactions_claim_a_longer_window_than_they_have() -> None:
    limiter, clock = _limiter(RateLimits())
    bucket = [Bucket("reaction", "1")]
    shown = limiter.check(bucket, counts_globally=True).headers
    assert (shown["X-RateLimit-Remaining"], shown["X-RateLimit-Reset-After"]) == ("0", "1.000")
    clock.now += 0.25
    assert limiter.check(bucket, counts_globally=True).retry_after_s is None


def test_thread_creation_is_a_shared_limit() -> None:
    limiter, _ = _limiter(replace(OFF, thread_create=Limit(1, 300.0)))
    limiter.check([Bucket("thread_create", "1")], counts_globally=True)
    refused = limiter.check([Bucket("thread_create", "1")], counts_globally=True)
    assert (refused.scope, refused.headers["Retry-After"]) == ("shared", "300")


def test_old_windows_are_forgotten() -> None:
    limiter, clock = _limiter(replace(OFF, message_create=Limit(1, 5.0)))
    for major in range(9000):
        limiter.check([Bucket("message_create", str(major))], counts_globally=True)
        clock.now += 0.01
    assert len(limiter) < 5000


async def test_edits_share_a_bucket_and_the_client_waits_ahead() -> None:
    limits = replace(OFF, message_edit=Limit(2, 0.15))
    async with (
        DiscordSandbox(DiscordSettings(rate_limits=limits)) as sandbox,
        connected(sandbox) as bot,
    ):
        channel = bot.get_channel(sandbox.channel.id)
        assert isinstance(channel, discord.TextChannel)
        first, second = await channel.send("1"), await channel.send("2")
        started = time.monotonic()
        for number in range(3):
            await first.edit(content=f"a{number}")
            await second.edit(content=f"b{number}")
        assert time.monotonic() - started > 0.3
        assert sandbox.recorder.rate_limited() == 0


async def test_the_client_sleeps_off_a_429() -> None:
    limits = replace(OFF, everything=Limit(6, 0.15))
    async with DiscordSandbox(DiscordSettings(rate_limits=limits)) as limited:
        for name in ("a", "b", "c", "d", "e", "f", "g", "h"):
            limited.add_channel(name)
        async with connected(limited) as bot:
            channels = bot.guilds[0].text_channels
            await asyncio.gather(*(channel.send("x") for channel in channels))
            assert limited.recorder.rate_limited() > 0
            assert all(limited.world.channels[c.id].messages for c in channels)


async def test_a_hidden_rename_limit_is_refused_by_the_clients_own_limit() -> None:
    limits = replace(OFF, other=Limit(50, 1.0), channel_rename=Limit(2, 600.0))
    async with (
        DiscordSandbox(DiscordSettings(rate_limits=limits)) as sandbox,
        connected(sandbox) as bot,
    ):
        posted = await sandbox.person("alice").post(sandbox.channel, "pic")
        thread = await (await bot.message("pic")).create_thread(name="1")
        await thread.edit(name="2")
        await thread.edit(name="3")
        with pytest.raises(discord.RateLimited) as refused:
            await thread.edit(name="4")
        assert 500 < refused.value.retry_after <= 600
        assert sandbox.world.channels[posted.id].name == "3"
        await thread.edit(auto_archive_duration=60)


async def test_edits_of_old_messages_have_a_limit_of_their_own() -> None:
    limits = replace(OFF, message_edit=Limit(5, 5.0), old_message_edit=Limit(1, 60.0))
    settings = DiscordSettings(rate_limits=limits, old_message_s=-1)
    async with DiscordSandbox(settings) as sandbox, connected(sandbox) as bot:
        channel = bot.get_channel(sandbox.channel.id)
        assert isinstance(channel, discord.TextChannel)
        sent = await channel.send("1")
        await sent.edit(content="2")
        with pytest.raises(discord.RateLimited):
            await sent.edit(content="3")
        assert sandbox.recorder.calls[-1].response_body["code"] == 30046


async def test_normal_replies_carry_the_headers(http: aiohttp.ClientSession) -> None:
    async with DiscordSandbox() as sandbox:
        async with http.get(f"{sandbox.api_url}/users/@me") as reply:
            assert reply.headers["Content-Type"] == "application/json"
            assert reply.headers["Via"]
            shown = {name for name in reply.headers if name.startswith("X-RateLimit-")}
        assert shown == {
            f"X-RateLimit-{part}"
            for part in ("Limit", "Remaining", "Reset", "Reset-After", "Bucket")
        }


async def test_follow_ups_are_limited_by_token(http: aiohttp.ClientSession) -> None:
    limits = replace(OFF, webhook=Limit(1, 60.0))
    async with DiscordSandbox(DiscordSettings(rate_limits=limits)) as sandbox:
        hook = f"{sandbox.api_url}/webhooks/{sandbox.world.bot.id}"
        statuses: list[int] = []
        for token in ("a", "a", "b"):
            async with http.post(f"{hook}/{token}", json={"content": "x"}) as reply:
                statuses.append(reply.status)
        assert statuses == [401, 429, 401]
