"""Messages of ours that are noted before they leave, so that no sudden end leaves one behind.

First the store learns that a message may exist, then it is sent, then its id is noted. Where the
process ends in between, the message is looked for among those that the bot has sent. One that is
not found may still be on its way; it is sent once more with the same nonce. Discord remembers that
for a few minutes (``enforce_nonce`` in its documentation), and answers with the message that is
there.
"""

import logging
import re
from collections.abc import Mapping

from bot.core.ports import Newest, Post, Priority, Sent
from bot.core.records import ButtonAction, ReplyRecord, ReplyRole, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

UNKNOWN = 0
"""Stands for the id of a message that may have left; no message of Discord has it."""
_ASKER = re.compile(r"^<@\d+> ")
_LETTERS: Mapping[ReplyRole, str] = {
    ReplyRole.LIVE: "l",
    ReplyRole.FINAL: "f",
    ReplyRole.PROGRESS: "p",
    ReplyRole.QUEUED: "q",
    ReplyRole.RESULT: "r",
    ReplyRole.SLOW: "w",
    ReplyRole.WARNING: "c",
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
        self._leaving: set[int] = set()
        """Pages that nobody can have sent before."""

    async def known(self) -> dict[int, int]:
        """The ids; ``UNKNOWN`` for a message that may have left."""
        replies = await self._store.replies(self._turn.id, self._role)
        return {reply.page: reply.message_id for reply in replies}

    async def id(self, page: int = 0) -> int | None:
        """The id of a message, ``UNKNOWN``, or None for one that was never to be sent."""
        return (await self.known()).get(page)

    async def note(self, page: int = 0, message_id: int = UNKNOWN) -> None:
        """Note which message it is, or that it may exist."""
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
            await self.announce(page)
        return await self.send(post, page=page, priority=priority)

    async def announce(self, page: int = 0) -> None:
        """Note that a message is about to leave, for the first time."""
        await self.note(page)
        self._leaving.add(page)

    async def send(self, post: Post | Newest, *, page: int = 0, priority: Priority) -> int:
        """As ``post``, where it is noted already that the message is about to leave."""
        found = None if page in self._leaving else await self._found(post)
        if found is not None:
            await self.note(page, found)
            latest = post if callable(post) else lambda: post
            await self._conversation.edit(found, latest, priority=priority)
            return found
        nonce = self._nonce(page)
        message_id = await self._conversation.post(post, nonce=nonce, priority=priority)
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
        if message_id is None:
            return
        if message_id == UNKNOWN:
            message_id = await self._found()
        try:
            if message_id is None:
                await self._conversation.unsend(self._nonce(page))
            else:
                await self._conversation.delete(message_id)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.info("message not deleted: %s", error)

    async def _found(self, post: Post | Newest | None = None) -> int | None:
        """The message that was sent without its id being noted, as far as it can be told."""
        try:
            sent = await self._conversation.sent(self._turn.answers)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.info("no message looked for: %s", error)
            return None
        said = post.text.strip() if isinstance(post, Post) else None
        noted = await self._store.noted([message.id for message in sent])
        for message in sent:
            if message.id not in noted and self._is_own(message, said):
                return message.id
        return None

    def _is_own(self, sent: Sent, said: str | None) -> bool:
        """What is at work can be stopped, what waits can't; all else is known by its text.

        The asker may be named in front of that.
        """
        there = sent.post
        if there.reply_to not in (None, self._turn.answers):
            return False
        stops = (ButtonAction.STOP, str(self._turn.id))
        at_work = stops in [(button.action, button.argument) for button in there.buttons]
        waits = not there.buttons and "⏳" in there.text
        match self._role:
            case ReplyRole.LIVE:
                return at_work
            case ReplyRole.PROGRESS:
                return at_work or (waits and there.reply_to is None)
            case ReplyRole.QUEUED:
                return waits and there.reply_to is not None
            case _:
                return _ASKER.sub("", there.text).strip() == said

    def _nonce(self, page: int) -> str:
        return f"{self._turn.message_id}{_LETTERS[self._role]}{page}"
