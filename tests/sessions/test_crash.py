"""The process dies at any step of a conversation: nothing is lost, nothing is done twice."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

import pytest

from bot.core.events import TextWhole, ToolCall
from bot.core.ports import SessionState
from bot.core.records import ReplyRole, TurnRecord, TurnStatus
from bot.store.store import SqliteStore
from tests.fakes import Crash, FakeService
from tests.sessions.stage import QUICK, THREAD, Stage, draft, lanes, open_stage

FIRST, THEN_EXPORT, QUESTION, LAST = (
    "make a clip of this",
    "make it slower and then export it",
    "credits",
    "export",
)
STEPS = 240
"""More than the conversation has, however its steps fall."""
EVERY = 13
FORGOTTEN = "?"
"""What makes a nonce another one."""


class EditingService(FakeService):
    """Every prompt that is taken adds a clip to the draft."""

    async def state(self, session_id: str) -> SessionState:
        await self.crash()
        return SessionState(draft(*self.said) if self.prompts else None)

    @property
    def said(self) -> list[str]:
        return [prompt for _, prompt in self.prompts]


class FrailStore:
    """A store whose every answer may be the last that work hears."""

    def __init__(self, store: SqliteStore, crash: Callable[[], Awaitable[None]]) -> None:
        self._store = store
        self._crash = crash

    def __getattr__(self, name: str) -> Callable[..., Awaitable[object]]:
        method: Callable[..., Awaitable[object]] = getattr(self._store, name)

        async def call(*values: object, **options: object) -> object:
            answer = await method(*values, **options)
            task = asyncio.current_task()
            if task in lanes() or (task is not None and task.get_name() == "live text"):
                await self._crash()
            return answer

        return call


async def converse(stage: Stage) -> None:
    stage.service.runs = [[ToolCall("edit_draft"), TextWhole("Done.")]]
    await stage.drop(FIRST)
    for words in (THEN_EXPORT, QUESTION, LAST):
        await stage.say(words)


async def turns(stage: Stage) -> list[TurnRecord]:
    found = [await stage.store.turn(number) for number in range(1, 5)]
    return [turn for turn in found if turn is not None]


async def check(stage: Stage) -> None:
    """Whatever was asked for has one answer, and nothing was paid for twice."""
    said = Counter(prompt for _, prompt in stage.service.prompts)
    assert set(said) <= {FIRST, THEN_EXPORT}
    assert all(times == 1 for times in said.values()), said
    finals: list[int] = []
    for turn in await turns(stage):
        assert turn.status.ended
        if turn.final is not None:
            (final,) = await stage.store.replies(turn.id, ReplyRole.FINAL)
            assert stage.thread.messages[final.message_id].text == turn.final
            finals.append(final.message_id)
        sent = turn.text in said
        if turn.text in (FIRST, THEN_EXPORT):
            assert turn.status is (TurnStatus.DONE if sent else TurnStatus.FAILED)
    exports = len({render_id for render_id, _ in stage.service.renders})
    assert len(stage.thread.posted_files) == exports
    assert exports >= (1 if said else 0)
    assert await stage.store.open_renders(THREAD) == []
    nonces = [message.nonce.rstrip(FORGOTTEN) for message in stage.thread.messages.values()]
    kinds = Counter(nonce[-2:] for nonce in nonces)
    warnings = kinds["c0"]
    assert warnings <= 1, "a balance that stays low is told of once"
    assert len(stage.thread.messages) == len(finals) + 2 * exports + warnings, kinds
    assert not any("⏳" in shown for shown in stage.thread.texts), stage.thread.texts


@pytest.mark.parametrize(("times", "hours"), [(1, False), (1, True), (2, True)])
async def test_a_crash_at_any_step(tmp_path: Path, times: int, hours: bool) -> None:
    """Once or twice; ``hours`` later Discord remembers no nonce."""
    for step in range(times, STEPS, EVERY * (times + hours)):
        folder = tmp_path / str(step)
        folder.mkdir()
        async with open_stage(folder) as stage:
            service = stage.service = EditingService()
            store = FrailStore(stage.store, lambda service=service: service.crash())
            stage.store = cast(SqliteStore, store)
            stage.retime(QUICK)
            crash = stage.crash_at(step)
            await converse(stage)
            for _ in range(times):
                await dies_or_ends(stage, crash, hours)
                crash = stage.crash_at(step)
                await stage.start()
            await dies_or_ends(stage, crash, hours)
            await stage.start()
            await stage.idle()
            await check(stage)


async def dies_or_ends(stage: Stage, crash: Crash, hours: bool) -> None:
    await stage.idle_or(crash.reached)
    await stage.crash()
    for message in stage.thread.messages.values():
        message.nonce += FORGOTTEN * hours
