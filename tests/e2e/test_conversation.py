"""Several wishes at once, second thoughts, and questions before anything is spent."""

from dataclasses import replace

import pytest

from bot.sandbox.discord.model import Message
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, QUICK, Stage


@pytest.fixture
def nemo_settings() -> NemoSettings:
    pace = Pace(first_event_s=0.3, delta_s=0.01, edit_tool_s=0.5, generate_tool_s=0, heartbeat_s=0)
    return NemoSettings(pace=pace, silent_ratio=0.0, gui_ratio=0.0)


def labels(message: Message) -> list[str]:
    return [part["label"] for row in message.components for part in row["components"]]


async def test_stop_ends_the_run(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    asked = await running.alice.post(thread, "add the title 'Hello'")
    live = await running.shown(thread, lambda message: "Stop" in labels(message), asked)
    await running.alice.click(live, "Stop")
    answer = await running.answer(thread, asked)
    assert answer.id == live.id
    assert "Stopped" in answer.content
    assert labels(answer) == ["Try again"]
    assert await running.ended(asked) == "stopped"


async def test_what_waits_is_shown_until_it_starts(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.alice.post(thread, "make it black and white")
    waiting = await running.alice.post(thread, "make it 9:16")
    notice = await running.shown(thread, lambda message: "number 1" in message.content, waiting)
    answer = await running.answer(thread, waiting)
    assert answer.id == notice.id
    assert "queue" not in answer.content


async def test_a_burst_becomes_one_prompt(world: Stage, photo: bytes) -> None:
    world.timing = replace(QUICK, burst_s=0.8, together_s=0.8)
    await world.start_bot()
    thread = await world.drop(CLIP, ("photo.jpg", photo))
    await world.answer(thread)
    lines = ["add the title 'One'", "make it black and white"]
    first, _ = [await world.alice.post(thread, line) for line in lines]
    await world.answer(thread, first)
    assert world.prompts() == [CLIP, "\n".join(lines)]


async def test_a_question_is_answered_by_a_button(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    question = await running.say(thread, "nice")
    assert labels(question) == ["Change the video", "Show the timeline"]
    await running.stop_bot()
    await running.start_bot()
    await running.alice.click(question, "Show the timeline")
    await running.shown(thread, lambda message: message.content.startswith("Timeline"), question)
    assert running.prompts() == [CLIP]


async def test_what_an_edit_cost_is_told(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    answer = await running.answer(thread)
    assert answer.content.endswith("Cost: 20 credits; 80 are left.")
