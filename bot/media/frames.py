"""Frames of a video as small pictures."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast

from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image, ImageOps

from bot.errors import MediaUnreadable
from bot.media.blame import blaming
from bot.media.container import reading
from bot.media.video import Video, inspect, start_of

FRAME_PX = (320, 320)
FRAME_BYTES = 7_500
"""Eight frames have at most 60 kB."""
_QUALITIES = (80, 65, 50, 35, 20)

SEEK_FROM_S = 4.0
"""Up to so far ahead, decoding on is cheaper than going back to the keyframe before."""

_TURNS = {
    90: Image.Transpose.ROTATE_90,
    -90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    -180: Image.Transpose.ROTATE_180,
}


class _Frame(Protocol):
    """A frame, with the type that PyAV's own annotations leave open."""

    def to_image(self) -> Image.Image: ...


def sample(path: Path, times_ms: Sequence[int], folder: Path) -> bool:
    """Write the video's frames at these ascending times as ``<time>.jpg``; False if it has none.

    A time that the video doesn't reach is left out. Raises ``MediaUnreadable``.
    """
    video = inspect(path)
    found = False
    with blaming(path, FFmpegError), reading(path, video.demuxer) as source:
        stream = source.streams.best("video")
        if not isinstance(stream, VideoStream):
            raise MediaUnreadable(f"{path.name}: no picture in it")
        stream.thread_type = "AUTO"
        for time_ms, frame in _frames_at(source, stream, times_ms):
            (folder / f"{time_ms}.jpg").write_bytes(_jpeg(_upright(frame, video)))
            found = True
    return found


def _frames_at(
    source: InputContainer, stream: VideoStream, times_ms: Sequence[int]
) -> Iterator[tuple[int, VideoFrame]]:
    start_s = float(start_of(source))
    frames = source.decode(stream)
    at_s = start_s
    for time_ms in times_ms:
        wanted_s = start_s + time_ms / 1000
        if wanted_s - at_s > SEEK_FROM_S:
            source.seek(round(wanted_s * 1_000_000))
            frames = source.decode(stream)
        for frame in frames:
            at_s = frame.time or 0.0
            if at_s >= wanted_s:
                yield time_ms, frame
                break


def _upright(frame: VideoFrame, video: Video) -> Image.Image:
    image = cast("_Frame", frame).to_image()
    if frame.rotation in _TURNS:
        image = image.transpose(_TURNS[frame.rotation])
    # Not all videos have square pixels.
    return ImageOps.contain(ImageOps.fit(image, (video.width, video.height)), FRAME_PX)


def _jpeg(image: Image.Image) -> bytes:
    """The picture as good as its bytes allow."""
    data = b""
    for quality in _QUALITIES:
        file = BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True)
        data = file.getvalue()
        if len(data) <= FRAME_BYTES:
            break
    return data
