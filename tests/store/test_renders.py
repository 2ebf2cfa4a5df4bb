import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.records import RenderStatus, ReplyRecord, ReplyRole
from bot.core.store import Store
from bot.store.renders import SNAPSHOTS_KEPT
from tests.store.examples import CHANNEL, a_render, a_turn, claimed, opened

OPEN = [RenderStatus.CREATED, RenderStatus.SUBMITTED, RenderStatus.COMPLETED]
ENDS = [RenderStatus.DELIVERED, RenderStatus.FAILED, RenderStatus.CANCELLED]

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=st.dictionaries(st.text(), json_values))
async def test_a_draft_comes_back_as_it_was(store: Store, draft: dict[str, object]) -> None:
    if await store.thread(CHANNEL) is None:
        await opened(store)

    await store.save_snapshot(CHANNEL, None, "session-1", draft)

    snapshot = await store.latest_snapshot(CHANNEL)
    assert snapshot is not None
    # As text, since True == 1 == 1.0 and dictionaries don't compare their order.
    assert json.dumps(snapshot.draft) == json.dumps(draft)


async def test_the_latest_snapshot_of_a_thread_is_found(store: Store) -> None:
    turn = await opened(store)
    await opened(store, message_id=77, channel_id=77)
    assert await store.latest_snapshot(CHANNEL) is None

    await store.save_snapshot(CHANNEL, turn.id, "session-1", {"duration_us": 2**63})
    await store.save_snapshot(77, None, "session-2", {})

    snapshot = await store.latest_snapshot(CHANNEL)
    assert snapshot is not None
    assert (snapshot.turn_id, snapshot.session_id) == (turn.id, "session-1")
    assert snapshot.draft == {"duration_us": 2**63}
    assert snapshot.taken_at >= turn.created_at


async def test_a_message_tells_of_the_session_of_its_edit_or_export(store: Store) -> None:
    edit = await opened(store)
    export = await claimed(store, a_turn(6))
    await store.save_snapshot(CHANNEL, edit.id, "session-1", {})
    await store.save_snapshot(CHANNEL, None, "session-2", {})
    await store.create_render(replace(a_render("r", export.id), session_id="session-3"))
    await store.save_reply(ReplyRecord(edit.id, ReplyRole.FINAL, 0, 901))
    await store.save_reply(ReplyRecord(export.id, ReplyRole.RESULT, 0, 902))

    told = [await store.session_shown(CHANNEL, message_id) for message_id in (901, 902, 903)]

    assert told == ["session-1", "session-3", None]
    assert await store.session_shown(77, 901) is None


async def test_old_snapshots_make_room(store: Store, path: Path) -> None:
    await opened(store)
    await opened(store, message_id=77, channel_id=77)
    await store.save_snapshot(77, None, "session-2", {"of": "another thread"})

    for number in range(SNAPSHOTS_KEPT + 5):
        await store.save_snapshot(CHANNEL, None, "session-1", {"number": number})

    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute(
            "SELECT draft FROM snapshots WHERE channel_id = ? ORDER BY id", (CHANNEL,)
        ).fetchall()
    numbers = [json.loads(draft)["number"] for (draft,) in kept]
    assert numbers == list(range(5, SNAPSHOTS_KEPT + 5))
    assert await store.latest_snapshot(77) is not None


async def test_open_renders_come_oldest_first(store: Store) -> None:
    turn = await opened(store)
    await opened(store, message_id=77, channel_id=77)
    # Neither the ids nor the times are in the order of creation.
    renders = [
        replace(a_render(name, turn.id), created_at=turn.created_at - timedelta(days=day))
        for day, name in enumerate("zay")
    ]
    for render in renders:
        await store.create_render(render)

    assert await store.open_renders(CHANNEL) == renders
    assert await store.open_renders(77) == []


async def test_a_render_without_a_time_gets_the_present_one(store: Store) -> None:
    turn = await opened(store)
    await store.create_render(a_render("r", turn.id))
    (render,) = await store.open_renders(CHANNEL)
    assert render.created_at is not None
    assert render == replace(a_render("r", turn.id), created_at=render.created_at)
    assert render.created_at >= turn.created_at


async def test_a_render_that_is_noted_again_stays_as_it_is(store: Store) -> None:
    turn = await opened(store)
    await store.create_render(a_render("r", turn.id))
    (render,) = await store.open_renders(CHANNEL)
    submitted = replace(render, status=RenderStatus.SUBMITTED)
    await store.update_render(submitted)
    await store.create_render(a_render("r", turn.id))
    assert await store.open_renders(CHANNEL) == [submitted]


async def test_progress_is_noted_and_the_order_stays(store: Store) -> None:
    turn = await opened(store)
    await store.create_render(a_render("other", turn.id))
    await store.create_render(a_render("r", turn.id))
    (other, ordered) = await store.open_renders(CHANNEL)

    progress = replace(
        ordered,
        status=RenderStatus.COMPLETED,
        attempt=2,
        progress=99.5,
        url="https://media.example/r.mp4",
    )
    await store.update_render(replace(progress, draft={}, format="gif", quality="low"))

    assert await store.open_renders(CHANNEL) == [other, progress]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("later", OPEN)
async def test_an_ended_render_stays_ended(
    store: Store, end: RenderStatus, later: RenderStatus
) -> None:
    turn = await opened(store)
    render = a_render("r", turn.id)
    await store.create_render(render)

    await store.update_render(replace(render, status=end))
    await store.update_render(replace(render, status=later))

    assert await store.open_renders(CHANNEL) == []
