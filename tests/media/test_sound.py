"""Sounds made into those that every editor reads."""

from pathlib import Path

import pytest

from bot.core.media import MEDIA_TYPES, sniff
from bot.errors import MediaUnreadable
from bot.media.tools import ProcessMediaTools
from tests.media.material import Clip, files_in, make_sound, make_video, watch

M4A = MEDIA_TYPES["m4a"]


@pytest.mark.parametrize(
    ("name", "codec", "layout"),
    [
        ("voice.ogg", "libopus", "mono"),
        ("song.ogg", "vorbis", "stereo"),
        ("song.opus", "libopus", "stereo"),
        ("song.flac", "flac", "stereo"),
    ],
)
async def test_a_sound_is_the_same_in_the_new_format(
    tools: ProcessMediaTools, tmp_path: Path, name: str, codec: str, layout: str
) -> None:
    source = make_sound(tmp_path / name, codec, layout=layout)
    out = tmp_path / "out.m4a"
    await tools.convert(source, M4A, out)
    seen = watch(out)
    assert sniff(out.read_bytes()) == M4A
    assert seen.codecs == ("aac",)
    assert seen.channels == (1 if layout == "mono" else 2)
    assert seen.sound_s == pytest.approx(2.0, abs=0.1)
    assert seen.index_in_front


async def test_a_damaged_sound_is_refused(tools: ProcessMediaTools, tmp_path: Path) -> None:
    source = make_sound(tmp_path / "song.flac", "flac")
    source.write_bytes(source.read_bytes()[:30] + bytes(3000))
    with pytest.raises(MediaUnreadable, match=r"song\.flac"):
        await tools.convert(source, M4A, tmp_path / "out.m4a")
    assert files_in(tmp_path) == [source]


async def test_a_video_is_not_a_sound(tools: ProcessMediaTools, tmp_path: Path) -> None:
    source = make_video(tmp_path / "song.ogg.mp4", Clip(seconds=0.2))
    with pytest.raises(MediaUnreadable, match="not a sound"):
        await tools.convert(source, M4A, tmp_path / "out.m4a")


async def test_a_list_of_other_files_is_not_followed(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    make_sound(tmp_path / "secret.flac", "flac")
    source = tmp_path / "song.ogg"
    source.write_text("ffconcat version 1.0\nfile secret.flac\n")
    with pytest.raises(MediaUnreadable, match="not a sound"):
        await tools.convert(source, M4A, tmp_path / "out.m4a")
