"""The list below a track whose segments are too narrow for their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.sketch import Ink, Label
from bot.locales import text

NAME_PX = 22
LINE_PX = 32
ENTRIES = 12
TWO_COLUMNS_FROM = 5
_NUMBER_PX = 38
_NOTE_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment's name, and its time."""

    name: str
    note: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class Legend:
    """The labels of a list, and how high it is."""

    labels: tuple[Label, ...]
    height: int


def legend(entries: Sequence[Entry], x: int, y: int, width: int, locale: str) -> Legend:
    """List segments by number, down one column or two; of a long list only the beginning."""
    shown = entries if len(entries) <= ENTRIES else entries[: ENTRIES - 1]
    columns = 2 if len(shown) >= TWO_COLUMNS_FROM else 1
    rows = -(-(len(shown) + (shown is not entries)) // columns)
    column_px = width // columns
    labels: list[Label] = []
    for index, entry in enumerate(shown):
        left, top = x + index // rows * column_px, y + index % rows * LINE_PX
        labels += _line(index + 1, entry, left, top, column_px - 12)
    if len(shown) < len(entries):
        more = text("timeline.more", locale, count=len(entries) - len(shown))
        left, top = x + len(shown) // rows * column_px, y + len(shown) % rows * LINE_PX
        labels.append(Label(left, top, column_px, NAME_PX, f"+ {more}", Ink.QUIET))
    return Legend(tuple(labels), rows * LINE_PX)


def _line(number: int, entry: Entry, x: int, y: int, width: int) -> list[Label]:
    note_px = round((width - _NUMBER_PX) * _NOTE_SHARE)
    name_px = width - _NUMBER_PX - note_px
    return [
        Label(x, y, _NUMBER_PX, NAME_PX, str(number), Ink.QUIET),
        Label(x + _NUMBER_PX, y, name_px - 8, NAME_PX, entry.name, entry.ink),
        Label(x + _NUMBER_PX + name_px, y + 1, note_px, NAME_PX - 2, entry.note, Ink.QUIET),
    ]
