"""Decides what a message wants from what its clauses do."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.intents.clauses import Clause, clauses
from bot.core.intents.concepts import Concept as C
from bot.core.intents.normal import plain
from bot.core.intents.rules import Act, Rule, rule_for, second_rule_for


class Intent(StrEnum):
    """What a message wants."""

    EXPORT = "export"
    CREDITS = "credits"
    STATUS = "status"
    UPLOAD = "upload"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Route:
    """Where a message goes."""

    intent: Intent
    then_export: bool = False
    """An edit after which the file is wanted too."""
    sure: bool = True
    """False where the message can be read in two ways: ask before spending."""


_LABEL_CLAUSES = 2
_LABEL_WORDS = 8
_SHORT = 4
"""Words of content up to which an unexpected wording may still be a question."""
_NOT_A_LABEL = (
    C.ORDER
    | C.TRAIT
    | C.ADVICE
    | C.TOPIC
    | C.PLACE
    | C.EXPORT
    | C.SEND
    | C.STATUS
    | C.FAIL
    | C.QUESTION
    | C.DONE
    | C.COST
    | C.TIMELINE
    | C.QUOTE
    | C.OBJECT
)
_SLASH = re.compile(r"/(?:video\s+)?(export|download|credits|balance|status|upload|edit)\b\s*")
_SLASH_INTENTS = {"download": Intent.EXPORT, "balance": Intent.CREDITS}


def route(text: str, *, attachments: bool = False) -> Route:
    """Return what the words of a message ask for.

    `attachments` tells whether files came with it; they are uploaded whatever the words say.
    """
    wording = plain(text)
    slash = _SLASH.match(wording)
    command = slash.group(1) if slash else "edit"
    if slash:
        wording = wording[slash.end() if command == "edit" else slash.start(1) :]
    said = clauses(wording)
    rules = _rules(said)
    if command != "edit":
        return _commanded(command, rules)
    if attachments and _only_names_files(said):
        return Route(Intent.UPLOAD)
    return _decide(rules, has_content=any(clause.content for clause in said))


def _commanded(name: str, rules: list[Rule]) -> Route:
    """Follow a command written as text; "/export without the logo" still changes something."""
    intent = _SLASH_INTENTS.get(name) or Intent(name)
    if intent is Intent.EXPORT and any(rule.act is Act.EDIT for rule in rules):
        return Route(Intent.EDIT, then_export=True)
    return Route(intent)


def _rules(said: list[Clause]) -> list[Rule]:
    rules = [rule_for(clause) for clause in said]
    is_short = sum(clause.content for clause in said) <= _SHORT
    if is_short and all(rule.act is Act.NOTHING for rule in rules):
        rules = [second_rule_for(clause) for clause in said]
    return rules


def _only_names_files(said: list[Clause]) -> bool:
    if len(said) > _LABEL_CLAUSES or sum(clause.words for clause in said) > _LABEL_WORDS:
        return False
    return not any(clause.means & _NOT_A_LABEL for clause in said)


def _decide(rules: list[Rule], *, has_content: bool) -> Route:
    acts = [rule.act for rule in rules]
    if Act.EDIT in acts:
        return Route(Intent.EDIT, then_export=Act.EXPORT in acts)
    for act in (Act.CREDITS, Act.STATUS, Act.UPLOAD, Act.EXPORT):
        if act in acts:
            sure = any(rule.sure for rule in rules if rule.act is act)
            return Route(Intent(act.value), sure=sure)
    return Route(Intent.EDIT, sure=has_content)
