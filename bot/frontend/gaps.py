"""Where people may have written something while nobody listened."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, auto

import discord

from bot.core.store import Store
from bot.errors import ConversationError, ConversationUnavailable
from bot.frontend.heard import Heard
from bot.frontend.history import History

logger = logging.getLogger(__name__)

PLACES_IN_ALL = 300
"""Places that are looked into after one absence, those that matter most first."""
CHANNELS_WITH_ARCHIVES = 100
"""Channels whose archived threads are looked through, the last used first."""

Listens = Callable[[int, int], Awaitable[bool]]
"""By the ids of a server and a channel of it."""
Channel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
Parent = discord.TextChannel | discord.ForumChannel


class Matter(IntEnum):
    """Which messages of a place are for the bot; what matters most comes first."""

    ALL = auto()
    """It is a thread of the bot's."""
    FILES = auto()
    """Files may open a thread, and so may mentions."""
    DIRECT = auto()
    """They are written to the bot alone, and all it can do is to say where it works."""
    MENTIONS = auto()


@dataclass(slots=True)
class Gap:
    """What a place may have that isn't known yet.

    ``begins``: all that was written since then may be unknown; ``after``: what is newer than this
    is to be read. ``waiting``: messages that haven't been worked on, and may have been edited or
    deleted; with the thread of each. ``place`` is known where Discord has told of it.
    """

    channel_id: int
    matter: Matter = Matter.ALL
    place: discord.abc.Messageable | None = None
    begins: int | None = None
    after: int | None = None
    waiting: dict[int, int] = field(default_factory=dict[int, int])
    closed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def read_after(self) -> int:
        """The message after which all have to be seen."""
        oldest = min(self.waiting, default=None)
        starts = [self.after, None if oldest is None else oldest - 1]
        return min(start for start in starts if start is not None)


class Survey:
    """Finds the gaps. ``serves`` tells in which servers the bot works.

    ``listens`` tells in which channels an image opens a thread.
    """

    def __init__(
        self,
        client: discord.Client,
        store: Store,
        heard: Heard,
        history: History,
        *,
        serves: Callable[[discord.Guild], bool],
        listens: Listens,
    ) -> None:
        self._client = client
        self._store = store
        self._heard = heard
        self._history = history
        self._serves = serves
        self._listens = listens

    def newest(self) -> int:
        """The newest id that Discord has told of."""
        told = [place.last_message_id or 0 for _, place in self._places()]
        return max([*told, *(guild.id for guild in self._client.guilds)], default=0)

    def present(self) -> frozenset[int]:
        """The places that Discord has told of; threads that are archived are not among them."""
        return frozenset(place.id for _, place in self._places())

    async def told_of(self, newest: int) -> list[Gap]:
        """Every gap that shows without asking Discord. Raises ``StoreError``."""
        await self._heard.load()
        gaps: dict[int, Gap] = {}
        for guild, place in self._places():
            gap = await self._gap(guild, place, newest)
            if gap is not None:
                gaps[place.id] = gap
        for channel_id in self._heard.direct:
            channel = self._client.get_partial_messageable(channel_id)
            after = self._heard.since(channel_id, newest)
            gaps[channel_id] = Gap(channel_id, Matter.DIRECT, channel, after, after)
        for thread_id, message_id in await self._store.waiting_messages():
            where = await self._parent_of(thread_id) if message_id == thread_id else thread_id
            gaps.setdefault(where, Gap(where)).waiting[message_id] = thread_id
        return sorted(gaps.values(), key=lambda gap: (not gap.waiting, gap.matter, -gap.channel_id))

    async def archived(self, newest: int, present: Collection[int]) -> list[Gap]:
        """The gaps in threads that were archived meanwhile, or have woken up since.

        ``present`` are the places that Discord had told of. Raises ``StoreError`` and
        ``ConversationUnavailable``.
        """
        gaps: dict[int, Gap] = {}
        since = self._heard.begins(0)
        if since is None:
            return []
        for parent in (await self._parents())[:CHANNELS_WITH_ARCHIVES]:
            for thread in await self._archived_in(parent, since):
                gap = await self._gap(parent.guild, thread, newest)
                if gap is not None and gap.matter is not Matter.MENTIONS:
                    gaps[thread.id] = gap
        for guild, place in self._places():
            if place.id not in present and place.id <= newest:
                gap = await self._gap(guild, place, newest)
                if gap is not None:
                    gaps[place.id] = gap
        return list(gaps.values())

    async def _archived_in(self, parent: Parent, since: int) -> list[discord.Thread]:
        try:
            return await self._history.archived(parent, since)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.info("archived threads of %d not looked through: %s", parent.id, error)
            return []

    def _places(self) -> Iterator[tuple[discord.Guild, Channel]]:
        for guild in filter(self._serves, self._client.guilds):
            chats = (*guild.text_channels, *guild.voice_channels, *guild.stage_channels)
            for place in (*guild.threads, *chats):
                yield guild, place

    async def _parents(self) -> list[Parent]:
        """Where threads of the bot's may be archived."""
        found: list[Parent] = []
        for channel_id in await self._store.channels_above_threads(CHANNELS_WITH_ARCHIVES):
            channel = self._client.get_channel(channel_id)
            if isinstance(channel, discord.TextChannel) and self._serves(channel.guild):
                found.append(channel)
        forums = [guild.forums for guild in filter(self._serves, self._client.guilds)]
        found.extend(forum for each in forums for forum in each)
        return list(filter(_is_readable, found))

    async def _gap(self, guild: discord.Guild, place: Channel, newest: int) -> Gap | None:
        begins = self._heard.begins(place.id)
        after = self._heard.since(place.id, newest)
        last = place.last_message_id or 0
        if begins is None or after is None or last <= begins:
            return None
        matter = await self._matter(guild, place)
        if matter is Matter.MENTIONS and (last <= after or not _is_readable(place)):
            return None
        return Gap(place.id, matter, place, begins, after)

    async def _matter(self, guild: discord.Guild, place: Channel) -> Matter:
        if await self._store.thread(place.id) is not None:
            return Matter.ALL
        above = place.parent if isinstance(place, discord.Thread) else place
        opens = isinstance(above, discord.ForumChannel) or not isinstance(place, discord.Thread)
        if opens and above is not None and await self._listens(guild.id, above.id):
            return Matter.FILES
        return Matter.MENTIONS

    async def _parent_of(self, thread_id: int) -> int:
        """Where a thread's first message lies."""
        thread = await self._store.thread(thread_id)
        return thread_id if thread is None or thread.parent_id is None else thread.parent_id


def _is_readable(place: Channel | Parent) -> bool:
    """Whether the bot may read what was written there; asking in vain counts as misuse."""
    if isinstance(place, discord.Thread) and place.parent is None:
        return False
    granted = place.permissions_for(place.guild.me)
    return granted.view_channel and granted.read_message_history
