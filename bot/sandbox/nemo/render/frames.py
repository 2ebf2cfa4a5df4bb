"""Frames: all tracks of a draft laid over one another, at any moment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from PIL import Image

from bot.sandbox.nemo.draft import Draft, Motion, VideoSegment, VideoTrack
from bot.sandbox.nemo.render.camera import Size
from bot.sandbox.nemo.render.picture_track import PictureTrack
from bot.sandbox.nemo.render.titles import Title


class Frames:
    """The frames of a draft, asked for in the order of time. Close it, or use it as a context."""

    def __init__(self, draft: Draft, media: Mapping[str, Path], frame: Size) -> None:
        tracks = [track for track in draft.tracks if isinstance(track, VideoTrack)]
        if not draft.videos:
            tracks = [_background(draft)]
        self._frame = frame
        self._tracks = [PictureTrack(track, media, frame) for track in tracks]
        self._titles = [Title(segment, frame) for segment in draft.titles]

    def at(self, time_ms: float) -> Image.Image:
        """The whole frame at a moment of the timeline: an RGB image."""
        image: Image.Image | None = None
        for track in self._tracks:
            image = track.at(time_ms) or image
        # A copy, since a shot may give the same picture again and titles are drawn into it.
        image = image.copy() if image else Image.new("RGB", self._frame)
        for title in self._titles:
            title.draw_on(image, time_ms)
        return image

    def close(self) -> None:
        """Close all media."""
        for track in self._tracks:
            track.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


def _background(draft: Draft) -> VideoTrack:
    """What titles and music without any picture are shown on."""
    clip = VideoSegment("background", draft.title, 0, draft.duration_ms, motion=Motion.ZOOM_IN)
    return VideoTrack((clip,))
