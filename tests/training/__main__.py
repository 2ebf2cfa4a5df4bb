"""Makes the weights of both classifiers: `python -m tests.training`.

They carry a fingerprint of what they were made from, so that a test can tell when they have to be
made again.
"""

import struct
import zlib
from array import array
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import bot.core
from bot.core.gui.judge import MODEL as REPLIES
from bot.core.intents.classifier import MODEL as MESSAGES
from bot.core.learnt import BUCKETS, FINGERPRINT_BYTES, SCALE
from tests.training import messages, replies
from tests.training.fit import Sample, fit
from tests.training.phrases import PHRASES, SCREENS

EPOCHS = 5
SEED = 20


def fingerprint(phrases: Path, seen: Iterable[tuple[str, set[int]]]) -> bytes:
    """Return a digest of the phrases, and of the labels with the features the code finds today."""
    digest = sha256(repr((EPOCHS, SEED)).encode())
    for path in sorted(phrases.glob("*.toml")):
        digest.update(path.read_bytes())
    for label, buckets in seen:
        digest.update(label.encode() + struct.pack(f"<{len(buckets)}H", *sorted(buckets)))
    return digest.digest()[:FINGERPRINT_BYTES]


def packed(weights: "array[float]") -> bytes:
    """Round the weights to whole numbers of eight bits."""
    limited = (max(-127, min(127, round(weight * SCALE))) for weight in weights)
    return zlib.compress(array("b", limited).tobytes(), level=9)


def write(path: Path, learnt: Sequence[Sample], labels: int, made_from: bytes) -> None:
    """Learn from examples and write the weights."""
    weights = fit(learnt, buckets=BUCKETS, labels=labels, epochs=EPOCHS, random=Random(SEED))
    path.write_bytes(made_from + packed(weights))
    print(f"{path.parent.name}: {len(learnt)} examples, {path.stat().st_size} bytes")


def main() -> None:
    """Write the weights of both into the package."""
    core = Path(bot.core.__path__[0])
    of_messages = list(messages.samples(Random(SEED)))
    of_replies = list(replies.samples(Random(SEED)))
    write(core / "intents/weights.bin", of_messages, len(MESSAGES.labels), of_the_messages())
    write(core / "gui/weights.bin", of_replies, len(REPLIES.labels), of_the_replies())


def of_the_messages() -> bytes:
    """Return the fingerprint that the weights for messages should have."""
    return fingerprint(PHRASES, messages.seen())


def of_the_replies() -> bytes:
    """Return the fingerprint that the weights for replies should have."""
    return fingerprint(SCREENS, replies.seen())


if __name__ == "__main__":
    main()
