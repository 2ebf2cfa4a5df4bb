"""Pictures, films, sounds and drafts to render, and eyes and ears for what comes out."""

import math
import wave
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, VideoReformatter
from PIL import Image, ImageDraw

from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    TextSegment,
    TextTrack,
    VideoSegment,
    VideoTrack,
)
from bot.sandbox.nemo.render import Container, Quality
from bot.sandbox.nemo.render.encoder import Encoder

WIDTH, HEIGHT = 320, 180
SIZE = (WIDTH, HEIGHT)


def draft(
    videos: Iterable[VideoSegment] = (),
    sounds: Iterable[AudioSegment] = (),
    titles: Iterable[TextSegment] = (),
    *,
    size: tuple[int, int] = SIZE,
) -> Draft:
    """A small draft with one track of each kind."""
    tracks = [VideoTrack(tuple(videos)), AudioTrack(tuple(sounds)), TextTrack(tuple(titles))]
    return Draft(width=size[0], height=size[1]).with_tracks(tracks)


def save_plain(path: Path, color: str, size: tuple[int, int] = SIZE) -> Path:
    """A picture of one color."""
    Image.new("RGB", size, color).save(path)
    return path


def save_split(path: Path, size: tuple[int, int] = SIZE) -> Path:
    """A picture that is black on its left and white on its right half."""
    image = Image.new("RGB", size)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill="white")
    image.save(path)
    return path


def save_film(path: Path, colors: Sequence[str], frames_each: int = 15, hertz: float = 0) -> Path:
    """A film at 30 frames a second that shows one color after the other, with a tone or silent."""
    sound = tone(hertz, len(colors) * frames_each / 30)
    with Encoder(path, Container.MP4, Quality.HIGH, SIZE) as encoder:
        for color in colors:
            for _ in range(frames_each):
                encoder.write_image(Image.new("RGB", SIZE, color))
        for start in range(0, len(sound), 1024):
            piece = sound[start : start + 1024]
            frame = AudioFrame(format="s16", layout="stereo", samples=len(piece))
            frame.sample_rate = 48_000
            frame.planes[0].update(array("h", [s for s in piece for _ in (0, 1)]).tobytes())
            encoder.write_sound(frame)
        encoder.finish()
    return path


def tone(hertz: float, seconds: float) -> "array[int]":
    """A sine at half of full strength, 48,000 samples a second; silence for 0 Hz."""
    turn = 2 * math.pi * hertz / 48_000
    return array("h", [round(16_000 * math.sin(turn * i)) for i in range(round(seconds * 48_000))])


def save_tone(path: Path, hertz: float, seconds: float) -> Path:
    """A mono WAV file with a tone."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(tone(hertz, seconds).tobytes())
    return path


@dataclass(frozen=True, slots=True)
class Seen:
    """A video as a player shows it: its pictures in RGB and its left channel's samples."""

    codecs: tuple[str, str]
    pixel_format: str
    rate: float
    size: tuple[int, int]
    duration_s: float
    images: list[Image.Image]
    samples: "array[float]"

    def loudness(self, start_s: float, end_s: float) -> float:
        """Root mean square of a stretch of the sound."""
        piece = self.samples[round(start_s * 48_000) : round(end_s * 48_000)]
        return math.sqrt(sum(s * s for s in piece) / len(piece))


def watch(path: Path) -> Seen:
    """Decode a whole video."""
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        resampler = AudioResampler(format="flt", layout="mono", rate=48_000)
        images: list[Image.Image] = []
        samples: array[float] = array("f")
        for frame in container.decode(video, audio):
            if isinstance(frame, VideoFrame):
                images.append(rgb(frame))
            elif isinstance(frame, AudioFrame):
                for piece in resampler.resample(frame):
                    samples.frombytes(bytes(piece.planes[0])[: 4 * piece.samples])
        return Seen(
            codecs=(video.codec_context.name, audio.codec_context.name),
            pixel_format=str(video.codec_context.pix_fmt),
            rate=float(video.average_rate or 0),
            size=(video.width, video.height),
            duration_s=(container.duration or 0) / av.time_base,
            images=images,
            samples=samples,
        )


def rgb(frame: VideoFrame) -> Image.Image:
    """A frame in RGB, read as the color space says that its file is tagged with."""
    plain = VideoReformatter().reformat(frame, format="rgb24", dst_color_range=ColorRange.JPEG)
    plane = plain.planes[0]
    size = plain.width, plain.height
    return Image.frombytes("RGB", size, bytes(plane), "raw", "RGB", plane.line_size, 1)


def color_at(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """The color at a place given in parts of the image's sides."""
    pixel = image.getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))
    assert isinstance(pixel, tuple)
    red, green, blue = (int(level) for level in pixel[:3])
    return red, green, blue


def is_near(color: tuple[int, int, int], other: tuple[int, int, int], tolerance: int = 12) -> bool:
    """Whether two colors look the same."""
    return all(abs(a - b) <= tolerance for a, b in zip(color, other, strict=True))


def edge_x(image: Image.Image, y: float = 0.5) -> float:
    """Where black gives way to white in a row of a split picture, in fractions of a pixel."""
    top = round(y * image.height)
    row = image.convert("L").crop((0, top, image.width, top + 1))
    return sum(255 - level for level in row.tobytes()) / 255
