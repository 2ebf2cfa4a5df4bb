"""Thumbnails of files and frames of videos, made by the working process."""

import itertools
from io import BytesIO
from pathlib import Path
from typing import cast

import av
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from bot.errors import MediaUnreadable
from bot.media.frames import FRAME_BYTES
from bot.media.tools import ProcessMediaTools
from tests.media.material import BLUE, RATE, RED, Clip, files_in, halves, is_close, make_video


def seen(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data), formats=["JPEG"]) as image:
        return image.convert("RGB")


def true_frame(video: Path, number: int) -> Image.Image:
    """A frame by its number, of all of them decoded one by one."""
    with av.open(str(video)) as container:
        frame = next(itertools.islice(container.decode(video=0), number, None))
        # PyAV leaves the parameters of to_image untyped.
        return cast("Image.Image", frame.to_image())  # pyright: ignore[reportUnknownMemberType]


def apart(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, from 0 to 255."""
    (mean,) = ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean
    return mean


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
async def test_a_thumbnail_of_any_picture(
    tools: ProcessMediaTools, tmp_path: Path, form: str
) -> None:
    source = tmp_path / "picture"
    ImageOps.fit(halves(), (1600, 900)).save(source, form)
    small = seen(await tools.thumbnail(source))
    assert small.size == (256, 144)
    assert is_close(small.getpixel((20, 70)), BLUE, 12)
    assert is_close(small.getpixel((230, 70)), RED, 12)
    assert files_in(tmp_path) == [source]


async def test_a_thumbnail_is_upright(tools: ProcessMediaTools, tmp_path: Path) -> None:
    source = tmp_path / "phone.jpg"
    image = Image.new("RGB", (800, 400))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(source, exif=exif)
    assert seen(await tools.thumbnail(source)).size == (80, 160)


@pytest.mark.parametrize("content", [b"", b"#!/bin/sh", b"\xff\xd8\xff\xe0" + bytes(50)])
async def test_what_is_no_picture_has_no_thumbnail(
    tools: ProcessMediaTools, tmp_path: Path, content: bytes
) -> None:
    source = tmp_path / "picture.jpg"
    source.write_bytes(content)
    with pytest.raises(MediaUnreadable):
        await tools.thumbnail(source)


async def test_frames_are_those_of_their_times(tools: ProcessMediaTools, tmp_path: Path) -> None:
    video = make_video(tmp_path / "film.mp4", Clip(seconds=7.0, size=(320, 180)))
    frames = await tools.frames(video, [250, 6500, 60_000])
    assert [frame.at_ms for frame in frames] == [250, 6500]
    for frame in frames:
        assert len(frame.image) <= FRAME_BYTES
        number = -(-frame.at_ms * RATE // 1000)
        assert apart(seen(frame.image), true_frame(video, number)) < 12
        assert apart(seen(frame.image), true_frame(video, number + 1)) > 20


async def test_frames_are_upright(tools: ProcessMediaTools, tmp_path: Path) -> None:
    video = make_video(tmp_path / "film.mp4", Clip(seconds=0.5, rotation=90))
    (frame,) = await tools.frames(video, [100])
    assert seen(frame.image).size == (180, 320)


async def test_a_file_without_frames_is_unreadable(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    (tmp_path / "film.mp4").write_bytes(b"nothing")
    with pytest.raises(MediaUnreadable):
        await tools.frames(tmp_path / "film.mp4", [0])
