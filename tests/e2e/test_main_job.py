"""An image becomes a thread, words become edits, and `export` becomes a video."""

import av
import pytest

from bot.sandbox.discord.model import Message, MessageReference
from tests.e2e.stage import CLIP, Stage, has_video


def videos(message: Message) -> list[str]:
    return [attachment.content_type for attachment in message.attachments]


async def test_an_image_with_words_becomes_a_thread_an_edit_and_a_video(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    assert thread.name == CLIP
    answer = await running.answer(thread)
    assert "photo.jpg" in answer.content
    titled = await running.say(thread, "add the title 'Hello' for the first 2 seconds")
    assert "Hello" in titled.content

    asked = await running.alice.post(thread, "export")
    result = await running.shown(thread, has_video, asked)
    assert videos(result) == ["video/mp4"]
    assert running.nemo.api_url in result.content
    assert result.reference == MessageReference(thread.id, asked.id, running.discord.guild.id)
    assert result.pings.users == {running.alice.id}
    with av.open(str(result.attachments[0].path)) as container:
        assert container.streams.video[0].codec_context.name == "h264"
        assert (container.duration or 0) / av.time_base == pytest.approx(5, abs=0.2)
    assert running.prompts() == [CLIP, "add the title 'Hello' for the first 2 seconds"]
    assert [upload.source for upload in running.nemo.journal.uploads] == ["url"]


async def test_setting_up_is_told(running: Stage, photo: bytes) -> None:
    answer = await running.answer(await running.drop(CLIP, ("photo.jpg", photo)))
    assert running.edits_of(answer)[0].startswith("-# ⏳ Setting things up")


async def test_an_image_without_words_is_greeted_with_three_starters(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop("", ("beach.jpg", photo))
    assert thread.name == "beach.jpg"
    greeting = await running.answer(thread)
    buttons = [part["label"] for row in greeting.components for part in row["components"]]
    assert len(buttons) == 3
    assert all(label in greeting.content for label in buttons)
    assert running.prompts() == []
    assert len(running.nemo.journal.uploads) == 1


async def test_a_starter_button_says_it(running: Stage, photo: bytes) -> None:
    thread = await running.drop("", ("beach.jpg", photo))
    greeting = await running.answer(thread)
    starter = greeting.components[0]["components"][2]["label"]
    pressed = await running.alice.click(greeting, starter)
    answer = await running.shown(
        thread, lambda message: "beach.jpg" in message.content, after=greeting
    )
    assert answer.id != greeting.id
    assert running.prompts() == [starter]
    assert pressed.interaction.callback is not None


async def test_a_mention_opens_a_thread_in_any_channel(running: Stage, photo: bytes) -> None:
    elsewhere = running.discord.add_channel("elsewhere")
    asked = f"{running.mention} {CLIP}"
    message = await running.alice.post(elsewhere, asked, files=[("photo.jpg", photo)])
    await running.discord.world.changes.until(lambda: message.id in running.discord.world.channels)
    thread = running.discord.world.channel(message.id)
    await running.answer(thread)
    assert thread.name == CLIP
    assert running.prompts() == [CLIP]


async def test_an_image_in_a_channel_that_is_not_enabled_is_left_alone(
    running: Stage, photo: bytes
) -> None:
    elsewhere = running.discord.add_channel("elsewhere")
    ignored = await running.alice.post(elsewhere, CLIP, files=[("photo.jpg", photo)])
    await running.answer(await running.drop(CLIP, ("photo.jpg", photo)))
    assert ignored.id not in running.discord.world.channels
    assert running.of_bot(elsewhere) == []


@pytest.mark.parametrize("word", ["status", "show tracks"])
async def test_status_as_a_word(running: Stage, photo: bytes, word: str) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    answer = await running.say(thread, word)
    assert answer.content.startswith("Timeline (")
    assert running.prompts() == [CLIP]


async def test_credits_as_a_word(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    answer = await running.say(thread, "credits")
    assert answer.content.startswith("80 credits are left")


async def test_slash_commands_answer_privately(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    for command, expected in (("credits", "80 credits"), ("status", "Timeline (")):
        used = await running.alice.run(thread, f"video {command}")
        answer = await used.reply()
        assert answer.content.startswith(expected)
        assert answer.ephemeral_to == running.alice.id


async def test_slash_export_posts_the_video(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.alice.run(thread, "video export")
    result = await running.shown(thread, has_video)
    assert videos(result) == ["video/mp4"]


async def test_export_before_anything_was_made(running: Stage, photo: bytes) -> None:
    thread = await running.drop("", ("photo.jpg", photo))
    await running.answer(thread)
    answer = await running.say(thread, "export")
    assert "nothing to export" in answer.content
    assert running.nemo.journal.renders == []


async def test_an_edit_and_an_export_in_one_sentence(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.alice.post(thread, "make it black and white and then export it")
    result = await running.shown(thread, has_video)
    assert videos(result) == ["video/mp4"]
    assert len(running.prompts()) == 2


async def test_what_is_said_at_once_is_done_in_order(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    said = ["add the title 'One'", "make it black and white", "make it 9:16"]
    for line in said:
        await running.alice.post(thread, line)
    await running.idle()
    assert running.prompts() == [CLIP, *said]
    assert len(running.of_bot(thread)) == 4
    assert running.nemo.journal.repeated_prompts() == {}
