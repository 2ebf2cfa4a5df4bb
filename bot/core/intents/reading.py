"""Reads a message as far as grammar goes: its command, its clauses, a rule for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.intents.clauses import Clause, clauses
from bot.core.intents.features import features
from bot.core.intents.normal import plain
from bot.core.intents.rules import Act, Rule, rule_for, second_rule_for

_SHORT = 4
"""Words of content up to which an unexpected wording may still be a question."""
_SLASH = re.compile(r"/(?:video\s+)?(export|download|credits|balance|status|upload|edit|help)\b\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A message taken apart."""

    wording: str
    command: str
    """The command that was written as text ("/export 4k"); "edit" is none, it says no more."""
    said: Sequence[Clause]
    rules: Sequence[Rule]
    """What each clause of `said` does."""
    attachments: bool

    @property
    def says_nothing(self) -> bool:
        """Tell whether it neither asks for anything known nor speaks of any content."""
        idle = all(rule.act in (Act.NOTHING, Act.HOLD) for rule in self.rules)
        return idle and not any(clause.content for clause in self.said)

    def features(self) -> set[int]:
        """Return what the classifier sees of it."""
        return features(self.wording, self.said, self.rules, attachments=self.attachments)


def read(text: str, *, attachments: bool) -> Reading:
    """Take a message apart; `attachments` tells whether files came with it."""
    wording = plain(text)
    slash = _SLASH.match(wording)
    command = slash.group(1) if slash else ""
    if slash and command == "edit":
        wording, command = wording[slash.end() :], ""
    elif slash:
        wording = wording[slash.start(1) :]
    said = clauses(wording)
    return Reading(wording, command, said, _rules(said), attachments)


def _rules(said: Sequence[Clause]) -> list[Rule]:
    rules = [rule_for(clause) for clause in said]
    is_short = sum(clause.content for clause in said) <= _SHORT
    if is_short and all(rule.act is Act.NOTHING for rule in rules):
        rules = [second_rule_for(clause) for clause in said]
    return rules
