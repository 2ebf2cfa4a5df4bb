"""The timeline: a draft as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.core.timeline.fields import Fields
from bot.core.timeline.segments import Track
from bot.core.timeline.wording import track_words
from bot.locales import text


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a draft holds; sizes in pixels. ``opaque`` is all that isn't understood of it."""

    tracks: tuple[Track, ...]
    duration_ms: float
    project: str | None
    width: float | None
    height: float | None
    opaque: str

    @classmethod
    def from_draft(cls, draft: Mapping[str, object]) -> Self:
        """Read a draft. Nothing in it is an error: what can't be read is kept as opaque."""
        fields = Fields(draft)
        tracks = tuple(Track.read(track) for track in fields.items("tracks"))
        ends = (segment.end_ms for track in tracks for segment in track.segments)
        return cls(
            tracks=tracks,
            duration_ms=fields.number("duration") or max(ends, default=0),
            project=fields.string("project"),
            width=fields.number("width"),
            height=fields.number("height"),
            opaque=fields.opaque(),
        )

    @property
    def is_exportable(self) -> bool:
        """Whether there is anything to render: one track with one segment is enough."""
        return any(track.segments for track in self.tracks)

    def summary(self, locale: str = "en") -> str:
        """All tracks in one line, numbered, with names, times and volumes."""
        if not self.tracks:
            return text("timeline.empty", locale)
        tracks = " ".join(
            text("timeline.track", locale, number=number, track=track_words(track, locale))
            for number, track in enumerate(self.tracks, 1)
        )
        return text("timeline.summary", locale, count=len(self.tracks), tracks=tracks)
