"""Ways of asking for another order, or for fewer clips."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.ordering import Move, RemoveClip, Reverse, Swap
from bot.sandbox.nemo.agent.reading.lookups import find_clip, find_clips, find_pair
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.rules.base import Rule, rule


def _swap(clause: Clause, match: re.Match[str]) -> Command | None:
    pair = find_pair(clause.text)
    return Swap(*pair) if pair else None


_NAMED = re.compile(r"clip (?:\d+|last)|第\d+\w?|最后\w", re.IGNORECASE)
_TO_START = re.compile(r"\b(?:start|beginning|front|first|top)\b|开头|最前|第一|首", re.IGNORECASE)
_TO_END = re.compile(r"\b(?:end|last|back)\b|结尾|最后|末尾|片尾", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:position|place|spot|slot)\s+(\d+)", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:before|(?P<after>after))\b|之?前|(?P<zh_after>之?后)", re.IGNORECASE)


def _move(clause: Clause, match: re.Match[str]) -> Command | None:
    text = clause.text
    numbers = find_clips(text)
    named = _NAMED.search(text)
    if not numbers or named is None:
        return None
    clip, goal = numbers[0], text[named.end() :]
    if place := _PLACE.search(goal):
        return Move(clip, int(place[1]))
    if len(numbers) >= 2 and (beside := _BESIDE.search(goal)):
        return _move_beside(clip, numbers[1], after=bool(beside["after"] or beside["zh_after"]))
    if _TO_START.search(goal):
        return Move(clip, 1)
    if _TO_END.search(goal):
        return Move(clip, -1)
    return Move(clip, numbers[1]) if len(numbers) >= 2 else None


def _move_beside(clip: int, other: int, *, after: bool) -> Command:
    """The place beside another clip, counted after the first has been taken out."""
    if other == -1:
        return Move(clip, -1)
    return Move(clip, other + after - (clip != -1 and clip < other))


def _remove(clause: Clause, match: re.Match[str]) -> Command | None:
    number = find_clip(clause.text)
    return RemoveClip(number) if number else None


_CLIP = r"clip (\d+|last)"
_CLIP_ZH = r"(第\d+|最后[一1那]?[个段张])"

RULES: tuple[Rule, ...] = (
    rule(_swap, en=["swap", "switch", "exchange"], zh=["交换", "互换", "对调", "调换"]),
    rule(
        lambda clause, match: Reverse(),
        en=[
            r"revers\w+ … (order|clips|images|sequence|photos|pictures)",
            "backwards",
            "reverse order",
        ],
        zh=["倒序", "反过来", "颠倒", "顺序反", "逆序"],
    ),
    rule(
        _move,
        en=[f"(move|put|place|send|bring|shift|use) … {_CLIP}"],
        zh=[f"{_CLIP_ZH}…(移|放|挪|调|排|换)[到在至]"],
    ),
    rule(
        _remove,
        en=[
            f"(remove|delete|drop|cut|trash|lose|kill) … {_CLIP}",
            f"(cut out|take out|get rid of) … {_CLIP}",
        ],
        zh=[
            f"(删除|删掉|删|去掉|移除|剪掉|不要){_CLIP_ZH}",
            f"{_CLIP_ZH}…(删|去掉|移除|剪掉|不要)",
        ],
    ),
)
