"""From what was written and what was requested to how far showing lags behind saying."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median, quantiles

from tests.benchmarks.replies import last_word


@dataclass(frozen=True, slots=True)
class Shown:
    """A request that changed a thread: when it reached Discord, and the text it brought."""

    at: float
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply in one thread; all times are seconds of one monotonic clock.

    ``written`` are the instants at which the deltas were handed to the socket. ``shown`` are the
    requests that Discord took, oldest first.
    """

    asked_at: float
    prompt_at: float
    written: Sequence[float]
    shown: Sequence[Shown]

    @property
    def to_service_s(self) -> float:
        """From the person's message to its arrival at the service."""
        return self.prompt_at - self.asked_at

    @property
    def lags_s(self) -> list[float]:
        """For each delta: from the wire to the first request that shows it."""
        lags: list[float] = []
        for request in self.shown:
            lags += [request.at - at for at in self.written[len(lags) : _words(request)]]
        if len(lags) < len(self.written):
            raise ValueError(f"{len(self.written) - len(lags)} deltas were never shown")
        return lags

    @property
    def final_lag_s(self) -> float:
        """From the last delta to the request that ends the reply."""
        return self.shown[-1].at - self.written[-1]

    @property
    def longest_stall_s(self) -> float:
        """The longest time in which deltas came and none was shown."""
        seen, news = 0, [self.written[0]]
        for request in self.shown:
            if _words(request) > seen:
                seen = _words(request)
                news.append(request.at)
        return max(later - former for former, later in pairwise(news))


def _words(request: Shown) -> int:
    return last_word(request.content) + 1


@dataclass(frozen=True, slots=True)
class Lag:
    """How the replies of many threads together were shown, in seconds."""

    lag_p50_s: float
    lag_p95_s: float
    first_seen_s: float
    final_lag_s: float
    final_lag_max_s: float
    to_service_s: float
    slowest_over_mean: float
    longest_stall_s: float


def lag_of(replies: Sequence[Reply]) -> Lag:
    """The lag of all deltas together; the rest are medians of the threads unless named max.

    ``slowest_over_mean`` compares the mean lag of the slowest thread with that of all.
    """
    by_thread = [reply.lags_s for reply in replies]
    lags = [lag for thread in by_thread for lag in thread]
    means = [fmean(thread) for thread in by_thread]
    finals = [reply.final_lag_s for reply in replies]
    return Lag(
        lag_p50_s=median(lags),
        lag_p95_s=quantiles(lags, n=20, method="inclusive")[-1],
        first_seen_s=median(thread[0] for thread in by_thread),
        final_lag_s=median(finals),
        final_lag_max_s=max(finals),
        to_service_s=median(reply.to_service_s for reply in replies),
        slowest_over_mean=max(means) / fmean(means),
        longest_stall_s=max(reply.longest_stall_s for reply in replies),
    )
