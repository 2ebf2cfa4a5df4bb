"""What a rule is: a way of saying a command."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.reading.text import Clause

Build = Callable[[Clause, re.Match[str]], Command | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of saying a command. `whole` rules leave nothing of their clause to others."""

    pattern: re.Pattern[str]
    build: Build
    whole: bool = False


def rule(pattern: str, build: Build, *, whole: bool = False) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE | re.VERBOSE), build, whole)
