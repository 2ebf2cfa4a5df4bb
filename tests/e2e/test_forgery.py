"""Buttons whose custom ids were made up: they reach into no other thread's work."""

import pytest

from bot.locales import text
from bot.sandbox.discord.model import Channel
from tests.e2e.stage import CLIP, Stage, has_video

HUGE = "9" * 40
NOTHING = {text("button.stale", "en"), text("frames.gone", "en")}
FOR_ONE = ("rt:claim:", "rt:storyboard:", "rt:compare:")
"""Answered from the beginning for the eyes of one person."""


@pytest.fixture
async def finished(running: Stage, photo: bytes) -> Channel:
    """Somebody's thread with an edit and a video that is there to be taken."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.alice.post(thread, "export")
    await running.shown(thread, has_video)
    await running.idle()
    return thread


def forged(stage: Stage) -> list[str]:
    """Every action with the numbers of another thread's work, and with none that there is."""
    turns = [str(row[0]) for row in stage.rows("SELECT id FROM turns")]
    sessions = [str(row[0]) for row in stage.rows("SELECT session_id FROM threads")]
    claims = [f"rt:claim:{turn}x{session}" for turn in turns for session in sessions]
    actions = ("edit", "export", "retry", "stop", "claim", "storyboard", "compare")
    aimed = [f"rt:{action}:{turn}" for action in actions for turn in turns]
    wild = [f"rt:{action}:{number}" for action in (*actions, "say") for number in ("0", HUGE)]
    return [*claims, *aimed, *wild, f"rt:claim:{HUGE[:19]}", "rt:claim:x"]


async def test_no_button_reaches_into_another_thread(
    running: Stage, finished: Channel, photo: bytes
) -> None:
    attacks = forged(running)
    attacks.remove("rt:say:0")  # that one is under the greeting
    bob = running.discord.person("bob")
    mine = await running.drop("", ("photo.jpg", photo), person=bob)
    greeting = await running.answer(mine)
    theirs = {id: message.content for id, message in finished.messages.items()}
    prompts, renders = running.prompts(), running.rows("SELECT * FROM renders")
    for custom_id in attacks:
        greeting.components[0]["components"][0]["custom_id"] = custom_id
        pressed = await bob.click(greeting, custom_id)
        for_one = custom_id.startswith(FOR_ONE)
        told = await (pressed.reply() if for_one else pressed.follow_up())
        assert told.content in NOTHING, custom_id
        assert told.ephemeral_to == bob.id
        assert told.attachments == []
    await running.idle()
    assert running.prompts() == prompts
    assert running.rows("SELECT * FROM renders") == renders
    assert {id: message.content for id, message in finished.messages.items()} == theirs


async def test_what_is_none_of_our_buttons_does_nothing(
    running: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    thread = await running.drop("", ("photo.jpg", photo))
    greeting = await running.answer(thread)
    for custom_id in ("rt:", "rt:sing:1", "rt:export", "rt:say:../..", "set:nonsense:", "other"):
        greeting.components[0]["components"][0]["custom_id"] = custom_id
        await running.alice.click(greeting, custom_id)
    await running.say(thread, "status")
    assert running.prompts() == []
    assert "Traceback" not in caplog.text
