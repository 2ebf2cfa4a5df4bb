"""How large a file may be that the bot posts in a server."""

import logging

from bot.core.ports import Conversation
from bot.core.store import Store

logger = logging.getLogger(__name__)

_MEBIBYTE = 1024 * 1024
USUAL_LIMITS = tuple(size * _MEBIBYTE for size in (100, 50, 25, 20, 10, 8))
"""Limits that servers have or have had, in bytes."""


class UploadLimit:
    """What Discord says until it refuses a file; from then on, what the refusal has taught.

    What was learnt holds for as long as Discord says the same: a server with more boosts is tried
    anew.
    """

    def __init__(self, store: Store, conversation: Conversation, guild_id: int | None) -> None:
        self._store = store
        self._conversation = conversation
        self._guild_id = guild_id or 0

    async def known(self) -> int:
        """The limit in bytes. Raises ``StoreError`` and ``ConversationError``."""
        said = await self._conversation.upload_limit()
        learnt = await self._store.note(self._key(said))
        return said if learnt is None else min(said, int(learnt))

    async def refused(self, size: int) -> None:
        """Note that a file of so many bytes was too large."""
        usual = (limit for limit in USUAL_LIMITS if limit < size)
        learnt = next(usual, size // 2)
        said = await self._conversation.upload_limit()
        logger.info("server %s refused %d bytes: %d from now on", self._guild_id, size, learnt)
        await self._store.set_note(self._key(said), str(learnt))

    def _key(self, said: int) -> str:
        return f"upload limit {self._guild_id} {said}"
