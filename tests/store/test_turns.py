import asyncio
import itertools
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.records import (
    AssetStatus,
    ButtonAction,
    ReplyRecord,
    ReplyRole,
    TurnKind,
    TurnStatus,
)
from bot.core.store import Store
from bot.errors import StoreError
from bot.store import open_store
from tests.store.examples import (
    CHANNEL,
    EVERY_KIND,
    NOON,
    a_turn,
    an_asset,
    claimed,
    opened,
    stored,
)

ORDER = [TurnStatus.QUEUED, TurnStatus.UPLOADING, TurnStatus.SENT]
ENDS = [TurnStatus.DONE, TurnStatus.FAILED, TurnStatus.STOPPED]


async def test_a_claim_keeps_every_word(store: Store) -> None:
    await opened(store)
    text = "片头加上 “Hello” 👩‍👩‍👧\u0000 and\n```fences```"

    turn = await claimed(store, a_turn(6, kind=TurnKind.EXPORT, text=text, then_export=True))

    assert (turn.message_id, turn.kind, turn.text, turn.then_export, turn.status) == (
        6,
        TurnKind.EXPORT,
        text,
        True,
        TurnStatus.QUEUED,
    )
    assert await store.turn(turn.id) == turn


async def test_half_a_character_does_not_lose_the_claim(store: Store) -> None:
    await opened(store)
    assert (await claimed(store, a_turn(6, text="cut \ud83e"))).text == "cut ?"


async def test_a_message_is_claimed_once(store: Store) -> None:
    await opened(store, message_id=5)
    assert await store.claim(a_turn(5, assets=(an_asset(1),))) is None
    assert await store.thread_assets(CHANNEL) == []


async def test_of_many_claims_at_once_one_wins(store: Store) -> None:
    await opened(store)
    claims = await asyncio.gather(*(store.claim(a_turn(6 + n % 3)) for n in range(60)))
    assert len([claim for claim in claims if claim]) == 3


async def test_a_claim_over_another_connection_wins_too(store: Store, path: Path) -> None:
    await opened(store)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute(
            "INSERT INTO turns (message_id, channel_id, author_id, kind, text, then_export,"
            " status, actions, delivered, created_at)"
            " VALUES (6, ?, 2, 'edit', '', 0, 'queued', '', 0, '2025-06-01 12:00:00.000000')",
            (CHANNEL,),
        )
    other.close()
    assert await store.claim(a_turn(6)) is None


async def test_a_claim_needs_its_thread(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        await store.claim(a_turn(5, 404))


async def test_the_next_turn_is_the_oldest_of_its_kinds(store: Store) -> None:
    first = await opened(store)
    export = await claimed(store, a_turn(6, kind=TurnKind.EXPORT))
    await opened(store, message_id=7, channel_id=77)

    assert await store.next_turn(CHANNEL, EVERY_KIND) == first
    assert await store.next_turn(CHANNEL, [TurnKind.EXPORT, TurnKind.STATUS]) == export
    assert await store.next_turn(CHANNEL, [TurnKind.STATUS]) is None
    assert await store.next_turn(CHANNEL, []) is None
    assert await store.next_turn(404, EVERY_KIND) is None


async def test_a_turn_stays_next_until_its_words_are_delivered(store: Store) -> None:
    first = await opened(store)
    second = await claimed(store, a_turn(6))

    await store.finish(first.id, TurnStatus.DONE, "Done.", [ButtonAction.EXPORT])
    undelivered = await store.next_turn(CHANNEL, EVERY_KIND)
    assert undelivered is not None
    assert (undelivered.id, undelivered.final, undelivered.actions, undelivered.delivered) == (
        first.id,
        "Done.",
        (ButtonAction.EXPORT,),
        False,
    )

    await store.mark_delivered(first.id)
    assert (await stored(store, first.id)).delivered
    assert await store.next_turn(CHANNEL, EVERY_KIND) == second

    await store.finish(second.id, TurnStatus.STOPPED, None)
    assert await store.next_turn(CHANNEL, EVERY_KIND) is None


async def test_a_clock_set_back_changes_no_order(url: str) -> None:
    times = (NOON - timedelta(days=day) for day in itertools.count())
    async with open_store(url, clock=lambda: next(times)) as store:
        first = await opened(store)
        second = await claimed(store, a_turn(6))
        assert first.created_at > second.created_at
        assert await store.next_turn(CHANNEL, EVERY_KIND) == first


@pytest.mark.parametrize("start", ORDER + ENDS)
@pytest.mark.parametrize("target", ORDER + ENDS)
async def test_a_turn_moves_only_forward(
    store: Store, start: TurnStatus, target: TurnStatus
) -> None:
    turn = await opened(store)
    await store.set_status(turn.id, start)
    before = await stored(store, turn.id)

    await store.set_status(turn.id, target)

    after = await stored(store, turn.id)
    if start.ended or (target in ORDER and ORDER.index(target) <= ORDER.index(start)):
        assert after == before
    else:
        assert after.status is target
        assert (after.ended_at is not None) == target.ended


async def test_the_instants_of_a_turn_are_noted_in_utc(url: str) -> None:
    times = (NOON + timedelta(minutes=minute) for minute in itertools.count())
    async with open_store(url, clock=lambda: next(times)) as store:
        turn = await opened(store)
        await store.set_status(turn.id, TurnStatus.SENT)
        await store.finish(turn.id, TurnStatus.DONE, "Done.")
        turn = await stored(store, turn.id)
    assert (turn.created_at, turn.sent_at, turn.ended_at) == (
        NOON,
        NOON + timedelta(minutes=1),
        NOON + timedelta(minutes=2),
    )
    assert turn.created_at.tzinfo == NOON.tzinfo


async def test_the_first_end_stays(store: Store) -> None:
    turn = await opened(store)
    await store.finish(turn.id, TurnStatus.STOPPED, "Stopped.")
    ended = await stored(store, turn.id)

    await store.finish(turn.id, TurnStatus.DONE, "Done.", [ButtonAction.EXPORT])

    assert await stored(store, turn.id) == ended
    with pytest.raises(ValueError, match="sent"):
        await store.finish(turn.id, TurnStatus.SENT, None)


async def test_a_retry_has_the_words_and_files_of_the_ended_turn(store: Store) -> None:
    await opened(store)
    files = (an_asset(1), an_asset(2, filename="sea.png"))
    turn = await claimed(
        store, a_turn(6, kind=TurnKind.UPLOAD, text="both", then_export=True, assets=files)
    )
    first, second = await store.assets(turn.id)
    await store.asset_uploaded(first.id, "session-1", "https://media.example/1")
    await store.finish(turn.id, TurnStatus.FAILED, "Sorry.")

    again = await store.retry(turn.id, 900)

    assert again is not None
    assert again == replace(turn, id=again.id, message_id=900, created_at=again.created_at)
    copies = await store.assets(again.id)
    assert [(copy.turn_id, copy.message_id, copy.attachment_id) for copy in copies] == [
        (again.id, 6, 1),
        (again.id, 6, 2),
    ]
    assert [(copy.status, copy.session_id, copy.media_url) for copy in copies] == [
        (AssetStatus.UPLOADED, "session-1", "https://media.example/1"),
        (second.status, None, None),
    ]


async def test_a_retry_is_claimed_once_and_only_of_an_ended_turn(store: Store) -> None:
    turn = await opened(store)
    assert await store.retry(turn.id, 900) is None
    assert await store.retry(404, 900) is None

    await store.finish(turn.id, TurnStatus.FAILED, None)
    assert await store.retry(turn.id, 900) is not None
    assert await store.retry(turn.id, 900) is None


async def test_replies_are_kept_by_role_and_page(store: Store) -> None:
    turn = await opened(store)
    live = [ReplyRecord(turn.id, ReplyRole.LIVE, page, 100 + page) for page in (1, 0)]
    final = ReplyRecord(turn.id, ReplyRole.FINAL, 0, 200)
    for reply in (*live, final):
        await store.save_reply(reply)

    assert await store.replies(turn.id, ReplyRole.LIVE) == live[::-1]
    assert await store.replies(turn.id, ReplyRole.RESULT) == []

    anew = ReplyRecord(turn.id, ReplyRole.FINAL, 0, 201)
    await store.save_reply(anew)
    assert await store.replies(turn.id, ReplyRole.FINAL) == [anew]


async def test_a_refused_message_counts_as_claimed_for_a_week(store: Store) -> None:
    day = 86_400_000 << 22
    await store.refuse(day)
    await store.refuse(day)
    await store.refuse(7 * day)
    assert [await store.claimed(number * day) for number in (1, 2, 7)] == [True, False, True]
    await store.refuse(9 * day)
    assert [await store.claimed(number * day) for number in (1, 7, 9)] == [False, True, True]


async def test_which_messages_are_noted(store: Store) -> None:
    turn = await opened(store)
    await store.save_reply(ReplyRecord(turn.id, ReplyRole.LIVE, 0, 50))
    await store.save_reply(ReplyRecord(turn.id, ReplyRole.LIVE, 1, 0))
    assert await store.noted([49, 50, 51]) == {50}
    assert await store.noted([]) == set()
