"""Shows people whose request has to wait at which place it is."""

import logging

from bot.core.ports import Post, Priority
from bot.core.records import ReplyRole, ThreadRecord, TurnKind, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.locales import text
from bot.sessions.noted import UNKNOWN, NotedMessages
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


class QueueNotices:
    """One message for each turn that waits; it becomes the turn's live message, or goes."""

    def __init__(self, studio: Studio, channel_id: int) -> None:
        self._studio = studio
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
        known = await self._notice(turn).id()
        if known is None:
            return
        if turn.kind is not TurnKind.EDIT or await self._store.replies(turn.id, ReplyRole.LIVE):
            await self._remove(turn.id)
        elif known != UNKNOWN or await self._is_found(thread, turn):
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
                await self._remove(notice.turn_id)

    async def _show(self, thread: ThreadRecord, turn: TurnRecord, place: int) -> None:
        if self._places.get(turn.id) == place:
            return
        self._places[turn.id] = place
        known = await self._notice(turn).id()

        def latest() -> Post | None:
            if turn.id in self._begun:
                return None
            self._under_way = turn.id
            return _placed(thread, turn, place)

        try:
            if known:
                await self._conversation.edit(known, latest, priority=Priority.PROGRESS)
            elif turn.id not in self._begun:
                self._under_way = turn.id
                await self._post(thread, turn, place)
        finally:
            self._under_way = None

    async def _post(self, thread: ThreadRecord, turn: TurnRecord, place: int) -> None:
        post = _placed(thread, turn, place)
        await self._notice(turn).post(post, priority=Priority.ACKNOWLEDGEMENT)

    async def _is_found(self, thread: ThreadRecord, turn: TurnRecord) -> bool:
        """Learn the id of a notice where the process didn't live to note that."""
        try:
            await self._post(thread, turn, 1)
        except ConversationError as error:
            logger.info("notice of the queue not found again: %s", error)
            return False
        return True

    async def _remove(self, turn_id: int) -> None:
        """Delete a notice whose turn waits no more. What fails is tried again at the next look."""
        self._removing.add(turn_id)
        try:
            turn = await self._store.turn(turn_id)
            assert turn is not None, "a notice belongs to a turn"
            notice = self._notice(turn)
            await notice.remove()
            await notice.forget()
        except ConversationUnavailable as error:
            logger.info("notice of the queue not deleted: %s", error)
        finally:
            self._removing.discard(turn_id)

    def _notice(self, turn: TurnRecord) -> NotedMessages:
        return NotedMessages(self._studio, turn, ReplyRole.QUEUED)


def _placed(thread: ThreadRecord, turn: TurnRecord, place: int) -> Post:
    said = text("queue.place", thread.locale, place=place)
    return Post(f"-# ⏳ {said}", reply_to=turn.answers)
