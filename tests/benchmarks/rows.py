"""Rows of numbers, and the medians of several."""

from collections.abc import Awaitable, Callable
from statistics import median

Row = dict[str, float]

COUNTS = ("rate_limited", "bytes_through_bot")
"""What is added up over all runs: one is too many."""


async def median_of(runs: int, run: Callable[[], Awaitable[Row]]) -> Row:
    """The medians of so many runs."""
    rows = [await run() for _ in range(runs)]
    return {
        name: sum(row[name] for row in rows)
        if name in COUNTS
        else round(median(row[name] for row in rows), 4)
        for name in rows[0]
    }
