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
    world.timing = replace(QUICK, burst_s=3.0, together_s=3.0)
    await world.start_bot()
    lines = [CLIP, "add the title 'One'", "make it black and white"]
    dropped = await world.alice.post(world.channel, lines[0], files=[("photo.jpg", photo)])
    thread = await world.thread_of(dropped)
    for line in lines[1:]:
        await world.alice.post(thread, line)
    await world.answer(thread)
    assert world.prompts() == ["\n".join(lines)]


async def test_a_question_is_answered_by_a_button(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    question = await running.say(thread, "hmm")
    assert labels(question) == ["Change the video", "Show the timeline"]
    await running.stop_bot()
    await running.start_bot()
    await running.alice.click(question, "Show the timeline")
    await running.shown(thread, lambda message: message.content.startswith("Timeline"), question)
    assert running.prompts() == [CLIP]


async def test_small_talk_costs_nothing(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    help_ = await running.say(thread, "hi")
    assert help_.content.startswith("**Post an image")
    assert (await running.say(thread, "thanks!")).content.startswith("You're welcome!")
    assert running.prompts() == [CLIP]
    assert running.rows("SELECT count(*) FROM turns WHERE sent_at IS NOT NULL") == [(1,)]


async def test_what_an_edit_cost_is_told(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    answer = await running.answer(thread)
    assert answer.content.endswith("Cost: 20 credits; 80 are left.")
