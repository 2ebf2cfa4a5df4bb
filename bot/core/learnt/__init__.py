"""Linear classifiers whose weights are package data, and the spelling features they share."""

from bot.core.learnt.model import FINGERPRINT_BYTES, SCALE, Model
from bot.core.learnt.spelling import BUCKETS, bucketed, pieces_of, spelling

__all__ = ["BUCKETS", "FINGERPRINT_BYTES", "SCALE", "Model", "bucketed", "pieces_of", "spelling"]
