"""Ten thousand threads cost their rows and nothing else: no query walks over a table."""

import re
import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot.core.ports import EditSession
from bot.core.records import AccountRecord, AccountScope, ReplyRecord, ReplyRole, TurnStatus
from bot.core.server_settings import ChannelSettings, ServerSettings
from bot.core.store import Store
from bot.store.schema import metadata
from tests.store.examples import (
    CHANNEL,
    EVERY_KIND,
    NOON,
    PERSON,
    a_render,
    a_thread,
    a_turn,
    an_asset,
    claimed,
    opened,
)

WALK = re.compile(rf"SCAN ({'|'.join(metadata.tables)})$")


@pytest.fixture
def statements() -> Generator[set[str]]:
    """The distinct statements that are run."""
    seen: set[str] = set()

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        seen.add(statement)

    event.listen(Engine, "after_cursor_execute", note)
    yield seen
    event.remove(Engine, "after_cursor_execute", note)


async def use_everything(store: Store) -> None:
    """Call every method of the store."""
    first = await opened(store)
    turn = await claimed(store, a_turn(6, assets=(an_asset(1), an_asset(2))))
    await store.open_thread(a_thread(), a_turn(7))
    await store.thread(CHANNEL)
    await store.mark_opened(CHANNEL)
    await store.set_session(CHANNEL, EditSession("task", "session"))
    await store.next_turn(CHANNEL, EVERY_KIND)
    await store.set_status(turn.id, TurnStatus.SENT)
    await store.finish(turn.id, TurnStatus.DONE, "Done.")
    await store.mark_delivered(turn.id)
    await store.turn(turn.id)
    await store.retry(turn.id, 900)
    await store.save_reply(ReplyRecord(turn.id, ReplyRole.LIVE, 0, 1))
    await store.replies(turn.id, ReplyRole.LIVE)
    for asset in await store.assets(turn.id):
        await store.asset_uploaded(asset.id, "session", None)
        await store.asset_refused(asset.id)
    await store.thread_assets(CHANNEL)
    await store.save_snapshot(CHANNEL, turn.id, "session", {})
    await store.latest_snapshot(CHANNEL)
    await store.session_shown(CHANNEL, 1)
    await store.create_render(a_render("r", first.id))
    await store.update_render(a_render("r", first.id))
    await store.open_renders(CHANNEL)
    await store.save_account(AccountRecord(AccountScope.BOT, 0, "client"))
    await store.account(AccountScope.BOT, 0)
    await store.payer(PERSON, 10, tuple(AccountScope))
    await store.payer(PERSON, None, ())
    await store.delete_account(AccountScope.USER, 1)
    await store.note_balance(turn.id, before=100, after=50)
    await store.turns_since(NOON, author_id=PERSON)
    await store.turns_since(NOON, guild_id=10)
    await store.turns_since(NOON, author_id=PERSON, guild_id=10)
    await store.last_turn_at(PERSON)
    await store.last_turn_at(PERSON, guild_id=10)
    await store.save_server(ServerSettings(10, {CHANNEL: ChannelSettings(enabled=True)}))
    await store.server(10)
    await store.set_person_language(PERSON, "ja")
    await store.person_language(PERSON)
    await store.set_person_language(PERSON, None)
    await store.set_note("key", "value")
    await store.note("key")
    await store.channels_with_turns()
    await store.channels_with_renders()


def steps(path: Path, statement: str) -> list[str]:
    """How SQLite carries out a statement."""
    with closing(sqlite3.connect(path)) as connection:
        values = [0] * statement.count("?")
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    return [detail for *_, detail in plan]


async def test_no_query_walks_over_a_table(store: Store, path: Path, statements: set[str]) -> None:
    await use_everything(store)
    assert len(statements) > 40
    for statement in statements:
        plan = steps(path, statement)
        assert not any(WALK.search(step) for step in plan), (statement, plan)


async def test_turns_that_are_over_are_not_looked_at(
    store: Store, path: Path, statements: set[str]
) -> None:
    await store.next_turn(CHANNEL, EVERY_KIND)
    await store.channels_with_turns()
    plans = [steps(path, statement) for statement in statements if "FROM turns" in statement]
    assert len(plans) == 2
    for plan in plans:
        assert any("INDEX ix_turns_unsettled" in step for step in plan), plan


async def test_the_edits_of_a_day_are_counted_in_their_index_alone(
    store: Store, path: Path, statements: set[str]
) -> None:
    await store.turns_since(NOON, author_id=PERSON)
    await store.turns_since(NOON, guild_id=10)
    await store.last_turn_at(PERSON)
    plans = [steps(path, statement) for statement in statements if "FROM turns" in statement]
    assert len(plans) == 3
    for plan in plans:
        (step,) = plan
        assert "INDEX ix_turns_" in step
        assert "kind=?" in step
