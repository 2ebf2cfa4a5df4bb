"""The link that hands a project over goes to nobody but those whose project it is."""

import sqlite3
from contextlib import closing

import pytest

from bot.core.incoming import Press
from bot.core.records import ButtonAction
from bot.errors import ScopeMissing
from bot.locales import text
from tests.sessions.stage import PERSON, THREAD, Stage

STRANGER, GUEST = 78, 79
LINK = "<https://web.example/workspace/claim?ct=task1.session1>"


async def press(stage: Stage, person: int, locale: str = "en-GB") -> str:
    """Press the button under a video that a guest of the thread asked for."""
    pressed = Press(1, THREAD, person, ButtonAction.CLAIM, str(GUEST))
    return await stage.manager.claim(pressed, locale)


async def test_the_button_stands_under_the_video(stage: Stage) -> None:
    await stage.a_thread()
    video = await stage.ask("export")
    (button,) = video.posts[0].buttons
    assert (button.action, button.label) == (ButtonAction.CLAIM, "Open in NemoVideo")
    assert button.argument == f"{PERSON}xsession1"


@pytest.mark.parametrize("person", [PERSON, GUEST])
async def test_those_whose_project_it_is_get_the_link(stage: Stage, person: int) -> None:
    await stage.a_thread()
    before = stage.thread.texts
    assert LINK in await press(stage, person)
    assert stage.thread.texts == before


async def test_others_are_told_why_not(stage: Stage) -> None:
    await stage.a_thread()
    assert await press(stage, STRANGER, "de") == text("claim.not_yours", "de")
    assert stage.service.claims == []


async def test_a_service_that_refuses_is_explained(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.claim_error = ScopeMissing("403", "write")
    assert "“write”" in await press(stage, PERSON)


async def test_a_thread_without_a_project_has_nothing_to_claim(stage: Stage) -> None:
    assert await press(stage, PERSON) == text("button.stale", "en")


async def test_a_database_that_fails_is_explained(stage: Stage) -> None:
    await stage.a_thread()
    with closing(sqlite3.connect(stage.path)) as connection:
        connection.execute("ALTER TABLE threads RENAME TO lost")
    assert await press(stage, PERSON) == text("error.store", "en")
