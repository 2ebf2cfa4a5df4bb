"""Shows people whose request has to wait at which place it is."""

import logging
from dataclasses import replace

from bot.core.ports import Post, Priority
from bot.core.records import ReplyRecord, ReplyRole, ThreadRecord, TurnKind, TurnRecord
from bot.errors import ConversationError
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

    async def start(self, thread: ThreadRecord, turn: TurnRecord) -> None:
        """A turn waits no more: its notice becomes the live message of an edit, else it goes."""
        self._running = turn.id
        self._begun.add(turn.id)
        if turn.id == self._under_way:
            return  # late as it is, it would undo what is shown in its place
        if turn.kind is TurnKind.EDIT and not await self._store.replies(turn.id, ReplyRole.LIVE):
            for notice in await self._known(thread, turn):
                await self._store.save_reply(replace(notice, role=ReplyRole.LIVE))
        await self._tidy(thread, turn)

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
        for place, turn in enumerate(waiting, 1):
            try:
                await self._show(thread, turn, place)
            except ConversationError as error:
                logger.info("queue not shown: %s", error)
                break
        waits = {turn.id for turn in waiting}
        for turn_id in self._places.keys() - waits - self._begun:
            del self._places[turn_id]
            if (taken_back := await self._store.turn(turn_id)) is not None:
                await self._tidy(thread, taken_back)

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
            else:
                self._under_way = turn.id
                await self._post(_notice(thread, turn, place), turn)
        finally:
            self._under_way = None
            if turn.id in self._begun:
                await self._tidy(thread, turn)

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

    async def _known(self, thread: ThreadRecord, turn: TurnRecord) -> list[ReplyRecord]:
        """The turn's notices, also one whose id the process didn't live to note."""
        notices = await self._store.replies(turn.id, ReplyRole.QUEUED)
        if any(notice.message_id == _UNKNOWN for notice in notices):
            try:
                return [await self._post(_notice(thread, turn, 1), turn)]
            except ConversationError as error:
                logger.info("notice of the queue not found again: %s", error)
                return []
        return notices

    async def _tidy(self, thread: ThreadRecord, turn: TurnRecord) -> None:
        """Delete the notice of a turn that has started, or was taken back, without using it."""
        adopted = {
            reply.message_id
            for role in (ReplyRole.LIVE, ReplyRole.FINAL)
            for reply in await self._store.replies(turn.id, role)
        }
        for notice in await self._known(thread, turn):
            if notice.message_id in adopted:
                continue
            try:
                await self._conversation.delete(notice.message_id)
            except ConversationError as error:
                logger.info("notice of the queue not deleted: %s", error)


def _notice(thread: ThreadRecord, turn: TurnRecord, place: int) -> Post:
    said = text("queue.place", thread.locale, place=place)
    return Post(f"-# ⏳ {said}", reply_to=turn.answers)
