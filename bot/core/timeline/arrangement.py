"""What has changed in time and order."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from bot.core.timeline.matching import Matching, Pair, Placed
from bot.core.timeline.report import Report
from bot.core.timeline.segments import Track
from bot.core.timeline.wording import kind_words, length_words, listed, quoted_name
from bot.locales import text

ALIKE_SHIFTS = 3
"""So many segments that move by the same time are told in one line."""


def tell_arrangement(
    report: Report, matching: Matching, before: Sequence[Track], after: Sequence[Track]
) -> None:
    """Tell which segments have other times, another place in the order, or another track."""
    on_track: defaultdict[int, list[Pair]] = defaultdict(list)
    for old, new in matching.pairs:
        if matching.tracks.get(old.track) == new.track:
            on_track[new.track].append((old, new))
        else:
            _tell_other_track(report, new)
    for number, pairs in on_track.items():
        _tell_times(report, pairs, reordered=_tell_order(report, pairs, after[number]))
    _tell_tracks(report, matching.tracks, before, after)


def _tell_other_track(report: Report, new: Placed) -> None:
    kind, segment = report.kind(new), report.segment(new)
    line = text(
        "timeline.other_track", report.locale, kind=kind, segment=segment, number=new.track + 1
    )
    report.lines.append(line)


def _tell_order(report: Report, pairs: Sequence[Pair], track: Track) -> bool:
    if not _crossed(pairs, _in_time):
        # The order in the list alone is no order in time, but may be one of depth.
        report.other_settings |= _crossed(pairs, _in_list)
        return False
    ordered = sorted(enumerate(track.segments), key=lambda item: (item[1].start_ms, item[0]))
    names = [quoted_name(segment, index, report.locale) for index, segment in ordered]
    kind = kind_words(track.kind, report.locale)
    order = listed(names, report.locale)
    report.lines.append(text("timeline.reordered", report.locale, kind=kind, order=order))
    return True


def _tell_times(report: Report, pairs: Sequence[Pair], *, reordered: bool) -> None:
    shifted: defaultdict[float, list[Pair]] = defaultdict(list)
    for old, new in pairs:
        shift_ms = new.segment.start_ms - old.segment.start_ms
        if old.segment.duration_ms != new.segment.duration_ms:
            _tell_retimed(report, old, new)
        elif shift_ms and not reordered:
            shifted[shift_ms].append((old, new))
    for shift_ms, moved in shifted.items():
        if len(moved) < ALIKE_SHIFTS:
            for old, new in moved:
                _tell_moved(report, old, new)
        else:
            _tell_shift(report, moved, shift_ms)


def _tell_retimed(report: Report, old: Placed, new: Placed) -> None:
    before, after = report.time(old), report.time(new)
    if report.shows(before, after):
        kind, name = report.kind(new), report.name(new)
        line = text(
            "timeline.retimed", report.locale, kind=kind, name=name, before=before, after=after
        )
        report.lines.append(line)


def _tell_moved(report: Report, old: Placed, new: Placed) -> None:
    before, after = report.time(old), report.time(new)
    if report.shows(before, after):
        kind, name = report.kind(new), report.name(new)
        line = text(
            "timeline.moved", report.locale, kind=kind, name=name, before=before, after=after
        )
        report.lines.append(line)


def _tell_shift(report: Report, moved: Sequence[Pair], shift_ms: float) -> None:
    time = length_words(abs(shift_ms), report.locale)
    if not report.shows(length_words(0, report.locale), time):
        return
    kind, count = report.kind(moved[0][1]), len(moved)
    if shift_ms > 0:
        line = text("timeline.later", report.locale, kind=kind, count=count, time=time)
    else:
        line = text("timeline.earlier", report.locale, kind=kind, count=count, time=time)
    report.lines.append(line)


def _tell_tracks(
    report: Report, matched: dict[int, int], before: Sequence[Track], after: Sequence[Track]
) -> None:
    order = [matched[old] for old in sorted(matched)]
    if order != sorted(order):
        report.lines.append(text("timeline.tracks_reordered", report.locale))
    for old, new in matched.items():
        report.other_settings |= _differ_besides_segments(before[old], after[new])
    alone = [track for number, track in enumerate(before) if number not in matched]
    alone += [track for number, track in enumerate(after) if number not in matched.values()]
    # The segments of a track that came or went have been told; what else is there hasn't.
    report.other_settings |= any(track.opaque or not track.segments for track in alone)


def _differ_besides_segments(old: Track, new: Track) -> bool:
    if old.kind != new.kind:
        return True
    # A track's own length follows from its segments, unless those are the same.
    return old.duration_ms != new.duration_ms and old.segments == new.segments


def _in_time(each: Placed) -> tuple[float, ...]:
    return each.segment.start_ms, each.index


def _in_list(each: Placed) -> tuple[float, ...]:
    return (each.index,)


def _crossed(pairs: Sequence[Pair], place: Callable[[Placed], tuple[float, ...]]) -> bool:
    """Whether any two segments have changed places with each other."""
    places = [place(new) for _, new in sorted(pairs, key=lambda pair: place(pair[0]))]
    return places != sorted(places)
