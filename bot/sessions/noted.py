"""Messages of ours that are noted before they leave, so that no sudden end leaves one behind.

First the store learns that a message may exist, then it is sent, then its id is noted. Where the
process ends in between, the message is found again by its nonce: whoever sends that once more gets
the message that is there. Discord remembers a nonce for a few minutes (``enforce_nonce`` in its
documentation); after a longer outage, such a message stays beside the one that is sent for it.
"""

import logging
from collections.abc import Mapping

from bot.core.ports import Newest, Post, Priority
from bot.core.records import ReplyRecord, ReplyRole, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

UNKNOWN = 0
"""Stands for the id of a message that may have left; no message of Discord has it."""
_LETTERS: Mapping[ReplyRole, str] = {
    ReplyRole.LIVE: "l",
    ReplyRole.FINAL: "f",
    ReplyRole.PROGRESS: "p",
    ReplyRole.QUEUED: "q",
    ReplyRole.RESULT: "r",
    ReplyRole.SLOW: "w",
    ReplyRole.STOPPED: "s",
}


class NotedMessages:
    """A turn's messages of one role, by their pages. Every method may raise ``StoreError``."""

    def __init__(self, studio: Studio, turn: TurnRecord, role: ReplyRole) -> None:
        self._studio = studio
        self._store = studio.store
        self._conversation = studio.conversation(turn.channel_id)
        self._turn = turn
        self._role = role

    async def known(self) -> dict[int, int]:
        """The ids; ``UNKNOWN`` for a message that may have left."""
        replies = await self._store.replies(self._turn.id, self._role)
        return {reply.page: reply.message_id for reply in replies}

    async def id(self, page: int = 0) -> int | None:
        """The id of a message, ``UNKNOWN``, or None for one that was never to be sent."""
        return (await self.known()).get(page)

    async def note(self, page: int = 0, message_id: int = UNKNOWN) -> None:
        """Note that a message is about to leave, or which one it is."""
        noted = ReplyRecord(self._turn.id, self._role, page, message_id)
        await self._studio.insist(lambda: self._store.save_reply(noted))

    async def forget(self, page: int = 0) -> None:
        """A message has never left, or is gone."""
        await self._store.forget_reply(self._turn.id, self._role, page)

    async def post(self, post: Post | Newest, *, page: int = 0, priority: Priority) -> int:
        """Send a message and return its id; one that had left already shows this from now on.

        Raises ``ConversationError``.
        """
        if await self.id(page) is None:
            await self.note(page)
        return await self.send(post, page=page, priority=priority)

    async def send(self, post: Post | Newest, *, page: int = 0, priority: Priority) -> int:
        """As ``post``, where it is noted already that the message is about to leave."""
        message_id = await self._conversation.post(post, nonce=self._nonce(page), priority=priority)
        await self.note(page, message_id)
        return message_id

    async def show(self, post: Post, *, page: int = 0, priority: Priority) -> int:
        """Let a message show something else, or send it. Raises ``ConversationError``."""
        message_id = await self.id(page)
        if message_id is None or message_id == UNKNOWN:
            return await self.post(post, page=page, priority=priority)
        await self._conversation.edit(message_id, lambda: post, priority=priority)
        return message_id

    async def remove(self, page: int = 0) -> None:
        """Delete a message, unless it is gone. Raises ``ConversationUnavailable``."""
        message_id = await self.id(page)
        try:
            if message_id == UNKNOWN:
                await self._conversation.unsend(self._nonce(page))
            elif message_id is not None:
                await self._conversation.delete(message_id)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.info("message not deleted: %s", error)

    def _nonce(self, page: int) -> str:
        return f"{self._turn.message_id}{_LETTERS[self._role]}{page}"
