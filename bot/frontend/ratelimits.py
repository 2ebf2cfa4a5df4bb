"""discord.py's rate limits: requests that are left are used, and nobody waits for others.

With ``max_ratelimit_timeout`` set, discord.py 2.7 raises ``RateLimited`` for every bucket whose
window ends later than that, also while requests are left in it. Discord counts new threads over
minutes, so there the second one of a channel would have to wait for the end of the first one's
window. And whoever uses the last request of a window gets its answer only when the window ends,
which would hold back a final text that has long been sent.
"""

import asyncio
from types import TracebackType

import discord
from discord import http


class Ratelimit(http.Ratelimit):
    """One bucket of requests. Only who finds none left waits, and only for the window's end."""

    async def acquire(self) -> None:
        """Take a request; raise ``RateLimited`` where there is too long to wait."""
        while True:
            self._last_request = self._loop.time()
            if self.is_expired():
                self.reset()
            if self.remaining > 0:
                break
            wait_s = self._wait_s()
            future = self._loop.create_future()
            self._pending_requests.append(future)
            try:
                await asyncio.wait([future], timeout=wait_s)
            finally:
                future.cancel()
                if future in self._pending_requests:
                    self._pending_requests.remove(future)
        self.remaining -= 1
        self.outgoing += 1

    async def __aexit__(
        self,
        type: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.outgoing -= 1
        if self.expires is None:
            self.reset()  # no answer has told anything yet: one request after the other
        self._wake(len(self._pending_requests))

    def _wait_s(self) -> float | None:
        """How long until the window ends; None until an answer has told it."""
        if self.expires is None:
            return None
        wait_s = max(self.expires - self._loop.time(), 0.0) + _CLOCK_S
        if self._max_ratelimit_timeout is not None and wait_s > self._max_ratelimit_timeout:
            raise discord.RateLimited(wait_s)
        return wait_s


_CLOCK_S = 0.001
"""A window has ended only after its last instant."""


def install() -> None:
    """Let all clients of discord.py, which has no setting for it, count with ``Ratelimit``."""
    http.Ratelimit = Ratelimit
