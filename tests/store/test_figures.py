"""Figures of all that the database holds."""

from dataclasses import replace

from bot.core.records import RenderStatus, TurnKind, TurnStatus
from bot.store.store import SqliteStore, open_store
from tests.store.examples import a_render, a_thread, a_turn


async def claimed(store: SqliteStore, message_id: int, kind: TurnKind = TurnKind.EDIT) -> int:
    turn = await store.claim(a_turn(message_id, kind=kind))
    assert turn is not None
    return turn.id


async def test_an_empty_database(url: str) -> None:
    async with open_store(url) as store:
        figures = await store.figures()
    assert (figures.turns, figures.renders) == ({}, {})
    assert (figures.undelivered, figures.credits_spent) == (0, 0.0)


async def test_turns_renders_and_credits(url: str) -> None:
    async with open_store(url) as store:
        await store.open_thread(a_thread(), a_turn(1))
        done = await claimed(store, 2)
        await store.note_balance(done, before=100, after=80)
        await store.finish(done, TurnStatus.DONE, "ready")
        topped_up = await claimed(store, 3)
        await store.note_balance(topped_up, before=10, after=500)
        await store.finish(topped_up, TurnStatus.FAILED, None)
        export = await claimed(store, 4, TurnKind.EXPORT)
        render = a_render("r1", export)
        await store.create_render(render)
        await store.update_render(replace(render, status=RenderStatus.SUBMITTED))
        figures = await store.figures()
    assert figures.turns == {
        ("edit", "queued"): 1,
        ("edit", "done"): 1,
        ("edit", "failed"): 1,
        ("export", "queued"): 1,
    }
    assert figures.renders == {"submitted": 1}
    assert figures.undelivered == 1
    assert figures.credits_spent == 20
