"""Makes the weights of the intent classifier: `python -m tests.training`.

Learns from the phrases beside this file and from the labelled messages that measure nothing;
never from the `dev`, `held`, `fresh` and `fourth` ones. The weights carry a fingerprint of what
they were made from, so that a test can tell when they have to be made again.
"""

import json
import struct
import zlib
from array import array
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import bot.core.intents
from bot.core.intents.classifier import FINGERPRINT_BYTES, LABELS, SCALE, WEIGHTS_FILE, Label
from bot.core.intents.features import BUCKETS
from bot.core.intents.reading import read
from tests.training.fit import Sample, fit
from tests.training.phrases import PHRASES, Example, examples

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"
LEARNT_FROM = ("intents.extra.jsonl", "intents.second.jsonl", "intents.third.jsonl")
WORDINGS = 14
"""Of every phrase."""
PHRASE_WEIGHT = 0.5
"""What a drawn wording counts beside a message that someone wrote."""
EPOCHS = 5
SEED = 20


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
            yield Sample(sorted(buckets), LABELS.index(example.label), weight)


def fingerprint() -> bytes:
    """Return a digest of the phrases, the labels, and the features the code finds today."""
    digest = sha256(repr((WORDINGS, PHRASE_WEIGHT, EPOCHS, SEED)).encode())
    for path in sorted(PHRASES.glob("*.toml")):
        digest.update(path.read_bytes())
    for example in labelled():
        buckets = sorted(read(example.text, attachments=example.attachments).features())
        digest.update(example.label.encode() + struct.pack(f"<{len(buckets)}H", *buckets))
    return digest.digest()[:FINGERPRINT_BYTES]


def packed(weights: "array[float]") -> bytes:
    """Round the weights to whole numbers of eight bits."""
    limited = (max(-127, min(127, round(weight * SCALE))) for weight in weights)
    return fingerprint() + zlib.compress(array("b", limited).tobytes(), level=9)


def main() -> None:
    """Learn, and write the weights into the package."""
    random = Random(SEED)
    learnt = list(samples(random))
    weights = fit(learnt, buckets=BUCKETS, labels=len(LABELS), epochs=EPOCHS, random=random)
    path = Path(bot.core.intents.__path__[0]) / WEIGHTS_FILE
    path.write_bytes(packed(weights))
    print(f"{len(learnt)} messages, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
