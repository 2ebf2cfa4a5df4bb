"""What every test run tells besides its dots: how well messages and replies are understood."""

import pytest

FIGURE = "corpus figure"
"""The name of a test's property that is printed after the run, from every worker."""


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
