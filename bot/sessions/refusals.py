"""What people are told whose message was not taken in: once, and never a flood of it."""

import asyncio
import logging

from bot.core.incoming import Incoming
from bot.core.ports import Post, Priority
from bot.errors import ConversationError, ConversationUnavailable, StoreError
from bot.sessions.studio import Studio
from bot.sessions.told import Told

logger = logging.getLogger(__name__)


class Refusals:
    """Answers messages that are not claimed, and notes that they are settled."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._told = Told()

    async def tell(self, incoming: Incoming, said: str) -> None:
        """Answer a message. A person who floods a place is told only so often.

        That it is settled is noted last. So what was turned away is not taken in by a later start,
        and a message that nothing was said about is looked at again.
        """
        if not self._told.may_tell(incoming.channel_id, incoming.author_id):
            logger.info("not answered again so soon: message %s", incoming.message_id)
        elif not await self._answer(incoming, said):
            return
        try:
            await self._studio.store.refuse(incoming.message_id)
        except StoreError as error:
            logger.error("a refusal was not noted: %s", error)

    async def _answer(self, incoming: Incoming, said: str) -> bool:
        """False where Discord fails for long."""
        conversation = self._studio.conversation(incoming.channel_id)
        post = Post(said, reply_to=incoming.message_id)
        for pause_s in self._studio.timing.deliver_again_s:
            try:
                await conversation.post(
                    post, nonce=f"{incoming.message_id}h", priority=Priority.ACKNOWLEDGEMENT
                )
            except ConversationUnavailable as error:
                logger.info("not answered yet: message %s: %s", incoming.message_id, error)
                await asyncio.sleep(error.retry_after_s or pause_s)
            except ConversationError as error:
                logger.info("not answered: message %s: %s", incoming.message_id, error)
                return True
            else:
                return True
        return False
