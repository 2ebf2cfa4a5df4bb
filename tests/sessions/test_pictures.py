"""Pictures beside texts: what is in them, and that no text waits for them or is lost by them."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.incoming import Press
from bot.core.ports import Post
from bot.core.records import ButtonAction
from bot.core.sketch import Mark
from bot.errors import MediaError, MediaUnreadable
from bot.locales import text
from tests.fakes import Shown
from tests.sessions.stage import PERSON, QUICK, THREAD, Stage, draft, image


def sketched(stage: Stage) -> list[str]:
    """The names of all segments in the newest picture."""
    sketch, _ = stage.media.sketches[-1]
    return [label.text for label in sketch.labels]


def pressed(action: ButtonAction, argument: str) -> Press:
    return Press(999, THREAD, PERSON, action, argument)


def end_of_progress(stage: Stage) -> Post:
    (shown,) = (one for one in stage.thread.messages.values() if one.nonce.endswith("p0"))
    return shown.posts[-1]


async def edit(stage: Stage, *names: str) -> Shown:
    stage.service.drafts = [stage.service.drafts[-1], draft(*names)]
    return await stage.ask("add another clip")


async def test_an_edit_shows_what_it_has_changed(stage: Stage) -> None:
    await stage.a_thread("kite")
    said = await edit(stage, "kite", "beach")
    picture = said.posts[-1].picture
    assert picture is not None
    assert picture.data == b"picture"
    assert "beach" in sketched(stage)
    marks = [box.mark for box in stage.media.sketches[-1][0].boxes]
    assert marks == [None, Mark.ADDED]
    assert "Video added: “beach”" in picture.alt


async def test_an_edit_that_changes_nothing_has_no_picture(stage: Stage) -> None:
    await stage.a_thread("kite")
    said = await edit(stage, "kite")
    assert said.posts[-1].picture is None


@pytest.mark.parametrize("words", ["status", "what's on the timeline?"])
async def test_the_status_shows_the_timeline(stage: Stage, words: str) -> None:
    await stage.a_thread("kite")
    said = await stage.ask(words)
    picture = said.posts[-1].picture
    assert picture is not None
    assert picture.alt == said.text
    assert "kite" in sketched(stage)


async def test_an_empty_timeline_is_not_drawn(stage: Stage) -> None:
    await stage.drop("")
    await stage.idle()
    assert (await stage.ask("status")).posts[-1].picture is None
    assert await stage.manager.views.timeline(THREAD, "en") is None
    assert await stage.manager.views.timeline(1, "en") is None


async def test_a_person_alone_sees_the_timeline_in_their_language(stage: Stage) -> None:
    await stage.a_thread("kite")
    picture = await stage.manager.views.timeline(THREAD, "de")
    assert picture is not None
    assert picture.alt.startswith("Zeitleiste (1 Spur)")


async def test_an_export_ends_with_the_timeline_that_it_was_made_of(stage: Stage) -> None:
    await stage.a_thread("kite")
    await stage.ask("export")
    post = end_of_progress(stage)
    assert post.text.startswith("-# ✅")
    assert post.picture is not None
    _, looks = stage.media.sketches[-1]
    assert looks == {(0, 0): b"frame"}


async def test_an_export_marks_what_has_changed_since_the_one_before(stage: Stage) -> None:
    await exported_twice(stage)
    sketch, _ = stage.media.sketches[-1]
    assert [box.mark for box in sketch.boxes] == [None, Mark.ADDED]
    ends = [one.posts[-1].picture for one in stage.thread.messages.values()]
    assert any("Video added: “beach”" in end.alt for end in ends if end is not None)


@pytest.mark.parametrize("error", [MediaError("no room"), MediaUnreadable("damaged")])
async def test_a_picture_that_cannot_be_drawn_is_left_out(stage: Stage, error: MediaError) -> None:
    stage.media.drawn = stage.media.framed = stage.media.thumbnailed = error
    await stage.a_thread("kite")
    said = await edit(stage, "kite", "beach")
    assert said.posts[-1].picture is None
    video = await stage.ask("export")
    assert stage.thread.posted_files == [b"video"]
    assert [button.action for button in video.posts[-1].buttons] == [ButtonAction.CLAIM]
    assert (await stage.ask("status")).posts[-1].picture is None


async def test_a_picture_that_takes_long_is_left_out(stage: Stage) -> None:
    stage.retime(replace(QUICK, picture_s=0.01))
    await stage.a_thread("kite")
    stage.media.drawing = asyncio.Event()
    said = await stage.ask("status")
    assert "kite" in said.text
    assert said.posts[-1].picture is None


async def test_a_persons_picture_is_its_segments_thumbnail(stage: Stage) -> None:
    stage.thread.files["https://cdn.example/1/fresh"] = b"original"
    await stage.a_thread("kite.png")
    await stage.ask("status")
    assert stage.media.sketches[-1][1] == {(0, 0): b"thumbnail"}
    await stage.ask("status")
    assert stage.media.thumbnails == [b"original"], "it is made once"


async def test_a_file_that_cannot_be_fetched_has_no_thumbnail(stage: Stage) -> None:
    await stage.a_thread("kite.png")
    said = await stage.ask("status")
    assert said.posts[-1].picture is not None
    assert stage.media.sketches[-1][1] == {}


async def test_a_large_file_is_not_fetched_to_be_shown_small(stage: Stage) -> None:
    stage.thread.files["https://cdn.example/1/fresh"] = b"original"
    stage.service.drafts = [None, draft("kite.png")]
    await stage.drop("make a clip", image(1, size=20_000_000))
    await stage.idle()
    await stage.ask("status")
    assert stage.media.thumbnails == []


async def exported_twice(stage: Stage) -> tuple[Shown, Shown]:
    await stage.a_thread("kite")
    first = await newest_video(stage)
    await edit(stage, "kite", "beach")
    return first, await newest_video(stage)


async def newest_video(stage: Stage) -> Shown:
    await stage.say("export")
    await stage.idle()
    return [one for one in stage.thread.messages.values() if one.posts[0].file is not None][-1]


async def test_a_video_offers_its_storyboard_and_the_second_one_a_comparison(
    stage: Stage,
) -> None:
    first, second = await exported_twice(stage)
    storyboard, claim = ButtonAction.STORYBOARD, ButtonAction.CLAIM
    assert [button.action for button in first.posts[-1].buttons] == [storyboard, claim]
    offered = [button.action for button in second.posts[-1].buttons]
    assert offered == [storyboard, ButtonAction.COMPARE, claim]


async def test_the_buttons_show_frames(stage: Stage) -> None:
    await stage.a_thread("kite")
    await newest_video(stage)
    await edit(stage, "boat")
    video = await newest_video(stage)
    boards = {button.action: button for button in video.posts[-1].buttons}
    for action in (ButtonAction.STORYBOARD, ButtonAction.COMPARE):
        press = pressed(action, boards[action].argument)
        picture = await stage.manager.views.frames(press, "en")
        assert picture is not None
        sketch, looks = stage.media.sketches[-1]
        assert sketch.photographic
        assert set(looks) >= {box.place for box in sketch.boxes}
        assert len(sketch.boxes) == 6
    assert text("compare.before", "en") in picture_labels(stage)


def picture_labels(stage: Stage) -> list[str]:
    return [label.text for label in stage.media.sketches[-1][0].labels]


async def test_frames_that_are_not_kept_are_not_shown(stage: Stage) -> None:
    await stage.a_thread("kite")
    for argument in ("", "99", "x"):
        press = pressed(ButtonAction.STORYBOARD, argument)
        assert await stage.manager.views.frames(press, "en") is None
