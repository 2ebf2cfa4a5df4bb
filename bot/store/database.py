"""Transactions on one SQLite file."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Engine, Executable, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.engine import new_engine, new_reading_engine
from bot.store.failures import explaining

READERS = 4

T = TypeVar("T")


class Database:
    """Transactions for all tasks of this process. Every method may raise ``StoreError``.

    Readers run beside each other and beside the one writer. A task that is cancelled while it
    waits for its turn has changed nothing. Once a transaction has begun it goes to its end, and
    the cancellation comes after: broken off, it would take its connection with it.
    """

    def __init__(self, engine: AsyncEngine, reading: Engine, readers: ThreadPoolExecutor) -> None:
        self._engine = engine
        self._reading = reading
        self._readers = readers
        self._writing = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncGenerator[Self]:
        """The database in a file, which is there; its connections are closed at the end."""
        engine = new_engine(path)
        reading = new_reading_engine(path, READERS)
        try:
            with ThreadPoolExecutor(READERS, "store") as readers:
                yield cls(engine, reading, readers)
        finally:
            reading.dispose()
            await _to_the_end(engine.dispose())

    async def rows(self, query: Executable) -> Sequence[RowMapping]:
        """All that a query finds."""
        return await _to_the_end(self._read(query))

    async def row(self, query: Executable) -> RowMapping | None:
        """The one row that a query finds, or None."""
        rows = await self.rows(query)
        return rows[0] if rows else None

    async def execute(self, *statements: Executable) -> None:
        """Change something by statements that need no answer: by all of them or none."""

        async def run(connection: AsyncConnection) -> None:
            for statement in statements:
                await connection.execute(statement)

        await self.write(run)

    async def write(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Change something: all that ``work`` does or, if it raises, nothing."""
        async with self._writing:
            return await _to_the_end(self._write(work))

    async def _read(self, query: Executable) -> Sequence[RowMapping]:
        # Most of what a store does. As one piece of work for a thread it costs a quarter of what
        # it does with each of its steps sent to a connection's own thread.
        loop = asyncio.get_running_loop()
        with explaining():
            return await loop.run_in_executor(self._readers, self._read_now, query)

    def _read_now(self, query: Executable) -> Sequence[RowMapping]:
        with self._reading.connect() as connection:
            return connection.execute(query).mappings().all()

    async def _write(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        with explaining():
            async with self._engine.begin() as connection:
                # A reader that becomes a writer on the way can't wait for its turn any more.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
                return await work(connection)


async def _to_the_end(work: Coroutine[object, object, T]) -> T:
    """Await work that must not be broken off; a cancellation is passed on when it has ended."""
    task = asyncio.create_task(work)
    cancellation: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancellation = error
    if cancellation is not None:
        raise cancellation from task.exception()
    return task.result()
