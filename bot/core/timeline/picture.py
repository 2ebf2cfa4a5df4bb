"""Where everything goes in the picture of a timeline. Pure geometry; nothing is drawn here.

The picture is twice as wide as a phone shows it, so that letters of 24 pixels are easy to read.
"""

from dataclasses import dataclass
from math import ceil

from bot.core.sketch import Box, Ink, Label, Line, Mark, Place, Sketch, Tone
from bot.core.timeline.legend import Entry, legend
from bot.core.timeline.marks import Marks
from bot.core.timeline.model import Timeline
from bot.core.timeline.segments import Segment, Track, TrackKind
from bot.core.timeline.space import lanes, width_of
from bot.core.timeline.wording import (
    kind_words,
    length_words,
    plain_name,
    time_words,
    volume_words,
)
from bot.locales import text

WIDTH = 720
MARGIN = 16
NAME_PX = 24
NOTE_PX = 20
PADDING = 10
GAP = 3
SMALLEST_BOX = 8
BADGE_PX = 28
"""What the sign of a mark takes of a box, at its upper right."""
NAMED_FROM = 96
"""A narrower box has a number: of a name, only a letter or two would be left."""
TRACKS_SHOWN = 8
TICKS = 6
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
_TONES = {
    TrackKind.VIDEO: Tone.VIDEO,
    TrackKind.AUDIO: Tone.AUDIO,
    TrackKind.TEXT: Tone.TEXT,
    TrackKind.OTHER: Tone.OTHER,
}
_INKS = {Mark.ADDED: Ink.ADDED, Mark.CHANGED: Ink.CHANGED, Mark.REMOVED: Ink.REMOVED}


@dataclass(frozen=True, slots=True)
class _Measures:
    """Heights in pixels."""

    picture_row: int
    row: int
    ghost_row: int
    header: int
    ruler: int
    gap: int


_FULL = _Measures(picture_row=96, row=64, ghost_row=36, header=30, ruler=34, gap=14)
_SMALL = _Measures(picture_row=56, row=40, ghost_row=32, header=0, ruler=30, gap=6)


def picture(timeline: Timeline, marks: Marks, locale: str, *, small: bool = False) -> Sketch:
    """Arrange a timeline's tracks below each other on one scale of time.

    A small picture leaves out what a reader of the message above it knows.
    """
    drawn = _Picture(timeline, marks, locale, small=small)
    drawn.add_ruler()
    for number, track in enumerate(timeline.tracks[:TRACKS_SHOWN]):
        drawn.add_track(number, track)
    for track in marks.lost[:TRACKS_SHOWN]:
        drawn.add_lost(track)
    drawn.add_footnotes(len(timeline.tracks) - TRACKS_SHOWN)
    return drawn.sketch()


class _Picture:
    def __init__(self, timeline: Timeline, marks: Marks, locale: str, *, small: bool) -> None:
        self._marks = marks
        self._locale = locale
        self._small = small
        self._measures = _SMALL if small else _FULL
        self._length_ms = max(timeline.duration_ms, _last_end(timeline, marks), 1)
        self._y = MARGIN
        self._ticks: list[int] = []
        self._lines: list[Line] = []
        self._boxes: list[Box] = []
        self._labels: list[Label] = []

    def sketch(self) -> Sketch:
        height = self._y + MARGIN - self._measures.gap
        return Sketch(WIDTH, height, tuple(self._lines), tuple(self._boxes), tuple(self._labels))

    def add_ruler(self) -> None:
        length_s = self._length_ms / 1000
        step_s = next((step for step in _STEPS_S if length_s / step <= TICKS), None)
        step_s = step_s or ceil(length_s / TICKS)
        for count in range(TICKS + 1):
            x = self._x(count * step_s * 1000)
            if x > WIDTH - MARGIN:
                break
            self._ticks.append(x)
            words = length_words(count * step_s * 1000, self._locale)
            room = WIDTH - MARGIN - x
            if room >= width_of(words, NOTE_PX):
                self._labels.append(Label(x + 4, self._y, room, NOTE_PX, words, Ink.QUIET))
        self._y += self._measures.ruler

    def add_track(self, number: int, track: Track) -> None:
        self._add_header(f"{number + 1}  {kind_words(track.kind, self._locale)}")
        height = self._row(track.kind)
        chosen = lanes(track.segments)
        boxes = [
            self._box(segment, height, lane, (number, index))
            for index, (segment, lane) in enumerate(zip(track.segments, chosen, strict=True))
        ]
        names = [
            plain_name(segment, index, self._locale) for index, segment in enumerate(track.segments)
        ]
        numbered = not self._small and len(boxes) > 1 and not _all_fit(boxes, names)
        for index, (box, segment) in enumerate(zip(boxes, track.segments, strict=True)):
            if numbered or _too_narrow(box, names[index]):
                self._number(box, index)
            else:
                self._name(box, segment, names[index])
        self._boxes += boxes
        self._add_rows(height, max(chosen, default=0) + 1)
        self._add_ghosts(tuple(each.segment for each in self._marks.gone.get(number, ())))
        if numbered:
            self._add_legend(number, track, names)
        self._y += self._measures.gap

    def add_lost(self, track: Track) -> None:
        """A track that an edit has removed."""
        self._add_header(kind_words(track.kind, self._locale))
        self._add_ghosts(track.segments)
        self._y += self._measures.gap

    def add_footnotes(self, hidden_tracks: int) -> None:
        """What the marks mean, as far as there are any, and how many tracks are left out."""
        x = MARGIN
        for mark, there in self._marks_used().items():
            if there:
                words = text(f"picture.{mark}", self._locale)
                width = ceil(width_of(words, NOTE_PX) * 1.2) + NOTE_PX
                self._labels.append(Label(x, self._y, width, NOTE_PX, words, _INKS[mark]))
                x += width
        if hidden_tracks > 0:
            words = f"+ {text('timeline.more', self._locale, count=hidden_tracks)}"
            width = WIDTH - MARGIN - x
            self._labels.append(Label(x, self._y, width, NOTE_PX, words, Ink.QUIET))
            x += width
        if x > MARGIN:
            self._y += NOTE_PX + 6 + self._measures.gap

    def _marks_used(self) -> dict[Mark, bool]:
        there = set(self._marks.there.values())
        gone = bool(self._marks.gone or self._marks.lost)
        return {
            Mark.ADDED: Mark.ADDED in there,
            Mark.CHANGED: Mark.CHANGED in there,
            Mark.REMOVED: gone,
        }

    def _x(self, time_ms: float) -> int:
        return MARGIN + round(time_ms / self._length_ms * (WIDTH - 2 * MARGIN))

    def _row(self, kind: TrackKind) -> int:
        return self._measures.picture_row if kind is TrackKind.VIDEO else self._measures.row

    def _add_header(self, words: str) -> None:
        if self._measures.header:
            width = WIDTH - 2 * MARGIN
            self._labels.append(Label(MARGIN, self._y, width, NOTE_PX, words, Ink.QUIET))
        self._y += self._measures.header

    def _box(self, segment: Segment, height: int, lane: int, place: Place) -> Box:
        left = min(self._x(segment.start_ms), WIDTH - MARGIN - SMALLEST_BOX)
        width = max(self._x(segment.end_ms) - left - GAP, SMALLEST_BOX)
        audible = segment.kind is TrackKind.AUDIO and segment.volume is not None
        return Box(
            left,
            self._y + lane * height,
            width,
            height - GAP,
            _TONES[segment.kind],
            mark=self._marks.there.get(place),
            level=min(segment.volume or 0, 1) if audible else None,
            place=place if segment.kind is TrackKind.VIDEO else None,
        )

    def _name(self, box: Box, segment: Segment, name: str) -> None:
        """The segment's name in its box and, where there is room, its time and volume."""
        width = _room(box)
        if width < NAME_PX:
            return
        note = self._note(segment)
        with_note = not self._small and width_of(note, NOTE_PX) <= width
        height = NAME_PX + (NOTE_PX + 8 if with_note else 0)
        y = box.y + max((box.height - height) // 2, 0)
        shaded = box.place is not None
        if shaded and not self._small:
            y = box.y + box.height - height - 6
        x = box.x + PADDING
        self._labels.append(Label(x, y, width, NAME_PX, name, shaded=shaded))
        if with_note:
            y += NAME_PX + 4
            self._labels.append(Label(x, y, width, NOTE_PX, note, Ink.QUIET, shaded=shaded))

    def _note(self, segment: Segment) -> str:
        time = time_words(segment.start_ms, segment.end_ms, self._locale)
        if segment.kind is TrackKind.AUDIO and segment.volume is not None:
            return f"{time} · {volume_words(segment.volume, self._locale)}"
        return time

    def _number(self, box: Box, index: int) -> None:
        words = str(index + 1)
        if box.width >= width_of(words, NOTE_PX):
            y = box.y + (box.height - NOTE_PX) // 2
            shaded = box.place is not None
            self._labels.append(
                Label(box.x, y, box.width, NOTE_PX, words, centred=True, shaded=shaded)
            )

    def _add_legend(self, number: int, track: Track, names: list[str]) -> None:
        self._y += 6
        entries = [
            Entry(name, self._note(segment), _ink(self._marks.there.get((number, index))))
            for index, (name, segment) in enumerate(zip(names, track.segments, strict=True))
        ]
        area = legend(entries, MARGIN, self._y, WIDTH - 2 * MARGIN, self._locale)
        self._labels += area.labels
        self._y += area.height

    def _add_ghosts(self, segments: tuple[Segment, ...]) -> None:
        if not segments:
            return
        height = self._measures.ghost_row
        chosen = lanes(segments)
        for segment, lane in zip(segments, chosen, strict=True):
            left = min(self._x(segment.start_ms), WIDTH - MARGIN - SMALLEST_BOX)
            width = max(self._x(segment.end_ms) - left - GAP, SMALLEST_BOX)
            y = self._y + lane * height
            self._boxes.append(Box(left, y, width, height - GAP, Tone.GHOST, Mark.REMOVED))
            if segment.label and width > 3 * NOTE_PX:
                room = width - 2 * PADDING - BADGE_PX
                name = plain_name(segment, 0, self._locale)
                label = Label(left + PADDING, y + 5, room, NOTE_PX, name, Ink.REMOVED)
                self._labels.append(label)
        self._add_rows(height, max(chosen) + 1)

    def _add_rows(self, height: int, count: int) -> None:
        """Go below what was put into rows of a height, and let the ruler's lines through."""
        self._lines += [Line(x, self._y, height * count) for x in self._ticks]
        self._y += height * count


def _room(box: Box) -> int:
    """How wide a name in a box may be."""
    return box.width - 2 * PADDING - (BADGE_PX if box.mark else 0)


def _ink(mark: Mark | None) -> Ink:
    return Ink.STRONG if mark is None else _INKS[mark]


def _all_fit(boxes: list[Box], names: list[str]) -> bool:
    return all(_fits(box, name) for box, name in zip(boxes, names, strict=True))


def _fits(box: Box, name: str) -> bool:
    return width_of(name, NAME_PX) <= _room(box)


def _too_narrow(box: Box, name: str) -> bool:
    return box.width < NAMED_FROM and not _fits(box, name)


def _last_end(timeline: Timeline, marks: Marks) -> float:
    there = [segment.end_ms for track in timeline.tracks for segment in track.segments]
    gone = [each.segment.end_ms for placed in marks.gone.values() for each in placed]
    lost = [segment.end_ms for track in marks.lost for segment in track.segments]
    return max([*there, *gone, *lost], default=0)
