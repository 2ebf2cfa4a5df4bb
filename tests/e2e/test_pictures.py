"""Pictures in Discord: of the timeline, of a video's frames, of what an edit has done."""

from PIL import Image

from bot.sandbox.discord.model import Attachment, Channel, Message
from bot.sandbox.discord.permissions import Permission
from tests.e2e.stage import CLIP, PATIENCE_S, Stage, has_video

EDIT = "add the title 'Hello' for the first 2 seconds"
LIMIT_BYTES = 150_000


def picture(message: Message) -> Attachment:
    (attached,) = message.attachments
    assert (attached.content_type or "").startswith("image/")
    assert attached.size <= LIMIT_BYTES
    assert attached.description, "it has words for who can't see it"
    return attached


async def export(running: Stage, thread: Channel) -> Message:
    asked = await running.alice.post(thread, "export")
    return await running.shown(thread, has_video, asked)


async def test_what_is_said_of_the_timeline_is_shown_as_well(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    edited = await running.say(thread, EDIT)
    small = picture(edited)
    assert "Title added: “Hello”" in (small.description or "")
    whole = picture(await running.say(thread, "status"))
    assert (whole.filename, whole.width) == ("timeline.png", 720)
    assert "photo.jpg" in (whole.description or "")
    with Image.open(whole.path) as image:
        assert len(image.convert("RGB").getcolors(1 << 20) or []) > 40, "the photo is in it"


async def test_a_command_shows_the_timeline_to_one_person(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    answer = await (await running.alice.run(thread, "video status")).reply()
    assert "photo.jpg (0-5s)" in answer.content
    await running.discord.world.changes.until(lambda: bool(answer.attachments), PATIENCE_S)
    assert picture(answer).filename == "timeline.png"
    assert answer.ephemeral_to == running.alice.id


async def test_an_export_is_seen_without_playing_it(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await export(running, thread)
    ended = await running.shown(thread, lambda message: message.content.startswith("-# ✅"))
    assert picture(ended).filename == "timeline.png"
    await running.say(thread, EDIT)
    result = await export(running, thread)
    for label, filename in (
        ("Storyboard", "storyboard.jpg"),
        ("Before and after", "before-and-after.jpg"),
    ):
        pressed = await running.alice.click(result, label)
        answer = await pressed.reply()
        assert answer.ephemeral_to == running.alice.id
        assert picture(answer).filename == filename


async def test_without_the_permission_to_attach_the_words_come_alone(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.permit_bot(running.channel, deny=Permission.ATTACH_FILES)
    edited = await running.say(thread, EDIT)
    assert "Hello" in edited.content
    assert edited.attachments == []
