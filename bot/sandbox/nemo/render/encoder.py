"""The encoder: frames and sound become one H.264 and AAC file that plays while it loads."""

from fractions import Fraction
from pathlib import Path
from typing import Protocol, Self, cast

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream
from PIL import Image

from bot.sandbox.nemo.render.audio_graph import SAMPLE_RATE
from bot.sandbox.nemo.render.camera import Size
from bot.sandbox.nemo.render.job import FPS, Container, Quality

AUDIO_BIT_RATE = 160_000
# AVCOL_PRI_BT709, AVCOL_TRC_BT709, AVCOL_SPC_BT709 and AVCOL_RANGE_MPEG are all 1 of their kind.
BT709 = LIMITED_RANGE = 1
KEYFRAME_EVERY = 2 * FPS


class _Stream(Protocol):
    """A stream of either kind; PyAV's own annotations leave open what a packet belongs to."""

    def encode(self, frame: AudioFrame | VideoFrame | None) -> list[object]: ...


class _Output(Protocol):
    """An output file, for the same reason."""

    def add_stream(self, codec_name: str, rate: int, **options: object) -> _Stream: ...

    def mux(self, packets: list[object]) -> None: ...

    def close(self) -> None: ...


class Encoder:
    """Writes one file; frames and sound go in in any order, each in its own order of time."""

    def __init__(self, path: Path, container: Container, quality: Quality, frame: Size) -> None:
        file = av.open(str(path), "w", format=container.value, options={"movflags": "+faststart"})
        self._file = cast("_Output", file)
        options = {"preset": "veryfast", "crf": str(quality.crf)}
        self._video = self._file.add_stream("libx264", rate=FPS, options=options)
        context = cast("VideoStream", self._video).codec_context
        context.width, context.height = frame
        context.pix_fmt = "yuv420p"
        context.gop_size = KEYFRAME_EVERY
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = LIMITED_RANGE
        self._audio = self._file.add_stream(
            "aac", rate=SAMPLE_RATE, layout="stereo", bit_rate=AUDIO_BIT_RATE
        )
        self._reformatter = VideoReformatter()
        self._frames = 0
        self._samples = 0

    @property
    def video_ms(self) -> float:
        """How much video has been written."""
        return self._frames * 1000 / FPS

    @property
    def sound_ms(self) -> float:
        """How much sound has been written."""
        return self._samples * 1000 / SAMPLE_RATE

    def write_image(self, image: Image.Image) -> None:
        """Add an RGB image of the frame's size as the next frame."""
        pixels = image.tobytes("raw", "RGBX")
        rgb = VideoFrame.from_bytes(pixels, image.width, image.height, "rgba")
        frame = self._reformatter.reformat(
            rgb,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        frame.pts, frame.time_base = self._frames, Fraction(1, FPS)
        self._frames += 1
        self._file.mux(self._video.encode(frame))

    def write_sound(self, frame: AudioFrame) -> None:
        """Add stereo sound at `SAMPLE_RATE`."""
        frame.pts, frame.time_base = self._samples, Fraction(1, SAMPLE_RATE)
        self._samples += frame.samples
        self._file.mux(self._audio.encode(frame))

    def finish(self) -> None:
        """Write what the encoders still hold, and the index."""
        self._file.mux(self._video.encode(None))
        self._file.mux(self._audio.encode(None))
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._file.close()
