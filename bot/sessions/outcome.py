"""How a turn ended."""

from dataclasses import dataclass

from bot.core.records import ButtonAction, TurnStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a turn ended. ``final`` None: there is nothing (more) to deliver."""

    status: TurnStatus
    final: str | None
    actions: tuple[ButtonAction, ...] = ()
