"""A reply that would fill many messages: its beginning, and all of it as a file."""

import random

import pytest

from bot.locales import text
from bot.sandbox.nemo.turns import Agent, Beat, Request, Turn
from bot.sessions.delivery import TEXT_FILE
from tests.e2e.stage import CLIP, Stage

SCENES = [f"Scene {number}: " + "the kite flies on " * 40 + "." for number in range(20)]
SCRIPT = "\n\n".join(SCENES)


@pytest.fixture
def nemo_agent() -> Agent:
    """Somebody who answers at length."""

    def reply(request: Request, rng: random.Random) -> Turn:
        return Turn((Beat(SCRIPT),))

    return reply


async def test_it_comes_once_and_whole(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    beginning = await running.answer(thread)
    assert beginning.content.startswith(SCENES[0])
    await running.idle()
    first, last = running.of_bot(thread)
    assert first.id == beginning.id
    assert last.content == text("reply.in_file", "en")
    (file,) = last.attachments
    assert file.filename == TEXT_FILE
    said = file.path.read_text("utf-8")
    assert all(scene in said for scene in SCENES)
    await running.stop_bot()
    await running.start_bot()
    await running.say(thread, "status")
    assert [message.content for message in running.of_bot(thread)][:2] == [
        first.content,
        last.content,
    ]
