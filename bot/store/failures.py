"""What SQLite's errors mean to a host."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreBusy, StoreError, StoreFull

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


@contextmanager
def explaining() -> Generator[None]:
    """Raise ``StoreError`` for what SQLite refuses, directly or through SQLAlchemy."""
    try:
        yield
    except DBAPIError as error:
        raise explained(error.orig) from error
    except sqlite3.Error as error:
        raise explained(error) from error
