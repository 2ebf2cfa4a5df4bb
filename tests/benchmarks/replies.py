"""An agent whose replies can be followed word by word."""

import random
import re
from dataclasses import dataclass

from bot.sandbox.nemo.turns import Beat, Request, Turn

ASK = "make the sky warmer"
"""Words that the bot takes for an edit."""
ASK_SHORTLY = "make the sea warmer"
"""The same, with a reply of a few words."""
FEW = 10
_MARK = re.compile(r"\bw(\d{3})\b")


@dataclass(frozen=True, slots=True)
class NumberedWords:
    """Says ``count`` numbered deltas of ``length`` characters each."""

    count: int = 200
    length: int = 5

    @property
    def deltas(self) -> tuple[str, ...]:
        filling = "lorem ipsum dolor sit amet consectetur adipiscing elit "
        return tuple(
            f"w{number:03d} {filling}"[: self.length - 1] + " " for number in range(self.count)
        )

    def __call__(self, request: Request, rng: random.Random) -> Turn:
        del rng
        deltas = self.deltas[:FEW] if request.text == ASK_SHORTLY else self.deltas
        return Turn((Beat("".join(deltas), deltas=deltas),))


def last_word(content: str) -> int:
    """The number of the last delta that a message shows; -1 where it shows none."""
    numbers = _MARK.findall(content)
    return int(numbers[-1]) if numbers else -1
