"""What the classifier of an agent's sentences learns from: phrases, and labelled replies."""

import json
from collections.abc import Iterator
from random import Random

from bot.core.gui.actions import Action, action_of
from bot.core.gui.judge import MODEL, Label
from bot.core.gui.sentences import clauses_of, seen_of, sentences, shared_of
from tests.training.fit import Sample
from tests.training.messages import CORPUS
from tests.training.phrases import SCREENS, drawn

LEARNT_FROM = (
    *("gui.extra.jsonl", "gui.second.jsonl", "gui.third.jsonl"),
    *("gui.sixth.jsonl", "gui.eighth.jsonl", "gui.tenth.jsonl", "gui.eleventh.jsonl"),
)
SHORTEST_CLAUSE = 6
"""Characters."""
WORDINGS = 14
"""Of every phrase."""
PHRASE_WEIGHT = 0.5
"""What a drawn wording counts beside a sentence that stood in a reply."""
SHARED_WEIGHT = 0.5
"""What a sentence counts once more by what all languages share, so that one teaches another."""


def labelled() -> Iterator[tuple[str, Label]]:
    """Yield what in labelled replies, sentence or clause, is wholly content or instruction."""
    for name in LEARNT_FROM:
        for line in (CORPUS / name).read_text().splitlines():
            row = json.loads(line)
            if row.get("half") == "blind":
                continue
            actions = {Action(action) for action in row["actions"]}
            for part in _parts(row["text"]):
                label = _label(part, actions, row["keep"], row["drop"])
                if label is not None:
                    yield part, label


def _parts(text: str) -> Iterator[str]:
    """Yield the sentences of a reply, and the clauses of those that have several."""
    for sentence in (part for line in text.split("\n") for part in sentences(line)):
        yield sentence
        clauses = clauses_of(sentence)
        if len(clauses) > 1:
            yield from (clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE)


def _label(sentence: str, actions: set[Action], keep: list[str], drop: list[str]) -> Label | None:
    kept = any(part in sentence or sentence.strip() in part for part in keep)
    dropped = any(part.lower() in sentence.lower() for part in drop)
    if kept or not drop:
        return None if dropped else Label.CONTENT
    about = actions if len(actions) == 1 else {action_of(sentence)} & actions
    if not dropped or len(about) != 1:
        return None
    return Label(next(iter(about)) or "")


def examples(random: Random) -> Iterator[tuple[str, Label, float]]:
    """Yield sentences, what they are, and how much each counts."""
    yield from ((sentence, label, 1.0) for sentence, label in labelled())
    for section, wording in drawn(SCREENS, WORDINGS, random):
        yield wording, Label(section), PHRASE_WEIGHT


def samples(random: Random) -> Iterator[Sample]:
    """Yield everything to learn from."""
    for sentence, label, weight in examples(random):
        column = MODEL.labels.index(label)
        yield Sample(sorted(seen_of(sentence)), column, weight)
        yield Sample(sorted(shared_of(sentence)), column, weight * SHARED_WEIGHT)


def seen() -> Iterator[tuple[str, set[int]]]:
    """Yield the label and the features of every labelled sentence."""
    for sentence, label in labelled():
        yield label, seen_of(sentence)
        yield label, shared_of(sentence)
