import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from bot.errors import StoreUnusable
from bot.store import open_store
from bot.store.schema import metadata


def tables(path: Path) -> dict[str, list[str]]:
    """What a database is made of: each definition as its parts, whose order means nothing."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL"
            " AND name NOT IN ('alembic_version', 'sqlite_sequence')"
        ).fetchall()
    return {name: sorted(_parts(sql)) for name, sql in rows}


def _parts(definition: str) -> list[str]:
    """What stands between the commas, but for those in a part's own parentheses."""
    parts, depth = [""], 0
    for character in definition:
        depth += (character == "(") - (character == ")")
        if character in "()," and depth == (0 if character == ")" else 1):
            parts.append("")
        else:
            parts[-1] += character
    return [" ".join(part.split()) for part in parts]


async def test_the_migrations_make_the_schema(url: str, path: Path, tmp_path: Path) -> None:
    async with open_store(url):
        pass
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()

    # The comparison above doesn't see constraints and conditions of indexes.
    drawn = create_engine(f"sqlite:///{tmp_path}/drawn.db")
    metadata.create_all(drawn)
    drawn.dispose()
    assert tables(path) == tables(tmp_path / "drawn.db")


async def test_a_migration_that_fails_leaves_nothing(
    url: str, path: Path, pragmas: list[str]
) -> None:
    pragmas.append("PRAGMA max_page_count = 8")
    with pytest.raises(StoreUnusable, match="the disk is full"):
        async with open_store(url):
            pass
    assert tables(path) == {}

    pragmas.clear()
    async with open_store(url) as store:
        assert await store.channels_with_work() == []
