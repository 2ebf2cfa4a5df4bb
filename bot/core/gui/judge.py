"""Judges a sentence of a reply where no pattern knows it: an instruction, or told of the work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.core.gui.actions import Action, action_of, shows_state
from bot.core.gui.clauses import Kind
from bot.core.gui.signs import sign_features
from bot.core.gui.wording import QUOTED
from bot.core.intents.normal import fold
from bot.core.learnt import Model, bucketed, pieces_of, spelling

_LONGEST = 240
"""Characters of a sentence that are read."""
_MANY = 3
_MANY_PIECES = 24


class Label(StrEnum):
    """What the classifier tells apart, in the order of the weights of a bucket."""

    CONTENT = "content"
    EXPORT = "export"
    STATUS = "status"
    CREDITS = "credits"
    EDIT = "edit"


MODEL = Model("bot.core.gui", Label)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a sentence is an instruction, and for what."""

    instructs: float
    """Log odds of an instruction against content."""
    action: Action
    """What it would be about."""


def judge(buckets: set[int]) -> Judgement:
    """Judge a sentence by its features."""
    scores = MODEL.scores(buckets)
    content = scores.pop(Label.CONTENT)
    likeliest = max(scores, key=lambda label: scores[label])
    return Judgement(scores[likeliest] - content, Action(likeliest.value))


def features(sentence: str, masked: str, kinds: Sequence[Kind]) -> set[int]:
    """Return the buckets of a sentence; `masked` is it without its quotations.

    `kinds` are what the patterns made of its clauses.
    """
    quoted = "".join(now for last, now in pairwise(f" {masked}") if (last, now) != (QUOTED, QUOTED))
    pieces = pieces_of(fold(quoted[:_LONGEST].strip()))
    return bucketed({*spelling(pieces), *_shared(sentence, masked, kinds, len(pieces))})


def shared_features(sentence: str, masked: str, kinds: Sequence[Kind]) -> set[int]:
    """Return the buckets of a sentence that say nothing of its language."""
    length = len(pieces_of(fold(masked[:_LONGEST].strip())))
    return bucketed(_shared(sentence, masked, kinds, length))


def _shared(sentence: str, masked: str, kinds: Sequence[Kind], length: int) -> Iterator[str]:
    """What all languages share."""
    yield from sign_features(masked)
    yield f"pieces {min(length, _MANY_PIECES) // 4}"
    yield f"clauses {min(len(kinds), _MANY)}"
    yield "kinds " + " ".join(kinds[:_MANY])
    yield from (f"kind {kind}" for kind in kinds)
    yield f"action {action_of(sentence)}"
    if shows_state(sentence):
        yield "state"
    if any(letter.isdigit() for letter in sentence):
        yield "digit"
