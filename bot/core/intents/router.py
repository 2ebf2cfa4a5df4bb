"""Decides what a message wants: grammar reads it, a classifier weighs what was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.intents.classifier import Label, Verdict, classify
from bot.core.intents.reading import Reading, read
from bot.core.intents.rules import Act, Rule
from bot.core.intents.small_talk import Talk, small_talk


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
    talk: Talk | None = None
    """A message that asks for no work, unless the agent has asked for it; never ``sure``."""


_SURE_MARGIN = 0.3
"""Log odds under which two readings of a message are equally likely."""
_CLEAR_MARGIN = 2.0
"""Log odds from which a wording without one telling word is believed."""
_COMMANDS = {"download": Intent.EXPORT, "balance": Intent.CREDITS}


def route(text: str, *, attachments: bool = False) -> Route:
    """Return what the words of a message ask for.

    `attachments` tells whether files came with it; they are uploaded whatever the words say.
    """
    reading = read(text, attachments=attachments)
    if reading.command:
        return _commanded(reading.command, reading.rules)
    talk = small_talk(text, reading.wording)
    if talk is not None and not attachments:
        return _talk(talk)
    if talk not in (None, Talk.ANSWER):
        return Route(Intent.UPLOAD)
    if not reading.said:
        return Route(Intent.UPLOAD) if attachments else Route(Intent.EDIT, sure=False)
    return _weighed(reading, classify(reading.features()))


def _commanded(name: str, rules: Sequence[Rule]) -> Route:
    """Follow a command written as text; "/export without the logo" still changes something."""
    if name == Talk.HELP:
        return _talk(Talk.HELP)
    intent = _COMMANDS.get(name) or Intent(name)
    if intent is Intent.EXPORT and any(rule.act is Act.EDIT for rule in rules):
        return Route(Intent.EDIT, then_export=True)
    return Route(intent)


def _talk(talk: Talk) -> Route:
    """As all that has no other meaning it would be an edit, and must not be paid for."""
    return Route(Intent.EDIT, sure=False, talk=talk)


def _weighed(reading: Reading, verdict: Verdict) -> Route:
    if verdict.label is Label.EDIT_THEN_EXPORT:
        return Route(Intent.EDIT, then_export=True, sure=verdict.margin >= _SURE_MARGIN)
    if reading.says_nothing and (verdict.label is Label.EDIT or verdict.margin < _CLEAR_MARGIN):
        return Route(Intent.EDIT, sure=False)
    agreed = any(rule.act == verdict.label for rule in reading.rules)
    return Route(Intent(verdict.label.value), sure=agreed or verdict.margin >= _SURE_MARGIN)
