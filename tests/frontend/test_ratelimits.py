"""discord.py's buckets: what is left is used, only the end of a window is waited for."""

import asyncio
from types import SimpleNamespace
from typing import cast

import aiohttp
import discord
import pytest

from bot.frontend.ratelimits import Ratelimit


def answer(limit: int, remaining: int, reset_after_s: float) -> aiohttp.ClientResponse:
    headers = {
        "X-Ratelimit-Limit": str(limit),
        "X-Ratelimit-Remaining": str(remaining),
        "X-Ratelimit-Reset-After": str(reset_after_s),
    }
    return cast("aiohttp.ClientResponse", SimpleNamespace(headers=headers))


async def request(bucket: Ratelimit, told: aiohttp.ClientResponse | None = None) -> None:
    async with bucket:
        if told is not None:
            bucket.update(told)


async def at_once(bucket: Ratelimit, told: aiohttp.ClientResponse | None = None) -> bool:
    """Whether a request neither waits to begin nor to end."""
    task = asyncio.create_task(request(bucket, told))
    for _ in range(5):
        await asyncio.sleep(0)
    if task.done():
        await task
        return True
    task.cancel()
    await asyncio.wait([task])
    return False


async def test_the_last_request_of_a_window_is_answered_at_once() -> None:
    bucket = Ratelimit(30)
    assert await at_once(bucket, answer(2, 1, 5))
    assert await at_once(bucket, answer(2, 0, 5))
    assert not await at_once(bucket)


async def test_without_any_left_the_end_of_the_window_is_waited_for_once() -> None:
    bucket = Ratelimit(30)
    await request(bucket, answer(1, 0, 0.05))
    loop = asyncio.get_running_loop()
    before = loop.time()
    await request(bucket, answer(1, 0, 0.05))
    assert 0.05 <= loop.time() - before < 0.1 + 5
    assert bucket.remaining == 0


async def test_too_long_a_wait_is_refused_only_where_nothing_is_left() -> None:
    bucket = Ratelimit(30)
    await request(bucket, answer(2, 1, 300))
    await request(bucket, answer(2, 0, 299))
    with pytest.raises(discord.RateLimited):
        await request(bucket)


async def test_before_anything_is_known_requests_go_one_by_one() -> None:
    bucket = Ratelimit(30)
    under_way = 0

    async def alone() -> None:
        nonlocal under_way
        async with bucket:
            under_way += 1
            assert under_way == 1
            await asyncio.sleep(0)
            under_way -= 1

    await asyncio.gather(*(alone() for _ in range(4)))


async def test_a_window_is_shared_by_those_who_come_together() -> None:
    bucket = Ratelimit(30)
    await request(bucket, answer(5, 4, 5))
    assert [await at_once(bucket) for _ in range(5)] == [True] * 4 + [False]


async def test_a_cancelled_wait_takes_nothing() -> None:
    bucket = Ratelimit(30)
    await request(bucket, answer(2, 0, 0.05))
    waiting = [asyncio.create_task(request(bucket)) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    async with asyncio.timeout(5):
        await asyncio.wait(waiting[1:])
    assert not any(task.exception() for task in waiting[1:])
