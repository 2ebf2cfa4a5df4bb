"""Fits a linear classifier: multinomial logistic regression by stochastic gradient (AdaGrad)."""

from array import array
from collections.abc import Sequence
from math import exp, sqrt
from operator import add
from random import Random
from typing import NamedTuple

_RATE = 0.05
_NO_ERROR = 1e-4
"""A slope too small to move anything."""


class Sample(NamedTuple):
    """The features of one example, the column of its label, and how much it counts."""

    buckets: Sequence[int]
    label: int
    weight: float


def fit(
    samples: Sequence[Sample], *, buckets: int, labels: int, epochs: int, random: Random
) -> "array[float]":
    """Return the weights, one row of `labels` numbers for each bucket.

    They are the mean of what stood after each round but the first, which favours no late example.
    """
    weights = array("d", bytes(8 * buckets * labels))
    slopes = array("d", bytes(8 * buckets * labels))
    total = array("d", bytes(8 * buckets * labels))
    order = list(samples)
    for epoch in range(epochs):
        random.shuffle(order)
        for sample in order:
            _learn(sample, weights, slopes, labels)
        if epoch:
            total = array("d", map(add, total, weights))
    return array("d", (weight / (epochs - 1) for weight in total))


def _learn(sample: Sample, weights: "array[float]", slopes: "array[float]", labels: int) -> None:
    chances = _chances(sample.buckets, weights, labels)
    chances[sample.label] -= 1
    for column, error in enumerate(chances):
        slope = error * sample.weight
        if abs(slope) < _NO_ERROR:
            continue
        square = slope * slope
        for bucket in sample.buckets:
            at = bucket * labels + column
            slopes[at] += square
            weights[at] -= _RATE * slope / sqrt(slopes[at] + 0.1)


def _chances(buckets: Sequence[int], weights: "array[float]", labels: int) -> list[float]:
    scores = [sum(weights[at * labels + column] for at in buckets) for column in range(labels)]
    highest = max(scores)
    odds = [exp(score - highest) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]
