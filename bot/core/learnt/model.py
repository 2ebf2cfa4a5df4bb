"""Scores labels by weights that were learnt beforehand and ship with the package."""

import zlib
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from typing import Generic, TypeVar

from bot.core.learnt.spelling import BUCKETS

SCALE = 60
"""A weight of 1 in the file's whole numbers (int8)."""
FINGERPRINT_BYTES = 8
"""At the start of the file: what the weights were made from."""

Label = TypeVar("Label", bound=StrEnum)


class Model(Generic[Label]):
    """A linear classifier; its weights are read when they are first needed."""

    def __init__(self, package: str, labels: type[Label]) -> None:
        """Take `weights.bin` of `package`, whose columns stand in the order of `labels`."""
        self.labels: tuple[Label, ...] = tuple(labels)
        self.path = files(package).joinpath("weights.bin")

    @property
    def fingerprint(self) -> bytes:
        """What the weights say they were made from."""
        return self.path.read_bytes()[:FINGERPRINT_BYTES]

    @cached_property
    def _weights(self) -> memoryview:
        packed = self.path.read_bytes()[FINGERPRINT_BYTES:]
        weights = memoryview(zlib.decompress(packed)).cast("b")
        if len(weights) != BUCKETS * len(self.labels):
            raise ValueError(f"{self.path} doesn't hold {BUCKETS} weights for each label")
        return weights

    def scores(self, buckets: Iterable[int]) -> dict[Label, float]:
        """Return the log odds of every label for a text with these features."""
        width = len(self.labels)
        rows = [self._weights[at * width : (at + 1) * width] for at in buckets]
        sums = map(sum, zip(*rows, strict=True))
        return {label: total / SCALE for label, total in zip(self.labels, sums, strict=True)}
