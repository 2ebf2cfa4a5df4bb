"""What a rule is: the ways of saying one command."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.reading.text import Clause

Build = Callable[[Clause, re.Match[str]], Command | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns, and what to make of a clause in which one of them occurs.

    A rule takes its whole clause, unless it is only a `part`: then the rest is left to other rules.
    """

    pattern: re.Pattern[str]
    build: Build
    part: bool = False


def rule(
    build: Build, *, en: Iterable[str] = (), zh: Iterable[str] = (), part: bool = False
) -> Rule:
    """A rule from ways of speaking in English, where words are whole, and in Chinese."""
    english = [rf"(?<![a-z]){spoken(pattern)}(?![a-z])" for pattern in en]
    chinese = [spoken(pattern) for pattern in zh]
    return Rule(re.compile("|".join([*english, *chinese]), re.IGNORECASE), build, part)


def spoken(pattern: str) -> str:
    """A way of speaking as a regular expression.

    A space is any white space, "…" stands for any words, and round brackets don't capture.
    """
    pattern = pattern.replace(" … ", r"\b.*?\b").replace("…", ".*?").replace(" ", r"\s+")
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", f"({pattern})")
