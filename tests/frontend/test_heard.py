"""How far was heard, also by a process that ended before it was through."""

import json
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.frontend.heard import DIRECT_CHANNELS, LONGEST_GAP, NOTE, NOTED_EVERY, OVERLAP, Heard
from bot.store import open_store
from bot.store.store import SqliteStore

PLACE, OTHER = 7, 8
BEGINNING = 1_000 << 50


def ids(span: timedelta) -> int:
    return int(span.total_seconds() * 1000) << 22


@pytest.fixture
async def store(tmp_path: Path) -> AsyncGenerator[SqliteStore]:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'heard.db'}") as opened:
        yield opened


async def again(store: SqliteStore) -> Heard:
    """As the next process has it."""
    heard = Heard(store)
    await heard.load()
    return heard


async def test_before_any_start_nothing_was_missed(store: SqliteStore) -> None:
    heard = await again(store)
    assert heard.since(PLACE, BEGINNING) is None
    await heard.in_place(PLACE, BEGINNING)
    assert await store.note(NOTE) is None


async def test_all_places_are_looked_through_from_a_little_before(store: SqliteStore) -> None:
    await (await again(store)).everywhere(BEGINNING)
    heard = await again(store)
    assert heard.since(PLACE, BEGINNING + 1) == BEGINNING - ids(OVERLAP)


async def test_a_place_that_was_caught_up_is_not_read_from_the_beginning(
    store: SqliteStore,
) -> None:
    heard = await again(store)
    await heard.everywhere(BEGINNING)
    later = BEGINNING + ids(timedelta(hours=1))
    await heard.in_place(PLACE, later)
    heard = await again(store)
    assert heard.since(PLACE, later) == later - ids(OVERLAP)
    assert heard.since(OTHER, later) == BEGINNING - ids(OVERLAP)


async def test_nobody_waits_for_what_is_older_than_a_day(store: SqliteStore) -> None:
    heard = await again(store)
    await heard.everywhere(BEGINNING)
    newest = BEGINNING + ids(timedelta(days=3))
    assert heard.since(PLACE, newest) == newest - ids(LONGEST_GAP)


async def test_a_live_message_is_noted_now_and_then(store: SqliteStore) -> None:
    heard = await again(store)
    await heard.everywhere(BEGINNING)
    await heard.live(BEGINNING + 1)
    assert json.loads(await store.note(NOTE) or "")["everywhere"] == BEGINNING
    later = BEGINNING + ids(NOTED_EVERY)
    await heard.live(later)
    assert json.loads(await store.note(NOTE) or "")["everywhere"] == later


async def test_what_was_heard_is_never_less(store: SqliteStore) -> None:
    heard = await again(store)
    await heard.everywhere(BEGINNING)
    await heard.everywhere(5)
    noted = json.loads(await store.note(NOTE) or "")
    assert noted == {"everywhere": BEGINNING, "places": {}, "direct": []}


async def test_who_writes_to_the_bot_alone_is_kept_in_mind(store: SqliteStore) -> None:
    heard = await again(store)
    await heard.everywhere(BEGINNING)
    for channel_id in range(1, DIRECT_CHANNELS + 3):
        await heard.directly(channel_id)
        await heard.directly(channel_id)
    assert (await again(store)).direct == [*range(3, DIRECT_CHANNELS + 3)]


async def test_where_a_long_absence_begins(store: SqliteStore) -> None:
    heard = await again(store)
    assert heard.begins(PLACE) is None
    await heard.everywhere(BEGINNING)
    newest = BEGINNING + ids(timedelta(days=3))
    assert heard.begins(PLACE) == BEGINNING - ids(OVERLAP)
    assert (heard.since(PLACE, newest) or 0) > BEGINNING
