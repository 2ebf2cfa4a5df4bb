"""Ways of asking for another order, or for fewer clips."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.ordering import Move, RemoveClip, Reverse, Swap
from bot.sandbox.nemo.agent.reading.lookups import find_clip, find_clips
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.rules.base import Rule, rule

_BARE_PAIR = re.compile(r"(\d+)\s*(?:and|&|with|,|和|与|跟)\s*(?:clip\s+|第)?(\d+)", re.IGNORECASE)


def _swap(clause: Clause, match: re.Match[str]) -> Command | None:
    numbers = find_clips(clause.text)
    if len(numbers) < 2 and (pair := _BARE_PAIR.search(clause.text)):
        numbers = [int(pair[1]), int(pair[2])]
    return Swap(numbers[0], numbers[1]) if len(numbers) >= 2 else None


_TO_START = re.compile(r"\b(?:start|beginning|front|first|top)\b|开头|最前|第一|首", re.IGNORECASE)
_TO_END = re.compile(r"\b(?:end|last|back)\b|结尾|最后|末尾|片尾", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:position|place|spot|slot)\s+(\d+)", re.IGNORECASE)


def _move(clause: Clause, match: re.Match[str]) -> Command | None:
    text = clause.text
    numbers = find_clips(text)
    if not numbers:
        return None
    rest = text[re.search(r"clip (?:\d+|last)|第\d+\w?|最后\w", text, re.IGNORECASE).end() :]  # pyright: ignore[reportOptionalMemberAccess]
    if place := _PLACE.search(rest):
        return Move(numbers[0], int(place[1]))
    if len(numbers) >= 2 and re.search(r"\b(?:before|after)\b|之?前|之?后", rest, re.IGNORECASE):
        return _move_beside(numbers[0], numbers[1], rest)
    if _TO_START.search(rest):
        return Move(numbers[0], 1)
    if _TO_END.search(rest):
        return Move(numbers[0], -1)
    return Move(numbers[0], numbers[1]) if len(numbers) >= 2 else None


def _move_beside(clip: int, other: int, rest: str) -> Command:
    """The place beside another clip, counted after the first has been taken out."""
    after = bool(re.search(r"\bafter\b|后", rest, re.IGNORECASE))
    if other == -1:
        return Move(clip, -1)
    return Move(clip, other + after - (clip != -1 and clip < other))


def _remove(clause: Clause, match: re.Match[str]) -> Command | None:
    number = find_clip(clause.text)
    return RemoveClip(number) if number else None


_CLIP = r"(?:clip\s(?:\d+|last)|第\d+|最后(?:一|1|那)?(?:个|段|张))"

RULES: tuple[Rule, ...] = (
    rule(r"\bswap\b|\bswitch\b|\bexchange\b|交换|互换|对调|调换", _swap, whole=True),
    rule(
        r"\brevers\w+\b.*\b(?:order|clips|images|sequence|photos|pictures)\b|\b(?:backwards"
        r"|reverse\s+order)\b|倒序|反过来|颠倒|顺序反|逆序",
        lambda clause, match: Reverse(),
        whole=True,
    ),
    rule(
        rf"\b(?:move|put|place|send|bring|shift|use)\b[^,]*?{_CLIP}|(?:把"
        rf"|将)?{_CLIP}[^,]*?(?:移|放|挪|调|排|换)(?:到|在|至)",
        _move,
        whole=True,
    ),
    rule(
        rf"\b(?:remove|delete|drop|cut(?:\s+out)?|trash|lose|take\s+out|get\s+rid\s+of"
        rf"|kill)\b[^,]*?{_CLIP}"
        rf"|(?:删除|删掉|删|去掉|移除|剪掉|不要){_CLIP}|(?:把|将)?{_CLIP}[^,]*?(?:删|去掉|移除"
        rf"|剪掉|不要)",
        _remove,
        whole=True,
    ),
)
