import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot.core.records import TurnRecord
from bot.errors import StoreUnusable
from bot.store import open_store
from tests.store.examples import CHANNEL, EVERY_KIND, opened


async def refusal(url: str) -> str:
    """The one line that the host sees."""
    with pytest.raises(StoreUnusable) as refused:
        async with open_store(url):
            pass
    line = str(refused.value)
    assert "\n" not in line
    return line


async def test_what_was_stored_is_there_after_a_restart(url: str) -> None:
    turns: list[TurnRecord | None] = []
    async with open_store(url) as store:
        turns.append(await opened(store))
    async with open_store(url) as store:
        turns.append(await store.next_turn(CHANNEL, EVERY_KIND))
    assert turns[0] == turns[1]


async def test_what_people_wrote_is_the_owners_alone(url: str, path: Path) -> None:
    async with open_store(url) as store:
        await opened(store)
        for name in ("", "-wal", "-shm", ".key"):
            file = path.with_name(path.name + name)
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, name


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("reelthread.db", "the store's url is not a database URL"),
        ("postgresql+asyncpg://me:hush@host/db", "must begin with sqlite+aiosqlite:"),
        ("sqlite:///reelthread.db", "must begin with sqlite+aiosqlite:"),
        ("sqlite+aiosqlite://", "must name a file"),
        ("sqlite+aiosqlite:///:memory:", "must name a file"),
        ("sqlite+aiosqlite:///file:x?mode=memory&uri=true", "must name a file"),
    ],
)
async def test_only_a_file_is_taken(url: str, line: str) -> None:
    refused = await refusal(url)
    assert line in refused
    assert "hush" not in refused


async def test_a_missing_directory_is_said(tmp_path: Path) -> None:
    line = await refusal(f"sqlite+aiosqlite:///{tmp_path}/missing/reelthread.db")
    assert line == f"database {tmp_path}/missing/reelthread.db: its directory does not exist"


async def test_a_directory_that_may_not_be_written_is_said() -> None:
    # Nobody may make files there, not even the superuser.
    line = await refusal("sqlite+aiosqlite:////proc/reelthread.db")
    assert line.startswith("lock /proc/reelthread.db.lock: it can't be opened")


def make_a_directory(path: Path) -> None:
    path.mkdir()


def fill_with_words(path: Path) -> None:
    path.write_text("Dear diary, " * 200)


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def belong_to_another(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")


def content(path: Path) -> bytes:
    """What a file holds behind SQLite's header, where opening it may note the journal's mode."""
    return path.read_bytes()[100:] if path.is_file() else b""


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (make_a_directory, "it can't be opened; look at the path and its rights"),
        (fill_with_words, "it is not an SQLite database"),
        (damage, "it is damaged; restore it from a backup"),
        (belong_to_another, "it belongs to another program"),
    ],
)
async def test_a_file_that_is_no_store_is_left_alone(
    path: Path, url: str, prepare: Callable[[Path], None], reason: str
) -> None:
    prepare(path)
    before = content(path)
    assert await refusal(url) == f"database {path}: {reason}"
    assert content(path) == before


async def test_a_file_that_cannot_be_opened_starts_no_thread(url: str, path: Path) -> None:
    make_a_directory(path)
    connections: list[object] = []

    def note(*arguments: object) -> None:
        connections.append(arguments)

    event.listen(Engine, "do_connect", note)
    await refusal(url)
    event.remove(Engine, "do_connect", note)
    assert connections == []


async def test_a_newer_version_is_said(url: str, path: Path) -> None:
    async with open_store(url):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert await refusal(url) == (
        f"database {path}: it was written by a newer version of Reelthread; update this one"
    )


async def test_a_second_bot_is_refused(url: str) -> None:
    async with open_store(url) as store:
        assert await refusal(url) == "another Reelthread is running with this database"
        await opened(store)
    async with open_store(url) as store:
        assert await store.channels_with_turns() == [CHANNEL]


async def test_a_database_in_use_by_another_program_is_said(
    url: str, path: Path, pragmas: list[str]
) -> None:
    async with open_store(url):
        pass
    pragmas.append("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert await refusal(url) == f"database {path}: another program has locked it"


async def test_a_failure_in_use_lets_go_of_the_file(url: str) -> None:
    with pytest.raises(ZeroDivisionError):
        async with open_store(url):
            raise ZeroDivisionError
    async with open_store(url) as store:
        await opened(store)
