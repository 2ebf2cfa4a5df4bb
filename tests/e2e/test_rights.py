"""The server's rules hold for commands and buttons too; a refusal is for one person's eyes."""

import pytest

from bot.locales import text
from bot.sandbox.discord.model import Channel, Message
from tests.e2e.stage import CLIP, Stage

EDIT = "make it black and white"


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """Alice's thread, in which only she may edit."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await use_panel(running, "set:owner_only")
    return thread


async def use_panel(stage: Stage, button: str, form: dict[str, str] | None = None) -> None:
    """Change the server's settings, and wait until the panel shows it."""
    owner = stage.discord.person("owner")
    panel = await (await owner.run(stage.channel, "video settings")).reply()
    before = panel.content
    opened = await owner.click(panel, button)
    if form is not None:
        await opened.modal()
        await owner.submit(opened, form)
    await stage.discord.world.changes.until(lambda: panel.content != before)


def public(stage: Stage, thread: Channel) -> list[Message]:
    """What the bot has said for everyone to read."""
    return [message for message in stage.of_bot(thread) if message.ephemeral_to is None]


@pytest.mark.parametrize("command", ["video stop", "video retry", "video export"])
async def test_a_command_is_refused_privately_in_the_persons_language(
    running: Stage, thread: Channel, command: str
) -> None:
    bob = running.discord.person("bob", locale="ja")
    before = public(running, thread)
    refused = await (await bob.run(thread, command)).reply()
    assert refused.content == text("permit.owner_only", "ja")
    assert refused.ephemeral_to == bob.id
    await running.idle()
    assert running.prompts() == [CLIP]
    assert public(running, thread) == before


async def test_an_export_with_options_is_refused_privately(running: Stage, thread: Channel) -> None:
    bob = running.discord.person("bob")
    refused = await (await bob.run(thread, "video export", {"quality": "720p"})).reply()
    assert refused.content == text("permit.owner_only", "en")
    await running.idle()
    assert running.rows("SELECT 1 FROM renders") == []


async def test_a_button_is_refused_privately(running: Stage, photo: bytes) -> None:
    thread = await running.drop("", ("photo.jpg", photo))
    greeting = await running.answer(thread)
    await use_panel(running, "set:owner_only")
    bob = running.discord.person("bob")
    before = public(running, thread)
    refused = await (await bob.click(greeting, "rt:say:2")).follow_up()
    assert refused.content == text("permit.owner_only", "en")
    assert refused.ephemeral_to == bob.id
    assert public(running, thread) == before
    assert running.prompts() == []


async def test_a_button_that_belongs_to_nothing_is_told_privately(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop("", ("photo.jpg", photo))
    greeting = await running.answer(thread)
    greeting.components[0]["components"][0]["custom_id"] = "rt:say:9"
    told = await (await running.alice.click(greeting, "rt:say:9")).follow_up()
    assert told.content == text("button.stale", "en")
    assert told.ephemeral_to == running.alice.id


async def test_who_has_used_up_the_edits_of_a_day_may_still_stop(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await use_panel(running, "set:limits", {"per_person": "1", "per_server": "", "cooldown": "0"})
    stopped = await (await running.alice.run(thread, "video stop")).reply()
    assert stopped.content == text("stop.nothing", "en")
    refused = await (await running.alice.run(thread, "video retry")).reply()
    assert "1 edit in 24 hours" in refused.content
