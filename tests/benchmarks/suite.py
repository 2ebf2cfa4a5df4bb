"""All rows, in full or in short."""

from collections.abc import Awaitable, Callable, Mapping

from tests.benchmarks import cold_start, deliver, idle, lag, pictures, start, uploads
from tests.benchmarks.lag import Scenario
from tests.benchmarks.replies import NumberedWords
from tests.benchmarks.rows import Row, median_of

RUNS = 5
LONG_REPLY = NumberedWords(count=200, length=30)
"""6,000 characters."""
REST_LATENCY_S = 0.1

Suite = Mapping[str, Callable[[], Awaitable[Row]]]


def full(runs: int = RUNS) -> Suite:
    """Every row as its targets mean it."""
    return {
        "1 thread": lambda: lag.measure(Scenario(1), runs),
        "10 threads": lambda: lag.measure(Scenario(10), runs),
        "50 threads": lambda: lag.measure(Scenario(50), runs),
        "200 threads": lambda: lag.measure(Scenario(200), runs),
        "long reply": lambda: lag.measure(Scenario(1, LONG_REPLY), runs),
        "REST latency of 100 ms": lambda: lag.measure(
            Scenario(1, rest_latency_s=REST_LATENCY_S), runs
        ),
        "start": lambda: start.run(1000),
        "deliver": lambda: deliver.run(12),
        "idle": lambda: idle.run(10_000),
        "cold start": lambda: median_of(runs, cold_start.run),
        "pictures": pictures.run,
        "uploads": lambda: uploads.run(48, 20),
    }


def short() -> Suite:
    """Less of everything: enough to see that limits are kept and nothing is forgotten."""
    return {
        "50 threads": lambda: lag.measure(Scenario(50, NumberedWords(count=60)), 1),
        "start": lambda: start.run(50),
        "uploads": lambda: uploads.run(4, 5),
    }
