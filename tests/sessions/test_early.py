"""Events in any order: a message is taken as it is now, whatever was told first."""

import asyncio
from dataclasses import replace

from bot.sessions.early import KEPT, Early
from tests.sessions.stage import THREAD, Stage


async def test_what_was_deleted_or_edited_before_it_came(stage: Stage) -> None:
    """Discord's events come in any order."""
    await stage.a_thread()
    deleted, edited = stage.incoming("slower"), stage.incoming("faster")
    await stage.manager.removed(THREAD, deleted.message_id)
    await stage.manager.changed(replace(deleted, text="much slower"))
    await stage.manager.changed(replace(edited, text="much faster"))
    for incoming in (deleted, edited):
        await stage.manager.receive(incoming)
        await stage.manager.receive(incoming)
    await stage.idle()
    assert stage.said == ["much faster"]


async def test_events_that_come_at_once_are_noted_one_after_the_other(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()]]
    await stage.say("slower")
    deleted, edited = stage.incoming("bigger"), stage.incoming("faster")
    await asyncio.gather(
        stage.manager.receive(deleted),
        stage.manager.receive(edited),
        stage.manager.removed(THREAD, deleted.message_id),
        stage.manager.changed(replace(edited, text="much faster")),
    )
    assert [turn.text for turn in await stage.store.waiting(THREAD)][-1:] == ["much faster"]
    assert not await stage.store.withdraw(deleted.message_id)


async def test_early_events_are_forgotten_some_time(stage: Stage) -> None:
    early = Early()
    first, last = stage.incoming("slower"), stage.incoming("faster")
    for message_id in (first.message_id, *range(KEPT - 1), last.message_id):
        early.removed(message_id)
    assert early.latest(first) == first
    assert early.latest(last) is None


async def test_what_was_read_after_an_absence_is_the_latest(stage: Stage) -> None:
    early = Early()
    caught_up = replace(stage.incoming("faster"), age_s=5.0)
    early.changed(replace(caught_up, text="slower"))
    assert early.latest(caught_up) == caught_up
