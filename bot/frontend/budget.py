"""What Discord still allows: a window for each channel's bucket, and one for all requests.

Discord counts in windows that the first request opens, and tells in the headers of its answers
how many requests are left in the present one and when it ends. Until the first answer, what
large bots have seen is assumed: 5 in 5 seconds a channel. All requests together: 50 a second,
by Discord's documentation.
"""

from collections import deque
from dataclasses import dataclass

CHANNEL_LIMIT = 5
CHANNEL_WINDOW_S = 5.0
ON_THE_WAY_S = 0.1
"""A window opens when its first request is counted, which is later than it leaves."""
ROUNDING_S = 0.005
"""So much later than told, a window is taken to have ended."""
SPARE_S = 0.6
"""Progress leaves a channel's last request alone unless the window ends within so long.

So a final waits at most that long for its window, and mostly not at all.
"""
OVERALL_LIMIT = 45
OVERALL_WINDOW_S = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """What the headers of an answer say: requests of a window, those left, seconds to its end.

    ``bucket`` is Discord's name for what it counts together; "" where it tells none.
    """

    limit: int
    remaining: int
    reset_after_s: float
    bucket: str = ""


class ChannelWindow:
    """The requests that one bucket of a channel has left; all times are the event loop's."""

    def __init__(self, limit: int = CHANNEL_LIMIT, seconds: float = CHANNEL_WINDOW_S) -> None:
        self._limit = limit
        self._seconds = seconds
        self._left = limit
        self._under_way = 0
        self._granted_at = 0.0
        self._ends_at = 0.0

    def open_at(self, now: float, *, spread: bool) -> float:
        """When the next request may leave; ``now``: at once.

        With ``spread``, what is left is spread over the window, and its last request kept for
        something that matters more.
        """
        if now >= self._ends_at:
            return now
        if self._left <= 0:
            return self._ends_at
        if not spread:
            return now
        span_s = max(self._ends_at - SPARE_S - self._granted_at, 0.0)
        return max(now, self._granted_at + span_s / self._left)

    def grant(self, now: float) -> None:
        """A request leaves."""
        if now >= self._ends_at:
            self._left = self._limit
            self._ends_at = now + self._seconds + ON_THE_WAY_S
            self._under_way = 0
        self._left -= 1
        self._under_way += 1
        self._granted_at = now

    def learn(self, now: float, told: Told) -> None:
        """An answer has come."""
        self._under_way = max(self._under_way - 1, 0)
        self._limit = told.limit
        self._left = max(told.remaining - self._under_way, 0)
        self._ends_at = now + told.reset_after_s + ROUNDING_S

    def ended(self, now: float) -> bool:
        """Whether nothing is known that a new window wouldn't know."""
        return now >= self._ends_at


class OverallWindow:
    """All requests of the bot: at most ``OVERALL_LIMIT`` leave within any second.

    Progress is spread evenly, so that what matters more hardly ever finds the second used up.
    """

    def __init__(self) -> None:
        self._grants: deque[float] = deque()
        self._spread_at = 0.0
        self._blocked_until = 0.0

    def open_at(self, now: float, *, spread: bool) -> float:
        """When the next request may leave; ``now``: at once."""
        while self._grants and self._grants[0] <= now - OVERALL_WINDOW_S:
            self._grants.popleft()
        at = max(now, self._blocked_until)
        if len(self._grants) >= OVERALL_LIMIT:
            at = max(at, self._grants[-OVERALL_LIMIT] + OVERALL_WINDOW_S)
        return max(at, self._spread_at) if spread else at

    def grant(self, now: float, *, spread: bool) -> None:
        """A request leaves."""
        self._grants.append(now)
        if spread:
            self._spread_at = now + OVERALL_WINDOW_S / OVERALL_LIMIT

    def block(self, until: float) -> None:
        """Discord lets nothing through before."""
        self._blocked_until = max(self._blocked_until, until)
