"""Frames of exports, thumbnails of files, and the drafts around a turn."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bot.core.records import Frame
from bot.core.store import Store
from bot.store.pictures import THUMBNAILS_KEPT
from tests.store.examples import CHANNEL, a_render, opened

FILM = [Frame(0, b"first"), Frame(1500, b"\x00\xff second")]
OTHER = 77


async def exported(store: Store, *render_ids: str, turn_id: int, channel_id: int = CHANNEL) -> None:
    for render_id in render_ids:
        await store.create_render(a_render(render_id, turn_id, channel_id))
        await store.save_film(channel_id, render_id, FILM)


async def test_a_film_comes_back_in_order_with_its_draft(store: Store) -> None:
    turn = await opened(store)
    await store.create_render(a_render("r1", turn.id))
    await store.save_film(CHANNEL, "r1", FILM[::-1])
    (film,) = await store.films(CHANNEL)
    assert film.frames == tuple(FILM)
    assert (film.render_id, film.turn_id) == ("r1", turn.id)
    assert film.draft == a_render("r1", turn.id).draft


async def test_of_a_session_only_the_last_films_are_kept(store: Store) -> None:
    turn, other = await opened(store), await opened(store, OTHER, OTHER)
    await exported(store, "other", turn_id=other.id, channel_id=OTHER)
    await store.create_render(replace(a_render("else", turn.id), session_id="session-2"))
    await store.save_film(CHANNEL, "else", FILM)
    await exported(store, "z", "m", "a", turn_id=turn.id)
    assert [film.render_id for film in await store.films(CHANNEL)] == ["a", "m", "else"]
    assert [film.render_id for film in await store.films(OTHER)] == ["other"]


async def test_saving_a_film_again_changes_nothing(store: Store) -> None:
    turn = await opened(store)
    await exported(store, "r1", turn_id=turn.id)
    await store.save_film(CHANNEL, "r1", [Frame(0, b"another")])
    await store.save_film(CHANNEL, "r1", [])
    (film,) = await store.films(CHANNEL)
    assert film.frames == tuple(FILM)


async def test_a_thread_without_exports_has_no_films(store: Store) -> None:
    assert await store.films(CHANNEL) == []


async def test_a_thumbnail_is_kept_by_attachment(store: Store) -> None:
    assert await store.thumbnail(5) is None
    await store.save_thumbnail(5, b"\xff\xd8")
    await store.save_thumbnail(5, b"other")
    assert await store.thumbnail(5) == b"\xff\xd8"


async def test_the_oldest_thumbnails_make_room(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = [(number, b"x") for number in range(1, THUMBNAILS_KEPT + 1)]
        connection.executemany("INSERT INTO thumbnails VALUES (?, ?)", rows)
        connection.commit()
    await store.save_thumbnail(THUMBNAILS_KEPT + 1, b"x")
    assert await store.thumbnail(1) is None
    assert await store.thumbnail(2) is not None
    assert await store.thumbnail(THUMBNAILS_KEPT + 1) is not None


async def test_the_drafts_around_a_turn(store: Store) -> None:
    turn = await opened(store)
    assert await store.snapshots_of(turn.id) is None
    await store.save_snapshot(CHANNEL, None, "s1", {"d": 1})
    await store.save_snapshot(CHANNEL, turn.id, "s1", {"d": 2})
    await store.save_snapshot(CHANNEL, None, "s1", {"d": 3})
    around = await store.snapshots_of(turn.id)
    assert around is not None
    before, after = around
    assert before is not None
    assert (before.draft, after.draft) == ({"d": 1}, {"d": 2})


async def test_a_new_session_has_no_draft_before(store: Store) -> None:
    turn = await opened(store)
    await store.save_snapshot(CHANNEL, None, "old", {"d": 1})
    await store.save_snapshot(CHANNEL, turn.id, "new", {"d": 2})
    around = await store.snapshots_of(turn.id)
    assert around is not None
    assert around[0] is None
