"""A session that the service knows no more gives way to another."""

import asyncio

from bot.core.events import TextWhole
from bot.errors import (
    ConversationUnavailable,
    SessionGone,
    UnsupportedFile,
)
from bot.locales import text
from tests.sessions.stage import Stage, image

EDIT = "make it slower"


async def test_a_session_that_is_gone_is_renewed_before_anything_is_sent(stage: Stage) -> None:
    await stage.a_thread()
    await stage.ask("and this one too", image(2, "beach.png"))
    stage.service.dead = {"session1"}
    stage.service.prompts.clear()
    stage.service.uploads.clear()
    answer = await stage.ask(EDIT)
    assert stage.service.prompts == [("session2", EDIT)]
    assert stage.service.uploads == [
        ("session2", "https://cdn.example/1/fresh"),
        ("session2", "https://cdn.example/2/fresh"),
    ]
    assert answer.text.splitlines() == [text("reply.session_renewed", "en"), "Done."]
    assert (await stage.record()).session_id == "session2"


async def test_a_session_that_is_gone_when_files_come(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.dead = {"session1"}
    answer = await stage.ask(EDIT, image(2, "beach.png"))
    assert stage.service.prompts == [("session2", EDIT)]
    assert [session for session, _ in stage.service.uploads] == ["session2", "session2"]
    assert answer.text.splitlines() == [text("reply.session_renewed", "en"), "Done."]


async def test_a_session_that_is_gone_when_the_edit_is_sent(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")], [TextWhole("Slowed.")]]
    answer = await stage.ask(EDIT)
    assert stage.service.prompts == [("session1", EDIT), ("session2", EDIT)]
    assert stage.service.uploads == [("session2", "https://cdn.example/1/fresh")]
    assert answer.text.splitlines() == [text("reply.session_renewed", "en"), "Slowed."]


async def test_trouble_while_a_dead_session_is_furnished_anew_ends_no_edit(stage: Stage) -> None:
    """The service has refused it, so it is known that it wasn't made, and may be sent."""
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")], [TextWhole("Slowed.")]]
    stage.thread.url_failures = [ConversationUnavailable("503"), ConversationUnavailable("503")]
    answer = await stage.ask(EDIT)
    assert stage.service.prompts == [("session1", EDIT), ("session2", EDIT)]
    assert answer.text.splitlines()[-1] == "Slowed."


async def test_a_session_is_renewed_once_only(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")]]
    answer = await stage.ask(EDIT)
    assert len(stage.said) == 2
    assert answer.text.splitlines()[-1] == text("error.session", "en")


async def test_files_that_come_later_are_not_brought_to_a_renewed_session(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, SessionGone("1002")], [TextWhole("Slowed.")]]
    stage.service.url_steps = [None, UnsupportedFile("4001")]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    await stage.say("and add this one", image(2, "beach.png"))
    go_on.set()
    await stage.idle()
    assert [url for _, url in stage.service.uploads] == ["https://cdn.example/1/fresh"]
    assert stage.said == [EDIT, EDIT]
    renewed, refused = stage.thread.texts[1:]
    assert "beach.png" not in renewed
    assert "beach.png" in refused
