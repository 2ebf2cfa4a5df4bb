"""How SQLite is opened."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreUnusable
from bot.store.failures import explaining

BUSY_TIMEOUT_S = 5

# FULL costs one flush to disk a commit, well under a millisecond on an SSD. With NORMAL a power
# cut could take back a commit, and a turn whose mark "sent" is lost would be paid for twice.
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


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


def try_to_open(path: Path) -> None:
    """Open a database for a moment, in the present thread. Raises ``StoreError``.

    The driver's own thread, when it fails to open a file, would still report to an event loop
    that may be closed by then. A new file is its owner's alone: people's words will be in it.
    """
    with suppress(OSError):  # where it can't be made, SQLite says why
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with explaining(), closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S)) as connection:
        connection.execute("PRAGMA schema_version")


def new_engine(path: Path) -> AsyncEngine:
    """A pool of connections, each with a thread of its own; none is opened yet."""
    # Whoever waits for a connection waits for transactions before, and these are bounded by the
    # busy timeout. Values are kept out of every error's text.
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        pool_size=4,
        max_overflow=0,
        pool_timeout=None,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _set_up)
    return engine


def new_reading_engine(path: Path, connections: int) -> Engine:
    """Connections to read by, each used by one thread at a time; none is opened yet."""
    engine = create_engine(
        f"sqlite:///{path}", pool_size=connections, max_overflow=0, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    # Python's driver would begin transactions by itself, and only before some statements.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
