"""What the classifier sees of a message: its letters, its words, and what its clauses mean."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from zlib import crc32

from bot.core.intents.clauses import Clause
from bot.core.intents.rules import Rule

BUCKETS = 1 << 15
"""Features share so many weights; two that meet in one bucket do little harm."""

_LONGEST = 400
"""Characters read: the wish of a longer message stands at its ends."""
_PIECE = re.compile(r"[a-z']+|\d+|[^\W\d_]|[^\w\s]")
_GRAM_SIZES = (3, 4)
_MANY_PIECES = 12
_MANY = 3


def features(
    wording: str, said: Sequence[Clause], rules: Sequence[Rule], *, attachments: bool
) -> set[int]:
    """Return the buckets of a message that `normal.plain` has prepared.

    `said` are its clauses and `rules` what was found for each of them.
    """
    if len(wording) > _LONGEST:
        wording = f"{wording[: _LONGEST // 2]} {wording[-_LONGEST // 2 :]}"
    pieces = ["^", *_PIECE.findall(wording), "$"]
    names = {*_spelling(pieces), *_meaning(said, rules)}
    names.add(f"pieces {min(len(pieces), _MANY_PIECES)}")
    if attachments:
        names.update(("files", f"files {min(len(pieces), _MANY_PIECES)}"))
        names.update(f"files {rule.act}" for rule in rules)
    return {crc32(name.encode()) % BUCKETS for name in names}


def _spelling(pieces: Sequence[str]) -> Iterator[str]:
    """Words (single characters in Asian scripts), up to three in a row, and parts of words."""
    yield from pieces
    yield from map(" ".join, pairwise(pieces))
    yield from map(" ".join, zip(pieces, pieces[1:], pieces[2:], strict=False))
    for piece in pieces:
        bounded = f"<{piece}>"
        if len(piece) > _MANY:
            for size in _GRAM_SIZES:
                yield from (bounded[at : at + size] for at in range(len(bounded) - size + 1))


def _meaning(said: Sequence[Clause], rules: Sequence[Rule]) -> Iterator[str]:
    """What all languages share: the ideas of each clause and what the rules make of it."""
    yield f"clauses {min(len(said), _MANY)}"
    yield "acts " + " ".join(rule.act for rule in rules[: _MANY + 1])
    for clause, rule in zip(said, rules, strict=True):
        ideas = [idea.value for idea in clause.means]
        yield f"act {rule.act}"
        yield f"opens {clause.opens.value}"
        yield f"content {min(int(clause.content), _MANY)}"
        yield f"all {clause.means.value}"
        yield from (f"idea {idea}" for idea in ideas)
        yield from (f"ideas {one} {other}" for one, other in combinations(ideas, 2))
