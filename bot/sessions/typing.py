"""Shows that an answer is being worked out, while nothing else in the thread shows it."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from bot.core.ports import Conversation
from bot.errors import ConversationError

logger = logging.getLogger(__name__)

AFTER_S = 0.2
"""An answer that comes sooner needs no announcement."""
EVERY_S = 8.0
"""Discord shows it for ten seconds, or until a message comes."""
AT_MOST = 15
"""Nobody believes for longer than two minutes that somebody is typing."""


@asynccontextmanager
async def typing(conversation: Conversation) -> AsyncGenerator[None]:
    """Show it within the block; best effort, which holds nothing up."""
    showing = asyncio.create_task(_show(conversation), name="typing")
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.wait([showing])


async def _show(conversation: Conversation) -> None:
    await asyncio.sleep(AFTER_S)
    for _ in range(AT_MOST):
        try:
            await conversation.typing()
        except ConversationError as error:
            logger.info("typing not shown: %s", error)
            return
        await asyncio.sleep(EVERY_S)
