"""A picture as it is to be drawn: boxes and labels at their places, in pixels."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a part of a picture is; the drawing gives it a colour."""

    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"
    OTHER = "other"
    GHOST = "ghost"
    """Something that is there no more."""


class Ink(StrEnum):
    """How much a label asks for attention."""

    STRONG = "strong"
    QUIET = "quiet"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Mark(StrEnum):
    """What an edit has done to a segment."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


Place = tuple[int, int]
"""A segment: the index of its track, and its index on the track."""


@dataclass(frozen=True, slots=True)
class Box:
    """A segment. ``level`` is its volume, from 0 to 1; ``place`` finds its thumbnail."""

    x: int
    y: int
    width: int
    height: int
    tone: Tone
    mark: Mark | None = None
    level: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; what is wider than ``width`` is cut. ``y`` is its upper edge.

    ``shaded`` sets it apart from a picture behind it.
    """

    x: int
    y: int
    width: int
    size: int
    text: str
    ink: Ink = Ink.STRONG
    centred: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A vertical line, such as one of a ruler's."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """Everything in a picture, from the back to the front: lines, boxes, labels.

    A ``photographic`` one is about its thumbnails, so they keep their colours.
    """

    width: int
    height: int
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    photographic: bool = False
