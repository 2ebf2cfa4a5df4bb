"""Durations and stretches of time as people write them. Everything is in milliseconds."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.nemo.agent.reading.text import Clause

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"milliseconds?|ms|毫秒|seconds?|secs?|s(?![a-z])|秒[钟]?|minutes?|mins?|m(?![a-z])|分[钟]?"
AMOUNT = rf"(?:{_NUMBER}\s*-?\s*(?:{_UNIT})(?:半)?(?:\s*{_NUMBER}\s*秒)?|\d+:\d\d(?:\.\d+)?)"
"""A regular expression for a duration or a point in time."""

_PIECE = re.compile(rf"({_NUMBER})\s*-?\s*({_UNIT})(半)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d+):(\d\d(?:\.\d+)?)")
_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)


def duration_of(text: str) -> int:
    """The milliseconds that an `AMOUNT` says, or a bare number of seconds."""
    if clock := _CLOCK.search(text):
        return round((int(clock[1]) * 60 + float(clock[2])) * 1000)
    total = 0.0
    for number, unit, half in _PIECE.findall(text):
        scale = _scale(unit.lower())
        total += (float(number) + (0.5 if half else 0)) * scale
    if not total and (bare := re.search(_NUMBER, text)):
        total = float(bare[0]) * 1000
    return round(total)


def _scale(unit: str) -> int:
    if unit in {"ms", "毫秒"} or unit.startswith("milli"):
        return 1
    return 60_000 if unit.startswith(("m", "分")) else 1000


def find_duration(text: str) -> int | None:
    """The first duration in a text."""
    found = _AMOUNT.search(text)
    return duration_of(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the timeline, as far as it was said."""

    start_ms: int | None = None
    duration_ms: int | None = None
    at_end: bool = False
    """Counted from the end of the video."""
    throughout: bool = False
    to_end: bool = False
    """From its start until the video ends."""

    def resolve(self, total_ms: int, usual_ms: int) -> tuple[int, int]:
        """Start and duration in a video of `total_ms`, never outside of it."""
        if self.throughout:
            return 0, total_ms
        duration_ms = min(self.duration_ms or usual_ms, total_ms)
        if self.at_end:
            return total_ms - duration_ms, duration_ms
        start_ms = min(self.start_ms or 0, max(0, total_ms - 500))
        if self.to_end:
            return start_ms, total_ms - start_ms
        return start_ms, min(duration_ms, total_ms - start_ms)


def _between(match: re.Match[str]) -> Span:
    start_ms, end_ms = sorted((duration_of(match["a"]), duration_of(match["b"])))
    return Span(start_ms, end_ms - start_ms)


def _first(match: re.Match[str]) -> Span:
    return Span(0, duration_of(match["a"]))


def _last(match: re.Match[str]) -> Span:
    return Span(duration_ms=duration_of(match["a"]), at_end=True)


def _throughout(_: re.Match[str]) -> Span:
    return Span(throughout=True)


_POINT = rf"(?:{AMOUNT}|{_NUMBER})"
_SPANS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (
            rf"\b(?:from|between)\s+(?P<a>{_POINT})\s*(?:to|until|till|and|-|–)\s*(?P<b>{_POINT})",
            _between,
        ),
        (rf"从?第?(?P<a>{_POINT})\s*(?:到|至|~|-|–)\s*第?(?P<b>{_POINT})", _between),
        (rf"(?P<a>{_POINT})\s*(?:to|-|–)\s*(?P<b>{AMOUNT})", _between),
        (rf"\b(?:the\s+)?(?:first|opening)\s+(?P<a>{AMOUNT})", _first),
        (rf"(?:开头|前|开始|最前面)的?(?P<a>{AMOUNT})", _first),
        (rf"\b(?:the\s+)?(?:last|final)\s+(?P<a>{AMOUNT})", _last),
        (rf"(?:最后|结尾|片尾|末尾)的?(?P<a>{AMOUNT})", _last),
        (
            r"\b(?:throughout|(?:the\s+)?(?:whole|entire)\s+(?:time|video|clip))|全程|一直"
            r"|整个视频|从头到尾",
            _throughout,
        ),
    )
)

_START = re.compile(
    rf"\b(?:at|after|from|starting\s+(?:at|from)|start\s+at)\s+(?P<a>{AMOUNT})"
    rf"|从?第(?P<b>{AMOUNT})(?:开始|起|处|出现)?|在(?P<c>{AMOUNT})(?:处|时|的时候|开始)",
    re.IGNORECASE,
)
_AT_START = re.compile(r"\b(?:start|beginning|opening)\b|开头|开始|片头|最前", re.IGNORECASE)
_AT_END = re.compile(
    r"\b(?:at|in|near|on)\s+the\s+(?:very\s+)?(?:end|last)\b|结尾|片尾|末尾|最后", re.IGNORECASE
)


_TO_END = re.compile(
    r"\b(?:until|till|to|through)\s+the\s+(?:very\s+)?end\b|(?:直?到|至)(?:结束|最后|结尾|片尾)",
    re.IGNORECASE,
)


def find_span(clause: Clause) -> tuple[Span | None, Clause]:
    """When something is to be seen or heard, and the clause without those words."""
    for pattern, build in _SPANS:
        if found := pattern.search(clause.text):
            return build(found), clause.without(*found.span())
    start = _START.search(clause.text)
    rest = clause.without(*start.span()) if start else clause
    length = _AMOUNT.search(rest.text)
    duration_ms = duration_of(length[0]) if length else None
    if start:
        start_ms = duration_of(start["a"] or start["b"] or start["c"])
        return Span(start_ms, duration_ms), rest
    if _TO_END.search(rest.text):
        return Span(start_ms=duration_ms, to_end=True), rest
    if _AT_END.search(rest.text):
        return Span(duration_ms=duration_ms, at_end=True), rest
    if _AT_START.search(rest.text) or duration_ms is not None:
        return Span(0, duration_ms), rest
    return None, clause
