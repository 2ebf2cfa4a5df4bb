"""That somebody is typing is shown while an answer is worked out, and no longer."""

import asyncio

import pytest

from bot.core.ports import Credits
from bot.errors import ConversationUnavailable
from bot.sessions.typing import EVERY_S
from tests.sessions.stage import PATIENCE_S, Stage


@pytest.fixture
async def go_on(stage: Stage) -> asyncio.Event:
    """In a thread, the balance isn't told before this is set."""
    await stage.a_thread()
    event = asyncio.Event()

    async def credits() -> Credits:
        await event.wait()
        return Credits(80, 0, 80)

    stage.service.credits = credits
    return event


async def test_it_is_shown_until_the_answer_is_there(stage: Stage, go_on: asyncio.Event) -> None:
    await stage.say("credits")
    async with asyncio.timeout(PATIENCE_S):
        await stage.thread.typed.wait()
    assert "80 credits" not in stage.thread.last.text
    go_on.set()
    await stage.idle()
    assert "80 credits" in stage.thread.last.text
    assert [task for task in asyncio.all_tasks() if task.get_name() == "typing"] == []


async def test_an_edit_shows_its_own_message_instead(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    assert [task for task in asyncio.all_tasks() if task.get_name() == "typing"] == []
    go_on.set()
    await stage.idle()
    assert not stage.thread.typed.is_set()


async def test_where_it_cannot_be_shown_the_answer_comes_all_the_same(
    stage: Stage, go_on: asyncio.Event
) -> None:
    tried = asyncio.Event()

    async def typing() -> None:
        tried.set()
        raise ConversationUnavailable("503")

    stage.thread.typing = typing
    await stage.say("credits")
    async with asyncio.timeout(PATIENCE_S):
        await tried.wait()
    go_on.set()
    await stage.idle()
    assert "80 credits" in stage.thread.last.text


def test_it_is_renewed_before_discord_drops_it() -> None:
    assert EVERY_S < 10
