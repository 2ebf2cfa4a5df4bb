"""A greeting or thanks is answered for free; what answers the agent goes on to it."""

from dataclasses import replace

import pytest

from bot.core.events import TextWhole
from bot.core.records import TurnKind
from bot.errors import ServiceUnavailable
from bot.locales import text
from tests.sessions.stage import THREAD, Stage, image

QUESTION = "I slowed it down. Shall I make it warmer too?"
STATEMENT = 'I added the title "Who goes there?" at 0:02.'


async def after(stage: Stage, reply: str) -> None:
    """Open a thread whose agent has just replied."""
    await stage.a_thread()
    stage.service.runs = [[TextWhole(reply)]]
    await stage.ask("make it slower")


@pytest.mark.parametrize(
    ("said", "key"),
    [("hi", "help.text"), ("help", "help.text"), ("thanks!", "thanks.text"), ("👍", "thanks.text")],
)
async def test_small_talk_reaches_nobody_else(stage: Stage, said: str, key: str) -> None:
    await stage.a_thread()
    answer = await stage.ask(said)
    assert answer.text == text(key, "en")
    assert stage.said == []
    assert (await stage.turn(2)).kind in (TurnKind.HELP, TurnKind.THANKS)


@pytest.mark.parametrize("said", ["hi", "thanks!", "cool"])
async def test_small_talk_beside_a_file_is_greeted(stage: Stage, said: str) -> None:
    await stage.drop(said, image(1))
    await stage.idle()
    assert stage.thread.last.text.startswith("Got your file.")
    assert stage.said == []


@pytest.mark.parametrize("said", ["yes please", "ok", "perfect", "2", "hmm, rather not"])
async def test_what_answers_a_question_goes_on(stage: Stage, said: str) -> None:
    await after(stage, QUESTION)
    await stage.ask(said)
    assert stage.said == ["make it slower", said]


@pytest.mark.parametrize("said", ["thanks", "what can you do?"])
async def test_thanks_answer_no_question(stage: Stage, said: str) -> None:
    await after(stage, QUESTION)
    await stage.ask(said)
    assert stage.said == ["make it slower"]


@pytest.mark.parametrize(("said", "goes_on"), [("ok cool", False), ("do it", True)])
async def test_where_nothing_was_asked(stage: Stage, said: str, goes_on: bool) -> None:
    await after(stage, STATEMENT)
    answer = await stage.ask(said)
    assert (said in stage.said) is goes_on
    assert (answer.text == text("thanks.text", "en")) is not goes_on


async def test_a_failure_asks_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[ServiceUnavailable("503")]]
    await stage.ask("make it slower")
    answer = await stage.ask("yes")
    assert answer.text == text("ask.status", "en")
    assert stage.said == ["make it slower"]


async def test_help_is_given_where_no_thread_is(stage: Stage) -> None:
    mention = stage.incoming("what can you do?", message_id=THREAD)
    await stage.manager.receive(replace(mention, mentions_bot=True))
    assert stage.parent.texts == [text("help.text", "en")]
    assert await stage.store.thread(THREAD) is None
