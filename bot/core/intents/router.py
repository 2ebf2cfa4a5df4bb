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
)
_SLASH = re.compile(r"/(?:video\s+)?(export|download|credits|balance|status|upload|edit)\b\s*")
_SLASH_INTENTS = {"download": Intent.EXPORT, "balance": Intent.CREDITS}


def route(text: str, *, attachments: bool = False) -> Route:
    """Return what the words of a message ask for.

    `attachments` tells whether files came with it; they are uploaded whatever the words say.
    """
    wording = plain(text)
    slash = _SLASH.match(wording)
    if slash:
        name = slash.group(1)
        if name != "edit":
            return Route(_SLASH_INTENTS.get(name) or Intent(name))
        wording = wording[slash.end() :]
    said = clauses(wording)
    if attachments and _only_names_files(said):
        return Route(Intent.UPLOAD)
    rules = [rule_for(clause) for clause in said]
    if not _means_something(rules):
        rules = [second_rule_for(clause) for clause in said]
    if not _means_something(rules):
        return Route(Intent.EDIT, sure=any(clause.content for clause in said))
    return _decide(rules)


def _only_names_files(said: list[Clause]) -> bool:
    if len(said) > _LABEL_CLAUSES or sum(clause.words for clause in said) > _LABEL_WORDS:
        return False
    return not any(clause.means & _NOT_A_LABEL for clause in said)


def _means_something(rules: list[Rule]) -> bool:
    return any(rule.act is not Act.NOTHING for rule in rules)


def _decide(rules: list[Rule]) -> Route:
    acts = [rule.act for rule in rules]
    if Act.EDIT in acts:
        return Route(Intent.EDIT, then_export=Act.EXPORT in acts)
    for act in (Act.CREDITS, Act.STATUS, Act.UPLOAD, Act.EXPORT):
        if act in acts:
            return Route(
                Intent(act.value), sure=any(rule.sure for rule in rules if rule.act is act)
            )
    return Route(Intent.EDIT)
