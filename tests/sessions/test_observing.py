"""Whoever counts is told of streams, of what is shown and of every turn's end."""

import asyncio
import contextlib
import logging
from collections.abc import Generator
from dataclasses import dataclass, field

import pytest

from bot.core.events import TextDelta, TextWhole
from bot.core.observer import TurnReport
from bot.core.records import TurnKind, TurnStatus
from bot.errors import NoCredits
from bot.sessions.live_text import LiveText
from tests.fakes import FakeConversation
from tests.sessions.stage import Stage
from tests.sessions.test_live_text import Pages


@dataclass
class Counter:
    """An observer that remembers."""

    streams: list[str] = field(default_factory=list[str])
    lags: list[float] = field(default_factory=list[float])
    turns: list[TurnReport] = field(default_factory=list[TurnReport])

    @contextlib.contextmanager
    def streaming(self) -> Generator[None]:
        self.streams.append("opened")
        try:
            yield
        finally:
            self.streams.append("closed")

    def shown(self, lag_s: float) -> None:
        self.lags.append(lag_s)

    def turn_ended(self, report: TurnReport) -> None:
        self.turns.append(report)


async def test_the_lag_counts_from_the_oldest_change_that_is_shown() -> None:
    counter, conversation = Counter(), FakeConversation(1)
    live = LiveText(
        conversation,
        Pages(conversation),
        lambda: ["text"],
        reply_to=None,
        interval_s=0,
        refresh_s=60,
        observer=counter,
    )
    live.update()
    await asyncio.sleep(0.02)
    live.update()
    async with live:
        await conversation.changed.wait()
    (lag_s,) = counter.lags
    assert lag_s >= 0.02
    assert live.requests == 1


@pytest.fixture
async def counter(stage: Stage) -> Counter:
    """What is told of the thread's turns after it was made."""
    await stage.a_thread("kite")
    counting = Counter()
    stage.observer = counting
    await stage.restart()
    return counting


async def test_an_edit_is_told_with_what_it_took(
    stage: Stage, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    stage.service.runs = [[TextDelta("Slow"), TextDelta("ed."), TextWhole("Slowed.")]]
    await stage.ask("make it slower")
    assert counter.streams == ["opened", "closed"]
    assert len(counter.lags) >= 1
    (report,) = counter.turns
    assert (report.kind, report.status) == (TurnKind.EDIT, TurnStatus.DONE)
    assert (report.events, report.credits) == (3, 0)
    assert report.edits >= 1
    assert "turn ended: kind=edit status=done seconds=" in caplog.text
    (record,) = (each for each in caplog.records if each.getMessage().startswith("turn ended"))
    assert vars(record)["fields"]["events"] == 3


async def test_a_stream_that_breaks_is_closed_and_the_turn_told(
    stage: Stage, counter: Counter
) -> None:
    stage.service.runs = [[TextDelta("Slow"), NoCredits("2001")]]
    await stage.ask("make it slower")
    assert counter.streams == ["opened", "closed"]
    assert [report.status for report in counter.turns] == [TurnStatus.FAILED]


async def test_what_only_looks_took_nothing(stage: Stage, counter: Counter) -> None:
    await stage.ask("status")
    (report,) = counter.turns
    assert (report.kind, report.events, report.edits, report.credits) == (
        TurnKind.STATUS,
        0,
        0,
        None,
    )
