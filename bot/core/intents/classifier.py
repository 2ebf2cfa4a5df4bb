"""Weighs what the rules can't decide: a linear classifier with its weights as package data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.core.learnt import Model


class Label(StrEnum):
    """What the classifier tells apart, in the order of the weights of a bucket."""

    EDIT = "edit"
    EDIT_THEN_EXPORT = "edit_then_export"
    EXPORT = "export"
    STATUS = "status"
    CREDITS = "credits"
    UPLOAD = "upload"


MODEL = Model("bot.core.intents", Label)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest label."""

    label: Label
    margin: float
    """How far it is ahead of the likeliest label of another intent, in log odds."""


def classify(buckets: Iterable[int]) -> Verdict:
    """Return what a message with these features most likely wants."""
    scores = MODEL.scores(buckets)
    best = max(scores, key=lambda label: scores[label])
    rival = max(score for label, score in scores.items() if not _same_intent(label, best))
    return Verdict(best, scores[best] - rival)


def _same_intent(label: Label, other: Label) -> bool:
    return (label.startswith("edit") and other.startswith("edit")) or label is other
