"""Copies that play inline and are small enough, watched from beginning to end."""

from pathlib import Path

import pytest

from bot.media.copying import transcode
from bot.media.fit import AIM
from bot.media.plan import plan
from bot.media.tools import ProcessMediaTools
from bot.media.video import inspect
from tests.media.material import (
    BT709,
    RED,
    UNSPECIFIED,
    Clip,
    corner,
    files_in,
    is_close,
    make_video,
    packets,
    size_of,
    watch,
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("film") / "film.mp4", Clip())


@pytest.mark.parametrize("share", [0.7, 0.4, 0.2, 0.1])
async def test_a_large_video_is_shrunk(
    tools: ProcessMediaTools, film: Path, tmp_path: Path, share: float
) -> None:
    limit = round(size_of(film) * share)
    out = tmp_path / "small.mp4"
    assert await tools.fit(film, limit, out)
    seen = watch(out)
    assert 0.75 * limit <= size_of(out) <= limit
    assert seen.codecs == ("h264", "aac")
    assert seen.pixels == "yuv420p"
    assert seen.index_in_front
    assert seen.frames == 120
    assert seen.sound_s == pytest.approx(4.0, abs=0.1)
    assert seen.first is not None
    assert min(seen.first.size) >= 240
    assert is_close(seen.first.getpixel((seen.first.width // 2, 20)), RED, 30)
    assert files_in(tmp_path) == [out]


async def test_a_video_that_fits_is_not_coded_anew(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(seconds=1, fast_start=False))
    out = tmp_path / "copy.mp4"
    assert await tools.fit(film, size_of(film) + 1000, out)
    assert packets(out) == packets(film)
    assert not watch(film).index_in_front
    assert watch(out).index_in_front
    assert watch(out).codecs == ("h264", "aac")


@pytest.mark.parametrize(
    ("name", "clip"),
    [
        ("hevc.mp4", Clip(codec="libx265", seconds=1)),
        ("old.avi", Clip(codec="mpeg4", seconds=1, sound="libmp3lame")),
        ("browser.webm", Clip(codec="libvpx", seconds=1, sound="libopus")),
        ("colours.mp4", Clip(pixels="yuv444p", seconds=1)),
        ("copied.mkv", Clip(seconds=1)),
        ("phone.mov", Clip(seconds=1)),
    ],
)
async def test_any_video_becomes_one_that_plays(
    tools: ProcessMediaTools, tmp_path: Path, name: str, clip: Clip
) -> None:
    film = make_video(tmp_path / name, clip)
    out = tmp_path / "copy.mp4"
    assert await tools.fit(film, 10_000_000, out)
    seen = watch(out)
    assert seen.codecs == ("h264", "aac")
    assert seen.pixels == "yuv420p"
    assert seen.frames == pytest.approx(30, abs=1)
    assert seen.sound_s == pytest.approx(1.0, abs=0.1)
    assert await tools.plays_inline(out)


async def test_a_video_without_sound_stays_so(tools: ProcessMediaTools, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(seconds=1, sound=None))
    out = tmp_path / "copy.mp4"
    for limit in (size_of(film) + 1000, size_of(film) // 3):
        assert await tools.fit(film, limit, out)
        assert watch(out).codecs == ("h264",)
        assert size_of(out) <= limit


@pytest.mark.parametrize(
    ("rotation", "red"), [(90, (0.05, 0.5)), (-90, (0.95, 0.5)), (180, (0.5, 0.95))]
)
async def test_a_turned_video_comes_out_upright(
    tools: ProcessMediaTools, tmp_path: Path, rotation: int, red: tuple[float, float]
) -> None:
    """The red stripe, which is on top of the coded picture, goes round with it."""
    film = make_video(tmp_path / "film.mp4", Clip(seconds=1, rotation=rotation))
    out = tmp_path / "copy.mp4"
    assert await tools.fit(film, size_of(film) // 3, out)
    first = watch(out).first
    assert first is not None
    assert (first.width > first.height) == (rotation == 180)
    across, down = red
    at = (round(first.width * across), round(first.height * down))
    assert is_close(first.getpixel(at), RED, 40)


async def test_sound_stays_with_its_picture(tools: ProcessMediaTools, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(seconds=2, sound_delay_s=1.5))
    out = tmp_path / "copy.mp4"
    for limit in (size_of(film) + 1000, size_of(film) // 2):
        assert await tools.fit(film, limit, out)
        seen = watch(out)
        assert seen.sound_s == pytest.approx(3.5, abs=0.1)
        assert seen.picture_s == pytest.approx(2.0, abs=0.1)


async def test_a_title_in_an_old_encoding_is_no_obstacle(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    film = make_video(
        tmp_path / "film.mp4", Clip(seconds=0.5, title="Café crème".encode("latin-1"))
    )
    assert b"Caf\xe9" in film.read_bytes()
    assert await tools.fit(film, size_of(film) // 2, tmp_path / "copy.mp4")


@pytest.mark.parametrize("colorspace", [BT709, UNSPECIFIED])
async def test_colours_stay_what_they_are(
    tools: ProcessMediaTools, tmp_path: Path, colorspace: int
) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(seconds=0.5, colorspace=colorspace))
    out = tmp_path / "copy.mp4"
    assert await tools.fit(film, size_of(film) // 3, out)
    assert corner(out) == pytest.approx(corner(film), abs=4)


async def test_fast_videos_keep_every_other_frame(tools: ProcessMediaTools, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(seconds=1, rate=60))
    out = tmp_path / "copy.mp4"
    assert await tools.fit(film, size_of(film) // 2, out)
    assert watch(out).frames == 30


async def test_what_comes_out_too_large_is_tried_once_more(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    """So few frames give an encoder no time to come down to its bit rate."""
    film = make_video(tmp_path / "film.mp4", Clip(seconds=0.2))
    limit = size_of(film) // 5
    video = inspect(film)
    first = plan(video, limit * AIM)
    assert first is not None
    transcode(video, first, tmp_path / "first.mp4")
    assert size_of(tmp_path / "first.mp4") > limit
    assert await tools.fit(film, limit, tmp_path / "second.mp4")
    assert size_of(tmp_path / "second.mp4") <= limit


async def test_what_can_not_be_so_small_is_left_alone(
    tools: ProcessMediaTools, film: Path, tmp_path: Path
) -> None:
    assert not await tools.fit(film, 20_000, tmp_path / "out.mp4")
    assert not files_in(tmp_path)


async def test_an_earlier_copy_is_replaced_only_by_a_better_one(
    tools: ProcessMediaTools, film: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"earlier")
    assert not await tools.fit(film, 20_000, out)
    assert out.read_bytes() == b"earlier"
    assert await tools.fit(film, 500_000, out)
    assert watch(out).frames == 120
