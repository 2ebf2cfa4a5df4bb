from pathlib import Path

import pytest

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
