"""What a classifier sees of a text's letters and words, and where its weights for that stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

BUCKETS = 1 << 15
"""Features share so many weights; two that meet in one bucket do little harm."""

_PIECE = re.compile(r"[a-z']+|\d+|[^\W\d_]|[^\w\s]")
_GRAM_SIZES = (3, 4)
_LONG_PIECE = 3


def pieces_of(text: str) -> list[str]:
    """Return the words of a folded text between marks for its ends; Asian scripts by character."""
    return ["^", *_PIECE.findall(text), "$"]


def spelling(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the pieces, up to three in a row, and parts of the longer ones."""
    yield from pieces
    yield from map(" ".join, pairwise(pieces))
    yield from map(" ".join, zip(pieces, pieces[1:], pieces[2:], strict=False))
    for piece in pieces:
        bounded = f"<{piece}>"
        if len(piece) > _LONG_PIECE:
            for size in _GRAM_SIZES:
                yield from (bounded[at : at + size] for at in range(len(bounded) - size + 1))


def bucketed(names: Iterable[str]) -> set[int]:
    """Return the buckets of named features."""
    return {crc32(name.encode()) % BUCKETS for name in names}
