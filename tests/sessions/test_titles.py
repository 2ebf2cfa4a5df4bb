"""A video is called what people call its thread by now."""

from tests.sessions.stage import Stage


async def test_a_video_has_the_threads_new_title(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.thread.title = "Kites over Oslo"
    video = await stage.ask("export")
    assert video.posts[0].filename == "kites-over-oslo.mp4"
    assert "**Kites over Oslo** is ready" in video.text


async def test_a_video_has_the_first_title_where_discord_tells_none(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.thread.title = None
    video = await stage.ask("export")
    assert "**turn this image into a clip** is ready" in video.text
