"""Discord fails for a moment: what was asked for still comes, and once."""

import pytest

from tests.e2e.stage import CLIP
from tests.simcord.stage import SimStage

EDIT = "make it black and white"


async def test_a_thread_is_opened_at_the_second_attempt(world: SimStage, photo: bytes) -> None:
    world.env.inject_error("POST", "/channels/*/messages/*/threads", status=503)
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    assert len([text for text in world.texts(world.thread()) if "photo.jpg" in text]) == 1
    assert world.prompts() == [CLIP]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_an_answer_comes_at_a_later_attempt(
    world: SimStage, photo: bytes, method: str
) -> None:
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    before = world.texts(world.thread())
    world.env.inject_error(method, "/channels/*/messages*", status=503, times=2)
    await world.alice.send(world.thread(), EDIT)
    assert world.env.backend.faults == []
    assert len(world.texts(world.thread())) == len(before) + 1
    assert world.prompts() == [CLIP, EDIT]
