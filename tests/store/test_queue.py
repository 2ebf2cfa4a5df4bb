"""What waits may be joined, changed and taken back; what has started may not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records import (
    NewTurn,
    ReplyRecord,
    ReplyRole,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.core.store import Store
from bot.store.queue import JOINED_LIMIT
from tests.store.examples import CHANNEL, NOON, a_turn, an_asset, opened, stored

LONG_AGO = NOON - timedelta(days=9_000)


async def joined(store: Store) -> TurnRecord:
    """A turn of three messages: 6 with a file, 7, and 8 with another one and an export."""
    first = await opened(store)
    await store.finish(first.id, TurnStatus.DONE, None)
    await store.claim_or_join(a_turn(6, text="one", assets=(an_asset(1),)), LONG_AGO)
    await store.claim_or_join(a_turn(7, text="two"), LONG_AGO)
    last = a_turn(8, text="three", then_export=True, assets=(an_asset(2),))
    turn = await store.claim_or_join(last, LONG_AGO)
    assert turn is not None
    return turn


async def test_a_burst_is_one_turn(store: Store) -> None:
    turn = await joined(store)
    assert (turn.message_id, turn.text, turn.then_export) == (6, "one\ntwo\nthree", True)
    assert await store.next_turn(CHANNEL, [TurnKind.EDIT]) == turn
    assert [asset.attachment_id for asset in await store.assets(turn.id)] == [1, 2]
    assert [each.id for each in await store.waiting(CHANNEL)] == [turn.id]


async def test_a_burst_whose_messages_came_swapped_has_them_as_they_were_written(
    store: Store,
) -> None:
    first = await opened(store)
    await store.finish(first.id, TurnStatus.DONE, None)
    await store.claim_or_join(a_turn(8, text="then make it slower"), LONG_AGO)
    turn = await store.claim_or_join(a_turn(7, text="cut the end"), LONG_AGO)
    assert turn is not None
    assert (turn.message_id, turn.text) == (8, "cut the end\nthen make it slower")


async def test_a_turn_that_is_full_is_joined_no_more(store: Store) -> None:
    turn = await joined(store)
    await store.claim_or_join(a_turn(9, text="x" * JOINED_LIMIT), LONG_AGO)
    further = await store.claim_or_join(a_turn(10, text="four"), LONG_AGO)
    assert further is not None
    assert (further.id != turn.id, further.text) == (True, "four")


async def test_each_message_of_a_burst_is_claimed(store: Store) -> None:
    await joined(store)
    for message_id in (6, 7, 8):
        assert await store.claim_or_join(a_turn(message_id), LONG_AGO) is None
        assert await store.claim(a_turn(message_id)) is None


async def test_one_part_is_changed_and_another_taken_back(store: Store) -> None:
    turn = await joined(store)
    changed = await store.revise(a_turn(7, text="second"))
    assert changed is not None
    assert changed.text == "one\nsecond\nthree"
    left = await store.withdraw(6)
    assert left is not None
    assert (left.text, left.status) == ("second\nthree", TurnStatus.QUEUED)
    assert [asset.attachment_id for asset in await store.assets(turn.id)] == [2]
    await store.withdraw(7)
    ended = await store.withdraw(8)
    assert ended is not None
    assert (ended.status, ended.final) == (TurnStatus.STOPPED, "")
    assert await store.channels_with_turns() == [CHANNEL], "what was shown of it has to go"
    await store.mark_delivered(ended.id)
    assert await store.channels_with_turns() == []
    assert await store.next_turn(CHANNEL, [TurnKind.EDIT]) is None


async def test_what_was_sent_stays_as_it_is(store: Store) -> None:
    turn = await joined(store)
    await store.set_status(turn.id, TurnStatus.UPLOADING)
    assert await store.revise(a_turn(7, kind=TurnKind.EXPORT, text="export")) is None
    sent = await store.send(turn.id)
    assert sent is not None
    assert (sent.text, sent.status) == (turn.text, TurnStatus.SENT)
    assert await store.send(turn.id) is None
    assert await store.revise(a_turn(7, text="second")) is None
    assert await store.withdraw(7) is None
    new = await store.claim_or_join(a_turn(9, text="four"), LONG_AGO)
    assert new is not None
    assert (new.id > turn.id, new.text) == (True, "four")
    assert await stored(store, turn.id) == sent


async def test_a_burst_is_done_again_whole_and_once(store: Store) -> None:
    turn = await joined(store)
    await store.finish(turn.id, TurnStatus.FAILED, "no")
    again = await store.retry(turn.id, 20)
    assert again is not None
    assert (again.text, again.then_export) == (turn.text, True)
    assert [asset.attachment_id for asset in await store.assets(again.id)] == [1, 2]
    assert await store.retry(turn.id, 21) is None


async def test_a_file_without_words_becomes_part_of_an_edit(store: Store) -> None:
    first = await opened(store)
    await store.finish(first.id, TurnStatus.DONE, None)
    greeting = a_turn(6, kind=TurnKind.GREET, text="", assets=(an_asset(1),))
    await store.claim_or_join(greeting, LONG_AGO)
    turn = await store.claim_or_join(a_turn(7, text="slower"), LONG_AGO)
    assert turn is not None
    assert (turn.message_id, turn.kind, turn.text) == (6, TurnKind.EDIT, "slower")


@pytest.mark.parametrize(
    "second",
    [
        replace(a_turn(7), author_id=5),
        a_turn(7, kind=TurnKind.EXPORT),
        a_turn(7, kind=TurnKind.STATUS),
        replace(a_turn(7), asked_id=6),
    ],
)
async def test_what_does_not_belong_together(store: Store, second: NewTurn) -> None:
    first = await opened(store)
    turn = await store.claim_or_join(second, LONG_AGO)
    assert turn is not None
    assert turn.id != first.id


async def test_later_words_are_another_turn(store: Store) -> None:
    first = await opened(store)
    after = await store.last_words_at(first.id)
    assert after == first.created_at
    turn = await store.claim_or_join(a_turn(7), first.created_at + timedelta(days=1))
    assert turn is not None
    assert turn.id != first.id


async def test_an_edit_that_was_refused_is_unsent_again(store: Store) -> None:
    turn = await joined(store)
    assert await store.send(turn.id) is not None
    await store.unsend(turn.id)
    unsent = await stored(store, turn.id)
    assert (unsent.status, unsent.sent_at) == (TurnStatus.UPLOADING, None)
    assert await store.send(turn.id) is not None
    await store.finish(turn.id, TurnStatus.DONE, None)
    await store.unsend(turn.id)
    assert (await stored(store, turn.id)).status is TurnStatus.DONE


async def test_only_what_was_typed_and_waits_may_have_changed_meanwhile(store: Store) -> None:
    first = await opened(store)
    await store.finish(first.id, TurnStatus.DONE, None)
    for message_id in (6, 7):
        await store.claim_or_join(replace(a_turn(message_id), typed=True), LONG_AGO)
    await store.claim(a_turn(8))
    assert await store.waiting_messages() == [(CHANNEL, 6), (CHANNEL, 7)]
    assert await store.claimed(7)
    assert not await store.claimed(9)
    await store.send(2)
    assert await store.waiting_messages() == []


async def test_a_notice_is_stale_once_its_turn_waits_no_more(store: Store) -> None:
    first = await opened(store)
    await store.save_reply(ReplyRecord(first.id, ReplyRole.QUEUED, 0, 50))
    assert await store.channels_with_notices() == [CHANNEL]
    assert await store.stale_notices(CHANNEL) == []
    await store.set_status(first.id, TurnStatus.UPLOADING)
    assert [notice.message_id for notice in await store.stale_notices(CHANNEL)] == [50]
    await store.forget_reply(first.id, ReplyRole.QUEUED, 0)
    assert await store.channels_with_notices() == []


async def test_a_notice_that_is_taken_over_is_the_live_message(store: Store) -> None:
    first = await opened(store)
    await store.save_reply(ReplyRecord(first.id, ReplyRole.QUEUED, 0, 50))
    await store.take_over_notice(first.id)
    assert await store.replies(first.id, ReplyRole.QUEUED) == []
    assert [live.message_id for live in await store.replies(first.id, ReplyRole.LIVE)] == [50]
