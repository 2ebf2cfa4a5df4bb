"""Someone who writes: messages, reactions, threads, as any client lets them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.sandbox.discord.drafts import Draft, Upload
from bot.sandbox.discord.model import Channel, ChannelType, Json, Message, User
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.services import Services

SentFile = Path | tuple[str, bytes] | tuple[str, bytes, str]
"""A file on disk, or a name with bytes and, if wanted, a content type."""


class Writer:
    """A user at the text box; whatever they may not do raises Discord's `ApiError`."""

    def __init__(self, services: Services, user: User) -> None:
        self._services = services
        self._world = services.world
        self.user = user

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    # --- messages ------------------------------------------------------------------------

    async def post(
        self,
        channel: Channel | int,
        text: str = "",
        *,
        files: Sequence[SentFile] = (),
        reply_to: Message | int | None = None,
        descriptions: Sequence[str] = (),
        nonce: str | None = None,
    ) -> Message:
        """Write a message; `descriptions` are the alternative texts of its files, in order."""
        uploads = [await self._upload(slot, file) for slot, file in enumerate(files)]
        target = reply_to.id if isinstance(reply_to, Message) else reply_to
        described = [{"id": str(n), "description": text} for n, text in enumerate(descriptions)]
        draft = Draft(
            content=text,
            uploads=tuple(uploads),
            attachments=described or None,
            reply_to=target,
            nonce=nonce,
        )
        return self._services.messages.post(self.id, self._channel(channel), draft)

    async def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        channel = self._channel(message.channel_id)
        draft = Draft(content=text)
        return self._services.messages.edit(self.id, channel, message.id, draft)

    async def delete(self, message: Message) -> None:
        """Delete one's own message, or another's as a moderator."""
        channel = self._channel(message.channel_id)
        self._services.messages.delete(self.id, channel, message.id)

    async def forward(self, message: Message, to: Channel | int) -> Message:
        """Forward a message to another channel."""
        target = self._channel(to)
        return self._services.messages.forward(self.id, message, target)

    async def react(self, message: Message, emoji: str) -> None:
        """Add a reaction."""
        channel = self._channel(message.channel_id)
        self._services.messages.react(self.id, channel, message.id, emoji)

    async def unreact(self, message: Message, emoji: str) -> None:
        """Take one's own reaction back."""
        channel = self._channel(message.channel_id)
        self._services.messages.unreact(self.id, channel, message.id, emoji)

    async def type_in(self, channel: Channel | int) -> None:
        """Show that one is typing."""
        self._services.messages.type_in(self.id, self._channel(channel))

    def history(self, channel: Channel | int) -> list[Message]:
        """What one sees in a channel, oldest first, with one's own ephemeral answers."""
        found = self._channel(channel)
        self._world.require(self.id, found, Permission.READ_MESSAGE_HISTORY)
        return [m for m in found.messages.values() if m.ephemeral_to in (None, self.id)]

    def direct_channel(self) -> Channel:
        """One's conversation with the bot."""
        return self._world.direct_channel(self.id)

    # --- threads -------------------------------------------------------------------------

    async def open_thread(self, message: Message, name: str) -> Channel:
        """Open a thread from a message."""
        channel = self._channel(message.channel_id)
        return self._services.threads.open_from(self.id, channel, message.id, name, 1440)

    async def open_post(
        self, forum: Channel, name: str, text: str = "", *, files: Sequence[SentFile] = ()
    ) -> Message:
        """Post to a forum; returns the first message, which has the id of the thread it opens."""
        uploads = [await self._upload(slot, file) for slot, file in enumerate(files)]
        thread = self._services.threads.open_post(self.id, forum, name)
        draft = Draft(content=text, uploads=tuple(uploads))
        return self._services.messages.post(self.id, thread, draft, message_id=thread.id)

    async def open_lone_thread(self, channel: Channel | int, name: str) -> Channel:
        """Open a thread that belongs to no message."""
        parent, kind = self._channel(channel), ChannelType.PUBLIC_THREAD
        return self._services.threads.open_alone(self.id, parent, name, kind, 1440)

    async def open_private_thread(self, channel: Channel | int, name: str) -> Channel:
        """Open a private thread."""
        parent, kind = self._channel(channel), ChannelType.PRIVATE_THREAD
        return self._services.threads.open_alone(self.id, parent, name, kind, 1440)

    async def invite(self, thread: Channel | int, user_id: int) -> None:
        """Add someone to a thread."""
        found = self._channel(thread)
        self._world.require(self.id, found, Permission.SEND_MESSAGES_IN_THREADS)
        self._services.threads.add_member(found, user_id)

    async def change_thread(
        self,
        thread: Channel | int,
        *,
        name: str | None = None,
        archived: bool | None = None,
        locked: bool | None = None,
    ) -> None:
        """Rename, archive or lock a thread."""
        wanted: Json = {"name": name, "archived": archived, "locked": locked}
        given = {key: value for key, value in wanted.items() if value is not None}
        self._services.threads.change(self.id, self._channel(thread), given)

    async def delete_thread(self, thread: Channel | int) -> None:
        """Delete a thread with all that is in it."""
        self._services.threads.delete(self.id, self._channel(thread))

    # --- steps ---------------------------------------------------------------------------

    def _channel(self, channel: Channel | int) -> Channel:
        return channel if isinstance(channel, Channel) else self._world.channel(channel)

    async def _upload(self, slot: int, file: SentFile) -> Upload:
        if isinstance(file, Path):
            name, data = file.name, await asyncio.to_thread(file.read_bytes)
        else:
            name, data = file[0], file[1]
        content_type = file[2] if isinstance(file, tuple) and len(file) == 3 else None
        keep = self._services.files.keep
        return await asyncio.to_thread(keep, slot, name, data, content_type)
