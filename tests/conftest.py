"""What holds for every test, and what a run tells besides its dots."""

import asyncio
import os
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, so that a change is judged by what it changes; a run that looks
# for new ones says how many: REELTHREAD_FUZZ=5000. Time is no matter on a machine that others use.
settings.register_profile(
    "reelthread",
    deadline=None,
    derandomize="REELTHREAD_FUZZ" not in os.environ,
    max_examples=int(os.environ.get("REELTHREAD_FUZZ", "100")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("reelthread")

FIGURE = "corpus figure"
"""The name of a test's property that is printed after the run, from every worker."""


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Put the event loop's clock forward by seconds: whatever waits for less is due at once."""
    passed_s = 0.0

    def put_forward(seconds: float) -> None:
        nonlocal passed_s
        passed_s += seconds
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "time", lambda: time.monotonic() + passed_s)

    return put_forward


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the corpus figures that tests have recorded with `record_property`."""
    figures = {
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
        for name, value in report.user_properties
        if name == FIGURE
    }
    if figures:
        terminalreporter.section("understanding")
        for figure in sorted(figures):
            terminalreporter.write_line(figure)
