"""Real files for the tests: pictures, sounds and videos, and what is to be seen in results."""

import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Protocol, cast

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from bot.media.video import index_is_in_front

RATE = 30
SOUND_RATE = 48_000
BT709, UNSPECIFIED = 1, 2  # of AVColorSpace
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


class Output(Protocol):
    """An output of PyAV, whose annotations leave much open."""

    metadata: dict[str, str]

    def add_stream(self, codec_name: str, rate: int, **options: object) -> Stream: ...

    def mux(self, packets: object) -> None: ...

    def close(self) -> None: ...


class Encoder(Protocol):
    def encode(self, frame: object) -> list[object]: ...


def halves(left: tuple[int, int, int] = BLUE, right: tuple[int, int, int] = RED) -> Image.Image:
    """A picture twice as wide as high whose halves differ."""
    image = Image.new("RGB", (128, 64), right)
    image.paste(left, (0, 0, 64, 64))
    return image


def is_close(pixel: object, wanted: tuple[int, ...], tolerance: int = 8) -> bool:
    assert isinstance(pixel, tuple)
    levels = cast("tuple[int, ...]", pixel)
    pairs = zip(levels, wanted, strict=True)
    return all(abs(level - other) <= tolerance for level, other in pairs)


@dataclass(frozen=True, slots=True)
class Clip:
    """How a test video is to be."""

    codec: str = "libx264"
    pixels: str = "yuv420p"
    size: tuple[int, int] = (640, 360)
    seconds: float = 4.0
    sound: str | None = "aac"
    rate: int = RATE
    bit_rate: int = 4_000_000
    rotation: int = 0
    fast_start: bool = True
    sound_delay_s: float = 0.0
    title: bytes = b""
    colorspace: int = UNSPECIFIED


def make_video(path: Path, clip: Clip) -> Path:
    """Film a noisy moving picture, with a tone if the clip has sound."""
    flags = {"movflags": "+faststart"} if clip.fast_start and path.suffix == ".mp4" else {}
    file = cast("Output", av.open(str(path), "w", options=flags))
    options = {"x265-params": "log-level=none"} if clip.codec == "libx265" else {}
    file.metadata["title"] = _title(clip)
    picture = file.add_stream(clip.codec, clip.rate, options=options)
    assert isinstance(picture, VideoStream)
    picture.width, picture.height = clip.size
    picture.pix_fmt = clip.pixels
    picture.bit_rate = clip.bit_rate
    picture.colorspace = clip.colorspace
    if clip.rotation:
        picture.set_display_rotation(clip.rotation)
    sound = _sound_stream(file, clip.sound) if clip.sound else None
    for frame in _frames(clip):
        file.mux(cast("Encoder", picture).encode(frame))
    file.mux(cast("Encoder", picture).encode(None))
    if sound is not None:
        _write_tone(file, sound, clip.seconds, clip.sound_delay_s)
    file.close()
    if clip.title:
        path.write_bytes(path.read_bytes().replace(_title(clip).encode(), clip.title))
    return path


def _title(clip: Clip) -> str:
    """A title that takes as many bytes and is encoded properly."""
    return "T" * len(clip.title)


def make_sound(path: Path, codec: str, seconds: float = 2.0, layout: str = "stereo") -> Path:
    """Record a tone of 440 Hz."""
    file = cast("Output", av.open(str(path), "w"))
    _write_tone(file, _sound_stream(file, codec, layout), seconds)
    file.close()
    return path


def _sound_stream(file: Output, codec: str, layout: str = "stereo") -> AudioStream:
    options = {"strict": "experimental"}
    sound = file.add_stream(codec, SOUND_RATE, layout=layout, options=options)
    assert isinstance(sound, AudioStream)
    return sound


def _write_tone(file: Output, sound: AudioStream, seconds: float, delay_s: float = 0.0) -> None:
    encoder = cast("Encoder", sound)
    delay = round(delay_s * SOUND_RATE)
    for start in range(0, round(seconds * SOUND_RATE), 1024):
        wave = [math.sin(2 * math.pi * 440 * at / SOUND_RATE) for at in range(start, start + 1024)]
        frame = AudioFrame("s16", sound.layout.name, 1024)
        samples = array(
            "h", (round(level * 16_000) for level in wave for _ in range(sound.channels))
        )
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate, frame.pts, frame.time_base = (
            SOUND_RATE,
            delay + start,
            Fraction(1, SOUND_RATE),
        )
        file.mux(encoder.encode(frame))
    file.mux(encoder.encode(None))


def _noise(width: int, height: int) -> Image.Image:
    """Grey grain, coarse enough to survive coding."""
    small = width // 16 + 1, height // 16 + 1
    grain = Image.frombytes("L", small, Random(1).randbytes(small[0] * small[1]))
    box = (0, 0, *small)
    grain = grain.transform((width, height), Image.Transform.EXTENT, box, Image.Resampling.BICUBIC)
    return Image.merge("RGB", [grain] * 3)


def _frames(clip: Clip) -> Iterator[VideoFrame]:
    width, height = clip.size
    noise = _noise(2 * width, 2 * height)
    for number in range(round(clip.seconds * clip.rate)):
        offset = Random(number).randrange(width), Random(~number).randrange(height)
        image = noise.crop((*offset, offset[0] + width, offset[1] + height))
        image.paste(RED, (0, 0, width, height // 4))
        frame = VideoFrame.from_bytes(image.tobytes("raw", "RGBX"), width, height, "rgba")
        frame = frame.reformat(format=clip.pixels)
        frame.pts, frame.time_base = number, Fraction(1, clip.rate)
        yield frame


@dataclass(frozen=True, slots=True)
class Seen:
    """What decoding a whole file shows."""

    codecs: tuple[str, ...]
    pixels: str | None
    first: Image.Image | None
    frames: int
    picture_s: float
    sound_s: float
    channels: int
    index_in_front: bool


def watch(path: Path) -> Seen:
    """Decode all of a file."""
    with av.open(str(path)) as file:
        picture = file.streams.best("video")
        sound = file.streams.best("audio")
        first, frames, picture_s, sound_s = None, 0, 0.0, 0.0
        for frame in cast("Iterator[VideoFrame | AudioFrame]", file.decode()):
            if isinstance(frame, VideoFrame):
                if first is None:
                    # PyAV leaves parameters of to_image untyped.
                    first = cast("Image.Image", frame.to_image())  # pyright: ignore
                frames += 1
                picture_s = frame.time
            else:
                assert frame.time is not None
                sound_s = frame.time + frame.samples / frame.sample_rate
        return Seen(
            codecs=tuple(stream.codec_context.name for stream in (picture, sound) if stream),
            pixels=picture.codec_context.pix_fmt if isinstance(picture, VideoStream) else None,
            first=first,
            frames=frames,
            picture_s=picture_s,
            sound_s=sound_s,
            channels=sound.channels if isinstance(sound, AudioStream) else 0,
            index_in_front=index_is_in_front(path),
        )


def corner(path: Path) -> list[int]:
    """The first pixel as it is stored: brightness and two differences of colour."""
    with av.open(str(path)) as file:
        frame = next(file.decode(video=0))
        return [memoryview(plane)[0] for plane in frame.planes]


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def size_of(path: Path) -> int:
    return path.stat().st_size


def packets(path: Path) -> list[bytes]:
    """The coded picture of a file."""
    with av.open(str(path)) as file:
        return [bytes(packet) for packet in file.demux(video=0) if packet.dts is not None]
