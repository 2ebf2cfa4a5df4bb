"""What an absence of the bot leaves behind: words that nobody read, threads that are no more."""

import logging

from bot.core.ports import Post, Priority
from bot.core.records import TurnStatus
from bot.errors import ConversationError
from bot.locales import negotiate, text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


class Absence:
    """Every method may raise ``StoreError``. ``language`` is the host's, if there is one."""

    def __init__(self, studio: Studio, language: str = "") -> None:
        self._studio = studio
        self._store = studio.store
        self._language = language

    async def tell_unread(
        self, channel_id: int, guild_id: int | None, locale: str | None, before: int, nonce: str
    ) -> None:
        """Tell the people of a place that nothing was read of what they wrote before a time.

        ``before`` is that time as Unix seconds, ``locale`` the server's. Best effort.
        """
        thread = await self._store.thread(channel_id)
        settings = await self._store.server(guild_id or 0)
        chosen = settings.channel(channel_id).language or settings.language
        spoken = thread.locale if thread else negotiate(self._language, chosen, locale)
        # Everyone is shown a timestamp in their own language and time zone.
        post = Post(text("absence.unread", spoken, time=f"<t:{before}:f>"))
        try:
            await self._studio.conversation(channel_id).post(
                post, nonce=nonce, priority=Priority.ERROR
            )
        except ConversationError as error:
            logger.info("nobody could be told in %d what was not read: %s", channel_id, error)

    async def give_up(self, channel_id: int) -> None:
        """A thread is gone or closed: what waits in it is not done, since nobody would see it."""
        waiting = await self._store.waiting(channel_id)
        for turn in waiting:
            await self._store.finish(turn.id, TurnStatus.STOPPED, None)
        if waiting:
            ids = ", ".join(str(turn.id) for turn in waiting)
            logger.warning("thread %d is gone or closed, not done: turns %s", channel_id, ids)
