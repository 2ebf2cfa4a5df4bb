"""The connection to SQLite: how it is set up, who may write, what its errors mean."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreBusy, StoreError, StoreFull, StoreUnusable

BUSY_TIMEOUT_S = 5

# FULL costs one flush to disk a commit, well under a millisecond on an SSD. With NORMAL a power
# cut could take back a commit, and a turn whose mark "sent" is lost would be paid for twice.
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)

# By SQLite's result codes, https://www.sqlite.org/rescode.html: the low byte is the primary code,
# and the rest, where it tells more, makes it an extended one.
_FAILURES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (StoreFull, "the disk is full"),
    sqlite3.SQLITE_IOERR_SHMSIZE: (StoreFull, "the disk is full"),
    sqlite3.SQLITE_BUSY: (StoreBusy, "another program has locked it"),
    sqlite3.SQLITE_LOCKED: (StoreBusy, "another program has locked it"),
    sqlite3.SQLITE_CANTOPEN: (StoreError, "it can't be opened; look at the path and its rights"),
    sqlite3.SQLITE_READONLY: (StoreError, "it is read-only"),
    sqlite3.SQLITE_PERM: (StoreError, "its rights don't let it be opened"),
    sqlite3.SQLITE_NOTADB: (StoreError, "it is not an SQLite database"),
    sqlite3.SQLITE_CORRUPT: (StoreError, "it is damaged; restore it from a backup"),
    sqlite3.SQLITE_IOERR: (StoreError, "the disk doesn't let it be read or written"),
}


def explained(error: BaseException | None) -> StoreError:
    """What an error of SQLite means, as one of ours."""
    code = getattr(error, "sqlite_errorcode", 0)
    unforeseen = (StoreError, str(error))
    kind, reason = _FAILURES.get(code) or _FAILURES.get(code & 0xFF, unforeseen)
    return kind(reason)


def database_path(url: str) -> Path:
    """The file that a database URL names. Raises ``StoreUnusable`` for anything but a file."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreUnusable("the store's url is not a database URL") from None
    if parsed.drivername != "sqlite+aiosqlite":
        raise StoreUnusable(f"the store's url must begin with sqlite+aiosqlite:, not {parsed}")
    if not parsed.database or parsed.database.startswith((":memory:", "file:")):
        raise StoreUnusable("the store's url must name a file: what is in memory is lost at exit")
    return Path(parsed.database)


class Database:
    """Transactions on one SQLite file, for all tasks of this process.

    Readers run beside each other and beside the one writer. A task that is cancelled in the
    middle loses its connection: SQLite rolls back, and the pool opens a new one in its place.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._writing_engine = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._writing = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncGenerator[Self]:
        """Prepare a pool of connections; the file is touched at the first transaction."""
        # Waiting for a connection is as unbounded as waiting for the lock: both end with the
        # transactions before, which are bounded. Values stay out of every error's text.
        engine = create_async_engine(
            url, pool_size=4, max_overflow=0, pool_timeout=None, hide_parameters=True
        )
        event.listen(engine.sync_engine, "connect", _set_up)
        event.listen(engine.sync_engine, "begin", _begin)
        try:
            yield cls(engine)
        finally:
            await engine.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        """One consistent view. Raises ``StoreError``."""
        with _explaining():
            async with self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[AsyncConnection]:
        """One change, whole or not at all. Raises ``StoreError``."""
        with _explaining():
            async with self._writing, self._writing_engine.begin() as connection:
                yield connection


@contextmanager
def _explaining() -> Generator[None]:
    try:
        yield
    except DBAPIError as error:
        raise explained(error.orig) from error


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    # Python's driver would begin transactions by itself, and only before some statements.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
    except BaseException:
        connection.close()
        raise
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: a read that turns into a write can't wait for its turn.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
