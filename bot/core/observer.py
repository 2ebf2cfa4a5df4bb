"""What the application tells whoever counts; by itself nobody does."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from bot.core.records import TurnKind, TurnStatus


@dataclass(frozen=True, slots=True)
class TurnReport:
    """How a turn went: seconds from its message to its end, and what it took.

    ``events`` came from the service, ``edits`` are requests for the live message; ``credits`` is
    what was spent, None where that isn't known.
    """

    kind: TurnKind
    status: TurnStatus
    seconds: float
    events: int = 0
    edits: int = 0
    credits: float | None = None


class Observer(Protocol):
    """Is told what happens as it happens; must return at once and never raise."""

    def streaming(self) -> AbstractContextManager[None]:
        """Around the reading of one edit stream."""
        ...

    def shown(self, lag_s: float) -> None:
        """A live message goes out, so long after the oldest change that it shows."""
        ...

    def turn_ended(self, report: TurnReport) -> None: ...


class Nobody:
    """Counts nothing."""

    def streaming(self) -> AbstractContextManager[None]:
        return nullcontext()

    def shown(self, lag_s: float) -> None:
        """It goes by."""

    def turn_ended(self, report: TurnReport) -> None:
        """It goes by."""


NOBODY = Nobody()


@dataclass(frozen=True, slots=True)
class Figures:
    """What the database holds, counted over its whole life.

    ``turns`` by kind and status, ``renders`` by status; ``undelivered`` are final texts that
    wait for Discord.
    """

    turns: dict[tuple[str, str], int]
    renders: dict[str, int]
    undelivered: int
    credits_spent: float
