"""A Discord thread as a conversation. Everything is keyed by channel id.

An archived thread isn't in discord.py's cache, so nothing here looks at the channel's class.
"""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import aiohttp
import discord

from bot.core.ports import Latest, Newest, Post, Priority, Sent
from bot.core.records import ThreadRecord
from bot.core.safe import safe
from bot.errors import (
    AttachmentGone,
    ConversationError,
    ConversationLocked,
    ConversationUnavailable,
    PermissionMissing,
    UploadTooLarge,
)
from bot.frontend import faults
from bot.frontend.connection import Connection
from bot.frontend.downloads import Downloads
from bot.frontend.intake import files_of
from bot.frontend.pacing import Bucket, Pacer
from bot.frontend.panels import file_of, view_of
from bot.frontend.posting import allowed, as_sent, extras_of, pinged, shows

logger = logging.getLogger(__name__)

DEFAULT_UPLOAD_LIMIT = 10 * 1024 * 1024
"""What every server allows, in bytes; Discord's documented default."""
AUTO_ARCHIVE_MIN = 1440
_LOOKED_THROUGH = 100
_PASSING = "…"
"""What a message says that is deleted at once."""

T = TypeVar("T")


class DiscordThread:
    """One thread (or channel) that the bot writes in."""

    def __init__(
        self,
        connection: Connection,
        http: aiohttp.ClientSession,
        pacer: Pacer,
        channel_id: int,
    ) -> None:
        self._connection = connection
        self._files = Downloads(http)
        self._pacer = pacer
        self._channel_id = channel_id

    @property
    def _client(self) -> discord.Client:
        return self._connection.client

    @property
    def _channel(self) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(self._channel_id)

    @property
    def channel_id(self) -> int:
        return self._channel_id

    @property
    def title(self) -> str | None:
        """As Discord last told; of an archived thread, nothing is known."""
        thread = self._client.get_channel(self._channel_id)
        return thread.name if isinstance(thread, discord.Thread) else None

    async def open(self, thread: ThreadRecord) -> None:
        """Create the thread from the message that has its id; one that exists is fine."""
        assert thread.parent_id is not None, "a thread starts from a message of a channel"
        if thread.parent_id == thread.channel_id:
            return  # a forum's post: its first message lies in the thread that it opened
        guild = self._client.get_guild(thread.guild_id or 0)
        if guild is None:
            raise ConversationUnavailable(f"server {thread.guild_id} isn't there yet")
        _make_sure_of_speaking(guild.get_channel(thread.parent_id), guild.me)
        parent = self._client.get_partial_messageable(thread.parent_id, guild_id=thread.guild_id)
        starter = parent.get_partial_message(self._channel_id)

        async def create() -> None:
            try:
                await starter.create_thread(
                    name=thread.title, auto_archive_duration=AUTO_ARCHIVE_MIN
                )
            except discord.HTTPException as error:
                if error.code != faults.THREAD_EXISTS:
                    raise

        await faults.calling(create, "creating a thread", "Create Public Threads")

    async def post(self, post: Post | Newest, *, nonce: str, priority: Priority) -> int:
        """Send a message; for a nonce that was sent before, Discord answers with the first one."""
        await self._pacer.turn(self._channel_id, Bucket.CREATE, priority)
        latest = post if isinstance(post, Post) else post()
        try:
            sent = await self._illustrated(latest, lambda post: self._send(post, nonce))
        except PermissionMissing:
            if latest.reply_to is None or latest.file is not None:
                raise
            # Only who may read the history may reply; all others can speak all the same.
            sent = await self._send(replace(latest, reply_to=None), nonce)
        if not shows(sent, latest):
            await self.edit(sent.id, lambda: latest, priority=priority)
        return sent.id

    async def sent(self, after: int) -> list[Sent]:
        """What the bot has said after a message; interactions have answers of their own."""

        async def read() -> list[discord.Message]:
            past = self._channel.history(limit=_LOOKED_THROUGH, after=discord.Object(after))
            return [message async for message in past]

        messages = await faults.calling(read, "looking for a message", "Read Message History")
        own = [each for each in messages if each.author == self._client.user]
        return [as_sent(each) for each in own if each.interaction_metadata is None]

    async def unsend(self, nonce: str) -> None:
        """Delete the message of a nonce, which Discord names only to who sends that once more.

        Where there is none, one is made for an instant, of which nobody is notified.
        """
        await self._pacer.turn(self._channel_id, Bucket.CREATE, Priority.ACKNOWLEDGEMENT)

        async def send() -> discord.Message:
            return await self._channel.send(_PASSING, nonce=nonce, silent=True)

        await self.delete((await faults.calling(send, "finding a message again")).id)

    async def _illustrated(self, post: Post, show: Callable[[Post], Awaitable[T]]) -> T:
        """Show a post; without its picture where the bot may attach nothing."""
        try:
            return await show(post)
        except (PermissionMissing, UploadTooLarge):
            if post.picture is None:
                raise
        return await show(replace(post, picture=None))

    async def _send(self, post: Post, nonce: str) -> discord.Message:
        permission = "Attach Files" if post.file else "Send Messages in Threads"
        starter = post.reply_to == self._channel_id

        async def send() -> discord.Message:
            return await self._channel.send(
                pinged(post) if starter else safe(post.text),
                nonce=nonce,
                allowed_mentions=allowed(post),
                **extras_of(post, self._channel_id),
            )

        return await faults.calling(send, "sending a message", permission)

    async def edit(self, message_id: int, latest: Latest, *, priority: Priority) -> None:
        """Change a message into what is to be shown once Discord lets the edit through."""
        await self._pacer.turn(self._channel_id, Bucket.EDIT, priority)
        post = latest()
        if post is not None:
            await self._illustrated(post, lambda post: self._change(message_id, post))

    async def _change(self, message_id: int, post: Post) -> None:
        async def change() -> None:
            try:
                await rewrite()
            except discord.HTTPException as error:
                if error.code != faults.THREAD_ARCHIVED:
                    raise
                await self._unarchive()
                await rewrite()

        async def rewrite() -> None:
            await self._channel.get_partial_message(message_id).edit(
                content=safe(post.text),
                allowed_mentions=allowed(post),
                view=view_of(post.buttons),
                attachments=[file_of(post.picture)] if post.picture else discord.utils.MISSING,
            )

        await faults.calling(change, "editing a message")

    async def _unarchive(self) -> None:
        """Wake the thread up: unlike a new message, an edit doesn't do that by itself."""
        thread = await self._client.fetch_channel(self._channel_id)
        if isinstance(thread, discord.Thread):
            if thread.locked:
                raise ConversationLocked(f"thread {self._channel_id} is archived and locked")
            await thread.edit(archived=False)

    async def delete(self, message_id: int) -> None:
        async def remove() -> None:
            await self._channel.get_partial_message(message_id).delete()

        await faults.calling(remove, "deleting a message")

    async def typing(self) -> None:
        with faults.translated("typing"):
            await self._channel.typing()

    async def fresh_url(self, message_id: int, attachment_id: int) -> str:
        """A newly signed address: Discord signs anew whenever a message is fetched."""
        for channel in await self._places(message_id):
            try:
                message = await faults.calling(
                    partial(channel.fetch_message, message_id),
                    "fetching a message",
                    "Read Message History",
                )
            except ConversationUnavailable:
                raise
            except ConversationError as error:
                logger.info("message %s not there: %s", message_id, error)
                continue
            for attachment in files_of(message):
                if attachment.id == attachment_id:
                    return attachment.url
        raise AttachmentGone(f"attachment {attachment_id} of message {message_id}")

    async def _places(self, message_id: int) -> list[discord.PartialMessageable]:
        """Where the message may be: a thread's starter lies in the channel above it.

        A forum has no messages of its own: there, the starter lies in the post.
        """
        if message_id != self._channel_id:
            return [self._channel]
        channel = await faults.calling(
            partial(self._client.fetch_channel, self._channel_id), "fetching a channel"
        )
        parent_id = getattr(channel, "parent_id", None)
        in_forum = isinstance(getattr(channel, "parent", None), discord.ForumChannel)
        if not isinstance(parent_id, int) or in_forum:
            return [self._channel]
        return [self._client.get_partial_messageable(parent_id)]

    async def head(self, url: str, size: int) -> bytes:
        """The first bytes of a person's file."""
        return await self._files.head(url, size)

    def read(self, url: str) -> AsyncGenerator[bytes, None]:
        """The bytes of a person's file; one chunk at a time is held."""
        return self._files.read(url)

    async def upload_limit(self) -> int:
        """By the server's boosts; a direct message or an unknown server has the default."""
        channel = self._client.get_channel(self._channel_id)
        guild = getattr(channel, "guild", None)
        return guild.filesize_limit if isinstance(guild, discord.Guild) else DEFAULT_UPLOAD_LIMIT


class DiscordThreads:
    """All threads, over whichever connection there is."""

    def __init__(self, connection: Connection, http: aiohttp.ClientSession, pacer: Pacer) -> None:
        self._connection = connection
        self._http = http
        self._pacer = pacer

    def at(self, channel_id: int) -> DiscordThread:
        return DiscordThread(self._connection, self._http, self._pacer, channel_id)


def _make_sure_of_speaking(parent: discord.abc.GuildChannel | None, me: discord.Member) -> None:
    """Raise ``PermissionMissing`` before a thread is opened that the bot can't work in.

    Discord's own refusal doesn't say which permission is missing.
    """
    if parent is None:
        return
    granted = parent.permissions_for(me)
    for name, permitted in (
        ("Read Message History", granted.read_message_history),
        ("Create Public Threads", granted.create_public_threads),
        ("Send Messages in Threads", granted.send_messages_in_threads),
    ):
        if not permitted:
            raise PermissionMissing("a thread to come", name)
