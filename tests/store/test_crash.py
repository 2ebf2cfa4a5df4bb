import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.records import TurnStatus
from bot.errors import StoreUnusable
from bot.store import open_store
from tests.store.examples import CHANNEL, EVERY_KIND, a_turn


async def claims_until_killed(url: str, first: int, count: int) -> list[int]:
    """The message ids that a process has claimed for certain when ``kill -9`` hits it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.store.writer", url, str(first), stdout=PIPE
    )
    assert process.stdout is not None
    lines = [await process.stdout.readline() for _ in range(count)]
    with pytest.raises(StoreUnusable, match="another Reelthread is running"):
        async with open_store(url):
            pass
    process.kill()
    lines += (await process.stdout.read()).splitlines(keepends=True)
    await process.wait()
    return [int(line) for line in lines if line.endswith(b"\n")]


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute("PRAGMA integrity_check").fetchone()[0]


async def test_what_was_acknowledged_survives_a_kill(url: str, path: Path) -> None:
    acknowledged: list[int] = []
    for run, count in enumerate([1, 17, 60]):
        acknowledged += await claims_until_killed(url, 1 + run * 10_000, count)
        assert integrity(path) == "ok"

    async with open_store(url) as store:
        for message_id in acknowledged:
            assert await store.claim(a_turn(message_id)) is None
        files = {file.message_id for file in await store.thread_assets(CHANNEL)}
        assert files >= set(acknowledged)
        while turn := await store.next_turn(CHANNEL, EVERY_KIND):
            if turn.final is None:
                await store.finish(turn.id, TurnStatus.STOPPED, None)
            else:
                await store.mark_delivered(turn.id)
        assert await store.channels_with_turns() == []
