"""The request budget of all channels: what matters most goes first, nothing runs into a 429.

Discord counts creations and edits apart, each 5 in 5 seconds a channel, and all requests of a
bot together, 50 a second. The bot stays below both, so that it never has to be told.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.ports import Priority

PER_CHANNEL = 5
CHANNEL_WINDOW_S = 5.1
"""A little over Discord's 5 seconds, since requests arrive later than they leave."""
OVERALL = 45
OVERALL_WINDOW_S = 1.0


class Bucket(StrEnum):
    """What Discord counts together within a channel."""

    CREATE = "create"
    EDIT = "edit"


class _Window:
    """At most ``limit`` grants within any ``seconds``."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._grants: deque[float] = deque()

    def free_at(self, now: float) -> float:
        """When the next grant is possible; ``now`` or earlier: at once."""
        while self._grants and self._grants[0] <= now - self._seconds:
            self._grants.popleft()
        return now if len(self._grants) < self._limit else self._grants[0] + self._seconds

    def grant(self, now: float) -> None:
        self._grants.append(now)

    @property
    def idle(self) -> bool:
        return not self._grants


@dataclass(order=True, slots=True)
class _Waiter:
    priority: Priority
    number: int
    key: tuple[int, Bucket] = field(compare=False)
    granted: asyncio.Future[None] = field(compare=False)


class Pacer:
    """Lets requests through, one call of ``turn`` each."""

    def __init__(self) -> None:
        self._channels: dict[tuple[int, Bucket], _Window] = {}
        self._overall = _Window(OVERALL, OVERALL_WINDOW_S)
        self._waiting: list[_Waiter] = []
        self._count = 0
        self._timer: asyncio.TimerHandle | None = None

    async def turn(self, channel_id: int, bucket: Bucket, priority: Priority) -> None:
        """Return when the request may be sent; a cancelled wait costs nothing."""
        loop = asyncio.get_running_loop()
        self._count += 1
        waiter = _Waiter(priority, self._count, (channel_id, bucket), loop.create_future())
        self._waiting.append(waiter)
        self._let_through()
        try:
            await waiter.granted
        except asyncio.CancelledError:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
            raise

    def close(self) -> None:
        """Let nothing more through."""
        if self._timer is not None:
            self._timer.cancel()
        for waiter in self._waiting:
            waiter.granted.cancel()
        self._waiting.clear()

    def _let_through(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        next_at: float | None = None
        for waiter in sorted(self._waiting):
            window = self._channels.setdefault(waiter.key, _Window(PER_CHANNEL, CHANNEL_WINDOW_S))
            free_at = max(window.free_at(now), self._overall.free_at(now))
            if free_at > now:
                next_at = free_at if next_at is None else min(next_at, free_at)
                continue
            window.grant(now)
            self._overall.grant(now)
            self._waiting.remove(waiter)
            if not waiter.granted.done():
                waiter.granted.set_result(None)
        self._forget_idle(now)
        self._wake_at(next_at)

    def _forget_idle(self, now: float) -> None:
        for key in [key for key, window in self._channels.items() if window.free_at(now) <= now]:
            if self._channels[key].idle:
                del self._channels[key]

    def _wake_at(self, when: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            self._timer = asyncio.get_running_loop().call_at(when, self._let_through)
