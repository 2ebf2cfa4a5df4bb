"""What people did while nobody listened: taken in once, and in order.

Discord repeats its events to a session that is resumed. A new one, after a restart or an outage,
is told nothing: there, each place that has something newer than what was heard is looked into.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.core.store import Store
from bot.errors import ConversationUnavailable, StoreError
from bot.frontend.filling import Filling
from bot.frontend.gaps import PLACES_IN_ALL, Gap, Listens, Survey
from bot.frontend.heard import Heard
from bot.frontend.history import History
from bot.sessions.manager import Manager

logger = logging.getLogger(__name__)

PLACES_AT_ONCE = 4
STORE_AGAIN_S = 5.0

T = TypeVar("T")


class CatchUp:
    """Goes before the events of a new session: they wait until their place is caught up.

    ``serves`` tells in which servers the bot works, ``listens`` in which channels an image opens
    a thread.
    """

    def __init__(
        self,
        client: discord.Client,
        manager: Manager,
        store: Store,
        history: History,
        *,
        serves: Callable[[discord.Guild], bool],
        listens: Listens,
    ) -> None:
        self._client = client
        self._manager = manager
        self._store = store
        self._history = history
        self._heard = Heard(store)
        self._survey = Survey(client, store, self._heard, history, serves=serves, listens=listens)
        self._surveyed = asyncio.Event()
        self._searched = asyncio.Event()
        self._running = asyncio.Lock()
        self._at_once = asyncio.Semaphore(PLACES_AT_ONCE)
        self._gaps: dict[int, Gap] = {}
        self._present: frozenset[int] = frozenset()
        self._newest = 0
        self._filling: Filling | None = None
        self._sessions = 0
        self._behind = True
        self._absent: set[int] = set()
        self._ended = False

    def begin(self) -> None:
        """A new session has begun: events wait until it is known what they may not overtake."""
        self._sessions += 1
        self._behind = True
        self._surveyed.clear()
        self._searched.clear()

    def lost(self, guild: discord.Guild) -> None:
        """A server is out of Discord's reach for a while, and its events are lost."""
        self._absent.add(guild.id)
        self._behind = True

    async def available(self, guild: discord.Guild) -> None:
        """A server has come later than the others, or is back after an outage."""
        if guild.id in self._absent:
            self.begin()
            await self.run()

    def end(self) -> None:
        """Let nothing wait any longer: what is left is caught up by the next connection."""
        self._ended = True
        self._surveyed.set()
        self._searched.set()
        if self._filling is not None:
            self._filling.end()
        for gap in self._gaps.values():
            gap.closed.set()

    async def reached(self, channel_id: int) -> bool:
        """Wait until a channel is caught up; False if that is left to the next connection."""
        await self._surveyed.wait()
        if channel_id not in self._present and channel_id <= self._newest:
            await self._searched.wait()  # it may be a thread that was archived
        gap = self._gaps.get(channel_id)
        if gap is not None:
            await gap.closed.wait()
        return not self._ended

    async def heard(self, message: discord.Message) -> None:
        """A message was taken in."""
        if message.guild is None:
            await self._heard.directly(message.channel.id)
        if not self._behind:
            await self._heard.live(message.id)

    async def run(self) -> None:
        """Let the threads' work go on, and take in what was missed."""
        async with self._running:
            session = self._sessions
            self._absent = {guild.id for guild in self._client.guilds if guild.unavailable}
            newest = self._newest = self._survey.newest()
            self._present = self._survey.present()
            told_of = await self._kept(lambda: self._survey.told_of(newest))
            gaps, left_out = told_of[:PLACES_IN_ALL], told_of[PLACES_IN_ALL:]
            self._gaps = {gap.channel_id: gap for gap in gaps}
            self._surveyed.set()
            await self._manager.resume(but=[t for gap in gaps for t in gap.waiting.values()])
            complete, unread = await self._fill(gaps, newest)
            unread += [gap.channel_id for gap in left_out]
            if unread:
                places = ", ".join(map(str, unread))
                logger.warning("too much was missed, not all of it is read: channels %s", places)
            if complete and not self._absent and session == self._sessions and not self._ended:
                self._behind = False
                await self._heard.everywhere(newest)

    async def _fill(self, gaps: list[Gap], newest: int) -> tuple[bool, list[int]]:
        """Whether all places were caught up, and in which of them something was left unread."""
        assert self._client.user is not None, "a session begins with the login"
        me = self._client.user.id
        filling = Filling(self._manager, self._store, self._history, me=me)
        self._filling = filling
        if self._ended:
            filling.end()
        async with asyncio.TaskGroup() as places:
            closing = [places.create_task(self._close(filling, gap, newest)) for gap in gaps]
            archived = await self._find_archived(filling, newest)
            closing += [
                places.create_task(self._close(filling, gap, newest)) for gap in archived or ()
            ]
        complete = archived is not None and all(task.result() for task in closing)
        return complete, list(filling.unread)

    async def _find_archived(self, filling: Filling, newest: int) -> list[Gap] | None:
        """Gaps in threads that Discord tells of only when it is asked; None if it failed."""
        try:
            found = await self._kept(lambda: self._survey.archived(newest, self._present))
        except ConversationUnavailable as error:
            logger.warning("archived threads not looked through: %s", error)
            return None
        else:
            new = [gap for gap in found if self._is_new(gap)]
            gaps, left_out = new[:PLACES_IN_ALL], new[PLACES_IN_ALL:]
            filling.unread |= {gap.channel_id: None for gap in left_out}
            self._gaps |= {gap.channel_id: gap for gap in gaps}
            return gaps
        finally:
            self._searched.set()

    def _is_new(self, gap: Gap) -> bool:
        """Whether a place isn't being read yet; of some, only what waits is looked at."""
        known = self._gaps.get(gap.channel_id)
        return known is None or known.after is None

    async def _close(self, filling: Filling, gap: Gap, newest: int) -> bool:
        """Take in one place; False if that couldn't be done to its end."""
        try:
            async with self._at_once:
                complete = await filling.fill(gap)
            if complete:
                await self._heard.in_place(gap.channel_id, newest)
            return complete
        finally:
            gap.closed.set()
            for thread_id in set(gap.waiting.values()):
                self._manager.wake(thread_id)

    async def _kept(self, look: Callable[[], Awaitable[T]]) -> T:
        """Look until the database answers: while it fails, nothing can be claimed anyway."""
        while True:
            try:
                return await look()
            except StoreError as error:
                logger.error("the database failed, trying again: %s", error)
            await asyncio.sleep(STORE_AGAIN_S)
