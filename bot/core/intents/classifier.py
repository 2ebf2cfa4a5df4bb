"""Weighs what the rules can't decide: a linear classifier with its weights as package data."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.core.intents.features import BUCKETS


class Label(StrEnum):
    """What the classifier tells apart, in the order of the weights of a bucket."""

    EDIT = "edit"
    EDIT_THEN_EXPORT = "edit_then_export"
    EXPORT = "export"
    STATUS = "status"
    CREDITS = "credits"
    UPLOAD = "upload"


LABELS = tuple(Label)
WEIGHTS_FILE = "weights.bin"
SCALE = 60
"""A weight of 1 in the file's whole numbers (int8)."""
FINGERPRINT_BYTES = 8
"""At the start of the file: what the weights were made from."""

_WIDTH = len(LABELS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest label."""

    label: Label
    margin: float
    """How far it is ahead of the likeliest label of another intent, in log odds."""


def weights_fingerprint() -> bytes:
    """Return what the shipped weights say they were made from."""
    return _file()[:FINGERPRINT_BYTES]


def _file() -> bytes:
    return files("bot.core.intents").joinpath(WEIGHTS_FILE).read_bytes()


@cache
def _weights() -> memoryview:
    packed = _file()[FINGERPRINT_BYTES:]
    weights = memoryview(zlib.decompress(packed)).cast("b")
    if len(weights) != BUCKETS * _WIDTH:
        raise ValueError(f"{WEIGHTS_FILE} holds {len(weights)} weights, not {BUCKETS * _WIDTH}")
    return weights


def classify(buckets: Iterable[int]) -> Verdict:
    """Return what a message with these features most likely wants."""
    weights = _weights()
    rows = [weights[at * _WIDTH : (at + 1) * _WIDTH] for at in buckets]
    scores = dict(zip(LABELS, map(sum, zip(*rows, strict=True)), strict=True))
    best = max(LABELS, key=lambda label: scores[label])
    rival = max(scores[label] for label in LABELS if not _same_intent(label, best))
    return Verdict(best, (scores[best] - rival) / SCALE)


def _same_intent(label: Label, other: Label) -> bool:
    return (label.startswith("edit") and other.startswith("edit")) or label is other
