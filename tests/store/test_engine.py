import gc
import resource
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from bot.store.engine import new_engine


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a commit is on the disk when it returns
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ],
)
async def test_every_connection_is_set_up(path: Path, pragma: str, value: object) -> None:
    engine = new_engine(path)
    async with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            result = await connection.exec_driver_sql(f"PRAGMA {pragma}")
            assert result.scalar_one() == value
    await engine.dispose()


@contextmanager
def no_file_may_grow() -> Generator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_connection_that_cannot_be_set_up_is_closed(path: Path) -> None:
    engine = new_engine(path)
    with no_file_may_grow(), pytest.raises(DBAPIError, match="disk I/O error"):
        async with engine.connect():
            pass
    await engine.dispose()
    # What was left open would say so now, as a warning, and fail the test.
    gc.collect()
