"""Shows people whose request has to wait at which place it is."""

import logging
from dataclasses import replace

from bot.core.ports import Post, Priority
from bot.core.records import ReplyRecord, ReplyRole, ThreadRecord, TurnKind, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


_UNKNOWN = 0
"""Noted in place of a message's id until that is known; Discord tells it again for the nonce."""


class QueueNotices:
    """One message for each turn that waits; it becomes the turn's live message, or goes."""

    def __init__(self, studio: Studio, channel_id: int) -> None:
        self._store = studio.store
        self._conversation = studio.conversation(channel_id)
        self._channel_id = channel_id
        self._places: dict[int, int] = {}
        self._running: int | None = None
        self._begun: set[int] = set()
        self._under_way: int | None = None
        """Whose notice is on its way to Discord, where nothing calls it back."""
        self._removing: set[int] = set()

    async def start(self, thread: ThreadRecord, turn: TurnRecord) -> None:
        """A turn waits no more: its notice becomes the live message of an edit, else it goes."""
        self._running = turn.id
        self._begun.add(turn.id)
        if turn.id == self._under_way or turn.id in self._removing:
            return  # late as it is, it would undo what is shown in its place
        notices = await self._store.replies(turn.id, ReplyRole.QUEUED)
        if turn.kind is not TurnKind.EDIT or await self._store.replies(turn.id, ReplyRole.LIVE):
            for notice in notices:
                await self._remove(thread, notice)
            return
        for notice in notices:
            if await self._found(thread, turn, notice) is not None:
                await self._store.take_over_notice(turn.id)

    def end(self) -> None:
        """No turn runs."""
        self._running = None

    async def show(self, thread: ThreadRecord) -> None:
        """Bring the notices up to date. Best effort; may raise ``StoreError``."""
        waiting = [
            turn
            for turn in await self._store.waiting(self._channel_id)
            if turn.id not in self._begun
        ]
        if self._running is None:
            # The first one starts at once.
            waiting = waiting[1:]
        try:
            for place, turn in enumerate(waiting, 1):
                await self._show(thread, turn, place)
        except ConversationError as error:
            logger.info("queue not shown: %s", error)
        for notice in await self._store.stale_notices(self._channel_id):
            if notice.turn_id != self._running:
                await self._remove(thread, notice)

    async def _show(self, thread: ThreadRecord, turn: TurnRecord, place: int) -> None:
        if self._places.get(turn.id) == place:
            return
        self._places[turn.id] = place
        known = await self._store.replies(turn.id, ReplyRole.QUEUED)

        def latest() -> Post | None:
            if turn.id in self._begun:
                return None
            self._under_way = turn.id
            return _notice(thread, turn, place)

        try:
            if known and known[0].message_id != _UNKNOWN:
                message_id = known[0].message_id
                await self._conversation.edit(message_id, latest, priority=Priority.PROGRESS)
            elif turn.id not in self._begun:
                self._under_way = turn.id
                await self._post(_notice(thread, turn, place), turn)
        finally:
            self._under_way = None

    async def _post(self, post: Post, turn: TurnRecord) -> ReplyRecord:
        """Noted before and after: whenever the process ends, the message is found again."""
        noted = ReplyRecord(turn.id, ReplyRole.QUEUED, 0, _UNKNOWN)
        await self._store.save_reply(noted)
        message_id = await self._conversation.post(
            post, nonce=f"{turn.message_id}q", priority=Priority.ACKNOWLEDGEMENT
        )
        noted = replace(noted, message_id=message_id)
        await self._store.save_reply(noted)
        return noted

    async def _found(
        self, thread: ThreadRecord, turn: TurnRecord, notice: ReplyRecord
    ) -> ReplyRecord | None:
        """A notice with its id, also where the process didn't live to note that."""
        if notice.message_id != _UNKNOWN:
            return notice
        try:
            return await self._post(_notice(thread, turn, 1), turn)
        except ConversationError as error:
            logger.info("notice of the queue not found again: %s", error)
            return None

    async def _remove(self, thread: ThreadRecord, notice: ReplyRecord) -> None:
        """Delete a notice whose turn waits no more. What fails is tried again at the next look."""
        self._removing.add(notice.turn_id)
        try:
            turn = await self._store.turn(notice.turn_id)
            assert turn is not None, "a notice belongs to a turn"
            found = await self._found(thread, turn, notice)
            if found is not None and await self._is_deleted(found.message_id):
                await self._store.forget_notice(turn.id)
        finally:
            self._removing.discard(notice.turn_id)

    async def _is_deleted(self, message_id: int) -> bool:
        """Delete a message; whether it is gone now."""
        try:
            await self._conversation.delete(message_id)
        except ConversationUnavailable as error:
            logger.info("notice of the queue not deleted: %s", error)
            return False
        except ConversationError as error:
            logger.info("notice of the queue is gone: %s", error)
        return True


def _notice(thread: ThreadRecord, turn: TurnRecord, place: int) -> Post:
    said = text("queue.place", thread.locale, place=place)
    return Post(f"-# ⏳ {said}", reply_to=turn.answers)
