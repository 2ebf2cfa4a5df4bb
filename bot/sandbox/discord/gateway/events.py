"""Changes of the world as gateway events, and which intents they need."""

from dataclasses import dataclass
from enum import IntFlag

from bot.sandbox.discord import payloads
from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.message_payloads import MessagePayloads, without_content
from bot.sandbox.discord.model import Channel, ChannelType, Json, Message
from bot.sandbox.discord.payloads import Payloads, emoji
from bot.sandbox.discord.snowflake import EPOCH_MS
from bot.sandbox.discord.world import World


class Intent(IntFlag):
    """The intents that some event here needs, with Discord's numbers."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


@dataclass(frozen=True, slots=True)
class Event:
    """A dispatch; `censored` is its data for sessions without the message content intent."""

    name: str
    data: Json
    intent: Intent | None = None
    censored: Json | None = None


class Translator:
    """Turns each change into the events that the bot gets for it."""

    def __init__(self, world: World, shapes: Payloads, messages: MessagePayloads) -> None:
        self._world = world
        self._shapes = shapes
        self._messages = messages

    def events(self, change: Change) -> list[Event]:
        """The events for a change; none for what the bot can't see."""
        if change.kind is ChangeKind.INTERACTION_STARTED and change.interaction is not None:
            return [Event("INTERACTION_CREATE", self._messages.interaction(change.interaction))]
        if change.role is not None:
            data = {"guild_id": str(change.guild_id), "role": payloads.role(change.role)}
            return [Event("GUILD_ROLE_UPDATE", data, Intent.GUILDS)]
        channel = change.channel
        if channel is None:
            return []
        if change.kind in _CHANNEL_EVENTS:
            name = _CHANNEL_EVENTS[change.kind]
            return [Event(name, self._shapes.channel(channel), Intent.GUILDS)]
        if not self._world.sees(self._world.bot.id, channel):
            return []
        if change.message is not None:
            return self._message_events(change, channel, change.message)
        if change.kind is ChangeKind.TYPING:
            return [self._typing(change, channel)]
        return self._thread_events(change, channel)

    # --- messages ------------------------------------------------------------------------

    def _message_events(self, change: Change, channel: Channel, message: Message) -> list[Event]:
        if message.ephemeral_to is not None:
            return []
        in_dm = channel.guild_id is None
        if change.kind in (ChangeKind.REACTION_ADDED, ChangeKind.REACTION_REMOVED):
            intent = Intent.DIRECT_MESSAGE_REACTIONS if in_dm else Intent.GUILD_MESSAGE_REACTIONS
            return [Event(_MESSAGE_EVENTS[change.kind], self._reaction(change, message), intent)]
        intent = Intent.DIRECT_MESSAGES if in_dm else Intent.GUILD_MESSAGES
        name = _MESSAGE_EVENTS[change.kind]
        if change.kind is ChangeKind.MESSAGE_DELETED:
            return [Event(name, _place(message), intent)]
        data = self._messages.event(message)
        censored = None if self._messages.is_exempt(message) else without_content(data)
        return [Event(name, data, intent, censored)]

    def _reaction(self, change: Change, message: Message) -> Json:
        data = _place(message)
        data["message_id"] = data.pop("id")
        data |= {
            "user_id": str(change.user_id),
            "emoji": emoji(change.emoji or ""),
            "burst": False,
            "type": 0,
        }
        guild = self._world.guilds.get(message.guild_id or 0)
        if change.kind is ChangeKind.REACTION_ADDED:
            data["message_author_id"] = str(message.author_id)
            if guild is not None and change.user_id in guild.members:
                data["member"] = self._shapes.member(guild, change.user_id)
        return data

    def _typing(self, change: Change, channel: Channel) -> Event:
        now_ms = (self._world.ids.next() >> 22) + EPOCH_MS
        data: Json = {
            "channel_id": str(channel.id),
            "user_id": str(change.user_id),
            "timestamp": now_ms // 1000,
        }
        if channel.guild_id is None:
            return Event("TYPING_START", data, Intent.DIRECT_MESSAGE_TYPING)
        guild = self._world.guilds[channel.guild_id]
        data |= {
            "guild_id": str(guild.id),
            "member": self._shapes.member(guild, change.user_id or 0),
        }
        return Event("TYPING_START", data, Intent.GUILD_MESSAGE_TYPING)

    # --- threads -------------------------------------------------------------------------

    def _thread_events(self, change: Change, channel: Channel) -> list[Event]:
        data = self._shapes.channel(channel)
        match change.kind:
            case ChangeKind.THREAD_CREATED:
                created = data | {"newly_created": True}
                return [Event("THREAD_CREATE", created, Intent.GUILDS)]
            case ChangeKind.THREAD_UPDATED:
                return [Event("THREAD_UPDATE", data, Intent.GUILDS)]
            case ChangeKind.THREAD_DELETED:
                kept = ("id", "guild_id", "parent_id", "type")
                return [Event("THREAD_DELETE", {k: data[k] for k in kept}, Intent.GUILDS)]
            case ChangeKind.THREAD_MEMBER_ADDED | ChangeKind.THREAD_MEMBER_REMOVED:
                return self._membership(change, channel)
            case _:
                return []

    def _membership(self, change: Change, channel: Channel) -> list[Event]:
        """Who joined or left; of others the bot hears only with the members intent."""
        assert channel.thread is not None
        assert change.user_id is not None
        of_bot = change.user_id == self._world.bot.id
        data: Json = {
            "id": str(channel.id),
            "guild_id": str(channel.guild_id),
            "member_count": min(len(channel.thread.joined), 50),
        }
        events: list[Event] = []
        if change.kind is ChangeKind.THREAD_MEMBER_ADDED:
            joined = self._shapes.thread_member(channel, change.user_id, full=True)
            data["added_members"] = [{**joined, "presence": None}]
            if of_bot and channel.type is ChannelType.PRIVATE_THREAD:
                thread = self._shapes.channel(channel)
                events.append(Event("THREAD_CREATE", thread, Intent.GUILDS))
        else:
            data["removed_member_ids"] = [str(change.user_id)]
        intent = Intent.GUILDS if of_bot else Intent.GUILD_MEMBERS
        return [*events, Event("THREAD_MEMBERS_UPDATE", data, intent)]


_CHANNEL_EVENTS = {
    ChangeKind.CHANNEL_CREATED: "CHANNEL_CREATE",
    ChangeKind.CHANNEL_UPDATED: "CHANNEL_UPDATE",
    ChangeKind.CHANNEL_DELETED: "CHANNEL_DELETE",
}
_MESSAGE_EVENTS = {
    ChangeKind.MESSAGE_CREATED: "MESSAGE_CREATE",
    ChangeKind.MESSAGE_EDITED: "MESSAGE_UPDATE",
    ChangeKind.MESSAGE_DELETED: "MESSAGE_DELETE",
    ChangeKind.REACTION_ADDED: "MESSAGE_REACTION_ADD",
    ChangeKind.REACTION_REMOVED: "MESSAGE_REACTION_REMOVE",
}


def _place(message: Message) -> Json:
    place: Json = {"id": str(message.id), "channel_id": str(message.channel_id)}
    if message.guild_id is not None:
        place["guild_id"] = str(message.guild_id)
    return place
