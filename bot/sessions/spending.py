"""Which edits spend from the same account at the same time."""

from collections import defaultdict
from dataclasses import dataclass

from bot.core.records import AccountScope

Payer = tuple[AccountScope, int]


@dataclass(slots=True, eq=False)
class Spell:
    """The time during which one edit spends."""

    payer: Payer
    shared: bool = False
    """Whether another edit has spent from the same account during it."""


class Spending:
    """Tells edits apart that can be told what they cost from those that can't.

    The service tells a balance, not the cost of an edit: of two edits at once on one account,
    the balance before and after holds both.
    """

    def __init__(self) -> None:
        self._under_way: defaultdict[Payer, set[Spell]] = defaultdict(set)

    def begin(self, payer: Payer) -> Spell:
        """Note that an edit begins to spend."""
        others = self._under_way[payer]
        spell = Spell(payer, shared=bool(others))
        for other in others:
            other.shared = True
        others.add(spell)
        return spell

    def end(self, spell: Spell) -> None:
        """Note that an edit spends no more; a second time does nothing."""
        under_way = self._under_way[spell.payer]
        under_way.discard(spell)
        if not under_way:
            del self._under_way[spell.payer]
