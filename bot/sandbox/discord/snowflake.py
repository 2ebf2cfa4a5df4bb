"""Discord's ids: 42 bits of milliseconds since 2015, then 22 bits that keep them apart."""

import datetime
import time
from collections.abc import Callable

EPOCH_MS = 1_420_070_400_000


class Snowflakes:
    """Hands out ids that only ever grow, as new ids do in Discord."""

    def __init__(self, now_s: Callable[[], float] = time.time) -> None:
        self._now_s = now_s
        self.last = 0
        """The newest id so far; what is set here is behind every id to come."""

    def next(self) -> int:
        """A new id, dated now and larger than every id before it."""
        dated = (int(self._now_s() * 1000) - EPOCH_MS) << 22
        self.last = max(dated, self.last + 1)
        return self.last


def created_at(snowflake: int) -> datetime.datetime:
    """The moment an id was made, in UTC."""
    ms = (snowflake >> 22) + EPOCH_MS
    return datetime.datetime.fromtimestamp(ms / 1000, datetime.UTC)
