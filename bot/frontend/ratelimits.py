"""discord.py's rate limits: requests that are left are used, long waits are refused."""

from discord import http


class Ratelimit(http.Ratelimit):
    """One bucket of requests.

    With ``max_ratelimit_timeout`` set, discord.py 2.7 raises ``RateLimited`` for every bucket
    whose window ends later than that, also while requests are left in it. Discord counts new
    threads over minutes, so there the second one of a channel would have to wait for the end
    of the first one's window.
    """

    async def acquire(self) -> None:
        """Take a request; raise ``RateLimited`` only where there is something to wait for."""
        if self.remaining <= 0 or self.is_expired():
            await super().acquire()
            return
        expires, self.expires = self.expires, None
        try:
            await super().acquire()  # with a request left it comes back without a pause
        finally:
            self.expires = expires


def install() -> None:
    """Let all clients of discord.py, which has no setting for it, count with ``Ratelimit``."""
    http.Ratelimit = Ratelimit
