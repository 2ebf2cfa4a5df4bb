"""One process a database: two bots would answer every message twice."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import StoreBusy, StoreError, StoreUnusable
from bot.store.failures import explaining


@contextmanager
def only_process(database: Path) -> Generator[None]:
    """Hold the database for this process. Raises ``StoreUnusable`` if another one does.

    The lock is SQLite's own, on an empty file beside the database: it works wherever SQLite
    does, and the system lets go of it however the process ends.
    """
    if not database.parent.is_dir():
        raise StoreUnusable(f"database {database}: its directory does not exist")
    lock = database.with_name(database.name + ".lock")
    with _refusing(lock):
        connection = sqlite3.connect(lock, timeout=0, isolation_level=None)
    with closing(connection):
        with _refusing(lock):
            connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _refusing(lock: Path) -> Generator[None]:
    try:
        with explaining():
            yield
    except StoreBusy as error:
        raise StoreUnusable("another Reelthread is running with this database") from error
    except StoreError as error:
        raise StoreUnusable(f"lock {lock}: {error}") from error
