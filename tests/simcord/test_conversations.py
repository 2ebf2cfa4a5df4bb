"""An image becomes a thread, words become edits, and `export` becomes a video."""

import io

import av
import discord
import pytest

from tests.e2e.stage import CLIP
from tests.simcord.stage import SimStage

TITLE = "add the title 'Hello' for the first 2 seconds"
A_WHILE_S = 6.0
"""After it a channel takes as many new messages as ever, by SimCord's clock."""


def is_video(message: discord.Message) -> bool:
    return [file.content_type for file in message.attachments] == ["video/mp4"]


async def test_an_image_with_words_becomes_a_thread_named_after_them(
    world: SimStage, photo: bytes
) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    thread = world.thread()
    assert thread.name == CLIP
    assert "photo.jpg" in world.texts(thread)[-1]
    await world.alice.send(thread, TITLE)
    assert "Hello" in world.texts(thread)[-1]
    assert world.prompts() == [CLIP, TITLE]
    assert [upload.source for upload in world.nemo.journal.uploads] == ["url"]


async def test_export_attaches_the_video(world: SimStage, photo: bytes) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    asked = await world.alice.send(world.thread(), "export")
    result = world.of_bot(world.thread())[-1]
    (video,) = result.attachments
    assert video.content_type == "video/mp4"
    assert result.reference is not None
    assert result.reference.message_id == asked.id
    with av.open(io.BytesIO(await video.read()), "r") as container:
        assert container.streams.video[0].codec_context.name == "h264"
        assert (container.duration or 0) / av.time_base == pytest.approx(5, abs=0.2)


async def test_an_image_without_words_is_greeted_with_three_buttons(
    world: SimStage, photo: bytes
) -> None:
    await world.alice.send(world.channel, attachments=[("beach.jpg", photo)])
    (greeting,) = world.of_bot(world.thread())
    labels = world.buttons(greeting)
    assert world.thread().name == "beach.jpg"
    assert len(labels) == 3
    assert all(label in greeting.content for label in labels)
    assert world.prompts() == []

    pressed = await world.alice.click(greeting, label=labels[2])
    assert pressed.response is not None
    assert labels[2] in pressed.response.content
    assert world.prompts() == [labels[2]]
    assert "beach.jpg" in world.texts(world.thread())[-1]


async def test_a_button_outlives_the_connection(world: SimStage, photo: bytes) -> None:
    await world.alice.send(world.channel, attachments=[("beach.jpg", photo)])
    (greeting,) = world.of_bot(world.thread())
    await world.connect_again()
    label = world.buttons(greeting)[0]
    await world.alice.click(greeting, label=label)
    assert world.prompts() == [label]


async def test_a_mention_opens_a_thread_in_any_channel(world: SimStage, photo: bytes) -> None:
    elsewhere = world.guild.create_text_channel("elsewhere")
    await world.alice.send(elsewhere, CLIP, attachments=[("ignored.jpg", photo)])
    assert elsewhere.threads == []
    asked = f"{world.mention} {CLIP}"
    await world.alice.send(elsewhere, asked, attachments=[("photo.jpg", photo)])
    thread = world.thread(elsewhere)
    assert thread.name == CLIP
    assert "photo.jpg" in world.texts(thread)[-1]
    assert world.prompts() == [CLIP]


async def test_the_menu_of_a_message_opens_a_thread(world: SimStage, photo: bytes) -> None:
    elsewhere = world.guild.create_text_channel("elsewhere")
    message = await world.alice.send(elsewhere, CLIP, attachments=[("photo.jpg", photo)])
    used = await world.alice.context_menu(elsewhere, "Make a video", message)
    assert used.ephemeral
    assert world.thread(elsewhere).id == message.id
    assert "photo.jpg" in world.texts(world.thread(elsewhere))[-1]


@pytest.mark.parametrize(
    ("word", "expected"), [("credits", "80 credits are left"), ("status", "Timeline (")]
)
async def test_what_is_asked_by_word_or_command(
    world: SimStage, photo: bytes, word: str, expected: str
) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    thread = world.thread()
    await world.alice.send(thread, word)
    answer = world.of_bot(thread)[-1]
    assert answer.content.startswith(expected)
    assert not answer.flags.ephemeral

    used = await world.alice.slash(thread, f"video {word}")
    assert used.ephemeral
    assert used.response is not None
    assert used.response.content.startswith(expected)
    assert world.prompts() == [CLIP]


async def test_the_export_command(world: SimStage, photo: bytes) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    await world.alice.slash(world.thread(), "video export")
    assert [file.content_type for file in world.of_bot(world.thread())[-1].attachments] == [
        "video/mp4"
    ]


@pytest.mark.parametrize(
    ("denied", "name"),
    [
        (discord.PermissionOverwrite(create_public_threads=False), "Create Public Threads"),
        (discord.PermissionOverwrite(send_messages_in_threads=False), "Send Messages in Threads"),
    ],
)
async def test_a_missing_permission_is_named(
    world: SimStage, photo: bytes, denied: discord.PermissionOverwrite, name: str
) -> None:
    closed = world.guild.create_text_channel("closed", overwrites={world.bot_user: denied})
    asked = f"{world.mention} {CLIP}"
    message = await world.alice.send(closed, asked, attachments=[("photo.jpg", photo)])
    (told,) = world.of_bot(closed)
    assert name in told.content
    assert told.reference is not None
    assert told.reference.message_id == message.id
    assert closed.threads == []
    assert world.prompts() == []


async def test_nobody_but_the_asker_is_pinged(world: SimStage, photo: bytes) -> None:
    bob = world.guild.add_member(world.env.create_user("bob"))
    role = world.guild.create_role("crew", mentionable=True)
    loud = f"@everyone @here {bob.mention} {role.mention}"
    named = f"@everyone {bob.mention}.jpg"
    await world.alice.send(world.channel, f"{CLIP} {loud}", attachments=[(named, photo)])
    thread = world.thread()
    await world.alice.send(thread, f"add the title '{loud}'")
    assert "@everyone" in world.texts(thread)[-1]
    await world.alice.send(thread, f"credits {loud}")
    await world.alice.slash(thread, "video status")
    await world.env.advance_time(A_WHILE_S)
    await bob.send(thread, "export")
    (result,) = [message for message in world.of_bot(thread) if is_video(message)]
    assert world.pinged_by(result) == {bob.id}
    others = [message for message in world.of_bot(thread) if message.id != result.id]
    assert set().union(*map(world.pinged_by, others)) <= {world.alice.id}
