"""What was found, and how it is told."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

EXIT_FINE = 0
EXIT_MEND = 1


class Level(StrEnum):
    """How bad it is: only ``BROKEN`` keeps the bot, or a part of it, from working."""

    FINE = "ok"
    NOTICE = "warning"
    BROKEN = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``mend`` says what to do about it."""

    area: str
    level: Level
    said: str
    mend: str = ""


def fine(area: str, said: str) -> Finding:
    return Finding(area, Level.FINE, said)


def notice(area: str, said: str, mend: str) -> Finding:
    return Finding(area, Level.NOTICE, said, mend)


def broken(area: str, said: str, mend: str) -> Finding:
    return Finding(area, Level.BROKEN, said, mend)


_SIGNS = {Level.FINE: "✓", Level.NOTICE: "!", Level.BROKEN: "✗"}
_COLOURS = {Level.FINE: "\x1b[32m", Level.NOTICE: "\x1b[33m", Level.BROKEN: "\x1b[31m"}
_PLAIN = "\x1b[0m"


def as_text(findings: Sequence[Finding], *, colours: bool) -> str:
    """A line for each finding, its mend below it, and a verdict."""
    width = max((len(finding.area) for finding in findings), default=0)
    lines: list[str] = []
    area = None
    for finding in findings:
        shown = finding.area if finding.area != area else ""
        area = finding.area
        sign = _SIGNS[finding.level]
        if colours:
            sign = f"{_COLOURS[finding.level]}{sign}{_PLAIN}"
        lines.append(f"{shown:<{width}}  {sign} {finding.said}")
        if finding.mend:
            lines.append(f"{'':<{width}}    → {finding.mend}")
    return "\n".join([*lines, "", _verdict(findings)])


def as_lines(finding: Finding) -> str:
    """One finding by itself, with its mend below it."""
    mend = f"\n  → {finding.mend}" if finding.mend else ""
    return f"{_SIGNS[finding.level]} {finding.said}{mend}"


def as_json(findings: Sequence[Finding]) -> str:
    """The same for programs."""
    told = {
        "ok": exit_code(findings) == EXIT_FINE,
        "findings": [asdict(finding) for finding in findings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def exit_code(findings: Sequence[Finding]) -> int:
    """0: nothing is broken; 1: something must be mended."""
    return EXIT_MEND if _count(findings, Level.BROKEN) else EXIT_FINE


def _verdict(findings: Sequence[Finding]) -> str:
    wrong, odd = _count(findings, Level.BROKEN), _count(findings, Level.NOTICE)
    if wrong:
        return f"{wrong} to mend, from top to bottom; then run this again."
    return f"Ready to run; {odd} to look at." if odd else "Ready to run."


def _count(findings: Sequence[Finding], level: Level) -> int:
    return sum(finding.level is level for finding in findings)
