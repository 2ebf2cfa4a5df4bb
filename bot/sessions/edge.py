"""The worker's edge: what nobody has foreseen ends the work at hand, and nothing else."""

import logging
import secrets
from collections.abc import Awaitable, Callable

from bot.errors import ConversationUnavailable, StoreError

logger = logging.getLogger(__name__)


async def at_the_edge(work: Awaitable[None], break_off: Callable[[str], Awaitable[None]]) -> None:
    """Await ``work``; after a bug in it, ``break_off`` is told the id that the log has it under.

    Raises ``StoreError`` and ``ConversationUnavailable``, after which the work is tried again.
    """
    try:
        await work
    except (StoreError, ConversationUnavailable):
        raise
    except Exception:
        error_id = secrets.token_hex(4)
        logger.exception("a bug, error id %s", error_id)
        await break_off(error_id)
