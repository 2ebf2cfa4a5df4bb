"""Leaving Discord: no handler is left behind that would use a closed database."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import aiohttp
import pytest

from bot.frontend.client import ReelthreadClient
from bot.sessions.desk import Desk
from bot.sessions.rules import HouseRules
from tests.sessions.stage import SKILL, open_stage


@pytest.fixture
async def client(tmp_path: Path) -> AsyncGenerator[ReelthreadClient]:
    async with open_stage(tmp_path) as stage:
        rules = HouseRules(stage.store)
        desk = Desk(stage.store, stage.service, rules, skill_name=SKILL)
        built = ReelthreadClient(
            stage.manager,
            stage.store,
            desk,
            rules,
            guild_ids=[],
            readable=True,
            trace=aiohttp.TraceConfig(),
            handlers_end_within_s=0.05,
        )
        async with built:
            yield built


async def test_handlers_may_end_before_it_leaves(client: ReelthreadClient) -> None:
    go_on, ended = asyncio.Event(), asyncio.Event()

    async def on_work() -> None:
        await go_on.wait()
        ended.set()

    client.event(on_work)
    client.dispatch("work")
    closing = asyncio.create_task(client.close())
    await asyncio.sleep(0)
    assert not closing.done()
    go_on.set()
    await closing
    assert ended.is_set()


async def test_a_handler_that_hangs_is_cancelled(client: ReelthreadClient) -> None:
    cancelled = asyncio.Event()

    async def on_work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    client.event(on_work)
    client.dispatch("work")
    await client.close()
    assert cancelled.is_set()
    assert client.is_closed()
