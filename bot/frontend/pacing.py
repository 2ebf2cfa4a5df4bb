"""The request budget of all channels: what matters most goes first, nothing runs into a 429.

The budget is learnt from Discord's own words (``learn``, ``refused``) and kept so that what is
sent stays below it. Whoever shows progress waits; who waits longest goes first.
"""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.ports import Priority
from bot.frontend.budget import (
    CHANNEL_LIMIT,
    CHANNEL_WINDOW_S,
    ChannelWindow,
    OverallWindow,
    Told,
)

LATE_S = 0.1
"""A request that leaves so long after its turn was held up by a busy machine."""
_SWEEP_AT = 512


class Bucket(StrEnum):
    """What Discord counts together within a channel."""

    CREATE = "create"
    EDIT = "edit"


@dataclass(slots=True)
class _Waiter:
    channel_id: int
    bucket: Bucket
    priority: Priority
    number: int
    asked_at: float
    granted: asyncio.Future[None] = field(repr=False)

    @property
    def can_wait(self) -> bool:
        """Whether it takes its share, and leaves something to what matters more."""
        return self.priority >= Priority.PROGRESS


@dataclass(slots=True)
class _Usual:
    """What windows of a bucket are like, by the last answers."""

    limit: int = CHANNEL_LIMIT
    seconds: float = CHANNEL_WINDOW_S


class Pacer:
    """Lets requests through, one call of ``turn`` each."""

    def __init__(self) -> None:
        self._windows: dict[tuple[int, str], ChannelWindow] = {}
        self._names: dict[Bucket, str] = {bucket: bucket for bucket in Bucket}
        self._usual = {bucket: _Usual() for bucket in Bucket}
        self._overall = OverallWindow()
        self._served_at: dict[int, float] = {}
        self._waiting: list[_Waiter] = []
        self._count = 0
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """How many windows are remembered."""
        return len(self._windows)

    async def turn(self, channel_id: int, bucket: Bucket, priority: Priority) -> None:
        """Return when the request may be sent; a cancelled wait costs nothing."""
        loop = asyncio.get_running_loop()
        self._count += 1
        granted = loop.create_future()
        waiter = _Waiter(channel_id, bucket, priority, self._count, loop.time(), granted)
        self._waiting.append(waiter)
        self._let_through()
        try:
            await granted
        except asyncio.CancelledError:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
            raise

    def passed(self) -> None:
        """A request has left that needs no turn; it counts among all of them."""
        self._overall.grant(asyncio.get_running_loop().time(), spread=False)

    def left(self, channel_id: int) -> None:
        """A request that has had its turn leaves; Discord counts one that is late only now."""
        now = asyncio.get_running_loop().time()
        if now - self._served_at.get(channel_id, now) > LATE_S:
            self._overall.grant(now, spread=False)

    def learn(self, channel_id: int, bucket: Bucket, told: Told) -> None:
        """Take in what an answer says of a channel's bucket."""
        usual = self._usual[bucket]
        if told.remaining == told.limit - 1:
            usual.seconds = told.reset_after_s
        usual.limit = told.limit
        self._name(bucket, told.bucket)
        self._window(channel_id, bucket).learn(asyncio.get_running_loop().time(), told)
        self._let_through()

    def refused(self, retry_after_s: float) -> None:
        """Discord has had enough of all requests: none leaves for so long."""
        self._overall.block(asyncio.get_running_loop().time() + retry_after_s)
        self._let_through()

    def close(self) -> None:
        """Let nothing more through."""
        if self._timer is not None:
            self._timer.cancel()
        for waiter in self._waiting:
            waiter.granted.cancel()
        self._waiting.clear()

    def _name(self, bucket: Bucket, name: str) -> None:
        """Buckets that Discord gives one name are counted together."""
        former = self._names[bucket]
        if not name or name == former:
            return
        self._names[bucket] = name
        self._windows = {
            (channel_id, name if known == former else known): window
            for (channel_id, known), window in self._windows.items()
        }

    def _window(self, channel_id: int, bucket: Bucket) -> ChannelWindow:
        key = (channel_id, self._names[bucket])
        if key not in self._windows:
            usual = self._usual[bucket]
            self._windows[key] = ChannelWindow(usual.limit, usual.seconds)
        return self._windows[key]

    def _rank(self, waiter: _Waiter) -> tuple[int, float, int]:
        """Who goes first: by importance, then by who was served or asked longest ago."""
        if not waiter.can_wait:
            return waiter.priority, 0.0, waiter.number
        served_at = self._served_at.get(waiter.channel_id, waiter.asked_at)
        return waiter.priority, served_at, waiter.number

    def _let_through(self) -> None:
        now = asyncio.get_running_loop().time()
        times = [self._serve(now, patient=patient) for patient in (False, True)]
        if len(self._windows) + len(self._served_at) > _SWEEP_AT:
            self._forget(now)
        self._wake_at(min(filter(None, times), default=None))

    def _serve(self, now: float, *, patient: bool) -> float | None:
        """Let through whoever can go now; return when the next one may be able to."""
        waiters = [waiter for waiter in self._waiting if waiter.can_wait is patient]
        next_at: float | None = None
        overall_at = self._overall.open_at(now, spread=patient)
        if overall_at > now:
            # Not even sorted: with many who wait, that would be most of the work here.
            return overall_at if waiters else None
        for waiter in sorted(waiters, key=self._rank):
            if (overall_at := self._overall.open_at(now, spread=patient)) > now:
                return overall_at
            window = self._window(waiter.channel_id, waiter.bucket)
            open_at = window.open_at(now, spread=patient and waiter.bucket is Bucket.EDIT)
            if open_at > now:
                next_at = open_at if next_at is None else min(next_at, open_at)
            else:
                self._grant(waiter, window, now)
        return next_at

    def _grant(self, waiter: _Waiter, window: ChannelWindow, now: float) -> None:
        window.grant(now)
        self._overall.grant(now, spread=waiter.can_wait)
        self._served_at[waiter.channel_id] = now
        self._waiting.remove(waiter)
        if not waiter.granted.done():
            waiter.granted.set_result(None)

    def _forget(self, now: float) -> None:
        """Keep only what is still of use: a quiet channel costs nothing."""
        self._windows = {
            key: window for key, window in self._windows.items() if not window.ended(now)
        }
        open_channels = {channel_id for channel_id, _ in self._windows}
        self._served_at = {
            channel_id: at
            for channel_id, at in self._served_at.items()
            if channel_id in open_channels
        }

    def _wake_at(self, when: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            self._timer = asyncio.get_running_loop().call_at(when, self._let_through)
