"""A render that is watched from its order to its end."""

import asyncio
from types import SimpleNamespace

import pytest

from bot.core.ports import RenderPhase, RenderReport
from bot.core.records import RenderRecord
from bot.sessions.rendering import Rendering
from bot.sessions.studio import Timing
from tests.fakes import FakeService, rendered

LOOKS = 120


async def test_looks_come_every_two_seconds_at_first_and_ever_more_slowly_down_to_ten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    async def nothing(*_: RenderReport) -> None:
        """Nobody is told."""

    monkeypatch.setattr("bot.sessions.rendering.asyncio", SimpleNamespace(sleep=sleep))
    service = FakeService()
    at_work = RenderReport(RenderPhase.PROCESSING, 10.0)
    service.reports = [*(at_work for _ in range(LOOKS)), rendered()]
    render = RenderRecord("render_1", 1, 1, "session1", {}, "mp4", "high")
    await Rendering(service, render, Timing(), noted=nothing, slow=nothing).ended()
    assert len(pauses) >= LOOKS
    assert pauses[0] == 2.0
    assert pauses == sorted(pauses)
    assert pauses[-1] == 10.0
    assert sum(pauses[:30]) < 90.0
