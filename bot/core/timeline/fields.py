"""Known fields taken out of a draft's JSON, whatever they are called; the rest stays opaque."""

import json
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar, cast

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "tracks": ("t", "tracks"),
    "kind": ("tt", "track_type"),
    "segments": ("sg", "segments"),
    "id": ("id", "sid", "uid", "segment_id", "m.id"),
    "name": ("n", "name", "title", "m.name", "m.title"),
    "text": ("tx", "text", "content", "m.text"),
    "start": ("s", "st", "start", "target_start"),
    "end": ("e", "end", "target_end"),
    "duration": ("d", "dur", "duration", "target_duration"),
    "volume": ("v", "vol", "volume", "m.volume"),
    "project": ("m.title", "m.name", "title", "name"),
    "width": ("m.width", "m.w", "width"),
    "height": ("m.height", "m.h", "height"),
}
"""Where a field may be, likeliest first; ``m.name`` is ``name`` inside ``m``.

The service documents ``t``, ``tt``, ``sg``, ``d`` and ``m``; the other names are likely ones.
"""

LARGEST = 10**12
"""Numbers beyond it are no milliseconds, pixels or volumes, but something unknown."""


Choice = TypeVar("Choice")


class Fields:
    """A JSON object from which fields are taken one by one.

    A value of an unexpected type isn't taken: it stays with the rest, as does anything unknown.
    """

    def __init__(self, source: object) -> None:
        self._rest: object = source
        if isinstance(source, dict):
            self._rest = dict(cast(dict[str, object], source))

    def string(self, *fields: str) -> str | None:
        """The first of these fields that is a text with something in it."""
        for path, value in self._candidates(fields):
            if isinstance(value, str) and value.strip():
                self._take(path)
                return value
        return None

    def number(self, field: str) -> float | None:
        """The field if it is a plausible number, 0 or more."""
        for path, value in self._candidates((field,)):
            number = as_number(value)
            if number is not None:
                self._take(path)
                return number
        return None

    def choice(self, field: str, choices: Mapping[float | None, Choice]) -> Choice | None:
        """What the field's number stands for, if it is one of the known numbers."""
        for path, value in self._candidates((field,)):
            number = as_number(value)
            if number in choices:
                self._take(path)
                return choices[number]
        return None

    def identity(self) -> str | None:
        """What names the object itself; it may be a text or a whole number."""
        for path, value in self._candidates(("id",)):
            if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
                self._take(path)
                return str(value)
        return None

    def items(self, field: str) -> list[object]:
        """The field if it is a list, else an empty one."""
        for path, value in self._candidates((field,)):
            if isinstance(value, list):
                self._take(path)
                return cast(list[object], value)
        return []

    def opaque(self) -> str:
        """All that wasn't taken, in a form that is equal for equal values; "" for nothing."""
        if self._rest == {}:
            return ""
        try:
            return json.dumps(self._rest, sort_keys=True)
        except RecursionError:
            return "nested too deeply to be compared"

    def _candidates(self, fields: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        for field in fields:
            for path in KEYS[field]:
                outer, _, inner = path.rpartition(".")
                place = _as_object(self._rest)
                if outer:
                    place = _as_object(place.get(outer))
                if inner in place:
                    yield path, place[inner]

    def _take(self, path: str) -> None:
        outer, _, inner = path.rpartition(".")
        rest = _as_object(self._rest)
        if not outer:
            del rest[inner]
            return
        left = {key: value for key, value in _as_object(rest[outer]).items() if key != inner}
        if left:
            rest[outer] = left
        else:
            del rest[outer]


def as_number(value: object) -> float | None:
    """A JSON number that can be a time, a size or a volume; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if 0 <= value <= LARGEST else None


def _as_object(value: object) -> dict[str, object]:
    return cast(dict[str, object], value) if isinstance(value, dict) else {}
