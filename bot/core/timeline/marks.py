"""Which segments an edit has added, changed or removed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.sketch import Mark, Place
from bot.core.timeline.matching import Matching, Pair, Placed, match
from bot.core.timeline.model import Timeline
from bot.core.timeline.segments import Track


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of what is there, by place, and what is gone, by the track that it was on.

    ``lost`` are tracks that are there no more, with all that was on them.
    """

    there: Mapping[Place, Mark] = field(default_factory=dict[Place, Mark])
    gone: Mapping[int, tuple[Placed, ...]] = field(default_factory=dict[int, tuple[Placed, ...]])
    lost: tuple[Track, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a reader would see a difference."""
        return bool(self.there or self.gone or self.lost)


def marks(before: Timeline | None, after: Timeline) -> Marks:
    """Compare two timelines; without one before there is nothing to tell apart."""
    if before is None:
        return Marks()
    matching = match(before.tracks, after.tracks)
    there = {(each.track, each.index): Mark.ADDED for each in matching.added}
    there |= {
        (new.track, new.index): Mark.CHANGED
        for old, new in matching.pairs
        if _differ(matching, (old, new))
    }
    gone: dict[int, tuple[Placed, ...]] = {}
    for each in matching.removed:
        number = matching.tracks.get(each.track)
        if number is not None:
            gone[number] = (*gone.get(number, ()), each)
    removed = {each.track for each in matching.removed}
    lost = tuple(
        track
        for number, track in enumerate(before.tracks)
        if number in removed and number not in matching.tracks
    )
    return Marks(there, gone, lost)


def _differ(matching: Matching, pair: Pair) -> bool:
    old, new = pair
    if matching.tracks.get(old.track) != new.track:
        return True
    was, now = old.segment, new.segment
    return (was.label, was.start_ms, was.duration_ms, was.volume, was.opaque) != (
        now.label,
        now.start_ms,
        now.duration_ms,
        now.volume,
        now.opaque,
    )
