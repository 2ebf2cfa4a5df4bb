"""A thread that people have renamed."""

import pytest

from tests.e2e.stage import CLIP, Stage, has_video


@pytest.mark.parametrize("away", [False, True])
async def test_a_video_is_called_as_its_thread_is_by_now(
    running: Stage, photo: bytes, away: bool
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    if away:
        await running.stop_bot()
    await running.discord.person("owner").change_thread(thread, name="Kites over Oslo")
    if away:
        await running.start_bot()
    asked = await running.alice.post(thread, "export")
    video = await running.shown(thread, has_video, asked)
    assert "**Kites over Oslo** is ready" in video.content
    assert video.attachments[0].filename == "kites-over-oslo.mp4"
