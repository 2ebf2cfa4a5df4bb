"""Messages as Discord's history has them now, at a pace that leaves its budget to answers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from bot.core.incoming import Incoming
from bot.errors import ConversationGone
from bot.frontend import faults
from bot.frontend.visitors import manages, roles_of

PAUSE_S = 0.05
"""Between two requests."""
PAGE = 100
"""The most messages that Discord gives at once."""
ARCHIVED_IN_A_CHANNEL = 200
SHORTEST_AGE_S = 0.001
HISTORY = "Read Message History"

Read = Callable[[discord.Message], Awaitable[Incoming]]
"""Makes a message a value."""
Place = discord.abc.Messageable


class History:
    """Reads what was written earlier. Every method may raise a ``ConversationError``."""

    def __init__(self, client: discord.Client, read: Read) -> None:
        self.read = read
        self._client = client
        self._members: dict[tuple[int, int], discord.Member] = {}

    async def place(self, channel_id: int) -> Place:
        """A channel, also one that isn't known without asking, as a thread that is archived."""
        channel = self._client.get_channel(channel_id) or await faults.calling(
            lambda: self._client.fetch_channel(channel_id), "fetching a channel"
        )
        if not isinstance(channel, discord.abc.Messageable):
            raise ConversationGone(f"channel {channel_id} holds no messages")
        return channel

    async def message(self, place: Place, message_id: int) -> discord.Message:
        """A message as it is now. Raises ``MessageGone``."""
        await asyncio.sleep(PAUSE_S)
        return await faults.calling(
            lambda: place.fetch_message(message_id), "fetching a message that waits"
        )

    async def since(self, place: Place, after: int, limit: int) -> list[discord.Message]:
        """What was written after an id: the newest ``limit`` messages, oldest first."""
        return await self._messages(place, after, None, limit)

    async def before(self, place: Place, after: int, before: int) -> list[discord.Message]:
        """What was written between two messages: the newest page of it, oldest first."""
        return await self._messages(place, after, discord.Object(before), PAGE)

    async def _messages(
        self, place: Place, after: int, before: discord.Object | None, limit: int
    ) -> list[discord.Message]:
        async def read() -> list[discord.Message]:
            past = place.history(
                limit=limit, after=discord.Object(after), before=before, oldest_first=False
            )
            return [message async for message in past]

        await asyncio.sleep(PAUSE_S)
        messages = await faults.calling(read, "reading what was missed", HISTORY)
        return messages[::-1]

    async def archived(
        self, parent: discord.TextChannel | discord.ForumChannel, since: int
    ) -> list[discord.Thread]:
        """The public threads of a channel that were archived after an id, the last ones first."""
        began = discord.utils.snowflake_time(since)

        async def read() -> list[discord.Thread]:
            found: list[discord.Thread] = []
            async for thread in parent.archived_threads(limit=ARCHIVED_IN_A_CHANNEL):
                if thread.archive_timestamp < began:
                    break
                found.append(thread)
            return found

        await asyncio.sleep(PAUSE_S)
        return await faults.calling(read, "reading which threads are archived", HISTORY)

    async def past(self, message: discord.Message) -> Incoming:
        """A message of the history as a value; what its author may do has to be asked for."""
        age = discord.utils.utcnow() - message.created_at
        author = await self._author(message)
        return replace(
            await self.read(message),
            roles=roles_of(author),
            manages=manages(author),
            age_s=max(age.total_seconds(), SHORTEST_AGE_S),
        )

    async def _author(self, message: discord.Message) -> discord.User | discord.Member:
        guild, author = message.guild, message.author
        if guild is None:
            return author
        if (guild.id, author.id) not in self._members:
            await asyncio.sleep(PAUSE_S)
            try:
                member = await faults.calling(
                    lambda: guild.fetch_member(author.id), "fetching a member"
                )
            except ConversationGone:
                return author
            self._members[guild.id, author.id] = member
        return self._members[guild.id, author.id]
