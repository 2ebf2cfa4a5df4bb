import sqlite3

import pytest

from bot.errors import StoreBusy, StoreError, StoreFull
from bot.store.failures import explained


@pytest.mark.parametrize(
    ("code", "kind", "line"),
    [
        (sqlite3.SQLITE_FULL, StoreFull, "the disk is full"),
        # No room for the file that a database in WAL mode shares between its readers.
        (sqlite3.SQLITE_IOERR_SHMSIZE, StoreFull, "the disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, StoreError, "the disk doesn't let it be read or written"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreBusy, "another program has locked it"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StoreError, "it is read-only"),
        (sqlite3.SQLITE_TOOBIG, StoreError, "as SQLite says"),
    ],
)
def test_a_result_code_is_explained(code: int, kind: type[StoreError], line: str) -> None:
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    explanation = explained(error)
    assert (type(explanation), str(explanation)) == (kind, line)


def test_an_error_without_a_code_speaks_for_itself() -> None:
    assert str(explained(sqlite3.ProgrammingError("as Python says"))) == "as Python says"
