from dataclasses import replace

from bot.core.ports import EditSession
from bot.core.records import AccountScope, RenderStatus, ThreadRecord, TurnStatus
from bot.core.store import Store
from tests.store.examples import CHANNEL, EVERY_KIND, a_render, a_thread, a_turn, claimed, opened


async def test_a_thread_and_its_first_turn_are_noted_together(store: Store) -> None:
    turn = await store.open_thread(a_thread(), a_turn(5))

    thread = await store.thread(CHANNEL)
    assert thread is not None
    assert turn is not None
    assert thread == replace(a_thread(), created_at=turn.created_at)
    assert await store.next_turn(CHANNEL, EVERY_KIND) == turn


async def test_a_claimed_message_opens_no_thread(store: Store) -> None:
    await opened(store, message_id=5)

    assert await store.open_thread(a_thread(), a_turn(5)) is None
    assert await store.open_thread(a_thread(77), a_turn(5, 77)) is None
    assert await store.thread(77) is None


async def test_a_known_thread_keeps_what_it_has(store: Store) -> None:
    await opened(store)
    await store.mark_opened(CHANNEL)

    second = await store.open_thread(a_thread(title="Another name"), a_turn(6))

    thread = await store.thread(CHANNEL)
    assert second is not None
    assert thread is not None
    assert (thread.title, thread.opened) == (a_thread().title, True)


async def test_an_unknown_thread_is_none(store: Store) -> None:
    assert await store.thread(404) is None


async def test_a_thread_has_the_session_that_was_set_last(store: Store) -> None:
    await opened(store)
    await opened(store, message_id=78, channel_id=77)

    await store.set_session(CHANNEL, EditSession("task-1", "session-1", "user-1"))
    await store.set_session(CHANNEL, EditSession("task-2", "session-2"))

    thread, other = await store.thread(CHANNEL), await store.thread(77)
    assert thread is not None
    assert other is not None
    assert (thread.task_id, thread.session_id, thread.service_user_id) == (
        "task-2",
        "session-2",
        None,
    )
    assert other.session_id is None


async def the_thread(store: Store, channel_id: int = CHANNEL) -> ThreadRecord:
    thread = await store.thread(channel_id)
    assert thread is not None
    return thread


async def test_a_thread_keeps_the_account_it_was_opened_with(store: Store) -> None:
    thread = replace(a_thread(), account=AccountScope.USER, account_id=5)
    await store.open_thread(thread, a_turn(5))
    kept = await the_thread(store)
    assert (kept.account, kept.account_id) == (AccountScope.USER, 5)


async def test_channels_with_work_have_a_turn_a_render_or_words_left(store: Store) -> None:
    waiting, rendering, speaking, silent, told = [
        await opened(store, message_id=channel, channel_id=channel) for channel in range(1, 6)
    ]
    await store.create_render(a_render("r", rendering.id, rendering.channel_id))
    for turn in (rendering, silent):
        await store.finish(turn.id, TurnStatus.DONE, None)
    for turn in (speaking, told):
        await store.finish(turn.id, TurnStatus.FAILED, "Sorry.")
    await store.mark_delivered(told.id)

    assert await store.channels_with_turns() == [1, 3]
    assert await store.channels_with_renders() == [2]

    await store.mark_delivered(speaking.id)
    await store.update_render(replace(a_render("r", rendering.id), status=RenderStatus.DELIVERED))
    await store.set_status(waiting.id, TurnStatus.STOPPED)
    assert await store.channels_with_turns() == []
    assert await store.channels_with_renders() == []

    await claimed(store, a_turn(99, silent.channel_id))
    assert await store.channels_with_turns() == [silent.channel_id]
