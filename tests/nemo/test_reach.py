"""The host is told once that the service is out of reach, and once that it is back."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.errors import ServiceUnavailable
from bot.nemo.reach import LOOK, Reach
from bot.nemo.transport import Request, Transport
from tests.nemo.conftest import ATTRIBUTION, LIMITS
from tests.nemo.server import Handler, Script, json_answer, ok, raw_answer, refuse, serving

HURRIED = replace(LIMITS, look_again_s=(0.01,))
NOBODY = refuse(1001)
ANY = Request("GET", "/any", total_s=5)


class Lines(logging.Handler):
    """What the host is told, awaited line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.told: asyncio.Queue[str] = asyncio.Queue()

    def emit(self, record: logging.LogRecord) -> None:
        self.told.put_nowait(record.getMessage())

    async def next(self) -> str:
        async with asyncio.timeout(20):
            return await self.told.get()


@asynccontextmanager
async def watching(reach: Reach) -> AsyncGenerator[Lines]:
    lines, logger = Lines(), logging.getLogger("bot.nemo.reach")
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(lines)
    try:
        async with reach.watched():
            yield lines
    finally:
        logger.removeHandler(lines)
        logger.setLevel(before)


async def looked(script: Script, times: int) -> None:
    async with asyncio.timeout(20):
        while script.targets.count(LOOK.path) < times:
            await asyncio.sleep(0.005)


async def test_out_of_reach_at_the_start_and_back_later(pool: aiohttp.ClientSession) -> None:
    port = unused_port()
    reach = Reach(pool, f"http://127.0.0.1:{port}/", ATTRIBUTION, HURRIED)
    async with watching(reach) as lines:
        assert await lines.next() == (
            f"NemoVideo can't be reached at http://127.0.0.1:{port}: connection refused;"
            " edits and exports fail until it answers"
        )
        assert not reach.there
        async with serving(Script().then(NOBODY), port):
            assert (await lines.next()).startswith("NemoVideo answers again, after ")
        assert reach.there
        assert lines.told.empty()


async def test_a_request_that_fails_makes_it_look_again(pool: aiohttp.ClientSession) -> None:
    async with serving(Script().then(NOBODY)) as script:
        reach = Reach(pool, script.url, ATTRIBUTION, HURRIED)
        transport = Transport(pool, script.url, ATTRIBUTION, HURRIED, reach.doubt)
        async with watching(reach) as lines:
            await looked(script, 1)
            script.then(raw_answer(b"<html>", status=502))
            script.answers.popleft()
            with pytest.raises(ServiceUnavailable):
                await transport.send(ANY)
            assert "what answers there is no NemoVideo" in await lines.next()
            script.then(NOBODY)
            assert "again" in await lines.next()


async def test_one_request_that_fails_is_no_outage(pool: aiohttp.ClientSession) -> None:
    async with serving(Script().then(NOBODY)) as script:
        reach = Reach(pool, script.url, ATTRIBUTION, HURRIED)
        transport = Transport(pool, script.url, ATTRIBUTION, HURRIED, reach.doubt)
        async with watching(reach) as lines:
            await looked(script, 1)
            script.answers.clear()
            script.then(json_answer({}, 500), NOBODY)
            with pytest.raises(ServiceUnavailable):
                await transport.send(ANY)
            await looked(script, 2)
            assert reach.there
        assert lines.told.empty()


@pytest.mark.parametrize("answer", [ok({}), NOBODY, refuse(401, 401), json_answer({}, 429)])
async def test_any_answer_of_the_service_will_do(
    pool: aiohttp.ClientSession, script: Script, answer: Handler
) -> None:
    script.then(answer)
    reach = Reach(pool, script.url, ATTRIBUTION, HURRIED)
    async with watching(reach) as lines:
        await looked(script, 1)
        reach.doubt()
        await looked(script, 2)
    assert reach.there
    assert lines.told.empty()


async def test_nothing_is_asked_while_all_goes_well(
    pool: aiohttp.ClientSession, script: Script
) -> None:
    script.then(NOBODY)
    reach = Reach(pool, script.url, ATTRIBUTION, HURRIED)
    transport = Transport(pool, script.url, ATTRIBUTION, HURRIED, reach.doubt)
    async with watching(reach):
        await looked(script, 1)
        script.then(ok({}))
        script.answers.popleft()
        for _ in range(5):
            await transport.send(ANY)
    assert script.targets.count(LOOK.path) == 1
    assert script.seen[0].headers.items() >= ATTRIBUTION.headers.items()
    assert "Authorization" not in script.seen[0].headers
