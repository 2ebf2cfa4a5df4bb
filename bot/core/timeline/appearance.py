"""What has changed in how segments, tracks and the whole video look and run."""

from collections import defaultdict
from collections.abc import Sequence

from bot.core.timeline.arrangement import ALIKE_SHIFTS
from bot.core.timeline.matching import Matching, Placed
from bot.core.timeline.model import Timeline
from bot.core.timeline.report import Report
from bot.core.timeline.segments import Track, TrackKind
from bot.core.timeline.settings import settings
from bot.core.timeline.wording import kind_words, listed, setting_words
from bot.locales import text


def tell_appearance(report: Report, matching: Matching, before: Timeline, after: Timeline) -> None:
    """Tell the settings that differ by their names; what has none is one of the others."""
    _tell_segments(report, matching, after.tracks)
    for old, new in matching.tracks.items():
        was, now = before.tracks[old], after.tracks[new]
        kind = kind_words(now.kind, report.locale)
        what = text("timeline.track_named", report.locale, number=new + 1, kind=kind)
        _tell(report, what, _said(report, was.opaque, now.opaque))
    what = text("timeline.whole", report.locale)
    _tell(report, what, _said(report, before.opaque, after.opaque))


def _tell_segments(report: Report, matching: Matching, tracks: Sequence[Track]) -> None:
    alike: defaultdict[tuple[TrackKind, str], list[Placed]] = defaultdict(list)
    for old, new in matching.pairs:
        said = _said(report, old.segment.opaque, new.segment.opaque)
        if said:
            alike[new.segment.kind, said].append(new)
    for (kind, said), changed in alike.items():
        if len(changed) >= ALIKE_SHIFTS:
            _tell(report, f"{kind_words(kind, report.locale)} ×{len(changed)}", said)
            continue
        for each in changed:
            _tell(report, report.what(each, tracks), said)


def _said(report: Report, before: str, after: str) -> str:
    """The settings that differ in one list; notes whether there is more."""
    found, unnamed = settings(before, after)
    report.other_settings |= unnamed
    words = [setting_words(setting, *values, report.locale) for setting, values in found.items()]
    return listed(words, report.locale)


def _tell(report: Report, what: str, said: str) -> None:
    if said:
        report.lines.append(text("timeline.settings", report.locale, what=what, settings=said))
