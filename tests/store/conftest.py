"""A store on a real file, and ways to trouble it."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from sqlalchemy import Pool, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.core.store import Store
from bot.store import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reelthread.db"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def store(url: str) -> AsyncGenerator[Store]:
    async with open_store(url) as opened:
        yield opened


@pytest.fixture
def pragmas() -> Generator[list[str]]:
    """Statements that every connection runs before each transaction, as the list then is."""
    statements: list[str] = []

    def run(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()

    event.listen(Pool, "checkout", run)
    yield statements
    event.remove(Pool, "checkout", run)
