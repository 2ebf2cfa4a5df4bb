"""Shows people whose request has to wait at which place it is."""

import logging
from dataclasses import replace

from bot.core.ports import Post, Priority
from bot.core.records import ReplyRecord, ReplyRole, ThreadRecord, TurnKind, TurnRecord
from bot.errors import ConversationError
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


class QueueNotices:
    """One message for each turn that waits; it becomes the turn's live message, or goes."""

    def __init__(self, studio: Studio, channel_id: int) -> None:
        self._store = studio.store
        self._conversation = studio.conversation(channel_id)
        self._channel_id = channel_id
        self._places: dict[int, int] = {}
        self._running: int | None = None

    async def start(self, turn: TurnRecord) -> None:
        """A turn waits no more: its notice becomes the live message of an edit, else it goes."""
        self._running = turn.id
        if turn.kind is not TurnKind.EDIT:
            await self._tidy(turn.id)
            return
        for notice in await self._store.replies(turn.id, ReplyRole.QUEUED):
            if not await self._store.replies(turn.id, ReplyRole.LIVE):
                await self._store.save_reply(replace(notice, role=ReplyRole.LIVE))

    def end(self) -> None:
        """No turn runs."""
        self._running = None

    async def show(self, thread: ThreadRecord) -> None:
        """Bring the notices up to date. Best effort; may raise ``StoreError``."""
        waiting = [
            turn for turn in await self._store.waiting(self._channel_id) if turn.id != self._running
        ]
        if self._running is None:
            # The first one starts at once.
            waiting = waiting[1:]
        try:
            for place, turn in enumerate(waiting, 1):
                await self._show(thread, turn, place)
        except ConversationError as error:
            logger.info("queue not shown: %s", error)
        waits = {turn.id for turn in waiting} | {self._running}
        for turn_id in self._places.keys() - waits:
            del self._places[turn_id]
            await self._tidy(turn_id)

    async def _show(self, thread: ThreadRecord, turn: TurnRecord, place: int) -> None:
        if self._places.get(turn.id) == place:
            return
        post = Post(f"-# ⏳ {text('queue.place', thread.locale, place=place)}")
        known = await self._store.replies(turn.id, ReplyRole.QUEUED)
        self._places[turn.id] = place
        if known:
            await self._conversation.edit(
                known[0].message_id,
                lambda: None if turn.id == self._running else post,
                priority=Priority.PROGRESS,
            )
            return
        message_id = await self._conversation.post(
            Post(post.text, reply_to=turn.answers),
            nonce=f"{turn.message_id}q",
            priority=Priority.ACKNOWLEDGEMENT,
        )
        await self._store.save_reply(ReplyRecord(turn.id, ReplyRole.QUEUED, 0, message_id))
        if turn.id == self._running:
            await self._tidy(turn.id)

    async def _tidy(self, turn_id: int) -> None:
        """Delete the notice of a turn that has started, or was taken back, without using it."""
        adopted = {
            reply.message_id
            for role in (ReplyRole.LIVE, ReplyRole.FINAL)
            for reply in await self._store.replies(turn_id, role)
        }
        for notice in await self._store.replies(turn_id, ReplyRole.QUEUED):
            if notice.message_id in adopted:
                continue
            try:
                await self._conversation.delete(notice.message_id)
            except ConversationError as error:
                logger.info("notice of the queue not deleted: %s", error)
