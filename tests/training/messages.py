"""What the classifier of messages learns from.

That is the phrases beside this file and the labelled messages that measure nothing;
never `dev`, `held`, `fresh`, `fourth`, `fifth`, `seventh`, `eighth`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bot.core.intents.classifier import MODEL, Label
from bot.core.intents.reading import read
from tests.training.fit import Sample
from tests.training.phrases import Example, examples

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"
LEARNT_FROM = tuple(f"intents.{name}.jsonl" for name in ("extra", "second", "third", "sixth"))
WORDINGS = 14
"""Of every phrase."""
PHRASE_WEIGHT = 0.5
"""What a drawn wording counts beside a message that someone wrote."""


def labelled() -> Iterator[Example]:
    """Yield the messages that people wrote."""
    for name in LEARNT_FROM:
        for line in (CORPUS / name).read_text().splitlines():
            row = json.loads(line)
            label = Label.EDIT_THEN_EXPORT if row["then_export"] else Label(row["intent"])
            yield Example(row["text"], label, row["attachments"])


def slipped(text: str, random: Random) -> str:
    """Return a text with two letters swapped or one lost, as fingers do."""
    if len(text) < 4:
        return text
    at = random.randrange(1, len(text) - 1)
    if not text[at : at + 2].isascii():
        return text
    second = text[at + 1 : at + 2]
    return text[:at] + random.choice((second + text[at], second)) + text[at + 2 :]


def samples(random: Random) -> Iterator[Sample]:
    """Yield everything to learn from, some of it misspelt."""
    written = [(example, 1.0) for example in labelled()]
    drawn = [(example, PHRASE_WEIGHT) for example in examples(WORDINGS, random)]
    for example, weight in (*written, *drawn):
        texts = [example.text]
        if random.random() < 0.15:
            texts.append(slipped(example.text, random))
        for text in texts:
            buckets = read(text, attachments=example.attachments).features()
            yield Sample(sorted(buckets), MODEL.labels.index(example.label), weight)


def seen() -> Iterator[tuple[str, set[int]]]:
    """Yield the label and the features of every labelled message."""
    for example in labelled():
        yield example.label, read(example.text, attachments=example.attachments).features()
