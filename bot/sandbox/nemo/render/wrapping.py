"""Line breaking for titles, in scripts with and without spaces between words."""

import re
from bisect import bisect_right
from collections.abc import Callable

# Han, kana and full-width forms break between any two letters; Hangul breaks at spaces.
_WIDE = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
TOKENS = re.compile(rf"[{_WIDE}]|\s+|[^\s{_WIDE}]+")
# Marks and small letters that may not begin a line, and openers that may not end one.
CLOSING = frozenset(
    "、。，．！？；：）】」』》〉〕ー々…!?,.;:)]}ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
OPENING = frozenset("（【「『《〈〔([{")

Measure = Callable[[str], float]


def wrapped(text: str, measure: Measure, room: float) -> tuple[str, ...]:
    """The text in lines no wider than `room`, as even in length as they can be."""
    return tuple(
        line for part in text.split("\n") for line in _balanced(_tokens(part), measure, room)
    )


def _balanced(tokens: list[str], measure: Measure, room: float) -> list[str]:
    """As few lines as greedy breaking gives, in the narrowest column that still holds them."""
    lines = _greedy(tokens, measure, room)
    low, high = room / max(len(lines), 1), room
    while high - low > 1 and len(lines) > 1:
        middle = (low + high) / 2
        attempt = _greedy(tokens, measure, middle)
        if len(attempt) == len(lines) and max(map(measure, attempt)) <= middle:
            lines, high = attempt, middle
        else:
            low = middle
    return lines


def _greedy(tokens: list[str], measure: Measure, room: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for token in tokens:
        if line.strip() and measure((line + token).rstrip()) > room:
            lines.append(line.strip())
            line = ""
        line += token
        while measure(line.strip()) > room and len(line.strip()) > 1:
            cut = _longest_start(line.strip(), measure, room)
            lines.append(line.strip()[:cut])
            line = line.strip()[cut:]
    return [*lines, line.strip()] if line.strip() else lines


def _longest_start(word: str, measure: Measure, room: float) -> int:
    """How many letters of an overlong word fit; at least one."""
    lengths = range(1, len(word))
    return max(1, bisect_right(lengths, room, key=lambda length: measure(word[:length])))


def _tokens(text: str) -> list[str]:
    """The smallest parts that a line may be broken between."""
    joined: list[str] = []
    for token in TOKENS.findall(text):
        sticks = joined and (token[0] in CLOSING or joined[-1][-1] in OPENING)
        if sticks and not joined[-1].isspace():
            joined[-1] += token
        else:
            joined.append(token)
    return joined
