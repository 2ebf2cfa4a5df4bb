"""Which clips there are, and in which order."""

import re
from dataclasses import dataclass

from bot.sandbox.nemo.agent.command import Bench, Command, Edit, Outcome, Rule, rule, say
from bot.sandbox.nemo.agent.pictures import no_such_clip
from bot.sandbox.nemo.agent.targets import find_clip, find_clips
from bot.sandbox.nemo.agent.text import Clause
from bot.sandbox.nemo.agent.timeline import in_order, index_of


@dataclass(frozen=True, slots=True)
class Swap(Edit):
    """Two clips change places."""

    one: int
    other: int

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        for number in (self.one, self.other):
            if index_of(number, len(clips)) is None:
                return no_such_clip(number, bench)
        i, j = (index_of(n, len(clips)) or 0 for n in (self.one, self.other))
        clips[i], clips[j] = clips[j], clips[i]
        sentence = say("order.swapped", one=clips[j].name, other=clips[i].name)
        return Outcome(sentence, in_order(bench.draft, clips))


@dataclass(frozen=True, slots=True)
class Move(Edit):
    """A clip goes to another place; -1 is the end."""

    clip: int
    to: int

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if index is None:
            return no_such_clip(self.clip, bench)
        moved = clips.pop(index)
        place = len(clips) if self.to == -1 else min(self.to - 1, len(clips))
        clips.insert(place, moved)
        sentence = say("order.moved", name=moved.name, number=place + 1)
        return Outcome(sentence, in_order(bench.draft, clips))


@dataclass(frozen=True, slots=True)
class Reverse(Edit):
    """The last clip becomes the first."""

    def apply(self, bench: Bench) -> Outcome:
        clips = bench.draft.videos[::-1]
        return Outcome(say("order.reversed", count=len(clips)), in_order(bench.draft, clips))


@dataclass(frozen=True, slots=True)
class RemoveClip(Edit):
    """A clip goes."""

    clip: int

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if index is None:
            return no_such_clip(self.clip, bench)
        if len(clips) == 1:
            return Outcome(say("order.last_clip"))
        removed = clips.pop(index)
        sentence = say("order.removed", name=removed.name, count=len(clips))
        return Outcome(sentence, in_order(bench.draft, clips))


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
