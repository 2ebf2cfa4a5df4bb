"""What the classifier sees of a message: its letters, its words, and what its clauses mean."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.core.intents.clauses import Clause
from bot.core.intents.rules import Rule
from bot.core.learnt import bucketed, pieces_of, spelling

_LONGEST = 400
"""Characters read: the wish of a longer message stands at its ends."""
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
    pieces = pieces_of(wording)
    names = {*spelling(pieces), *_meaning(said, rules)}
    names.add(f"pieces {min(len(pieces), _MANY_PIECES)}")
    if attachments:
        names.update(("files", f"files {min(len(pieces), _MANY_PIECES)}"))
        names.update(f"files {rule.act}" for rule in rules)
        names.add(
            f"files {' '.join(rule.act for rule in rules[:_MANY])} {min(len(pieces), _MANY_PIECES)}"
        )
    return bucketed(names)


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
