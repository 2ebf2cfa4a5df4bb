"""What edits have cost, and how many were asked for."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.records import TurnKind, TurnRecord, TurnStatus
from bot.core.store import Store
from bot.store import open_store
from tests.store.examples import NOON, PERSON, a_thread, a_turn, claimed, stored

HERE, THERE, PRIVATE = 1, 2, 3
SOMEBODY = 4
HOUR = timedelta(hours=1)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(url: str, clock: Clock) -> AsyncGenerator[Store]:
    """With threads in two servers and in a direct message, each begun without an edit."""
    async with open_store(url, clock=clock) as store:
        for channel_id, guild_id in ((HERE, 10), (THERE, 20), (PRIVATE, None)):
            thread = replace(a_thread(channel_id), guild_id=guild_id)
            await store.open_thread(thread, a_turn(channel_id, channel_id, kind=TurnKind.GREET))
        yield store


async def edit(
    store: Store, message_id: int, channel_id: int, author_id: int = PERSON
) -> TurnRecord:
    return await claimed(store, replace(a_turn(message_id, channel_id), author_id=author_id))


async def test_edits_are_counted_by_person_and_by_server(store: Store) -> None:
    await edit(store, 101, HERE)
    await edit(store, 102, THERE)
    await edit(store, 103, PRIVATE)
    await edit(store, 104, HERE, SOMEBODY)

    assert await store.turns_since(NOON, author_id=PERSON) == 3
    assert await store.turns_since(NOON, guild_id=10) == 2
    assert await store.turns_since(NOON, author_id=PERSON, guild_id=10) == 1
    assert await store.turns_since(NOON, author_id=SOMEBODY, guild_id=20) == 0
    with pytest.raises(ValueError, match="of a person or of a server"):
        await store.turns_since(NOON)


async def test_only_edits_of_the_time_are_counted(store: Store, clock: Clock) -> None:
    await edit(store, 101, HERE)
    clock.time += HOUR
    await edit(store, 102, HERE)

    assert await store.turns_since(NOON, author_id=PERSON) == 2
    assert await store.turns_since(NOON + HOUR, author_id=PERSON) == 1
    assert await store.turns_since(NOON + 2 * HOUR, author_id=PERSON) == 0


@pytest.mark.parametrize("kind", [kind for kind in TurnKind if kind is not TurnKind.EDIT])
async def test_what_spends_nothing_is_not_counted(store: Store, kind: TurnKind) -> None:
    await claimed(store, a_turn(101, HERE, kind=kind))

    assert await store.turns_since(NOON, author_id=PERSON) == 0
    assert await store.last_turn_at(PERSON) is None


@pytest.mark.parametrize(
    ("way", "counted"),
    [
        ([], 1),
        ([TurnStatus.UPLOADING], 1),
        ([TurnStatus.STOPPED], 0),
        ([TurnStatus.UPLOADING, TurnStatus.FAILED], 0),
        ([TurnStatus.SENT], 1),
        ([TurnStatus.SENT, TurnStatus.FAILED], 1),
        ([TurnStatus.SENT, TurnStatus.DONE], 1),
    ],
)
async def test_an_edit_that_was_never_sent_is_given_back(
    store: Store, way: list[TurnStatus], counted: int
) -> None:
    turn = await edit(store, 101, HERE)
    for status in way:
        await store.set_status(turn.id, status)

    assert await store.turns_since(NOON, author_id=PERSON) == counted
    assert await store.turns_since(NOON, guild_id=10) == counted


async def test_a_retry_counts_as_an_edit_of_its_server(store: Store) -> None:
    turn = await edit(store, 101, HERE)
    await store.set_status(turn.id, TurnStatus.SENT)
    await store.finish(turn.id, TurnStatus.FAILED, "Sorry.")
    await store.retry(turn.id, 102)

    assert await store.turns_since(NOON, guild_id=10) == 2


async def test_the_last_edit_is_the_latest_one(store: Store, clock: Clock) -> None:
    assert await store.last_turn_at(PERSON) is None
    await edit(store, 101, HERE)
    clock.time += HOUR
    await edit(store, 102, THERE)
    clock.time += HOUR
    await edit(store, 103, HERE, SOMEBODY)

    assert await store.last_turn_at(PERSON) == NOON + HOUR
    assert await store.last_turn_at(PERSON, guild_id=10) == NOON
    assert await store.last_turn_at(SOMEBODY, guild_id=20) is None


async def test_balances_are_noted_one_by_one(store: Store) -> None:
    turn = await edit(store, 101, HERE)
    other = await edit(store, 102, HERE)
    assert (turn.balance_before, turn.balance_after) == (None, None)

    await store.note_balance(turn.id, before=100)
    await store.note_balance(turn.id, after=0.5)

    assert await stored(store, turn.id) == replace(turn, balance_before=100, balance_after=0.5)
    assert await stored(store, other.id) == other


@pytest.mark.parametrize(
    ("back", "counted"), [(HOUR, 1), (timedelta(days=2), 0), (timedelta(days=365), 0)]
)
async def test_what_a_wrong_clock_dated_far_ahead_holds_up_nobody(
    store: Store, clock: Clock, back: timedelta, counted: int
) -> None:
    await edit(store, 101, HERE)
    clock.time = NOON - back
    assert await store.turns_since(clock.time - timedelta(days=1), guild_id=10) == counted
    assert await store.last_turn_at(PERSON) is None
    await edit(store, 102, HERE)
    assert await store.last_turn_at(PERSON) == clock.time
