"""Full disks, locked files, cancelled tasks: nothing half done, and on it goes."""

import asyncio
import itertools
import sqlite3
import traceback
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, Pool, event

from bot.core.records import TurnRecord
from bot.core.store import Store
from bot.errors import StoreBusy, StoreError, StoreFull
from tests.store.examples import CHANNEL, EVERY_KIND, a_turn, an_asset, claimed, opened


async def test_a_full_disk_is_said_and_passes(store: Store, pragmas: list[str]) -> None:
    first = await opened(store)
    # A limit below the present size stands for it: the file can't grow.
    pragmas.append("PRAGMA max_page_count = 1")
    with pytest.raises(StoreFull, match="the disk is full"):
        await store.claim(a_turn(6, text="long " * 20_000))
    assert await store.next_turn(CHANNEL, EVERY_KIND) == first

    pragmas[:] = ["PRAGMA max_page_count = 1000000"]
    assert (await claimed(store, a_turn(6, text="long " * 20_000))).message_id == 6


async def test_a_locked_database_is_said_and_passes(
    store: Store, path: Path, pragmas: list[str]
) -> None:
    first = await opened(store)
    pragmas.append("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="another program has locked it"):
            await store.claim(a_turn(6))
        assert await store.next_turn(CHANNEL, EVERY_KIND) == first
        other.execute("ROLLBACK")
        await claimed(store, a_turn(6))


async def test_a_writer_waits_for_a_lock_that_is_let_go(store: Store, path: Path) -> None:
    await opened(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(store.claim(a_turn(6)))
        # Readers get by meanwhile.
        assert await store.thread(CHANNEL) is not None
        other.execute("COMMIT")
    assert await waiting is not None


async def test_a_database_that_became_read_only_is_said(store: Store, pragmas: list[str]) -> None:
    pragmas.append("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="it is read-only"):
        await store.set_note("key", "value")


@contextmanager
def cancelling(at_statement: int) -> Generator[list[asyncio.Task[TurnRecord | None]]]:
    """Cancel the tasks that are put into the list when so many statements have begun."""
    tasks: list[asyncio.Task[TurnRecord | None]] = []
    statements = itertools.count(1)

    def count(*_: object) -> None:
        if next(statements) == at_statement:
            for task in tasks:
                task.cancel()

    event.listen(Engine, "before_cursor_execute", count)
    yield tasks
    event.remove(Engine, "before_cursor_execute", count)


@pytest.mark.parametrize("at_statement", [1, 2, 3])
async def test_a_write_cancelled_in_the_middle_is_whole(store: Store, at_statement: int) -> None:
    first = await opened(store)
    turn = a_turn(6, assets=(an_asset(1),))
    with cancelling(at_statement) as cut:
        cut.append(asyncio.create_task(store.claim(turn)))
        after = asyncio.create_task(store.claim(a_turn(7)))
        with pytest.raises(asyncio.CancelledError):
            await cut[0]

    assert await after is not None
    assert await store.claim(turn) is None
    assert len(await store.thread_assets(CHANNEL)) == 1
    assert await store.next_turn(CHANNEL, EVERY_KIND) == first


async def test_a_write_cancelled_before_its_turn_never_was(store: Store, path: Path) -> None:
    await opened(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(store.claim(a_turn(6)))
        waiting = asyncio.create_task(store.claim(a_turn(7)))
        await store.thread(CHANNEL)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        other.execute("COMMIT")
    assert await writing is not None
    assert await store.claim(a_turn(7)) is not None


async def test_a_write_that_fails_after_its_task_was_cancelled_never_was(
    store: Store, pragmas: list[str]
) -> None:
    await opened(store)
    pragmas.append("PRAGMA max_page_count = 1")
    with cancelling(1) as cut:
        cut.append(asyncio.create_task(store.claim(a_turn(6, text="long " * 20_000))))
        with pytest.raises(asyncio.CancelledError) as cancelled:
            await cut[0]
    assert isinstance(cancelled.value.__cause__, StoreFull)
    pragmas.clear()
    assert await store.claim(a_turn(6)) is not None


async def test_a_transaction_that_fails_half_way_never_was(store: Store) -> None:
    await opened(store)
    twice = a_turn(6, assets=(an_asset(1), an_asset(1)))
    with pytest.raises(StoreError, match="UNIQUE"):
        await store.claim(twice)
    assert await store.claim(a_turn(6)) is not None


async def test_a_read_that_is_cancelled_costs_no_connection(store: Store) -> None:
    first = await opened(store)
    connections: list[object] = []

    def note(*arguments: object) -> None:
        connections.append(arguments)

    event.listen(Pool, "connect", note)
    for _ in range(8):
        with cancelling(1) as cut:
            cut.append(asyncio.create_task(store.next_turn(CHANNEL, EVERY_KIND)))
            with pytest.raises(asyncio.CancelledError):
                await cut[0]
    event.remove(Pool, "connect", note)
    assert connections == []
    assert await store.next_turn(CHANNEL, EVERY_KIND) == first


async def test_an_error_shows_no_words(store: Store) -> None:
    words = " ".join(["between", "you", "and", "me"])
    with pytest.raises(StoreError) as failed:
        await store.claim(a_turn(5, 404, text=words))
    report = "".join(traceback.format_exception(failed.value))
    assert "INSERT INTO turns" in report
    assert words not in report


async def test_tasks_cancelled_anywhere_leave_whole_turns(store: Store) -> None:
    await opened(store)
    acknowledged: list[TurnRecord] = []

    async def claim(message_id: int) -> None:
        acknowledged.append(
            await claimed(store, a_turn(message_id, assets=(an_asset(message_id),)))
        )

    for message_id in range(100, 200):
        task = asyncio.create_task(claim(message_id))
        for _ in range(message_id % 50 * 20):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    await claim(200)
    for turn in acknowledged:
        assert await store.turn(turn.id) == turn
    turns = await store.thread_assets(CHANNEL)
    for message_id in range(100, 201):
        again = await store.claim(a_turn(message_id))
        held = [asset for asset in turns if asset.message_id == message_id]
        assert (again is None) == (len(held) == 1)
