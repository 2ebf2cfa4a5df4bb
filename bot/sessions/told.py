"""Whom the bot has turned away of late: a flood must not be answered by another one."""

import time
from collections import deque

MOST = 20
"""Refusals that one person is told in one place within ``WITHIN_S``; further ones go unsaid.

It is more than anyone sends who reads the answers.
"""
WITHIN_S = 60.0


class Told:
    """Counts what each person was told in each place; what is older than a minute is forgotten."""

    def __init__(self) -> None:
        self._times: dict[tuple[int, int], deque[float]] = {}

    def may_tell(self, channel_id: int, person_id: int) -> bool:
        """Whether the person may be told once more; if so, that is noted."""
        now = time.monotonic()
        self._forget(now - WITHIN_S)
        times = self._times.setdefault((channel_id, person_id), deque())
        if len(times) >= MOST:
            return False
        times.append(now)
        return True

    def _forget(self, before: float) -> None:
        for key, times in list(self._times.items()):
            while times and times[0] <= before:
                times.popleft()
            if not times:
                del self._times[key]
