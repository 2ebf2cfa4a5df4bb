"""Shots: what a video segment shows at any moment, be it a still, a film or a drawn background."""

from abc import ABC, abstractmethod
from collections.abc import Generator
from pathlib import Path

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, VideoReformatter
from PIL import Image, UnidentifiedImageError

from bot.sandbox.nemo.draft import Motion, VideoSegment
from bot.sandbox.nemo.render.camera import Box, Size, camera_box
from bot.sandbox.nemo.render.job import RenderError
from bot.sandbox.nemo.render.look import apply_filters
from bot.sandbox.nemo.render.pixels import resized
from bot.sandbox.nemo.render.plate import OVERSAMPLE, drawn_plate, open_still, plate_from


def open_shot(segment: VideoSegment, path: Path | None, lifetime_ms: int, frame: Size) -> "Shot":
    """The shot of a segment, from its file or, without one, drawn.

    Raises RenderError if the file can't be shown.
    """
    if path is None:
        return StillShot(drawn_plate(segment.name, frame), segment, lifetime_ms, frame)
    if is_still(path):
        return StillShot(open_still(path, segment.name, frame), segment, lifetime_ms, frame)
    return FilmShot(path, segment, lifetime_ms, frame)


def is_still(path: Path) -> bool:
    """Whether the file is a picture that doesn't move."""
    try:
        with Image.open(path) as image:
            return not (image.format == "GIF" and getattr(image, "is_animated", False))
    except (UnidentifiedImageError, OSError):
        return False


class Shot(ABC):
    """A segment's pictures, seen through its camera for `lifetime_ms`."""

    def __init__(self, segment: VideoSegment, lifetime_ms: int, frame: Size) -> None:
        self.segment = segment
        self.lifetime_ms = max(lifetime_ms, 1)
        self.frame = frame
        self._seen: tuple[Image.Image, Box, Image.Image] | None = None

    @abstractmethod
    def plate(self, elapsed_ms: float) -> Image.Image:
        """The whole picture at a moment counted from the segment's start."""

    def at(self, elapsed_ms: float) -> Image.Image:
        """The frame at a moment counted from the segment's start; moments only move forward."""
        plate = self.plate(elapsed_ms)
        progress = min(max(elapsed_ms / self.lifetime_ms, 0.0), 1.0)
        motion = self.segment.motion
        box = camera_box(motion, progress, self.lifetime_ms, plate.size, self.frame)
        if self._seen is None or self._seen[0] is not plate or self._seen[1] != box:
            view = resized(plate, self.frame, box=box)
            self._seen = plate, box, view
        return self._seen[2]

    @abstractmethod
    def close(self) -> None:
        """Let go of the file, if one is open."""


class StillShot(Shot):
    """One picture; only the camera moves."""

    def __init__(
        self, picture: Image.Image, segment: VideoSegment, lifetime_ms: int, frame: Size
    ) -> None:
        super().__init__(segment, lifetime_ms, frame)
        self._plate = apply_filters(plate_from(picture, frame), segment.filters)

    def plate(self, elapsed_ms: float) -> Image.Image:
        return self._plate

    def close(self) -> None:
        pass


class FilmShot(Shot):
    """A film, from the segment's `source_in_ms` on at its speed; the last frame stays."""

    def __init__(self, path: Path, segment: VideoSegment, lifetime_ms: int, frame: Size) -> None:
        super().__init__(segment, lifetime_ms, frame)
        try:
            self._frames = decode(path, segment.source_in_ms / 1000)
            self._next = next(self._frames, None)
        except (FFmpegError, OSError) as error:
            raise RenderError(f"“{segment.name}” can't be read. Upload it again.") from error
        if self._next is None:
            raise RenderError(f"“{segment.name}” has no picture. Upload a picture or a video.")
        self._plate = self._prepared(self._next[1])

    def plate(self, elapsed_ms: float) -> Image.Image:
        wanted_s = (self.segment.source_in_ms + elapsed_ms * self.segment.speed) / 1000
        due: VideoFrame | None = None
        while self._next is not None and self._next[0] <= wanted_s + 1e-3:
            due = self._next[1]
            self._next = self._following()
        if due is not None:
            self._plate = self._prepared(due)
        return self._plate

    def close(self) -> None:
        self._frames.close()

    def _following(self) -> tuple[float, VideoFrame] | None:
        """The next frame; where the file is damaged, the film stands still instead."""
        try:
            return next(self._frames, None)
        except FFmpegError:
            return None

    def _prepared(self, frame: VideoFrame) -> Image.Image:
        spare = 1.0 if self.segment.motion is Motion.NONE else OVERSAMPLE
        picture = plate_from(film_image(frame, self.frame, spare), self.frame)
        return apply_filters(picture, self.segment.filters)


def decode(path: Path, from_s: float) -> Generator[tuple[float, VideoFrame], None, None]:
    """The frames of a film from a moment on, each with its time in seconds from the film's start.

    Begins at the last frame that isn't later than `from_s`. Raises FFmpegError.
    """
    with av.open(str(path)) as container:
        if not container.streams.video:
            return
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        origin_s = float((stream.start_time or 0) * (stream.time_base or 0))
        if from_s > 1:
            container.seek(int((origin_s + from_s) * av.time_base))
        held: tuple[float, VideoFrame] | None = None
        for frame in container.decode(stream):
            timed = (frame.time or 0.0) - origin_s, frame
            if held is not None and timed[0] > from_s:
                yield held
            held = timed
        if held is not None:
            yield held


def film_image(frame: VideoFrame, view: Size, spare: float) -> Image.Image:
    """A decoded frame as an upright image, no larger than `spare` times what fills the view."""
    turned = frame.rotation % 180 != 0
    width, height = (frame.height, frame.width) if turned else (frame.width, frame.height)
    scale = min(1.0, max(view[0] / width, view[1] / height) * spare)
    size = max(2, round(frame.width * scale)), max(2, round(frame.height * scale))
    # RGB is of full range; told so, PyAV before 18 heeds the film's own color space too.
    small = VideoReformatter().reformat(
        frame, size[0], size[1], "rgb24", dst_color_range=ColorRange.JPEG
    )
    plane = small.planes[0]
    image = Image.frombytes("RGB", size, bytes(plane), "raw", "RGB", plane.line_size, 1)
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image
