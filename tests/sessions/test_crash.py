"""The process dies at any step of a conversation: nothing is lost, nothing is done twice."""

from collections import Counter
from pathlib import Path

import pytest

from bot.core.events import TextWhole, ToolCall
from bot.core.ports import SessionState
from bot.core.records import ReplyRole, TurnRecord, TurnStatus
from tests.fakes import Crash, FakeService
from tests.sessions.stage import QUICK, THREAD, Stage, draft, open_stage

FIRST, THEN_EXPORT, QUESTION, LAST = (
    "make a clip of this",
    "make it slower and then export it",
    "credits",
    "export",
)
STEPS = 56
"""More than the conversation has, however its steps fall."""
EVERY = 4


class EditingService(FakeService):
    """Every prompt that is taken adds a clip to the draft."""

    async def state(self, session_id: str) -> SessionState:
        await self.crash()
        return SessionState(draft(*self.said) if self.prompts else None)

    @property
    def said(self) -> list[str]:
        return [prompt for _, prompt in self.prompts]


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
    kinds = Counter(message.nonce[-2:] for message in stage.thread.messages.values())
    warnings = sum(message.nonce.endswith("c") for message in stage.thread.messages.values())
    assert warnings <= 1, "a balance that stays low is told of once"
    assert len(stage.thread.messages) == len(finals) + 2 * exports + warnings, kinds
    assert not any("⏳" in shown for shown in stage.thread.texts), stage.thread.texts


@pytest.mark.parametrize("times", [1, 2])
async def test_a_crash_at_any_step(tmp_path: Path, times: int) -> None:
    for step in range(times, STEPS, EVERY * times):
        folder = tmp_path / str(step)
        folder.mkdir()
        async with open_stage(folder) as stage:
            stage.service = EditingService()
            stage.retime(QUICK)
            crash = stage.crash_at(step)
            await converse(stage)
            for _ in range(times):
                await dies_or_ends(stage, crash)
                crash = stage.crash_at(step)
                await stage.start()
            await dies_or_ends(stage, crash)
            await stage.start()
            await stage.idle()
            await check(stage)


async def dies_or_ends(stage: Stage, crash: Crash) -> None:
    await stage.idle_or(crash.reached)
    await stage.crash()
