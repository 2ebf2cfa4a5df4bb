"""Rows as people read them."""

from collections.abc import Mapping
from itertools import groupby

from tests.benchmarks.rows import Row
from tests.benchmarks.targets import TARGETS


def markdown(rows: Mapping[str, Row]) -> str:
    """Tables of what was measured, beside the most that it may be; what is more is in bold.

    Rows of the same numbers that follow each other share a table.
    """
    groups = groupby(rows.items(), key=lambda row: tuple(row[1]))
    return "\n\n".join(_table(names, dict(group)) for names, group in groups)


def _table(names: tuple[str, ...], rows: Mapping[str, Row]) -> str:
    lines = [f"| | {' | '.join(rows)} |", f"|---{'|---:' * len(rows)}|"]
    for name in names:
        cells = (_cell(title, name, row[name]) for title, row in rows.items())
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(title: str, name: str, value: float) -> str:
    most = next((target.most for target in TARGETS.get(title, ()) if target.name == name), None)
    if most is None:
        return _number(value)
    return f"{_number(value)} ≤ {most:g}" if value <= most else f"**{_number(value)} > {most:g}**"


def _number(value: float) -> str:
    """Three decimals of what is small; nobody needs thousandths of a large number."""
    decimals = 3 if abs(value) < 10 else 1 if abs(value) < 1000 else 0
    number = f"{value:.{decimals}f}"
    return number.rstrip("0").rstrip(".") if decimals else number
