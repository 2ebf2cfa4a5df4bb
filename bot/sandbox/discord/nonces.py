"""Which message each nonce made, so that a repeated request makes no second one."""

import time
from collections import OrderedDict

KEPT_S = 300.0
_MOST_KEPT = 10_000


class NonceMemory:
    """Remembers for some seconds which message an author's nonce made."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[int, str], tuple[float, int, int]] = OrderedDict()

    def keep(
        self,
        author_id: int,
        nonce: str | int,
        channel_id: int,
        message_id: int,
        age_s: float = 0.0,
    ) -> None:
        """Remember a message made so many seconds ago."""
        made_at = time.monotonic() - age_s
        self._made[author_id, str(nonce)] = (made_at, channel_id, message_id)
        if len(self._made) > _MOST_KEPT:
            self._made.popitem(last=False)

    def find(self, author_id: int, nonce: str | int) -> tuple[int, int] | None:
        """The channel and message that a nonce made lately."""
        found = self._made.get((author_id, str(nonce)))
        if found is None or time.monotonic() - found[0] > KEPT_S:
            return None
        return found[1], found[2]
