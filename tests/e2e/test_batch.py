"""Several files with a wish each: an edit, a timeline and a video of its own for every one."""

import pytest

from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.discord.people import SentFile
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import PATIENCE_S, Stage, has_video

WISHES = "Two clips, please:\n1. animate it slowly\n2. make it black and white"


@pytest.fixture
def nemo_settings() -> NemoSettings:
    """An account that can pay for more than one clip."""
    return NemoSettings(
        pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0, anonymous_credits=2_000
    )


@pytest.fixture
def files(photo: bytes) -> list[SentFile]:
    return [("kite.jpg", photo), ("beach.jpg", photo)]


async def videos(stage: Stage, thread: Channel, count: int) -> list[Message]:
    """The messages with the videos, once there are so many."""
    await stage.discord.world.changes.until(
        lambda: sum(has_video(message) for message in stage.of_bot(thread)) == count,
        PATIENCE_S,
    )
    return [message for message in stage.of_bot(thread) if has_video(message)]


def drafts(stage: Stage) -> list[str]:
    """The drafts that were rendered, in words and in order."""
    return [str(draft) for (draft,) in stage.rows("SELECT draft FROM renders ORDER BY rowid")]


async def test_a_numbered_list_makes_a_video_of_each_image(
    running: Stage, files: list[SentFile]
) -> None:
    thread = await running.drop(WISHES, *files)
    first, second = await videos(running, thread, 2)
    await running.idle()
    assert running.prompts() == [
        "kite.jpg: animate it slowly",
        "beach.jpg: make it black and white",
    ]
    sessions = [prompt.session_id for prompt in running.nemo.journal.prompts]
    assert len(set(sessions)) == 2
    uploads = [(entry.session_id, entry.filename) for entry in running.nemo.journal.uploads]
    assert uploads == list(zip(sessions, ["kite.jpg", "beach.jpg"], strict=True))
    kite, beach = drafts(running)
    assert "kite.jpg" in kite
    assert "beach.jpg" not in kite
    assert "beach.jpg" in beach
    assert "kite.jpg" not in beach
    assert [first.attachments[0].filename, second.attachments[0].filename] == [
        "kite.mp4",
        "beach.mp4",
    ]
    assert "**kite** is ready" in first.content
    assert "**beach** is ready" in second.content
    links = [
        await (await running.alice.click(video, _claim(video))).reply() for video in (first, second)
    ]
    assert all("/workspace/claim?ct=" in link.content for link in links)
    carried = {_claim(video).rpartition("x")[2] for video in (first, second)}
    assert carried == set(sessions)
    await running.say(thread, "add the title Surf")
    assert [prompt.session_id for prompt in running.nemo.journal.prompts] == [
        *sessions,
        sessions[1],
    ]
    replied = await running.alice.post(thread, "make it black and white", reply_to=first)
    await running.answer(thread, replied)
    prompt = running.nemo.journal.prompts[-1]
    assert (prompt.session_id, prompt.text) == (sessions[0], "kite.jpg: make it black and white")
    await running.say(thread, "beach.jpg: slower")
    assert running.nemo.journal.prompts[-1].session_id == sessions[1]


def _claim(video: Message) -> str:
    return str(video.components[0]["components"][-1]["custom_id"])
