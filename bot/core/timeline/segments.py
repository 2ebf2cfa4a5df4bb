"""Tracks and their segments, read from a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.core.timeline.fields import Fields


class TrackKind(StrEnum):
    """What a track holds."""

    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"
    OTHER = "other"


_KINDS: Mapping[float | None, TrackKind] = {
    0: TrackKind.VIDEO,
    1: TrackKind.AUDIO,
    7: TrackKind.TEXT,
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a track: a clip, a piece of music, a title.

    Times are milliseconds on the timeline; a duration that the draft doesn't tell is 0. A volume
    of 1 is the sound as it was recorded. ``opaque`` is all else that the draft says of it, fit
    only to be compared.
    """

    kind: TrackKind
    id: str | None
    label: str | None
    start_ms: float
    duration_ms: float
    volume: float | None
    opaque: str

    @property
    def end_ms(self) -> float:
        """The first moment after the segment."""
        return self.start_ms + self.duration_ms

    @classmethod
    def read(cls, source: object, kind: TrackKind, follows_ms: float) -> Self:
        """Read a segment; without a start of its own it begins where the one before it ends."""
        fields = Fields(source)
        id_ = fields.identity()
        label = fields.string("text", "name") if kind is TrackKind.TEXT else fields.string("name")
        start = fields.number("start")
        start_ms = follows_ms if start is None else start
        duration_ms = fields.number("duration")
        if duration_ms is None:
            end_ms = fields.number("end") or 0
            duration_ms = max(end_ms - start_ms, 0)
        volume = _volume(fields.number("volume"))
        return cls(kind, id_, label, start_ms, duration_ms, volume, fields.opaque())


@dataclass(frozen=True, slots=True)
class Track:
    """Segments that lie one after another, in the order of the draft."""

    kind: TrackKind
    id: str | None
    segments: tuple[Segment, ...]
    duration_ms: float | None
    opaque: str

    @classmethod
    def read(cls, source: object) -> Self:
        """Read a track; one of an unknown kind is ``OTHER``, whatever it holds."""
        fields = Fields(source)
        id_ = fields.identity()
        kind = fields.choice("kind", _KINDS) or TrackKind.OTHER
        segments = _read_segments(fields.items("segments"), kind)
        return cls(kind, id_, segments, fields.number("duration"), fields.opaque())


def _read_segments(sources: Sequence[object], kind: TrackKind) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for source in sources:
        follows_ms = segments[-1].end_ms if segments else 0
        segments.append(Segment.read(source, kind, follows_ms))
    return tuple(segments)


def _volume(value: float | None) -> float | None:
    # Both 0 to 1 and 0 to 100 occur. Above 1, only a gain such as 1.5 has a fraction.
    if value is None or value <= 1 or (value < 10 and value % 1):
        return value
    return value / 100
