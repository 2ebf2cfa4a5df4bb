"""Everything that isn't an edit: greetings, questions, undo, and what can't be done."""

from dataclasses import dataclass

from bot.sandbox.nemo.agent.commands.base import Bench, Outcome, Talk, say
from bot.sandbox.nemo.draft import Draft

COURTESIES = {"greet", "thanks"}
"""Remarks that need no answer beside an edit."""


@dataclass(frozen=True, slots=True)
class Remark(Talk):
    """Says a sentence of the catalogue and does nothing."""

    key: str

    def apply(self, bench: Bench) -> Outcome:
        return Outcome(say(self.key))


@dataclass(frozen=True, slots=True)
class Describe(Talk):
    """Tells what is on the timeline."""

    def apply(self, bench: Bench) -> Outcome:
        return Outcome(say("describe.empty" if bench.draft.is_empty else "describe"))


@dataclass(frozen=True, slots=True)
class Undo(Talk):
    """Takes the last edit back."""

    def apply(self, bench: Bench) -> Outcome:
        if bench.previous is None:
            return Outcome(say("undo.nothing"))
        return Outcome(say("undo.done"), bench.previous, undoes=True)


@dataclass(frozen=True, slots=True)
class StartOver(Talk):
    """Clears the timeline; the files stay."""

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        empty = Draft(title=draft.title, width=draft.width, height=draft.height)
        return Outcome(say("undo.cleared"), empty)


@dataclass(frozen=True, slots=True)
class Nothing(Talk):
    """Words that ask for nothing now, such as "don't export yet"."""

    def apply(self, bench: Bench) -> Outcome:
        return Outcome(say("nothing"))
