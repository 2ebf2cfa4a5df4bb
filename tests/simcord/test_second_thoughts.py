"""What follows an edit that failed, a question, or a message passed on."""

from bot.sandbox.nemo.faults import ErrorFrame
from tests.e2e.stage import CLIP
from tests.simcord.stage import SimStage

EDIT = "make it black and white"


async def test_an_edit_that_was_lost_is_tried_again_by_a_button(
    world: SimStage, photo: bytes
) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    world.nemo.faults.next_run(ErrorFrame())
    await world.alice.send(world.thread(), EDIT)
    failed = world.of_bot(world.thread())[-1]
    assert world.buttons(failed) == ["Try again"]
    await world.alice.click(failed, label="Try again")
    assert "black and white" in world.texts(world.thread())[-1]
    assert world.prompts() == [CLIP, EDIT, EDIT]


async def test_what_may_mean_two_things_is_asked_by_two_buttons(
    world: SimStage, photo: bytes
) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    await world.alice.send(world.thread(), "hmm")
    question = world.of_bot(world.thread())[-1]
    assert world.buttons(question) == ["Change the video", "Show the timeline"]
    await world.alice.click(question, label="Show the timeline")
    assert any(text.startswith("Timeline (") for text in world.texts(world.thread()))
    assert world.prompts() == [CLIP]


async def test_a_forwarded_picture_opens_a_thread(world: SimStage, photo: bytes) -> None:
    elsewhere = world.guild.create_text_channel("elsewhere")
    posted = await world.alice.send(elsewhere, "look", attachments=[("photo.jpg", photo)])
    await world.alice.forward(posted, world.channel)
    (greeting,) = world.of_bot(world.thread())
    assert len(world.buttons(greeting)) == 3
    await world.alice.send(world.thread(), CLIP)
    assert "photo.jpg" in world.texts(world.thread())[-1]


async def test_a_file_that_is_no_picture_is_refused_in_a_sentence(world: SimStage) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", b"MZ no picture")])
    assert world.nemo.journal.uploads == []
    assert world.prompts() == []
    (told,) = world.texts(world.thread())
    assert "photo.jpg" in told
