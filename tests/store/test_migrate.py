import asyncio
import base64
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from bot.core.records import (
    AccountRecord,
    AccountScope,
    ButtonAction,
    ReplyRole,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.errors import StoreUnusable
from bot.store import open_store
from bot.store.migrate import VERSIONS, newest
from bot.store.schema import metadata
from bot.store.upgrade import upgrade
from tests.store.examples import CHANNEL, EVERY_KIND, NOON, PERSON, a_render, a_turn, claimed

DUMPS = Path(__file__).parent / "dumps"
KEY = base64.urlsafe_b64encode(bytes(32)).decode()
"""The key that the tokens in the dumps were encrypted with."""


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


def migrated(path: Path) -> None:
    """Make a database by all migrations, one after the other."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_migrations_make_the_schema(path: Path, tmp_path: Path) -> None:
    migrated(path)

    # The comparison above doesn't see constraints and conditions of indexes.
    drawn = create_engine(f"sqlite:///{tmp_path}/drawn.db")
    metadata.create_all(drawn)
    drawn.dispose()
    assert tables(path) == tables(tmp_path / "drawn.db")


async def test_a_new_database_is_as_the_migrations_make_it(
    url: str, path: Path, tmp_path: Path
) -> None:
    async with open_store(url):
        pass
    migrated(tmp_path / "migrated.db")
    assert tables(path) == tables(tmp_path / "migrated.db")
    assert revision(path) == revision(tmp_path / "migrated.db")


def revision(path: Path) -> list[object]:
    """What Alembic notes of a database: its table, and the rows in it."""
    with closing(sqlite3.connect(path)) as connection:
        (definition,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchone()
        rows = connection.execute("SELECT * FROM alembic_version").fetchall()
    return [sorted(_parts(definition)), rows]


def restore(revision: str, path: Path) -> None:
    """A database with rows in it, as the version of that revision has written it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((DUMPS / f"{revision}.sql").read_text("utf-8"))


async def test_an_older_database_becomes_the_schema(url: str, path: Path, tmp_path: Path) -> None:
    restore("0001", path)
    async with open_store(url, key=KEY):
        pass
    drawn = create_engine(f"sqlite:///{tmp_path}/drawn.db")
    metadata.create_all(drawn)
    drawn.dispose()
    assert tables(path) == tables(tmp_path / "drawn.db")


async def test_an_older_database_keeps_its_rows(url: str, path: Path) -> None:
    restore("0001", path)
    async with open_store(url, key=KEY) as store:
        assert await store.turn(1) == TurnRecord(
            id=1,
            message_id=CHANNEL,
            channel_id=CHANNEL,
            author_id=PERSON,
            kind=TurnKind.EDIT,
            text="make it a clip",
            then_export=False,
            status=TurnStatus.DONE,
            final="Done.",
            actions=(ButtonAction.EXPORT, ButtonAction.STATUS),
            delivered=True,
            created_at=NOON,
            sent_at=NOON,
            ended_at=NOON,
        )
        waiting = await store.next_turn(CHANNEL, EVERY_KIND)
        assert waiting is not None
        assert waiting.kind is TurnKind.EXPORT
        (asset,) = await store.assets(1)
        assert (asset.filename, asset.session_id) == ("kite.png", "session-1")
        assert [reply.message_id for reply in await store.replies(1, ReplyRole.LIVE)] == [501]
        snapshot = await store.latest_snapshot(CHANNEL)
        assert snapshot is not None
        assert snapshot.draft == {"t": [{"tt": 0, "sg": []}]}
        (render,) = await store.open_renders(CHANNEL)
        assert render == replace(a_render("render_1", 2), created_at=NOON)
        assert await store.account(AccountScope.BOT, 0) == AccountRecord(
            AccountScope.BOT, 0, "client-1", "nmv_usr_kept", "anon_1", NOON
        )
        assert await store.note("commands") == "hash-1"
        assert await store.channels_with_turns() == [77, CHANNEL]


async def test_sessions_of_an_older_database_are_with_the_bot(url: str, path: Path) -> None:
    restore("0001", path)
    async with open_store(url, key=KEY) as store:
        thread = await store.thread(CHANNEL)
        assert thread is not None
        assert (thread.account, thread.account_id) == (AccountScope.BOT, 0)
        assert (thread.task_id, thread.session_id) == ("task-1", "session-1")
        assert thread.opened


async def test_turns_of_an_older_database_count_for_their_server(url: str, path: Path) -> None:
    restore("0001", path)
    async with open_store(url, key=KEY, clock=lambda: NOON) as store:
        assert await store.turns_since(NOON, guild_id=10) == 1
        assert await store.turns_since(NOON, author_id=PERSON) == 2
        await claimed(store, a_turn(8))
        assert await store.turns_since(NOON, guild_id=10) == 2


@pytest.mark.parametrize("older", [False, True])
async def test_what_fails_half_way_leaves_nothing(
    url: str, path: Path, pragmas: list[str], older: bool
) -> None:
    if older:
        restore("0001", path)
    before = tables(path)
    pragmas.append("PRAGMA max_page_count = 8")
    with pytest.raises(StoreUnusable, match="the disk is full"):
        async with open_store(url, key=KEY):
            pass
    assert tables(path) == before

    pragmas.clear()
    async with open_store(url, key=KEY) as store:
        assert await store.channels_with_turns() == ([77, CHANNEL] if older else [])


def test_the_newest_revision_is_what_all_migrations_lead_to() -> None:
    assert newest() == ScriptDirectory(str(VERSIONS.parent)).get_current_head()


async def loads_alembic(url: str) -> bool:
    """Whether a process that opens the database loads the library."""
    start = f"""
import asyncio, sys
from bot.store import open_store
async def main():
    async with open_store({url!r}, key={KEY!r}):
        return "alembic" in sys.modules
print(asyncio.run(main()))
"""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", start, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return {"True": True, "False": False}[out.decode().strip()]


@pytest.mark.parametrize("older", [False, True])
async def test_only_an_older_database_needs_alembic(url: str, path: Path, older: bool) -> None:
    if older:
        restore("0001", path)
    assert await loads_alembic(url) == older
    assert not await loads_alembic(url)
