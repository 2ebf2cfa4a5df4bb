"""One place after an absence of the bot: what was written there is taken in, once and in order."""

import asyncio
import logging

import discord

from bot.core.store import Store
from bot.errors import (
    ConversationError,
    ConversationGone,
    ConversationUnavailable,
    MessageGone,
    StoreError,
)
from bot.frontend import intake
from bot.frontend.gaps import Gap, Matter
from bot.frontend.history import History
from bot.sessions.manager import Manager

logger = logging.getLogger(__name__)

MESSAGES_PER_PLACE = 200
MESSAGES_IN_ALL = 1000
TRY_AGAIN_S = (0.5, 1.0, 5.0)


class Filling:
    """Closes the gaps of one absence, of which ``most`` messages may be taken in.

    ``me`` is the bot's own id. ``unread`` are the places where something was left unread.
    """

    def __init__(
        self,
        manager: Manager,
        store: Store,
        history: History,
        *,
        me: int,
        most: int = MESSAGES_IN_ALL,
    ) -> None:
        self._manager = manager
        self._store = store
        self._history = history
        self._me = me
        self._left = most
        self._ended = False
        self.unread: dict[int, None] = {}

    def end(self) -> None:
        """Take in nothing more: what is left is left to the next connection."""
        self._ended = True

    async def fill(self, gap: Gap) -> bool:
        """Take in one place; False if that couldn't be done to its end.

        A passing fault is tried again; a place that is closed to the bot is left alone.
        """
        pauses_s = iter(TRY_AGAIN_S)
        while not self._ended:
            try:
                await self._take_in(gap)
            except StoreError as error:
                logger.error("the database failed while catching up: %s", error)
                return False
            except ConversationUnavailable as error:
                logger.warning("history of %d not read: %s", gap.channel_id, error)
                pause_s = next(pauses_s, None)
                if pause_s is None:
                    return False
                await asyncio.sleep(error.retry_after_s or pause_s)
            except ConversationError as error:
                logger.info("nothing to catch up in %d: %s", gap.channel_id, error)
                return await self._closed(gap, error)
            else:
                return not self._ended
        return False

    async def _closed(self, gap: Gap, error: ConversationError) -> bool:
        """What waits in a thread that is no more would be paid for, and seen by nobody."""
        if isinstance(error, ConversationGone):
            try:
                await self._manager.gone(gap.channel_id)
            except StoreError as failure:
                logger.error("the database failed while catching up: %s", failure)
                return False
        return True

    async def _take_in(self, gap: Gap) -> None:
        """What waits is seen as it is now; then what is new is taken in, oldest first."""
        place = gap.place or await self._history.place(gap.channel_id)
        if _is_closed(place):
            raise ConversationGone(f"thread {gap.channel_id} is locked")
        past = await self._history.since(place, gap.read_after, MESSAGES_PER_PLACE)
        seen_from = past[0].id if len(past) == MESSAGES_PER_PLACE else 0
        await self._see_again(gap, place, {message.id: message for message in past}, seen_from)
        if gap.after is None or gap.begins is None:
            return
        after = gap.after
        new = await self._new(gap, [message for message in past if message.id > after])
        taken = new[max(len(new) - self._left, 0) :]
        self._left -= len(taken)
        if len(taken) < len(new):
            await self._leave_unread(gap, place, taken[0].id if taken else new[-1].id + 1)
        elif await self._new(gap, await self._earlier(gap, place, max(seen_from, after + 1))):
            await self._leave_unread(gap, place, max(seen_from, after + 1))
        for message in taken:
            if self._ended:
                return
            if not await self._manager.receive(await self._history.past(message)):
                self.end()

    async def _see_again(
        self,
        gap: Gap,
        place: discord.abc.Messageable,
        found: dict[int, discord.Message],
        seen_from: int,
    ) -> None:
        """Whether what waits was edited or deleted; all later than ``seen_from`` is ``found``."""
        for message_id in gap.waiting:
            message = found.get(message_id)
            if message is None and message_id < seen_from:
                message = await self._so_far_back(place, message_id)
            if message is None:
                await self._manager.removed(gap.channel_id, message_id)
            else:
                await self._manager.changed(await self._history.read(message))

    async def _so_far_back(
        self, place: discord.abc.Messageable, message_id: int
    ) -> discord.Message | None:
        """A message that has to be asked for alone; None if it was deleted."""
        try:
            return await self._history.message(place, message_id)
        except MessageGone:
            return None

    async def _earlier(
        self, gap: Gap, place: discord.abc.Messageable, before: int
    ) -> list[discord.Message]:
        """The last of what was written since the beginning, but is too old or too much."""
        if gap.begins is None or before <= gap.begins or gap.matter > Matter.FILES:
            return []
        return await self._history.before(place, gap.begins, before)

    async def _new(self, gap: Gap, messages: list[discord.Message]) -> list[discord.Message]:
        """What is for the bot, and hasn't been taken in."""
        new: list[discord.Message] = []
        for message in messages:
            if not self._is_for_the_bot(gap.matter, message):
                continue
            if message.id == gap.channel_id:
                gap.matter = Matter.ALL  # a forum's post, which is a thread of the bot's by that
            if not await self._store.claimed(message.id):
                new.append(message)
        return new

    def _is_for_the_bot(self, matter: Matter, message: discord.Message) -> bool:
        if not intake.is_request(message):
            return False
        if matter in (Matter.ALL, Matter.DIRECT) or intake.mentions(message, self._me):
            return True
        return matter is Matter.FILES and bool(intake.files_of(message))

    async def _leave_unread(self, gap: Gap, place: discord.abc.Messageable, before: int) -> None:
        """Tell where the bot is at home that what lies before a message was not read."""
        self.unread[gap.channel_id] = None
        if gap.matter > Matter.FILES:
            return
        guild = getattr(place, "guild", None)
        await self._manager.absence.tell_unread(
            gap.channel_id,
            guild.id if isinstance(guild, discord.Guild) else None,
            str(guild.preferred_locale) if isinstance(guild, discord.Guild) else None,
            int(discord.utils.snowflake_time(before).timestamp()),
            f"{gap.channel_id}u{(before >> 22) % 10000}",
        )


def _is_closed(place: discord.abc.Messageable) -> bool:
    """Whether it is a thread that only moderators may open again."""
    if not isinstance(place, discord.Thread) or not place.locked or not place.archived:
        return False
    return place.parent is None or not place.permissions_for(place.guild.me).manage_threads
