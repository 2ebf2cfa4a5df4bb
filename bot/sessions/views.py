"""What one person is shown of a thread, for their eyes alone; nothing is noted or done by that."""

import logging
from dataclasses import replace

from bot.core.explain import explain
from bot.core.incoming import Press
from bot.core.ports import Picture
from bot.core.records import ButtonAction, ThreadRecord, TurnKind
from bot.core.skills import Skill
from bot.errors import ServiceError, StoreError
from bot.locales import negotiate, text
from bot.sessions import answers
from bot.sessions.claim import claim_link
from bot.sessions.pictures import Pictures
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


class Views:
    """Answers in the language of whoever looks: ``locale`` is theirs.

    ``host_skill`` is that of the places that chose none.
    """

    def __init__(self, studio: Studio, host_skill: Skill) -> None:
        self._studio = studio
        self._store = studio.store
        self._skill = host_skill

    async def claim(self, press: Press, locale: str | None) -> str:
        """The link that hands a thread's project over, for the eyes of one person."""
        return await claim_link(self._studio, press, negotiate(locale))

    async def timeline(self, channel_id: int, locale: str | None) -> Picture | None:
        """The timeline of a thread as a picture; None where there is none to be drawn."""
        thread = await self._thread(channel_id)
        if thread is None:
            return None
        pictures = Pictures(self._studio, replace(thread, locale=negotiate(locale)))
        return await pictures.now(self._studio.service(thread), thread.session_id)

    async def frames(self, press: Press, locale: str | None) -> Picture | None:
        """What a button under a video shows of it; None where that isn't kept any more."""
        thread = await self._thread(press.channel_id)
        if thread is None or not press.argument.isdecimal():
            return None
        pictures = Pictures(self._studio, replace(thread, locale=negotiate(locale)))
        if press.action is ButtonAction.COMPARE:
            return await pictures.comparison(int(press.argument))
        return await pictures.storyboard(int(press.argument))

    async def _thread(self, channel_id: int) -> ThreadRecord | None:
        try:
            return await self._store.thread(channel_id)
        except StoreError as error:
            logger.error("the database failed: %s", error)
            return None

    async def look(self, channel_id: int, kind: TurnKind, locale: str | None) -> str:
        """The balance or the timeline, for the eyes of one person."""
        try:
            return await self._look(channel_id, kind, locale)
        except StoreError as error:
            logger.error("the database failed: %s", error)
            return explain(error, negotiate(locale), self._skill)

    async def _look(self, channel_id: int, kind: TurnKind, locale: str | None) -> str:
        thread = await self._store.thread(channel_id)
        if thread is None:
            if kind is not TurnKind.CREDITS:
                return text("command.not_a_thread", negotiate(locale))
            thread = self._nowhere(channel_id)
        thread = replace(thread, locale=negotiate(locale))
        answer = answers.credits if kind is TurnKind.CREDITS else answers.status
        try:
            return await answer(self._studio, thread)
        except ServiceError as error:
            logger.warning("%s unread: %s", kind, error)
            return self._studio.explain(thread, error)

    def _nowhere(self, channel_id: int) -> ThreadRecord:
        """Stands in for a thread where the account alone is asked about."""
        return ThreadRecord(
            channel_id=channel_id,
            guild_id=None,
            parent_id=None,
            owner_id=0,
            title="",
            skill=self._skill.name,
            locale=negotiate(None),
        )
