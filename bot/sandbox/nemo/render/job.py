"""What a render is asked for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.draft_json import as_object, draft_from_json, draft_to_json

FPS = 30
LONG_SIDE, SHORT_SIDE = 1920, 1080
SMALLEST_SIDE = 16


class RenderError(Exception):
    """A draft can't be made into a video; the message is a plain sentence for people."""


class Quality(StrEnum):
    """How large and how fine the video is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def scale(self) -> float:
        """Sides of the largest frame, as a part of those of 1080p."""
        return {Quality.LOW: 4 / 9, Quality.MEDIUM: 2 / 3, Quality.HIGH: 1.0}[self]

    @property
    def crf(self) -> int:
        """The encoder's constant rate factor; lower is finer."""
        return {Quality.LOW: 26, Quality.MEDIUM: 23, Quality.HIGH: 20}[self]


class Container(StrEnum):
    """The file formats that can be written."""

    MP4 = "mp4"
    MOV = "mov"


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One video to make: `media` leads from the draft's media ids to files, `out` is the video."""

    draft: Draft
    out: Path
    media: Mapping[str, Path] = field(default_factory=dict[str, Path])
    quality: Quality = Quality.HIGH
    container: Container = Container.MP4

    @property
    def frame_size(self) -> tuple[int, int]:
        """Width and height in pixels: the canvas, shrunk to what `quality` allows, and even."""
        width, height = max(self.draft.width, 1), max(self.draft.height, 1)
        scale = min(
            1.0,
            self.quality.scale * LONG_SIDE / max(width, height),
            self.quality.scale * SHORT_SIDE / min(width, height),
        )
        return _even(width * scale), _even(height * scale)

    @property
    def frame_count(self) -> int:
        """How many frames the video has."""
        return max(1, round(self.draft.duration_ms * FPS / 1000))

    def to_json(self) -> dict[str, object]:
        """The job as JSON, for the rendering process."""
        return {
            "draft": draft_to_json(self.draft),
            "out": str(self.out),
            "media": {media_id: str(path) for media_id, path in self.media.items()},
            "quality": self.quality.value,
            "container": self.container.value,
        }

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Read what `to_json` wrote. Raises ValueError if it is something else."""
        source = as_object(value)
        return cls(
            draft=draft_from_json(source.get("draft")),
            out=Path(str(source["out"])),
            media={key: Path(str(path)) for key, path in as_object(source.get("media")).items()},
            quality=Quality(source.get("quality", Quality.HIGH)),
            container=Container(source.get("container", Container.MP4)),
        )


@dataclass(frozen=True, slots=True)
class RenderResult:
    """A finished video: its file, frame size in pixels, length and weight."""

    path: Path
    width: int
    height: int
    duration_ms: int
    size_bytes: int


def _even(pixels: float) -> int:
    return max(SMALLEST_SIDE, round(pixels / 2) * 2)
