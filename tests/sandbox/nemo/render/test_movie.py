"""Whole renders, decoded again: the file's form, its pictures and its sound."""

from pathlib import Path

import pytest
from PIL import Image

from bot.sandbox.nemo.draft import (
    AudioSegment,
    Draft,
    Filter,
    Mood,
    Motion,
    TextSegment,
    TextStyle,
    Transition,
    TransitionKind,
    VideoSegment,
    VideoTrack,
)
from bot.sandbox.nemo.render import Container, RenderJob
from bot.sandbox.nemo.render.movie import render
from tests.sandbox.nemo.render.material import (
    SIZE,
    Seen,
    color_at,
    draft,
    edge_x,
    is_near,
    save_film,
    save_plain,
    save_split,
    save_tone,
    watch,
)

RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)


def rendered(
    made: Draft, folder: Path, media: dict[str, Path] | None = None, name: str = "out.mp4"
) -> Seen:
    result = render(RenderJob(made, folder / name, media or {}), lambda _: None)
    return watch(result.path)


def test_the_file_plays_everywhere(tmp_path: Path) -> None:
    photo = save_plain(tmp_path / "red.png", "red")
    made = draft([VideoSegment("v", "Red", 0, 1200, "m")], [AudioSegment("a", "Lo-fi", 0, 1200)])
    out = tmp_path / "new" / "out.mp4"
    result = render(RenderJob(made, out, {"m": photo}), lambda _: None)
    seen = watch(out)
    assert seen.codecs == ("h264", "aac")
    assert seen.pixel_format == "yuv420p"
    assert (seen.rate, seen.size, len(seen.images)) == (30, SIZE, 36)
    assert seen.duration_s == pytest.approx(1.2, abs=0.05)
    assert (result.width, result.height, result.duration_ms) == (*SIZE, 1200)
    data = out.read_bytes()
    assert result.size_bytes == len(data)
    # The index comes first, so that a player needn't load the whole file to begin.
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    # Nothing else is left in the folder.
    assert list(out.parent.iterdir()) == [out]


def test_colors_survive(tmp_path: Path) -> None:
    media = {c: save_plain(tmp_path / f"{c}.png", c) for c in ("red", "green", "blue")}
    clips = [VideoSegment(c, c, n * 200, 200, c) for n, c in enumerate(media)]
    seen = rendered(draft(clips), tmp_path, media)
    for number, color in ((3, RED), (9, GREEN), (15, BLUE)):
        assert is_near(color_at(seen.images[number], 0.5, 0.5), color)


def test_a_zoom_moves_the_picture(tmp_path: Path) -> None:
    stripe = Image.new("RGB", (640, 360))
    stripe.paste("white", (480, 0, 640, 360))
    stripe.save(tmp_path / "stripe.png")
    media = {"m": tmp_path / "stripe.png"}

    def edges(motion: Motion) -> list[float]:
        clip = VideoSegment("v", "Stripe", 0, 1000, "m", motion=motion)
        return [edge_x(i) for i in rendered(draft([clip]), tmp_path, media).images[::5]]

    zoomed, still = edges(Motion.ZOOM_IN), edges(Motion.NONE)
    assert zoomed == sorted(zoomed)
    assert zoomed[-1] - zoomed[0] > 3
    assert max(still) - min(still) < 1


def test_a_crossfade_blends_both_pictures(tmp_path: Path) -> None:
    media = {c: save_plain(tmp_path / f"{c}.png", c) for c in ("red", "blue")}
    clips = [
        VideoSegment("1", "red", 0, 500, "red"),
        VideoSegment(
            "2",
            "blue",
            500,
            1000,
            "blue",
            transition=Transition(TransitionKind.CROSSFADE, 500),
        ),
    ]
    seen = rendered(draft(clips), tmp_path, media)
    assert is_near(color_at(seen.images[13], 0.5, 0.5), RED)
    red, _, blue = color_at(seen.images[22], 0.5, 0.5)
    assert 80 < red < 180
    assert 80 < blue < 180
    assert is_near(color_at(seen.images[35], 0.5, 0.5), BLUE)
    assert len(seen.images) == 45


def test_fades_go_through_black(tmp_path: Path) -> None:
    media = {c: save_plain(tmp_path / f"{c}.png", c) for c in ("red", "blue")}
    dip = Transition(TransitionKind.FADE_BLACK, 400)
    clips = [
        VideoSegment("1", "red", 0, 600, "red", fade_in_ms=300),
        VideoSegment("2", "blue", 600, 1000, "blue", transition=dip, fade_out_ms=300),
    ]
    images = rendered(draft(clips), tmp_path, media).images
    light = [max(color_at(image, 0.5, 0.5)) for image in images]
    assert light[0] < 20 < light[4] < light[15]
    assert light[15] > 230
    assert light[24] < 40
    assert light[35] > 230
    assert light[-1] < 60


def test_grayscale_has_no_color(tmp_path: Path) -> None:
    media = {"m": save_plain(tmp_path / "orange.png", "orange")}
    clip = VideoSegment("v", "Orange", 0, 200, "m", filters=(Filter.GRAYSCALE,))
    red, green, blue = color_at(rendered(draft([clip]), tmp_path, media).images[3], 0.5, 0.5)
    assert max(red, green, blue) - min(red, green, blue) <= 3
    assert red > 100


def test_a_title_shows_in_its_time_only(tmp_path: Path) -> None:
    media = {"m": save_plain(tmp_path / "black.png", "black")}
    title = TextSegment("x", "Hello", 400, 400, style=TextStyle.OUTLINE, size=2.0)
    seen = rendered(draft([VideoSegment("v", "b", 0, 1200, "m")], titles=[title]), tmp_path, media)
    lightest = [max(image.convert("L").tobytes()) for image in seen.images]
    assert max(lightest[:12]) < 40
    assert lightest[18] > 200
    assert max(lightest[25:]) < 40


def test_a_title_alone_stands_on_a_colored_background(tmp_path: Path) -> None:
    seen = rendered(draft(titles=[TextSegment("x", "Hello", 0, 400)]), tmp_path)
    corners = {color_at(seen.images[5], x, y) for x in (0.02, 0.98) for y in (0.02, 0.98)}
    assert len(corners) > 1
    assert all(max(color) > 30 for color in corners)


def test_the_upper_track_covers_the_lower(tmp_path: Path) -> None:
    media = {c: save_plain(tmp_path / f"{c}.png", c) for c in ("red", "blue")}
    tracks = [
        VideoTrack((VideoSegment("1", "red", 0, 600, "red"),)),
        VideoTrack((VideoSegment("2", "blue", 200, 200, "blue"),)),
    ]
    seen = rendered(draft().with_tracks(tracks), tmp_path, media)
    for number, color in ((3, RED), (9, BLUE), (15, RED)):
        assert is_near(color_at(seen.images[number], 0.5, 0.5), color)


def test_a_photo_lying_on_its_side_is_set_upright(tmp_path: Path) -> None:
    upright = Image.open(save_split(tmp_path / "split.png"))
    exif = Image.Exif()
    exif[0x0112] = 6  # "rotate 90° clockwise to view"
    upright.rotate(90, expand=True).save(tmp_path / "side.jpg", exif=exif)
    clip = VideoSegment("v", "Side", 0, 100, "m")
    image = rendered(draft([clip]), tmp_path, {"m": tmp_path / "side.jpg"}).images[1]
    assert max(color_at(image, 0.1, 0.5)) < 30
    assert min(color_at(image, 0.9, 0.5)) > 225


def test_a_tall_photo_is_shown_whole_on_a_blurred_backdrop(tmp_path: Path) -> None:
    photo = Image.new("RGB", (180, 640), "red")
    photo.paste("blue", (0, 0, 180, 60))
    photo.save(tmp_path / "tall.png")
    clip = VideoSegment("v", "Tall", 0, 100, "m")
    image = rendered(draft([clip]), tmp_path, {"m": tmp_path / "tall.png"}).images[1]
    assert is_near(color_at(image, 0.5, 0.04), BLUE, 30)
    assert is_near(color_at(image, 0.5, 0.95), RED, 30)
    backdrop = color_at(image, 0.05, 0.95)
    assert 60 < backdrop[0] < 200


def test_what_is_transparent_turns_white(tmp_path: Path) -> None:
    logo = Image.new("RGBA", SIZE)
    logo.paste((255, 0, 0, 255), (0, 0, SIZE[0] // 2, SIZE[1]))
    logo.save(tmp_path / "logo.png")
    clip = VideoSegment("v", "Logo", 0, 100, "m")
    image = rendered(draft([clip]), tmp_path, {"m": tmp_path / "logo.png"}).images[1]
    assert is_near(color_at(image, 0.2, 0.5), RED)
    assert is_near(color_at(image, 0.8, 0.5), (255, 255, 255))


def test_between_clips_that_do_not_meet_there_is_black(tmp_path: Path) -> None:
    media = {c: save_plain(tmp_path / f"{c}.png", c) for c in ("red", "blue")}
    fade = Transition(TransitionKind.CROSSFADE, 400)
    clips = [
        VideoSegment("1", "red", 0, 300, "red"),
        VideoSegment("2", "blue", 600, 600, "blue", transition=fade),
    ]
    images = rendered(draft(clips), tmp_path, media).images
    assert max(color_at(images[13], 0.5, 0.5)) < 10
    red, _, blue = color_at(images[24], 0.5, 0.5)
    assert red < 20
    assert 80 < blue < 180


def test_a_film_is_cut_and_sped_up(tmp_path: Path) -> None:
    media = {"m": save_film(tmp_path / "film.mp4", ["red", "green", "blue"])}
    cut = VideoSegment("v", "Film", 0, 1000, "m", source_in_ms=500)
    images = rendered(draft([cut]), tmp_path, media).images
    assert is_near(color_at(images[7], 0.5, 0.5), GREEN)
    assert is_near(color_at(images[22], 0.5, 0.5), BLUE)
    fast = VideoSegment("v", "Film", 0, 900, "m", speed=2.0)
    images = rendered(draft([fast]), tmp_path, media).images
    for number, color in ((3, RED), (11, GREEN), (18, BLUE)):
        assert is_near(color_at(images[number], 0.5, 0.5), color)
    # The film is over after 750 ms; its last frame stays.
    assert is_near(color_at(images[26], 0.5, 0.5), BLUE)


def test_a_moving_gif_moves(tmp_path: Path) -> None:
    frames = [Image.new("RGB", SIZE, color) for color in ("red", "blue")]
    frames[0].save(tmp_path / "two.gif", save_all=True, append_images=frames[1:], duration=300)
    clip = VideoSegment("v", "Gif", 0, 600, "m")
    images = rendered(draft([clip]), tmp_path, {"m": tmp_path / "two.gif"}).images
    assert is_near(color_at(images[4], 0.5, 0.5), RED)
    assert is_near(color_at(images[14], 0.5, 0.5), BLUE)


def test_a_films_own_sound_is_kept_at_its_volume(tmp_path: Path) -> None:
    media = {"m": save_film(tmp_path / "film.mp4", ["red", "blue"], hertz=440)}

    def loudness(volume: float) -> float:
        clip = VideoSegment("v", "Film", 0, 1000, "m", volume=volume)
        return rendered(draft([clip]), tmp_path, media).loudness(0.2, 0.8)

    full = loudness(1.0)
    assert full > 0.2
    assert loudness(0.5) == pytest.approx(full / 2, rel=0.1)
    assert loudness(0.0) < 0.001


def test_sounds_are_heard_in_their_time(tmp_path: Path) -> None:
    media = {"t": save_tone(tmp_path / "tone.wav", 440, 2)}
    clips = [VideoSegment("v", "Drawn", 0, 1500)]
    sounds = [AudioSegment("a", "Tone", 500, 500, media_id="t")]
    seen = rendered(draft(clips, sounds), tmp_path, media)
    assert seen.loudness(0.1, 0.4) < 0.001
    assert seen.loudness(0.6, 0.9) > 0.2
    assert seen.loudness(1.1, 1.4) < 0.001


def test_music_has_a_volume_and_ends_with_a_fade(tmp_path: Path) -> None:
    def music(volume: float) -> Seen:
        sound = AudioSegment("a", "Epic", 0, 2000, mood=Mood.CINEMATIC, volume=volume)
        return rendered(draft([VideoSegment("v", "v", 0, 2000)], [sound]), tmp_path)

    loud, soft = music(1.0), music(0.25)
    assert loud.loudness(0.3, 1.4) > 0.05
    assert soft.loudness(0.3, 1.4) == pytest.approx(loud.loudness(0.3, 1.4) / 4, rel=0.15)
    assert loud.loudness(1.95, 2.0) < loud.loudness(0.3, 1.4) / 3


def test_progress_rises_to_one(tmp_path: Path) -> None:
    heard: list[float] = []
    made = draft([VideoSegment("v", "v", 0, 500)])
    render(RenderJob(made, tmp_path / "out.mp4"), heard.append)
    assert heard == sorted(heard)
    assert len(heard) == 15
    assert heard[0] == pytest.approx(1 / 15)
    assert heard[-1] == 1.0


def test_quicktime(tmp_path: Path) -> None:
    job = RenderJob(
        draft([VideoSegment("v", "v", 0, 200)]), tmp_path / "out.mov", container=Container.MOV
    )
    render(job, lambda _: None)
    assert (tmp_path / "out.mov").read_bytes()[4:10] == b"ftypqt"
