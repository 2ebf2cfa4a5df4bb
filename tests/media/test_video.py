"""Which videos Discord plays as they are."""

from pathlib import Path

import av
import pytest

from bot.errors import MediaError, MediaUnreadable
from bot.media.tools import ProcessMediaTools
from bot.media.video import index_is_in_front, inspect
from tests.media.material import Clip, files_in, make_sound, make_video


@pytest.mark.parametrize(
    ("name", "clip", "plays"),
    [
        ("usual.mp4", Clip(), True),
        ("silent.mp4", Clip(sound=None), True),
        ("phone.mp4", Clip(pixels="yuvj420p"), True),
        ("index_behind.mp4", Clip(fast_start=False), False),
        ("hevc.mp4", Clip(codec="libx265"), False),
        ("mpeg4.mp4", Clip(codec="mpeg4"), False),
        ("sharp_colours.mp4", Clip(pixels="yuv444p"), False),
        ("ten_bits.mp4", Clip(pixels="yuv420p10le"), False),
        ("mp3.mp4", Clip(sound="libmp3lame"), False),
        ("matroska.mkv", Clip(), False),
    ],
)
async def test_plays_inline(
    tools: ProcessMediaTools, tmp_path: Path, name: str, clip: Clip, plays: bool
) -> None:
    short = Clip(clip.codec, clip.pixels, (64, 48), 0.5, clip.sound, fast_start=clip.fast_start)
    assert await tools.plays_inline(make_video(tmp_path / name, short)) is plays


async def test_a_sound_or_a_text_is_no_video(tools: ProcessMediaTools, tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("nothing to see")
    assert not await tools.plays_inline(text)
    with pytest.raises(MediaUnreadable, match="not a video"):
        await tools.fit(text, 1000, tmp_path / "out.mp4")
    sound = make_sound(tmp_path / "sound.mp4", "aac")
    with pytest.raises(MediaUnreadable, match="no picture"):
        await tools.plays_inline(sound)


@pytest.mark.parametrize("kept", [0.05, 0.5])
async def test_half_a_video_is_unreadable(
    tools: ProcessMediaTools, tmp_path: Path, kept: float
) -> None:
    """Its index is at the end, as cameras write it, so it's lost."""
    film = make_video(tmp_path / "film.mp4", Clip(size=(64, 48), seconds=0.5, fast_start=False))
    whole = film.read_bytes()
    film.write_bytes(whole[: round(len(whole) * kept)])
    with pytest.raises(MediaUnreadable, match=r"film\.mp4"):
        await tools.plays_inline(film)
    with pytest.raises(MediaUnreadable, match=r"film\.mp4"):
        await tools.fit(film, 1000, tmp_path / "out.mp4")
    assert files_in(tmp_path) == [film]


async def test_a_missing_file_is_not_called_damaged(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    with pytest.raises(MediaError, match="No such file") as caught:
        await tools.plays_inline(tmp_path / "gone.mp4")
    assert caught.type is MediaError


def test_a_video_is_described_as_it_is_shown(tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(size=(64, 48), seconds=2, rotation=90))
    video = inspect(film)
    assert (video.width, video.height, video.rotation) == (48, 64, 90)
    assert video.rate == 30
    assert video.duration_s == pytest.approx(2.0, abs=0.1)
    assert video.bit_rate == pytest.approx(film.stat().st_size * 4, rel=0.1)


def test_a_recording_without_a_length_is_measured(tmp_path: Path) -> None:
    clip = Clip(codec="libvpx", size=(64, 48), seconds=1, sound=None)
    film = make_video(tmp_path / "film.webm", clip)
    # Browsers leave out the element of the duration; an empty one of the same size is the same.
    film.write_bytes(film.read_bytes().replace(b"\x44\x89\x88", b"\xec\x89\x00"))
    with av.open(str(film)) as file:
        assert file.duration is None
    assert inspect(film).duration_s == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    ("boxes", "in_front"),
    [
        ([(b"ftyp", 8), (b"moov", 8), (b"mdat", 8)], True),
        ([(b"ftyp", 8), (b"free", 100), (b"mdat", 8), (b"moov", 8)], False),
        ([(b"ftyp", 8)], False),
        ([], False),
    ],
)
def test_boxes_are_walked(tmp_path: Path, boxes: list[tuple[bytes, int]], in_front: bool) -> None:
    file = tmp_path / "boxes.mp4"
    data = b"".join((8 + size).to_bytes(4) + kind + bytes(size) for kind, size in boxes)
    file.write_bytes(data)
    assert index_is_in_front(file) is in_front


def test_large_and_open_ended_boxes_are_walked(tmp_path: Path) -> None:
    file = tmp_path / "boxes.mp4"
    large = (1).to_bytes(4) + b"free" + (16 + 50).to_bytes(8) + bytes(50)
    file.write_bytes(large + (8).to_bytes(4) + b"moov")
    assert index_is_in_front(file)
    open_ended = (0).to_bytes(4) + b"free" + bytes(50)
    file.write_bytes(open_ended + (8).to_bytes(4) + b"moov")
    assert not index_is_in_front(file)
