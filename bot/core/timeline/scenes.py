"""What is known of how the segments of a timeline look."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from bot.core.records import AssetRecord, Frame
from bot.core.sketch import Place
from bot.core.timeline.matching import match
from bot.core.timeline.model import Timeline
from bot.core.timeline.segments import Segment, TrackKind


def files(timeline: Timeline, assets: Sequence[AssetRecord]) -> dict[Place, AssetRecord]:
    """The person's file that each segment shows, where the draft lets that be known."""
    found: dict[Place, AssetRecord] = {}
    for place, segment in _visible(timeline):
        shown = next((asset for asset in assets if _shows(segment, asset)), None)
        if shown is not None:
            found[place] = shown
    return found


def frames(timeline: Timeline, rendered: Timeline, film: Sequence[Frame]) -> dict[Place, Frame]:
    """A frame of an export for each segment that was in it, if one was taken at its time."""
    found: dict[Place, Frame] = {}
    for old, new in match(rendered.tracks, timeline.tracks).pairs:
        if new.segment.kind is not TrackKind.VIDEO:
            continue
        middle_ms = old.segment.start_ms + old.segment.duration_ms / 2
        during = [
            frame for frame in film if old.segment.start_ms <= frame.at_ms < old.segment.end_ms
        ]
        if during:
            nearest = min(during, key=lambda frame: abs(frame.at_ms - middle_ms))
            found[new.track, new.index] = nearest
    return found


def _visible(timeline: Timeline) -> Iterator[tuple[Place, Segment]]:
    for number, track in enumerate(timeline.tracks):
        for index, segment in enumerate(track.segments):
            if segment.kind is TrackKind.VIDEO:
                yield (number, index), segment


def _shows(segment: Segment, asset: AssetRecord) -> bool:
    if asset.media_url and asset.media_url in segment.opaque:
        return True
    label = (segment.label or "").casefold()
    name = asset.filename.casefold()
    return bool(label) and label in (name, PurePath(name).stem)
