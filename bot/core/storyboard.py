"""A few frames of a video in place of it: which ones are taken, and how they are laid out."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.reply import elapsed
from bot.core.sketch import Box, Ink, Label, Place, Sketch, Tone
from bot.core.timeline.picture import MARGIN, WIDTH

FRAMES = 8
WIDE_FRAMES = 6
"""A wide video has fewer: they are higher in all than those of an upright one."""
PAIRS = 3
SAME_TIME_MS = 500
"""Frames of two videos that are no farther apart show the same time, as far as anyone sees."""
ALIKE = 1.25
"""Lengths that differ by no more than this are close enough to be looked at at the same times."""

_GAP = 8
_LABEL_PX = 22
_LINE_PX = 32

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """The frames of two videos at the same time, by their indices."""

    before: int
    after: int


def times_ms(duration_ms: float, *, wide: bool, earlier: Sequence[int] = ()) -> list[int]:
    """When frames are taken: evenly, or when they were taken of a video about as long."""
    count = WIDE_FRAMES if wide else FRAMES
    even = [round(duration_ms * (2 * number + 1) / (2 * count)) for number in range(count)]
    again = [time for time in earlier if time < duration_ms]
    alike = len(again) == len(earlier) == count
    # The last frame was taken half a step before the end.
    if alike and earlier[-1] / ALIKE <= even[-1] <= earlier[-1] * ALIKE:
        return again
    return even


def pairs(before: Sequence[int], after: Sequence[int]) -> list[Pair]:
    """Frames at the same times, from times that ascend; a few, from the whole length."""
    found: list[Pair] = []
    for index, time in enumerate(after):
        at = bisect_left(before, time)
        near = min(
            (candidate for candidate in (at - 1, at) if 0 <= candidate < len(before)),
            key=lambda candidate: abs(before[candidate] - time),
            default=None,
        )
        if near is not None and abs(before[near] - time) <= SAME_TIME_MS:
            found.append(Pair(near, index))
    if len(found) <= PAIRS:
        return found
    return [found[number * (len(found) - 1) // (PAIRS - 1)] for number in range(PAIRS)]


def storyboard(times: Sequence[int], frame: Size) -> Sketch:
    """The frames in rows, each with its time; the first one has the place (0, 0)."""
    columns = 2 if frame[0] > frame[1] else 4
    grid = _Grid(columns, frame)
    for index, time in enumerate(times):
        grid.add(index // columns, index % columns, (0, index), _clock(time))
    return grid.sketch()


def comparison(
    times: Sequence[int], matched: Sequence[Pair], frame: Size, titles: tuple[str, str]
) -> Sketch:
    """Old frames and new ones side by side or, where they are upright, above each other.

    The places of old frames begin with 0, those of new ones with 1; ``times`` are those of the
    new video.
    """
    wide = frame[0] > frame[1]
    grid = _Grid(2 if wide else PAIRS, frame, headed_rows=1 if wide else 2)
    for side, title in enumerate(titles):
        grid.head(*((0, side) if wide else (side, 0)), title)
    for number, pair in enumerate(matched):
        time = _clock(times[pair.after])
        for side, index in enumerate((pair.before, pair.after)):
            row, column = (number, side) if wide else (side, number)
            grid.add(row, column, (side, index), time)
    return grid.sketch()


class _Grid:
    """Frames in rows; above each of the first ``headed_rows`` there is room for a title."""

    def __init__(self, columns: int, frame: Size, headed_rows: int = 0) -> None:
        self._width = (WIDTH - 2 * MARGIN - (columns - 1) * _GAP) // columns
        self._height = max(round(self._width * frame[1] / max(frame[0], 1)), 1)
        self._headed_rows = headed_rows
        self._boxes: list[Box] = []
        self._labels: list[Label] = []

    def head(self, row: int, column: int, title: str) -> None:
        x, y = self._x(column), self._y(row) - _LINE_PX
        self._labels.append(Label(x, y, self._width, _LABEL_PX, title, Ink.STRONG))

    def add(self, row: int, column: int, place: Place, note: str) -> None:
        x, y = self._x(column), self._y(row)
        self._boxes.append(Box(x, y, self._width, self._height, Tone.OTHER, place=place))
        low = y + self._height - _LABEL_PX - 10
        self._labels.append(Label(x + 12, low, self._width, _LABEL_PX, note, shaded=True))

    def sketch(self) -> Sketch:
        bottom = max((box.y + box.height for box in self._boxes), default=MARGIN)
        boxes, labels = tuple(self._boxes), tuple(self._labels)
        return Sketch(WIDTH, bottom + MARGIN, (), boxes, labels, photographic=True)

    def _x(self, column: int) -> int:
        return MARGIN + column * (self._width + _GAP)

    def _y(self, row: int) -> int:
        heads = min(row + 1, self._headed_rows)
        return MARGIN + heads * _LINE_PX + row * (self._height + _GAP)


def _clock(time_ms: int) -> str:
    return elapsed(time_ms / 1000) if time_ms >= 60_000 else f"{time_ms / 1000:.1f} s"
