"""Which segments and tracks of two timelines are the same ones."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.core.timeline.segments import Segment, Track


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment and where it is: the index of its track, and its index on the track."""

    segment: Segment
    track: int
    index: int


Pair = tuple[Placed, Placed]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Matching:
    """The segments found in both timelines, and those found in one alone.

    ``tracks`` gives, for the index of a track before, the index of the same track after.
    """

    pairs: tuple[Pair, ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]
    tracks: dict[int, int]


def match(before: Sequence[Track], after: Sequence[Track]) -> Matching:
    """Match segments by identity, where the draft has identities, else by what they are like."""
    gone, new = placed(before), placed(after)
    pairs, gone, new = _pair(gone, new, _identity)
    removed: list[Placed] = []
    added: list[Placed] = []
    if pairs:
        # Where identities tell segments apart, one that found none like it has gone, or is new.
        removed = [each for each in gone if each.segment.id]
        added = [each for each in new if each.segment.id]
        gone = [each for each in gone if not each.segment.id]
        new = [each for each in new if not each.segment.id]
    for likeness in _LIKENESSES:
        found, gone, new = _pair(gone, new, likeness)
        pairs += found
    pairs.sort(key=lambda pair: (pair[1].track, pair[1].index))
    return Matching(
        pairs=tuple(pairs),
        removed=tuple(sorted(removed + gone, key=_place)),
        added=tuple(sorted(added + new, key=_place)),
        tracks=_match_tracks(before, after, pairs),
    )


def placed(tracks: Iterable[Track]) -> list[Placed]:
    """All segments of these tracks with their places."""
    return [
        Placed(segment, number, index)
        for number, track in enumerate(tracks)
        for index, segment in enumerate(track.segments)
    ]


def _place(each: Placed) -> tuple[int, int]:
    return each.track, each.index


def _identity(each: Placed) -> Hashable:
    return each.segment.id


def _whole(each: Placed) -> Hashable:
    segment = each.segment
    times = segment.start_ms, segment.duration_ms
    return segment.label, times, segment.volume, segment.opaque, each.track


def _moved(each: Placed) -> Hashable:
    segment = each.segment
    return segment.label and (segment.label, segment.duration_ms, segment.volume, segment.opaque)


def _in_place(each: Placed) -> Hashable:
    segment = each.segment
    return segment.label and (segment.label, segment.start_ms, segment.duration_ms)


def _label_and_settings(each: Placed) -> Hashable:
    return each.segment.label and (each.segment.label, each.segment.opaque)


def _label(each: Placed) -> Hashable:
    return each.segment.label


def _renamed(each: Placed) -> Hashable:
    segment = each.segment
    return each.track, segment.start_ms, segment.duration_ms


def _nameless(each: Placed) -> Hashable:
    return None if each.segment.label else (each.track, each.index)


Likeness = Callable[[Placed], Hashable]

_LIKENESSES: tuple[Likeness, ...] = (
    _whole,
    _moved,
    _in_place,
    _label_and_settings,
    _label,
    _renamed,
    _nameless,
)
"""What two segments of a kind may have in common, most telling first; None is nothing."""


def _same_kind(likeness: Likeness) -> Likeness:
    def key(each: Placed) -> Hashable:
        common = likeness(each)
        return None if common is None else (each.segment.kind, common)

    return key


def _match_tracks(
    before: Sequence[Track], after: Sequence[Track], pairs: Iterable[Pair]
) -> dict[int, int]:
    votes = Counter((old.track, new.track) for old, new in pairs)
    # Among equals, a track that stayed where it was is the likelier.
    by_content = sorted(votes, key=lambda vote: (-votes[vote], vote[0] != vote[1], vote))
    by_identity = _alike(before, after, lambda track: track.id)
    empty = _alike(before, after, lambda track: None if track.segments else track.kind)
    in_place = [
        (index, index)
        for index, (old, new) in enumerate(zip(before, after, strict=False))
        if old.kind is new.kind
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for old, new in [*by_identity, *by_content, *in_place, *empty]:
        if old not in matched and new not in taken:
            matched[old] = new
            taken.add(new)
    return matched


def _pair(
    gone: Sequence[Placed], new: Sequence[Placed], likeness: Likeness
) -> tuple[list[Pair], list[Placed], list[Placed]]:
    """Pair what is alike; return the pairs and what is left of both sides."""
    alike = _alike(gone, new, _same_kind(likeness))
    old_paired, new_paired = {old for old, _ in alike}, {new for _, new in alike}
    return (
        [(gone[old_index], new[new_index]) for old_index, new_index in alike],
        [each for index, each in enumerate(gone) if index not in old_paired],
        [each for index, each in enumerate(new) if index not in new_paired],
    )


def _alike(
    before: Sequence[Item], after: Sequence[Item], likeness: Callable[[Item], Hashable]
) -> list[tuple[int, int]]:
    """The indices of items with the same likeness, the first with the first, and so on."""
    places: defaultdict[Hashable, tuple[list[int], list[int]]]
    places = defaultdict(lambda: ([], []))
    for side, items in enumerate((before, after)):
        for index, item in enumerate(items):
            key = likeness(item)
            if key is not None:
                places[key][side].append(index)
    return [pair for old, new in places.values() for pair in zip(old, new, strict=False)]
