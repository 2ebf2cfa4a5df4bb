"""One line in the log for each turn that has ended, and the same for whoever counts."""

import logging
from dataclasses import asdict

from bot.core.observer import TurnReport
from bot.core.records import TurnRecord
from bot.errors import StoreError
from bot.sessions.outcome import Outcome
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


async def summarise(studio: Studio, turn: TurnRecord, outcome: Outcome) -> None:
    """Tell how a turn went, from the message that asked for it to its end in the store."""
    try:
        turn = await studio.store.turn(turn.id) or turn
    except StoreError as error:
        logger.info("the balance of a turn is unread: %s", error)
    ended_at = turn.ended_at or studio.clock()
    report = TurnReport(
        turn.kind,
        outcome.status,
        round(max((ended_at - turn.created_at).total_seconds(), 0.0), 2),
        outcome.events,
        outcome.edits,
        _spent(turn),
    )
    studio.observer.turn_ended(report)
    told = {name: value for name, value in asdict(report).items() if value is not None}
    line = " ".join(f"{name}={value}" for name, value in told.items())
    logger.info("turn ended: %s", line, extra={"fields": told})


def _spent(turn: TurnRecord) -> float | None:
    if turn.balance_before is None or turn.balance_after is None:
        return None
    return max(turn.balance_before - turn.balance_after, 0.0)
