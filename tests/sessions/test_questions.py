"""Words that may mean two things are asked about before anything is spent; a press counts once."""

import pytest

from bot.core.events import TextWhole
from bot.core.records import ButtonAction
from bot.errors import ServiceUnavailable
from bot.locales import text
from tests.sessions.stage import THREAD, Stage, image

UNSURE = "hmm"


async def asked(stage: Stage) -> list[tuple[ButtonAction, str]]:
    """The buttons of a question that waits for its answer."""
    await stage.a_thread()
    question = await stage.ask(UNSURE)
    assert question.text == text("ask.status", "en")
    return [(button.action, button.argument) for button in question.posts[-1].buttons]


async def test_nothing_is_spent_before_the_answer(stage: Stage) -> None:
    buttons = await asked(stage)
    assert [action for action, _ in buttons] == [ButtonAction.EDIT, ButtonAction.STATUS]
    assert stage.said == []
    assert await stage.unsettled() is None


async def test_the_answer_makes_the_turn(stage: Stage) -> None:
    (edit, argument), _ = await asked(stage)
    await stage.restart()
    assert await stage.press(edit, argument) == text("button.edit", "en")
    await stage.idle()
    assert stage.said == [UNSURE]


async def test_the_other_answer_spends_nothing(stage: Stage) -> None:
    _, (status, argument) = await asked(stage)
    assert await stage.press(status, argument) == text("button.status", "en")
    await stage.idle()
    assert stage.thread.last.text.startswith("Timeline")
    assert stage.said == []


async def test_a_question_is_answered_once(stage: Stage) -> None:
    (edit, argument), (status, _) = await asked(stage)
    await stage.press(edit, argument)
    assert await stage.press(status, argument) == text("button.pressed_before", "en")
    assert await stage.press(edit, argument) == text("button.pressed_before", "en")
    await stage.idle()
    assert stage.said == [UNSURE]


async def test_with_files_the_greeting_asks(stage: Stage) -> None:
    await stage.drop(UNSURE, image(1))
    await stage.idle()
    assert "Your file is here" in stage.thread.last.text or stage.thread.last.posts[-1].buttons
    assert stage.said == []


async def test_two_people_press_try_again(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[ServiceUnavailable("503")], [TextWhole("Slowed.")]]
    failed = await stage.ask("slower")
    (retry,) = failed.posts[-1].buttons
    first = await stage.press(retry.action, retry.argument)
    second = await stage.press(retry.action, retry.argument)
    await stage.idle()
    assert first == text("button.retried", "en", request="slower")
    assert second == text("button.pressed_before", "en")
    assert stage.said == ["slower", "slower"]


@pytest.mark.parametrize("times", [1, 2])
async def test_the_last_edit_is_tried_again_by_command(stage: Stage, times: int) -> None:
    assert not await stage.manager.retry_last(THREAD, 1)
    await stage.a_thread()
    await stage.ask("slower")
    for press in range(times):
        assert await stage.manager.retry_last(THREAD, press + 1)
        await stage.idle()
    assert stage.said == ["slower"] * (times + 1)
