"""Threads: opening, joining, archiving, locking."""

from bot.sandbox.discord import errors
from bot.sandbox.discord.changes import ChangeKind
from bot.sandbox.discord.model import (
    Channel,
    ChannelType,
    Json,
    Message,
    MessageFlag,
    MessageReference,
    MessageType,
    ThreadState,
)
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.snowflake import created_at
from bot.sandbox.discord.world import MAX_ACTIVE_THREADS, World

_UNCOUNTED = {MessageType.THREAD_STARTER, MessageType.CHANNEL_NAME_CHANGE}


class Threads:
    """What can be done with threads; every refusal is an `ApiError`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def open_from(
        self, user_id: int, channel: Channel, message_id: int, name: str, archive_minutes: int
    ) -> Channel:
        """Open the one thread that a message can have; it gets the message's id."""
        self._world.require(
            user_id, channel, Permission.CREATE_PUBLIC_THREADS | Permission.READ_MESSAGE_HISTORY
        )
        message = self._world.message(channel, message_id)
        self._check_can_open(channel)
        if message.flags & MessageFlag.HAS_THREAD:
            raise errors.thread_exists()
        was_latest = channel.last_message_id == message.id
        thread = self._new(
            message.id, user_id, channel, name, ChannelType.PUBLIC_THREAD, archive_minutes
        )
        self._world.publish(ChangeKind.THREAD_CREATED, thread, user_id=user_id)
        message.flags |= MessageFlag.HAS_THREAD
        self._world.publish(ChangeKind.MESSAGE_EDITED, channel, message=message)
        self._system(
            thread,
            user_id,
            MessageType.THREAD_STARTER,
            reference=MessageReference(channel.id, message.id, channel.guild_id),
        )
        if not was_latest:
            self._announce(channel, thread, user_id)
        return thread

    def open_alone(
        self, user_id: int, channel: Channel, name: str, kind: ChannelType, archive_minutes: int
    ) -> Channel:
        """Open a thread that belongs to no message."""
        private = kind is ChannelType.PRIVATE_THREAD
        self._world.require(
            user_id,
            channel,
            Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS,
        )
        self._check_can_open(channel)
        thread = self._new(self._world.ids.next(), user_id, channel, name, kind, archive_minutes)
        self._world.publish(ChangeKind.THREAD_CREATED, thread, user_id=user_id)
        if not private:
            self._announce(channel, thread, user_id)
        return thread

    def open_post(self, user_id: int, forum: Channel, name: str) -> Channel:
        """Open a forum's post: a thread that waits for its first message, which has its id."""
        if forum.type is not ChannelType.FORUM:
            raise errors.wrong_channel_type()
        self._world.require(user_id, forum, Permission.SEND_MESSAGES)
        thread_id = self._world.ids.next()
        thread = self._new(thread_id, user_id, forum, name, ChannelType.PUBLIC_THREAD, 4320)
        self._world.publish(ChangeKind.THREAD_CREATED, thread, user_id=user_id)
        return thread

    def change(self, user_id: int, channel: Channel, wanted: Json) -> None:
        """Rename, archive, lock and so on, as far as the user may."""
        state = _state(channel)
        held = self._world.require(user_id, channel, Permission.VIEW_CHANNEL)
        self._check_may_change(user_id, state, held, wanted)
        if state.archived and wanted.get("archived") is not False:
            raise errors.thread_archived()
        old_name = channel.name
        channel.name = wanted.get("name", channel.name)
        channel.slowmode_s = wanted.get("rate_limit_per_user", channel.slowmode_s)
        state.auto_archive_minutes = wanted.get("auto_archive_duration", state.auto_archive_minutes)
        state.locked = wanted.get("locked", state.locked)
        state.invitable = wanted.get("invitable", state.invitable)
        if "archived" in wanted and wanted["archived"] != state.archived:
            self._set_archived(channel, archived=wanted["archived"])
        self._world.publish(ChangeKind.THREAD_UPDATED, channel, user_id=user_id)
        if channel.name != old_name and not state.archived:
            self._system(channel, user_id, MessageType.CHANNEL_NAME_CHANGE, channel.name)

    def delete(self, user_id: int, channel: Channel) -> None:
        """Delete a thread with all its messages."""
        self._world.require(user_id, channel, Permission.MANAGE_THREADS)
        del self._world.channels[channel.id]
        self._world.publish(ChangeKind.THREAD_DELETED, channel, user_id=user_id)

    def add_member(self, channel: Channel, user_id: int) -> None:
        """Make a user follow a thread, if this is one and they don't yet."""
        if channel.thread is None or user_id in channel.thread.joined:
            return
        channel.thread.joined[user_id] = created_at(self._world.ids.next())
        self._world.publish(ChangeKind.THREAD_MEMBER_ADDED, channel, user_id=user_id)

    def remove_member(self, channel: Channel, user_id: int) -> None:
        """Make a user leave a thread."""
        if _state(channel).joined.pop(user_id, None) is not None:
            self._world.publish(ChangeKind.THREAD_MEMBER_REMOVED, channel, user_id=user_id)

    def wake(self, channel: Channel, user_id: int) -> None:
        """Unarchive a thread because someone is about to write in it."""
        if channel.thread is not None and channel.thread.archived:
            self._set_archived(channel, archived=False)
            self._world.publish(ChangeKind.THREAD_UPDATED, channel, user_id=user_id)

    def refuse_if_archived(self, channel: Channel) -> None:
        """Raise 50083 if this is an archived thread."""
        if channel.thread is not None and channel.thread.archived:
            raise errors.thread_archived()

    def refuse_if_locked(self, channel: Channel, held: Permission) -> None:
        """Raise 160005 if this is a locked thread and the user no moderator."""
        locked = channel.thread is not None and channel.thread.locked
        if locked and Permission.MANAGE_THREADS not in held:
            raise errors.thread_locked()

    def count_message(self, channel: Channel, message: Message) -> None:
        """Number a message within its thread."""
        if channel.thread is not None and message.type not in _UNCOUNTED:
            message.position = channel.thread.sent
            channel.thread.sent += 1

    # --- steps ---------------------------------------------------------------------------

    def _check_can_open(self, channel: Channel) -> None:
        if channel.type is not ChannelType.TEXT or channel.guild_id is None:
            raise errors.wrong_channel_type()
        active = sum(
            not _state(thread).archived for thread in self._world.threads_of(channel.guild_id)
        )
        if active >= MAX_ACTIVE_THREADS:
            raise errors.threads_exceeded()

    @staticmethod
    def _check_may_change(user_id: int, state: ThreadState, held: Permission, wanted: Json) -> None:
        if Permission.MANAGE_THREADS in held:
            return
        waking = wanted.get("archived") is False and wanted.keys() <= {"archived", "locked"}
        if waking and not state.locked and not wanted.get("locked"):
            if Permission.SEND_MESSAGES_IN_THREADS not in held:
                raise errors.missing_permissions()
        elif user_id != state.owner_id or state.locked or wanted.get("locked"):
            raise errors.missing_permissions()

    def _new(
        self,
        thread_id: int,
        user_id: int,
        channel: Channel,
        name: str,
        kind: ChannelType,
        archive_minutes: int,
    ) -> Channel:
        now = created_at(self._world.ids.next())
        thread = Channel(
            thread_id,
            kind,
            name,
            channel.guild_id,
            channel.id,
            thread=ThreadState(user_id, now, now, archive_minutes, joined={user_id: now}),
        )
        self._world.channels[thread.id] = thread
        return thread

    def _set_archived(self, channel: Channel, *, archived: bool) -> None:
        state = _state(channel)
        state.archived = archived
        state.archived_at = created_at(self._world.ids.next())

    def _announce(self, channel: Channel, thread: Channel, user_id: int) -> None:
        """The line "… started a thread" that channels get unless the thread hangs on the end."""
        self._system(
            channel,
            user_id,
            MessageType.THREAD_CREATED,
            thread.name,
            MessageReference(thread.id, guild_id=channel.guild_id),
        )

    def _system(
        self,
        channel: Channel,
        user_id: int,
        kind: MessageType,
        content: str = "",
        reference: MessageReference | None = None,
    ) -> None:
        message = Message(
            self._world.ids.next(),
            channel.id,
            user_id,
            content,
            kind,
            channel.guild_id,
            reference=reference,
        )
        channel.messages[message.id] = message
        channel.last_message_id = message.id
        self._world.publish(ChangeKind.MESSAGE_CREATED, channel, message=message)


def _state(channel: Channel) -> ThreadState:
    if channel.thread is None:
        raise errors.wrong_channel_type()
    return channel.thread
