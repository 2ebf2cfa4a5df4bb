"""Which clips there are, and in which order."""

from dataclasses import dataclass

from bot.sandbox.nemo.agent.commands.base import Bench, Edit, Outcome, no_such_clip, say
from bot.sandbox.nemo.agent.commands.timeline import in_order, index_of


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
