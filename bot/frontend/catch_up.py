"""What people did while nobody listened: taken in once, and in order.

Discord repeats its events to a session that is resumed. A new one, after a restart or an outage,
is told nothing: there, each place that has something newer than what was heard is looked into.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

import discord

from bot.core.store import Store
from bot.errors import ConversationError, ConversationUnavailable, MessageGone, StoreError
from bot.frontend import intake
from bot.frontend.heard import Heard
from bot.frontend.history import History
from bot.sessions.manager import Manager

logger = logging.getLogger(__name__)

MESSAGES_PER_PLACE = 200
MESSAGES_IN_ALL = 1000
PLACES_AT_ONCE = 4
TRY_AGAIN_S = (0.5, 1.0, 5.0)
STORE_AGAIN_S = 5.0

Listens = Callable[[int, int], Awaitable[bool]]
"""By the ids of a server and a channel of it."""
Place = discord.TextChannel | discord.Thread


@dataclass(slots=True)
class _Gap:
    """What a channel or a thread may have that isn't known yet.

    ``after``: something newer than this was written. ``waiting``: messages that haven't been
    worked on, and may have been edited or deleted; with the thread of each.
    """

    channel_id: int
    after: int | None = None
    waiting: dict[int, int] = field(default_factory=dict[int, int])
    closed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def begins_after(self) -> int:
        """The message after which all have to be seen."""
        oldest = min(self.waiting, default=None)
        starts = [self.after, None if oldest is None else oldest - 1]
        return min(start for start in starts if start is not None)


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
        self._serves = serves
        self._listens = listens
        self._heard = Heard(store)
        self._surveyed = asyncio.Event()
        self._running = asyncio.Lock()
        self._at_once = asyncio.Semaphore(PLACES_AT_ONCE)
        self._gaps: dict[int, _Gap] = {}
        self._sessions = 0
        self._behind = True
        self._absent: set[int] = set()
        self._ended = False
        self._left = MESSAGES_IN_ALL

    def begin(self) -> None:
        """A new session has begun: events wait until it is known what they may not overtake."""
        self._sessions += 1
        self._behind = True
        self._surveyed.clear()

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
        for gap in self._gaps.values():
            gap.closed.set()

    async def reached(self, channel_id: int) -> bool:
        """Wait until a channel is caught up; False if that is left to the next connection."""
        await self._surveyed.wait()
        gap = self._gaps.get(channel_id)
        if gap is not None:
            await gap.closed.wait()
        return not self._ended

    async def heard(self, message_id: int) -> None:
        """A message was taken in."""
        if not self._behind:
            await self._heard.live(message_id)

    async def run(self) -> None:
        """Let the threads' work go on, and take in what was missed."""
        async with self._running:
            session = self._sessions
            self._absent = {guild.id for guild in self._client.guilds if guild.unavailable}
            newest = self._newest()
            gaps = await self._survey(newest)
            self._gaps = {gap.channel_id: gap for gap in gaps}
            self._left = MESSAGES_IN_ALL
            self._surveyed.set()
            await self._manager.resume(but=[t for gap in gaps for t in gap.waiting.values()])
            async with asyncio.TaskGroup() as places:
                closing = [places.create_task(self._close(gap, newest)) for gap in gaps]
            complete = all(task.result() for task in closing) and not self._absent
            if complete and session == self._sessions and not self._ended:
                self._behind = False
                await self._heard.everywhere(newest)

    def _newest(self) -> int:
        """The newest id that Discord has told of."""
        told = [place.last_message_id or 0 for _, place in self._places()]
        return max([*told, *(guild.id for guild in self._client.guilds)], default=0)

    def _places(self) -> Iterator[tuple[discord.Guild, Place]]:
        for guild in filter(self._serves, self._client.guilds):
            for place in (*guild.threads, *guild.text_channels):
                yield guild, place

    async def _survey(self, newest: int) -> list[_Gap]:
        """Every place to look into. While the database fails, nothing can be claimed anyway."""
        while True:
            try:
                return await self._find_gaps(newest)
            except StoreError as error:
                logger.error("the database failed, trying again: %s", error)
            await asyncio.sleep(STORE_AGAIN_S)

    async def _find_gaps(self, newest: int) -> list[_Gap]:
        gaps: dict[int, _Gap] = {}
        for thread_id, message_id in await self._store.waiting_messages():
            where = await self._parent_of(thread_id) if message_id == thread_id else thread_id
            gaps.setdefault(where, _Gap(where)).waiting[message_id] = thread_id
        await self._heard.load()
        for guild, place in self._places():
            since = self._heard.since(place.id, newest)
            if since is None or (place.last_message_id or 0) <= since:
                continue
            if await self._concerns(guild, place):
                gaps.setdefault(place.id, _Gap(place.id)).after = since
        return list(gaps.values())

    async def _parent_of(self, thread_id: int) -> int:
        """Where a thread's first message lies."""
        thread = await self._store.thread(thread_id)
        return thread_id if thread is None or thread.parent_id is None else thread.parent_id

    async def _concerns(self, guild: discord.Guild, place: Place) -> bool:
        """Whether it is a thread of ours, or a place where one may start."""
        if await self._store.thread(place.id) is not None:
            return True
        if isinstance(place, discord.Thread):
            in_forum = isinstance(place.parent, discord.ForumChannel)
            return in_forum and await self._listens(guild.id, place.parent_id)
        return await self._listens(guild.id, place.id)

    async def _close(self, gap: _Gap, newest: int) -> bool:
        """Take in one place; False if that couldn't be done to its end."""
        try:
            async with self._at_once:
                complete = await self._insist(gap)
            if complete:
                await self._heard.in_place(gap.channel_id, newest)
            return complete
        finally:
            gap.closed.set()
            for thread_id in set(gap.waiting.values()):
                self._manager.wake(thread_id)

    async def _insist(self, gap: _Gap) -> bool:
        """A passing fault is tried again; a place that is closed to the bot is left alone."""
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
                return True
            else:
                return not self._ended
        return False

    async def _take_in(self, gap: _Gap) -> None:
        """What waits is seen as it is now; then what is new is taken in, oldest first."""
        limit = MESSAGES_PER_PLACE
        past = await self._history.since(gap.channel_id, gap.begins_after, limit)
        found = {message.id: message for message in past}
        seen_from = min(found, default=0) if len(past) == limit else 0
        for message_id in gap.waiting:
            if message_id in found:
                await self._manager.changed(await self._history.read(found[message_id]))
            elif message_id > seen_from:
                await self._manager.removed(gap.channel_id, message_id)
            else:
                await self._look_again(gap.channel_id, message_id)
        if gap.after is None:
            return
        for message in past:
            if self._ended or self._left <= 0:
                return
            if message.id > gap.after and await self._is_new(message):
                self._left -= 1
                if not await self._manager.receive(await self._history.past(message)):
                    self.end()

    async def _look_again(self, channel_id: int, message_id: int) -> None:
        """A message so far back that it has to be asked for alone."""
        try:
            message = await self._history.message(channel_id, message_id)
        except MessageGone:
            await self._manager.removed(channel_id, message_id)
        else:
            await self._manager.changed(await self._history.read(message))

    async def _is_new(self, message: discord.Message) -> bool:
        return intake.is_request(message) and not await self._store.claimed(message.id)
