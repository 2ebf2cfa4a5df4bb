"""What each row is to reach, and the misses."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """The most that a number may be."""

    name: str
    most: float


def _lag(p50: float, p95: float, first: float, final: float, service: float) -> tuple[Target, ...]:
    return (
        Target("lag_p50_s", p50),
        Target("lag_p95_s", p95),
        Target("first_seen_s", first),
        Target("final_lag_s", final),
        Target("to_service_s", service),
        Target("rate_limited", 0),
    )


_AT_ONCE = (Target("cpu_ms_per_delta", 0.5), Target("memory_per_thread_mib", 1.0))

TARGETS: Mapping[str, tuple[Target, ...]] = {
    "1 thread": (*_lag(0.55, 1.1, 0.1, 0.2, 0.1), Target("cpu_ms_per_delta", 0.8)),
    "10 threads": (
        *_lag(0.55, 1.1, 0.1, 0.2, 0.1),
        Target("final_lag_max_s", 0.6),
        *_AT_ONCE,
    ),
    "50 threads": (
        *_lag(0.7, 1.4, 0.15, 0.3, 0.1),
        Target("final_lag_max_s", 0.8),
        *_AT_ONCE,
    ),
    "200 threads": (
        *_lag(2.5, 5.0, 1.0, 1.0, 0.2),
        Target("final_lag_max_s", 3.0),
        Target("slowest_over_mean", 1.5),
        *_AT_ONCE,
    ),
    "long reply": (
        *_lag(0.55, 1.1, 0.1, 0.2, 0.1),
        Target("longest_stall_s", 1.5),
    ),
    "REST latency of 100 ms": _lag(0.55, 1.1, 0.1, 0.2, 0.1),
    "start": (Target("first_poll_s", 1.0), Target("all_polled_s", 10.0), Target("rate_limited", 0)),
    "deliver": (Target("deliver_p50_s", 2.0), Target("rate_limited", 0)),
    "idle": (Target("rss_idle_mib", 90.0), Target("kib_per_known_thread", 0.1)),
    "cold start": (Target("first_start_s", 2.0), Target("cold_start_s", 2.0)),
    "pictures": (
        Target("first_ms", 150),
        Target("again_ms", 150),
        Target("size_kb", 150),
        Target("film_kb", 60),
        Target("storyboard_ms", 150),
        Target("storyboard_kb", 150),
    ),
    "uploads": (
        Target("streamed_one_mib", 8.0),
        Target("streamed_all_mib", 8.0),
        Target("bytes_through_bot", 0),
    ),
}
"""By the title of a row."""

COUNTED = ("rate_limited", "bytes_through_bot")
"""What must hold on any machine, however busy: no times, no sizes."""


def misses(title: str, row: Mapping[str, float], only: tuple[str, ...] = ()) -> list[str]:
    """One sentence for each target that a row misses; ``only`` leaves the others out."""
    return [
        f"{title}: {target.name} is {row[target.name]:g}, not at most {target.most:g}"
        for target in TARGETS.get(title, ())
        if row[target.name] > target.most and (not only or target.name in only)
    ]
