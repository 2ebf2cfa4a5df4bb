"""How a turn ended."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.records import ButtonAction, TurnStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a turn ended. ``final`` None: there is nothing (more) to deliver.

    ``draft`` is the timeline as the turn left it, where that is known and may be new. ``events``
    have come from the service, and ``edits`` are the requests that showed them.
    """

    status: TurnStatus
    final: str | None
    actions: tuple[ButtonAction, ...] = ()
    draft: Mapping[str, object] | None = None
    events: int = 0
    edits: int = 0
