"""Rows as people read them."""

from collections.abc import Mapping

from tests.benchmarks.rows import Row
from tests.benchmarks.targets import TARGETS


def markdown(rows: Mapping[str, Row]) -> str:
    """One table a row: what was measured, and what it is to be at most."""
    return "\n\n".join(_table(title, row) for title, row in rows.items())


def _table(title: str, row: Row) -> str:
    most = {target.name: target.most for target in TARGETS.get(title, ())}
    lines = [f"**{title}**", "", "| | measured | target | |", "|---|---:|---:|---|"]
    for name, value in row.items():
        target = f"≤ {most[name]:g}" if name in most else ""
        met = "" if name not in most else "met" if value <= most[name] else "missed"
        lines.append(f"| `{name}` | {_number(value)} | {target} | {met} |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
