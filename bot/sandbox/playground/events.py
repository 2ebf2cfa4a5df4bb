"""Changes of the world as the events that one person's page gets."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.discord import payloads
from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.model import Channel, Json, Message
from bot.sandbox.discord.world import World
from bot.sandbox.playground.view import View

_DELETED = {ChangeKind.CHANNEL_DELETED, ChangeKind.THREAD_DELETED}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the page is told."""

    name: str
    data: Json

    @property
    def text(self) -> str:
        """As it goes over the socket."""
        return json.dumps({"event": self.name, "data": self.data})


class Translator:
    """Tells one person what they may know; remembers which channels their page has."""

    def __init__(self, world: World, view: View) -> None:
        self._world = world
        self._view = view
        self._shown = {channel.id for channel in view.visible()}

    def events(self, change: Change) -> Iterator[Event]:
        """The events for a change; none for what the person can't see."""
        channel = change.channel
        if channel is None:
            if change.role is not None:
                yield from self._permissions_changed()
        elif change.kind in _DELETED:
            yield from self._gone(channel)
        elif change.message is not None:
            yield from self._message(change, channel, change.message)
        elif change.kind is ChangeKind.TYPING:
            yield from self._typing(change, channel)
        else:
            yield from self._channel(channel)
            if change.kind is ChangeKind.CHANNEL_UPDATED:
                yield from self._threads_of(channel)

    def _message(self, change: Change, channel: Channel, message: Message) -> Iterator[Event]:
        if not (self._view.sees(channel) and self._view.sees_message(message)):
            return
        if channel.id not in self._shown:
            yield from self._channel(channel)
        if change.kind is ChangeKind.MESSAGE_DELETED:
            place = {"channel_id": str(channel.id), "message_id": str(message.id)}
            yield Event("message_delete", place)
            return
        created = change.kind is ChangeKind.MESSAGE_CREATED
        shape = self._view.message(message)
        yield Event("message_create" if created else "message_update", {"message": shape})

    def _typing(self, change: Change, channel: Channel) -> Iterator[Event]:
        if change.user_id != self._view.user.id and self._view.sees(channel):
            user = payloads.user(self._world.users[change.user_id or 0])
            yield Event("typing", {"channel_id": str(channel.id), "user": user})

    def _channel(self, channel: Channel) -> Iterator[Event]:
        """A channel as it is now, or that it is gone from the person's sight."""
        if not self._view.sees(channel):
            yield from self._gone(channel)
            return
        name = "channel_update" if channel.id in self._shown else "channel_create"
        self._shown.add(channel.id)
        yield Event(name, {"channel": self._view.channel(channel)})

    def _gone(self, channel: Channel) -> Iterator[Event]:
        if channel.id in self._shown:
            self._shown.remove(channel.id)
            yield Event("channel_delete", {"channel_id": str(channel.id)})

    def _threads_of(self, channel: Channel) -> Iterator[Event]:
        for thread in self._world.threads_of(channel.guild_id or 0):
            if thread.parent_id == channel.id:
                yield from self._channel(thread)

    def _permissions_changed(self) -> Iterator[Event]:
        for channel in list(self._world.channels.values()):
            yield from self._channel(channel)
