"""The places of exports that wait for others of their thread."""

import logging

from bot.core import export_reply
from bot.core.ports import Post, Priority
from bot.core.records import ReplyRole, ThreadRecord, TurnRecord
from bot.errors import ConversationError
from bot.sessions.noted import UNKNOWN, NotedMessages
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


async def show_queued(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """Tell that the export of a turn waits for others of the thread, if it does; best effort.

    Its progress takes the place of this message. May raise ``StoreError``.
    """
    renders = await studio.store.open_renders(thread.channel_id)
    before = len({render.turn_id for render in renders} - {turn.id})
    progress = NotedMessages(studio, turn, ReplyRole.PROGRESS)
    if not before or await progress.known():
        return
    post = Post(export_reply.queued_line(before, thread.locale))
    try:
        await progress.post(post, priority=Priority.ACKNOWLEDGEMENT)
    except ConversationError as error:
        logger.info("queued export not shown: %s", error)


class ExportQueue:
    """Renews the places of a thread's exports that wait, as those before them end."""

    def __init__(self, studio: Studio, channel_id: int) -> None:
        self._studio = studio
        self._channel_id = channel_id
        self._places: dict[int, int] = {}

    def begin(self, turn_id: int) -> None:
        """An export waits no more: a place that is still to be shown isn't its place any more."""
        self._places.pop(turn_id, None)

    async def renew(self, thread: ThreadRecord) -> None:
        """Show each place that has changed; best effort. May raise ``StoreError``."""
        renders = await self._studio.store.open_renders(self._channel_id)
        turns = list(dict.fromkeys(render.turn_id for render in renders))
        before = self._places
        self._places = {turn_id: place for place, turn_id in enumerate(turns)}
        for place, turn_id in enumerate(turns):
            # One that isn't known may have been told another place before.
            if place and place != before.get(turn_id):
                await self._show(thread, turn_id, place)

    async def _show(self, thread: ThreadRecord, turn_id: int, place: int) -> None:
        def post() -> Post | None:
            # Its turn may have come while the edit waited; then its progress stands there.
            waits = self._places.get(turn_id) == place
            return Post(export_reply.queued_line(place, thread.locale)) if waits else None

        conversation = self._studio.conversation(self._channel_id)
        try:
            for shown in await self._studio.store.replies(turn_id, ReplyRole.PROGRESS):
                if shown.message_id != UNKNOWN:
                    await conversation.edit(shown.message_id, post, priority=Priority.PROGRESS)
        except ConversationError as error:
            logger.info("place of a queued export not shown: %s", error)
