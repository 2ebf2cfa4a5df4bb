"""The link that hands a project over goes to nobody but those whose project it is."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bot.core.incoming import Press
from bot.core.records import ButtonAction
from bot.errors import ScopeMissing
from bot.locales import text
from tests.sessions.stage import PERSON, THREAD, Stage, image

STRANGER, GUEST = 78, 79
OTHER_THREAD = THREAD + 500
LINK = "<https://web.example/workspace/claim?ct=task1.session1>"


async def press(
    stage: Stage, person: int, locale: str = "en-GB", *, argument: str | None = None
) -> str:
    """Press the button under the video that a guest of the thread has asked for."""
    carried = await exported(stage) if argument is None else argument
    return await stage.manager.views.claim(
        Press(1, THREAD, person, ButtonAction.CLAIM, carried), locale
    )


async def exported(stage: Stage) -> str:
    """Let a guest export the video, and return what the button under it carries."""
    await stage.manager.receive(replace(stage.incoming("export"), author_id=GUEST))
    await stage.idle()
    button = stage.thread.last.posts[0].buttons[-1]
    assert (button.action, button.label) == (ButtonAction.CLAIM, "Open in NemoVideo")
    return button.argument


@pytest.mark.parametrize("person", [PERSON, GUEST])
async def test_those_whose_project_it_is_get_the_link(stage: Stage, person: int) -> None:
    await stage.a_thread()
    carried = await exported(stage)
    before = stage.thread.texts
    assert LINK in await press(stage, person, argument=carried)
    assert stage.thread.texts == before


async def test_a_button_says_neither_whose_nor_which_project_it_is(stage: Stage) -> None:
    """What a button carries may be anything: rights are looked up in the thread itself."""
    await stage.a_thread()
    await exported(stage)
    stale = text("button.stale", "en")
    other = replace(stage.incoming("a clip", image(9), message_id=THREAD), message_id=OTHER_THREAD)
    await stage.manager.receive(other)
    await stage.idle()
    theirs = await stage.turn(3)
    assert theirs.channel_id == OTHER_THREAD
    for argument in (f"{theirs.id}xsession1", f"{theirs.id}", "99xsession1", "", f"{STRANGER}"):
        assert await press(stage, PERSON, argument=argument) == stale
    assert await press(stage, PERSON, argument="2xsession2") == stale
    assert stage.service.claims == []


async def test_others_are_told_why_not(stage: Stage) -> None:
    await stage.a_thread()
    assert await press(stage, STRANGER, "de") == text("claim.not_yours", "de")
    assert stage.service.claims == []


async def test_a_service_that_refuses_is_explained(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.claim_error = ScopeMissing("403", "write")
    assert "“write”" in await press(stage, PERSON)


async def test_a_thread_without_a_project_has_nothing_to_claim(stage: Stage) -> None:
    assert await press(stage, PERSON, argument="1") == text("button.stale", "en")


async def test_a_database_that_fails_is_explained(stage: Stage) -> None:
    await stage.a_thread()
    carried = await exported(stage)
    with closing(sqlite3.connect(stage.path)) as connection:
        connection.execute("ALTER TABLE threads RENAME TO lost")
    assert await press(stage, PERSON, argument=carried) == text("error.store", "en")
