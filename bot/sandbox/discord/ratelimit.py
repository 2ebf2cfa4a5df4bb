"""Discord's rate limits: fixed windows by bucket, one global window, and their headers."""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.discord.model import Json
from bot.sandbox.discord.settings import Limit, RateLimits

_SHARED = {"thread_create"}
_SWEEP_AT = 4096


@dataclass(frozen=True, slots=True)
class Bucket:
    """What a request counts against: a limit's name, and the channel, guild or token.

    `route` keeps the routes apart that share the limit `other`. A hidden bucket limits without
    appearing in the headers of replies.
    """

    name: str
    major: str = ""
    route: str = ""
    hidden: bool = False

    @property
    def hash(self) -> str:
        """What the X-RateLimit-Bucket header says."""
        return hashlib.sha256(f"{self.name} {self.route}".encode()).hexdigest()[:32]


@dataclass(slots=True)
class _Window:
    opened_at: float
    used: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass: `retry_after_s` is None, or how long to wait."""

    headers: dict[str, str]
    retry_after_s: float | None = None
    scope: str = "user"
    body: Json = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class LimitUse:
    """How much of a limit is used up now."""

    name: str
    left: int
    count: int
    resets_in_s: float


class RateLimiter:
    """Counts requests; `now_s` is a monotonic clock, `wall_s` the time of day.

    `limits` may be changed at any time; open windows keep their counts.
    """

    def __init__(
        self,
        limits: RateLimits,
        now_s: Callable[[], float] = time.monotonic,
        wall_s: Callable[[], float] = time.time,
    ) -> None:
        self.limits = limits
        self._now_s = now_s
        self._wall_s = wall_s
        self._windows: dict[Bucket, _Window] = {}

    def __len__(self) -> int:
        """How many windows are remembered."""
        return len(self._windows)

    def check(self, buckets: list[Bucket], *, counts_globally: bool) -> Verdict:
        """Count a request against its buckets, or refuse it and count nothing.

        The first bucket is the one that the headers speak of.
        """
        headers = self._headers(buckets[0])
        wanted = [*([Bucket("everything")] if counts_globally else []), *buckets]
        for bucket in wanted:
            wait = self._wait_s(bucket)
            if wait is not None:
                return self._refusal(bucket, wait, headers)
        for bucket in wanted:
            if self._limit(bucket) is not None:
                self._window(bucket).used += 1
        return Verdict(self._headers(buckets[0]))

    def use(self, bucket: Bucket) -> LimitUse | None:
        """How much of a bucket is used up; None if nothing limits it."""
        limit = self._limit(bucket)
        if limit is None:
            return None
        window = self._window(bucket)
        resets_in_s = max(window.opened_at + limit.per_s - self._now_s(), 0.0)
        return LimitUse(bucket.name, max(limit.count - window.used, 0), limit.count, resets_in_s)

    def _limit(self, bucket: Bucket) -> Limit | None:
        return getattr(self.limits, bucket.name)

    def _window(self, bucket: Bucket) -> _Window:
        limit = self._limit(bucket)
        now = self._now_s()
        window = self._windows.get(bucket)
        if window is None or limit is None or now >= window.opened_at + limit.per_s:
            if len(self._windows) >= _SWEEP_AT:
                self._sweep(now)
            window = self._windows[bucket] = _Window(now)
        return window

    def _sweep(self, now: float) -> None:
        """Forget windows that have passed."""
        self._windows = {
            bucket: window
            for bucket, window in self._windows.items()
            if (limit := self._limit(bucket)) and now < window.opened_at + limit.per_s
        }

    def _wait_s(self, bucket: Bucket) -> float | None:
        limit = self._limit(bucket)
        if limit is None:
            return None
        window = self._window(bucket)
        if window.used < limit.count:
            return None
        return max(window.opened_at + limit.per_s - self._now_s(), 0.001)

    def _headers(self, bucket: Bucket) -> dict[str, str]:
        limit = self._limit(bucket)
        if limit is None:
            return {}
        window = self._window(bucket)
        shown_s = limit.shown_per_s or limit.per_s
        reset_after = max(window.opened_at + shown_s - self._now_s(), 0.0)
        return {
            "X-RateLimit-Limit": str(limit.count),
            "X-RateLimit-Remaining": str(max(limit.count - window.used, 0)),
            "X-RateLimit-Reset": f"{self._wall_s() + reset_after:.3f}",
            "X-RateLimit-Reset-After": f"{reset_after:.3f}",
            "X-RateLimit-Bucket": bucket.hash,
        }

    @staticmethod
    def _refusal(bucket: Bucket, wait_s: float, headers: dict[str, str]) -> Verdict:
        is_global = bucket.name == "everything"
        scope = "global" if is_global else "shared" if bucket.name in _SHARED else "user"
        headers = {
            **headers,
            "Retry-After": str(math.ceil(wait_s)),
            "X-RateLimit-Scope": scope,
        }
        if is_global:
            headers["X-RateLimit-Global"] = "true"
        body: Json = {
            "message": "You are being rate limited.",
            "retry_after": math.ceil(wait_s * 1000) / 1000,
            "global": is_global,
        }
        if bucket.name == "old_message_edit":
            body["code"] = 30046
        return Verdict(headers, wait_s, scope, body)
