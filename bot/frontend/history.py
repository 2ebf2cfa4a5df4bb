"""Messages as Discord's history has them now, at a pace that leaves its budget to answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from bot.core.incoming import Incoming
from bot.errors import ConversationGone
from bot.frontend import faults
from bot.frontend.visitors import manages, roles_of

logger = logging.getLogger(__name__)

PAUSE_S = 0.05
"""Between two requests."""
SHORTEST_AGE_S = 0.001

Read = Callable[[discord.Message], Awaitable[Incoming]]
"""Makes a message a value."""


class History:
    """Reads what was written earlier. Every method may raise a ``ConversationError``."""

    def __init__(self, client: discord.Client, read: Read) -> None:
        self.read = read
        self._client = client
        self._members: dict[tuple[int, int], discord.Member] = {}

    async def message(self, channel_id: int, message_id: int) -> discord.Message:
        """A message as it is now. Raises ``MessageGone``."""
        channel = await self._channel(channel_id)
        await asyncio.sleep(PAUSE_S)
        return await faults.calling(
            lambda: channel.fetch_message(message_id), "fetching a message that waits"
        )

    async def since(self, channel_id: int, after: int, limit: int) -> list[discord.Message]:
        """What was written after an id: the newest ``limit`` messages, oldest first."""
        channel = await self._channel(channel_id)

        async def read() -> list[discord.Message]:
            past = channel.history(limit=limit, after=discord.Object(after), oldest_first=False)
            return [message async for message in past]

        await asyncio.sleep(PAUSE_S)
        messages = await faults.calling(read, "reading what was missed", "Read Message History")
        if len(messages) == limit:
            logger.warning("only the last %d messages of %d are caught up", limit, channel_id)
        return messages[::-1]

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

    async def _channel(self, channel_id: int) -> discord.abc.Messageable:
        """A thread that is archived isn't known without asking."""
        channel = self._client.get_channel(channel_id) or await faults.calling(
            lambda: self._client.fetch_channel(channel_id), "fetching a channel"
        )
        if not isinstance(channel, discord.abc.Messageable):
            raise ConversationGone(f"channel {channel_id} holds no messages")
        return channel

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
