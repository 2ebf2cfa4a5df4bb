"""What an edit has done, told from the timelines before and after it."""

from bot.core.timeline.appearance import tell_appearance
from bot.core.timeline.arrangement import tell_arrangement
from bot.core.timeline.matching import Placed, match, placed
from bot.core.timeline.model import Timeline
from bot.core.timeline.report import Report
from bot.core.timeline.wording import canvas_words, length_words, name_words, volume_words
from bot.locales import text


def changes(before: Timeline | None, after: Timeline, locale: str = "en") -> list[str]:
    """One line for each thing that differs, in plain words; none if nothing does.

    Without a timeline before, all that there is has been added. Whatever differs in ways that
    aren't understood is told last, in one line.
    """
    report = Report(locale)
    if before is None:
        for each in placed(after.tracks):
            _tell_added(report, each)
        return report.lines
    matching = match(before.tracks, after.tracks)
    for each in matching.added:
        _tell_added(report, each)
    for each in matching.removed:
        _tell_removed(report, each)
    for old, new in matching.pairs:
        _tell_renamed(report, old, new)
        _tell_volume(report, old, new, after)
    tell_appearance(report, matching, before, after)
    tell_arrangement(report, matching, before.tracks, after.tracks)
    _tell_project(report, before, after)
    if report.other_settings:
        report.lines.append(text("timeline.other_settings", locale))
    return report.lines


def _tell_added(report: Report, each: Placed) -> None:
    kind, segment = report.kind(each), report.segment(each)
    report.lines.append(text("timeline.added", report.locale, kind=kind, segment=segment))


def _tell_removed(report: Report, each: Placed) -> None:
    kind, segment = report.kind(each), report.segment(each)
    report.lines.append(text("timeline.removed", report.locale, kind=kind, segment=segment))


def _tell_renamed(report: Report, old: Placed, new: Placed) -> None:
    before, after = report.name(old), report.name(new)
    if old.segment.label != new.segment.label and report.shows(before, after):
        kind = report.kind(new)
        line = text("timeline.renamed", report.locale, kind=kind, before=before, after=after)
        report.lines.append(line)


def _tell_volume(report: Report, old: Placed, new: Placed, timeline: Timeline) -> None:
    locale = report.locale
    before = volume_words(old.segment.volume, locale)
    after = volume_words(new.segment.volume, locale)
    if old.segment.volume != new.segment.volume and report.shows(before, after):
        what = report.what(new, timeline.tracks)
        line = text("timeline.volume", locale, what=what, before=before, after=after)
        report.lines.append(line)


def _tell_project(report: Report, before: Timeline, after: Timeline) -> None:
    _tell_canvas(report, before, after)
    _tell_length(report, before, after)
    was, now = name_words(before.project, report.locale), name_words(after.project, report.locale)
    if before.project != after.project and report.shows(was, now):
        report.lines.append(text("timeline.project", report.locale, before=was, after=now))


def _tell_canvas(report: Report, before: Timeline, after: Timeline) -> None:
    was = canvas_words(before.width, before.height, report.locale)
    now = canvas_words(after.width, after.height, report.locale)
    differs = (before.width, before.height) != (after.width, after.height)
    if differs and report.shows(was, now):
        report.lines.append(text("timeline.canvas", report.locale, before=was, after=now))


def _tell_length(report: Report, before: Timeline, after: Timeline) -> None:
    was = length_words(before.duration_ms, report.locale)
    now = length_words(after.duration_ms, report.locale)
    if before.duration_ms != after.duration_ms and report.shows(was, now):
        report.lines.append(text("timeline.length", report.locale, before=was, after=now))
