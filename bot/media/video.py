"""What a video is, as far as playing, copying and shrinking it goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.codeccontext import AudioCodecContext
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Stream
from av.video.stream import VideoStream

from bot.errors import MediaUnreadable
from bot.media.blame import blaming, content_of
from bot.media.container import reading

# One demuxer reads MP4 and QuickTime, another both kinds of Matroska.
_DEMUXERS = {"mp4": "mov", "mov": "mov", "mkv": "matroska", "webm": "matroska", "avi": "avi"}
_INLINE_CONTAINERS = frozenset({"mp4", "mov"})
# The latter is the former with all values from 0 to 255, as phones record it.
_INLINE_PIXELS = frozenset({"yuv420p", "yuvj420p"})
_USUAL_RATE = Fraction(30)


@dataclass(frozen=True, slots=True)
class Video:
    """A video as it is shown: upright and in square pixels.

    ``rotation`` is what makes it so, in degrees counterclockwise; ``bit_rate`` is the whole
    file's, per second.
    """

    path: Path
    demuxer: str
    picture_codec: str
    pixels: str | None
    sound_codec: str | None
    width: int
    height: int
    rate: Fraction
    rotation: int
    duration_s: float
    bit_rate: float

    @property
    def has_inline_codecs(self) -> bool:
        """Whether every browser and phone decodes it."""
        return (
            self.picture_codec == "h264"
            and self.pixels in _INLINE_PIXELS
            and self.sound_codec in {None, "aac"}
        )


def plays_inline(path: Path) -> bool:
    """Whether Discord would play the video: its codecs, its container, its index in front."""
    if content_of(path) not in _INLINE_CONTAINERS:
        return False
    return inspect(path).has_inline_codecs and index_is_in_front(path)


def inspect(path: Path) -> Video:
    """Look at a video up to its first frame; raises ``MediaUnreadable``."""
    content = content_of(path)
    if content not in _DEMUXERS:
        raise MediaUnreadable(f"{path.name}: not a video, but {content}")
    with blaming(path, FFmpegError), reading(path, _DEMUXERS[content]) as container:
        stream = container.streams.best("video")
        if not isinstance(stream, VideoStream):
            raise MediaUnreadable(f"{path.name}: no picture in it")
        return _describe(path, _DEMUXERS[content], container, stream)


def _codec(sound: Stream | None) -> str | None:
    """The name of a sound's codec; None without sound, or where nobody knows the codec."""
    context: object = getattr(sound, "codec_context", None)
    return context.name if isinstance(context, AudioCodecContext) else None


def _describe(path: Path, demuxer: str, container: InputContainer, stream: VideoStream) -> Video:
    sound = container.streams.best("audio")
    duration_s = _duration_s(container, stream)
    container.seek(0)
    first = next(container.decode(stream), None)
    if first is None or duration_s <= 0:
        raise MediaUnreadable(f"{path.name}: no frame in it")
    width = round(first.width * (stream.sample_aspect_ratio or 1))
    height = first.height
    if first.rotation % 180:
        width, height = height, width
    return Video(
        path=path,
        demuxer=demuxer,
        picture_codec=stream.codec_context.name,
        pixels=stream.codec_context.pix_fmt,
        sound_codec=_codec(sound),
        width=width,
        height=height,
        rate=stream.average_rate or stream.guessed_rate or _USUAL_RATE,
        rotation=first.rotation,
        duration_s=duration_s,
        bit_rate=path.stat().st_size * 8 / duration_s,
    )


def start_of(container: InputContainer) -> Fraction:
    """The time in seconds that the first frame or sound of a file has; seldom other than 0."""
    return Fraction(container.start_time or 0, av.time_base)


def _duration_s(container: InputContainer, stream: VideoStream) -> float:
    if container.duration is not None:
        return container.duration / av.time_base
    # Browsers record without writing at the beginning how long it will be.
    ends = (
        (packet.pts + (packet.duration or 0)) * packet.time_base
        for packet in container.demux(stream)
        if packet.pts is not None
    )
    return float(max(ends, default=0))


def index_is_in_front(path: Path) -> bool:
    """Whether a player can start before it has the whole file: ``moov`` before ``mdat``."""
    with path.open("rb") as file:
        for kind in _boxes(file):
            if kind in (b"moov", b"mdat"):
                return kind == b"moov"
    return False


def _boxes(file: BinaryIO) -> Iterator[bytes]:
    """The types of the top-level boxes, as ISO/IEC 14496-12 lays them out."""
    at = 0
    while len(header := file.read(16)) >= 8:
        size, kind = int.from_bytes(header[:4]), header[4:8]
        yield kind
        if size == 1:
            size = int.from_bytes(header[8:])
        if size < 8:  # 0: up to the end of the file
            return
        at += size
        file.seek(at)
