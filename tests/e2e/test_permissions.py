"""What the bot may not do: someone reads which permission is missing, and the bot stays up."""

import logging

import pytest

from bot.sandbox.discord.permissions import Permission
from tests.e2e.stage import CLIP, Stage


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the host would see of the bot's own misfortunes."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name.startswith("bot.")
    ]


async def still_works(stage: Stage, photo: bytes) -> None:
    """Whether a person elsewhere gets their answer."""
    stage.discord.permit_bot(stage.channel)
    thread = await stage.drop(CLIP, ("other.jpg", photo))
    assert "other.jpg" in (await stage.answer(thread)).content


@pytest.mark.parametrize(
    ("permission", "name"),
    [
        (Permission.READ_MESSAGE_HISTORY, "Read Message History"),
        (Permission.CREATE_PUBLIC_THREADS, "Create Public Threads"),
        (Permission.SEND_MESSAGES_IN_THREADS, "Send Messages in Threads"),
    ],
)
async def test_no_thread_without_the_permission(
    running: Stage,
    photo: bytes,
    caplog: pytest.LogCaptureFixture,
    permission: Permission,
    name: str,
) -> None:
    running.discord.permit_bot(running.channel, deny=permission)
    asked = await running.alice.post(running.channel, CLIP, files=[("photo.jpg", photo)])
    told = await running.shown(running.channel, lambda message: name in message.content)
    if permission is not Permission.READ_MESSAGE_HISTORY:
        assert told.reference is not None
        assert told.reference.message_id == asked.id
    await running.idle()
    assert len(warnings(caplog)) == 1
    assert asked.id not in running.discord.world.channels
    assert running.prompts() == []
    await still_works(running, photo)


async def test_the_right_to_write_in_a_thread_is_lost_while_an_edit_runs(
    running: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.permit_bot(running.channel, deny=Permission.SEND_MESSAGES_IN_THREADS)
    await running.alice.post(thread, "make it black and white")
    name = "Send Messages in Threads"
    await running.shown(running.channel, lambda message: name in message.content)
    await running.idle()
    assert any("can't be delivered" in line for line in warnings(caplog))
    await still_works(running, photo)


async def test_a_video_that_may_not_be_attached_comes_as_a_link(
    running: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.permit_bot(running.channel, deny=Permission.ATTACH_FILES)
    asked = await running.alice.post(thread, "export")
    result = await running.shown(thread, lambda message: "/files/" in message.content, asked)
    assert "Attach Files" in result.content
    assert result.attachments == []
    assert len(warnings(caplog)) == 1
    await running.idle()
    assert running.rows("SELECT status FROM renders") == [("delivered",)]


async def test_nothing_at_all_may_be_said(
    running: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    everything = Permission.CREATE_PUBLIC_THREADS | Permission.SEND_MESSAGES
    running.discord.permit_bot(running.channel, deny=everything)
    asked = await running.alice.post(running.channel, CLIP, files=[("photo.jpg", photo)])
    assert await running.ended(asked) == "failed"
    assert any("nobody could be told" in line for line in warnings(caplog))
    await still_works(running, photo)


async def test_a_channel_that_is_hidden_from_the_bot_again(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.permit_bot(running.channel, deny=Permission.VIEW_CHANNEL)
    await running.alice.post(thread, "make it black and white")
    await still_works(running, photo)
