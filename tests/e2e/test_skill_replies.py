"""The skills' tables of SSE events and GUI phrases: what the agent sends, what a person reads."""

import asyncio
import random
import time
from dataclasses import dataclass, replace

import pytest

from bot.nemo.limits import Limits
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.faults import Heartbeats, RawBytes, RunFault, Silence, Silent
from bot.sandbox.nemo.turns import Agent, Beat, Request, ToolUse, Turn
from tests.e2e.stage import CLIP, Stage

EDIT = "make it black and white"
PASSED_S = 121.0


def buttons(message: Message) -> list[str]:
    return [part["label"] for row in message.components for part in row["components"]]


class TestEvents:
    """What a run sends besides its reply is nobody's business."""

    @pytest.fixture
    async def thread(self, running: Stage, photo: bytes) -> Channel:
        """A thread with a video in the making."""
        thread = await running.drop(CLIP, ("photo.jpg", photo))
        await running.answer(thread)
        return thread

    @pytest.mark.parametrize(
        "fault",
        [
            pytest.param(Heartbeats(0.3, every_s=0.05), id="heartbeat events"),
            pytest.param(RawBytes(b"data:\n\n" * 3), id="empty data"),
            pytest.param(RawBytes(b"data: heartbeat\n\n"), id="the bare word heartbeat"),
            pytest.param(RawBytes(b"event: heartbeat\ndata: {}\n\n"), id="event: heartbeat"),
            pytest.param(RawBytes(b": still here\n\n"), id="comment"),
        ],
    )
    async def test_signs_of_life_are_not_shown(
        self, running: Stage, thread: Channel, fault: RunFault
    ) -> None:
        running.nemo.faults.next_run(fault)
        asked = await running.alice.post(thread, EDIT)
        answer = await running.answer(thread, asked)
        assert "now looks black and white" in answer.content
        for shown in running.edits_of(answer):
            assert "heart" not in shown
            assert "still here" not in shown
        assert running.prompts() == [CLIP, EDIT]

    async def test_still_working_is_said_after_two_minutes(
        self, world: Stage, photo: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        world.limits = Limits()
        world.timing = replace(world.timing, preview_interval_s=0.1, preview_refresh_s=0.2)
        await world.start_bot()
        thread = await world.drop(CLIP, ("photo.jpg", photo))
        first = await world.answer(thread)
        world.nemo.faults.next_run(Silence(PASSED_S + 6.0, after_events=1))
        asked = await world.alice.post(thread, EDIT)
        await world.shown(thread, lambda message: not message.content.startswith("-#"), first)
        clock = time.monotonic
        monkeypatch.setattr(time, "monotonic", lambda: clock() + PASSED_S)
        told = await world.shown(
            thread, lambda message: "⏳ Still working..." in message.content, first
        )
        answer = await world.answer(thread, asked)
        assert answer.id == told.id
        assert "⏳" not in answer.content

    async def test_a_stream_that_closes_without_text_is_told_from_the_state(
        self, running: Stage, thread: Channel
    ) -> None:
        running.nemo.faults.next_run(Silent())
        answer = await running.say(thread, "add the title 'Urban Dreams' for the first 3 seconds")
        assert "Title added: “Urban Dreams” (0-3s)" in answer.content
        states = [entry for entry in running.nemo.journal.requests if "/api/state/" in entry.path]
        assert states[-1].status == 200


class TestToolCalls:
    """They are processed inside, and never forwarded."""

    @pytest.fixture
    def nemo_agent(self) -> Agent:
        def reply(request: Request, rng: random.Random) -> Turn:
            tool = ToolUse("secret_tool", {"ask": "secret_argument"}, {"got": "secret_result"})
            return Turn((Beat("Let me look.", "secret_thought", tool), Beat("All is well.")))

        return reply

    async def test_they_stay_internal(self, running: Stage, photo: bytes) -> None:
        thread = await running.drop(CLIP, ("photo.jpg", photo))
        answer = await running.answer(thread)
        assert "All is well." in answer.content
        assert not any("secret" in shown for shown in running.edits_of(answer))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence for a screen, the button that stands for it, and where that leads."""

    said: str
    button: str
    leads_to: str
    """The endpoint that a press of the button reaches."""


EXPORTS = "POST /api/render/proxy/lambda"
STATE = "GET /api/state/nemo_agent/me/"
CREDITS = "GET /api/credits/balance/simple"
PHRASES = {
    "click": Phrase("Click **Export** in the top right to download it.", "Export", EXPORTS),
    "点击": Phrase("点击右上角的“导出”按钮即可下载。", "Export", EXPORTS),
    "open": Phrase("Open the timeline panel to see it.", "Show the timeline", STATE),
    "打开": Phrase("打开时间线查看。", "Show the timeline", STATE),
    "drag/drop": Phrase("Drag and drop the title to move it.", "", "POST /run_sse"),
    "拖拽": Phrase("拖拽片段即可调整位置。", "", "POST /run_sse"),
    "preview in timeline": Phrase(
        "You can preview it in the timeline.", "Show the timeline", STATE
    ),
    "Export": Phrase("Press the Export button when you are happy.", "Export", EXPORTS),
    "导出": Phrase("在菜单中选择“导出”。", "Export", EXPORTS),
    "check account": Phrase("Check your balance on the billing page.", "Show credits", CREDITS),
}


class TestPhrases:
    """The content stays, the instruction goes, a button does it."""

    @pytest.fixture(params=PHRASES.values(), ids=list(PHRASES))
    def phrase(self, request: pytest.FixtureRequest) -> Phrase:
        return request.param

    @pytest.fixture
    def nemo_agent(self, phrase: Phrase) -> Agent:
        def reply(request: Request, rng: random.Random) -> Turn:
            turn = respond(request, rng)
            *work, last = turn.beats
            return replace(turn, beats=(*work, Beat(f"{last.text}\n\n{phrase.said}")))

        return reply

    async def test_it_becomes_what_can_be_done_here(
        self, running: Stage, photo: bytes, phrase: Phrase
    ) -> None:
        thread = await running.drop(CLIP, ("photo.jpg", photo))
        answer = await running.answer(thread)
        assert "photo.jpg (0 s to 5 s)" in answer.content
        assert phrase.said not in answer.content
        assert buttons(answer) == ([phrase.button] if phrase.button else [])
        before = len(running.nemo.journal.requests)
        if phrase.button:
            await running.alice.click(answer, phrase.button)
        else:
            await running.say(thread, EDIT)
        await reached(running, phrase.leads_to, before)


async def reached(stage: Stage, endpoint: str, before: int) -> None:
    """Wait until a request after the first ``before`` ones has come to an endpoint."""
    async with asyncio.timeout(10):
        while not any(
            f"{entry.method} {entry.path}".startswith(endpoint) and entry.status == 200
            for entry in stage.nemo.journal.requests[before:]
        ):
            await asyncio.sleep(0.02)
    await stage.idle()
