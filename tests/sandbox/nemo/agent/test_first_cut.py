"""Making a video out of files, of some of them, or of words alone."""

import pytest

from bot.sandbox.nemo.draft import Draft, Motion
from bot.sandbox.nemo.media import Media
from tests.sandbox.nemo.agent.support import (
    PICTURES,
    after,
    changes,
    drafted,
    facts,
    film,
    first_cut,
    picture,
    reply,
    song,
    turn,
)


@pytest.mark.parametrize(
    ("prompt", "clips", "total_ms"),
    [
        ("turn this image into a 5-second animated video clip", "dog", 5000),
        ("animate this image into a 5-second video clip with smooth motion", "dog", 5000),
        ("make a 12 second video from these photos", "beach city dog", 12000),
        ("make a minute long promo from these", "beach city dog", 60000),
        ("create a slideshow, 4 seconds each", "beach city dog", 12000),
        ("these three in order, 2 seconds each", "beach city dog", 6000),
        ("make it vertical with some lofi music", "beach city dog", 9000),
        ("add the title 'Hi'", "beach city dog", 9000),
        ("让这张图动起来", "dog", 5000),
        ("用这三张图做一个半分钟的视频", "beach city dog", 30000),
        ("把這張圖做成五秒的影片", "dog", 5000),
        ("10s", "beach city dog", 10000),
    ],
)
def test_a_first_message_makes_a_video(prompt: str, clips: str, total_ms: int) -> None:
    found = facts(after(prompt, Draft()))

    assert (found["clips"], found["total"]) == (clips, total_ms)


def test_a_picture_moves_and_several_cross_fade() -> None:
    draft = after("make a 7 second video from these images", Draft())

    assert sum(clip.duration_ms for clip in draft.videos) == draft.duration_ms == 7000
    assert Motion.NONE not in {clip.motion for clip in draft.videos}
    assert facts(draft)["joins"] == ["crossfade 500", "crossfade 500"]
    assert [clip.start_ms for clip in draft.videos] == [0, 2333, 4666]


def test_the_newest_files_come_before_older_ones() -> None:
    dog = PICTURES[2]
    made = turn("turn this into a 4 second video", first_cut(), PICTURES, fresh=(dog,))

    assert facts(drafted(made, Draft()))["clips"] == "dog"


@pytest.mark.parametrize(
    ("size", "frame"),
    [((1600, 900), "1920x1080"), ((900, 1600), "1080x1920"), ((800, 800), "1080x1080")],
)
def test_the_frame_fits_the_first_picture(size: tuple[int, int], frame: str) -> None:
    draft = after("make a 5 second video", Draft(), (picture("one", *size),))

    assert facts(draft)["frame"] == frame


@pytest.mark.parametrize(
    ("prompt", "length_ms"),
    [("make a video from this", 8000), ("make a 3 second video from this", 3000)],
)
def test_a_film_runs_as_long_as_it_is_or_shorter(prompt: str, length_ms: int) -> None:
    draft = after(prompt, Draft(), (film("party", 8.0),))

    assert (draft.duration_ms, draft.videos[0].motion) == (length_ms, Motion.NONE)


def test_a_film_cannot_be_made_longer_than_it_is() -> None:
    media = (film("party", 8.0),)
    draft = after("make a video from this", Draft(), media)

    assert after("make it 20 seconds", draft, media).duration_ms == 8000


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("generate a 12s clip of a lighthouse in a storm", "lighthouse in a storm"),
        ("生成一段12秒的赛博朋克城市夜景", "赛博朋克城市夜景"),
    ],
)
def test_words_alone_make_a_drawn_clip(prompt: str, name: str) -> None:
    draft = after(prompt, Draft(), ())

    assert (draft.videos[0].media_id, draft.videos[0].name) == (None, name)
    assert draft.duration_ms == 12000


@pytest.mark.parametrize(
    ("prompt", "clips"),
    [
        ("generate a 12s clip of a lighthouse in a storm", "lighthouse in a storm"),
        ("generate a 12s clip from these", "beach city dog"),
        ("generate a video", "beach city dog"),
    ],
)
def test_what_is_to_be_generated_from_words_leaves_the_files_alone(prompt: str, clips: str) -> None:
    assert facts(after(prompt, first_cut()))["clips"] == clips


def test_a_quoted_line_becomes_the_title_of_a_new_video() -> None:
    draft = after('make a 6 second promo that opens on "Upload. Done."', Draft())

    assert facts(draft)["titles"] == ["Upload. Done. 0-3000 center"]


@pytest.mark.parametrize(
    ("prompt", "music"),
    [
        ("make a 5 second video", ["lofi 0-5000 0.35 fades 0+1000"]),
        ("make a calm 5 second video", ["ambient 0-5000 0.35 fades 0+1000"]),
        ("make a 5 second video without music", []),
        ("make a 5 second video, no music", []),
        ("make a 5 second video with rock music at 60%", ["rock 0-5000 0.6 fades 0+1000"]),
    ],
)
def test_a_new_video_gets_music_unless_it_must_not(prompt: str, music: list[str]) -> None:
    assert facts(after(prompt, Draft(), PICTURES[:1]))["music"] == music


@pytest.mark.parametrize("media", [(), (song("tune"),)])
@pytest.mark.parametrize("prompt", ["make it vertical", "add music", "add this image"])
def test_without_pictures_it_asks_for_some(prompt: str, media: tuple[Media, ...]) -> None:
    made = turn(prompt, Draft(), media)

    assert "Send me an image" in reply(made)
    assert not made.edits


def test_an_uploaded_song_becomes_the_music() -> None:
    media = (*PICTURES, song("tune", 4.0))
    made = turn("use this song at 50%", first_cut(), media, fresh=media[-1:])

    assert changes(first_cut(), drafted(made, first_cut())) == {
        "music": ["tune 0-4000 0.5 fades 0+1000"]
    }


@pytest.mark.parametrize(
    ("prompt", "clips"),
    [
        ("add this photo at the end", "beach city dog new"),
        ("add this at the start", "new beach city dog"),
        ("insert this image after clip 1", "beach new city dog"),
        ("把这张图放到开头", "new beach city dog"),
    ],
)
def test_new_files_can_be_added(prompt: str, clips: str) -> None:
    new = picture("new")
    made = turn(prompt, first_cut(), (*PICTURES, new), fresh=(new,))

    assert facts(drafted(made, first_cut()))["clips"] == clips


def test_finding_a_film_is_admitted_to_be_impossible() -> None:
    made = turn("find the video this image is from", Draft(), PICTURES[:1])

    assert "no source for beach.jpg" in reply(made)
    assert drafted(made, Draft()).duration_ms == 5000
