"""Routes of channels themselves: reading, changing, deleting."""

from bot.sandbox.discord import errors
from bot.sandbox.discord.changes import ChangeKind
from bot.sandbox.discord.model import Channel
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.rest.api import Call, Reply, Route
from bot.sandbox.discord.rest.drafts import too_long
from bot.sandbox.discord.services import Services

_ONE = "/channels/{channel_id}"


class ChannelRoutes:
    """One channel or thread."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._world = services.world

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("GET", _ONE, self._get),
            Route("PATCH", _ONE, self._change, hidden_limit=_rename),
            Route("DELETE", _ONE, self._delete),
        ]

    def _reply(self, channel: Channel) -> Reply:
        return Reply(self._services.shapes.channel(channel))

    async def _get(self, call: Call) -> Reply:
        channel = self._world.channel(call.id("channel_id"))
        self._world.require(self._world.bot.id, channel, Permission.VIEW_CHANNEL)
        return self._reply(channel)

    async def _change(self, call: Call) -> Reply:
        channel = self._world.channel(call.id("channel_id"))
        wanted = call.json
        if len(wanted.get("name") or "") > 100:
            raise too_long("name", 100)
        if channel.thread is not None:
            self._services.threads.change(self._world.bot.id, channel, wanted)
            return self._reply(channel)
        if channel.guild_id is None:
            raise errors.wrong_channel_type()
        self._world.require(self._world.bot.id, channel, Permission.MANAGE_CHANNELS)
        channel.name = wanted.get("name", channel.name)
        channel.topic = wanted.get("topic", channel.topic)
        channel.nsfw = wanted.get("nsfw", channel.nsfw)
        channel.slowmode_s = wanted.get("rate_limit_per_user", channel.slowmode_s)
        self._world.publish(ChangeKind.CHANNEL_UPDATED, channel)
        return self._reply(channel)

    async def _delete(self, call: Call) -> Reply:
        channel = self._world.channel(call.id("channel_id"))
        reply = self._reply(channel)
        if channel.thread is not None:
            self._services.threads.delete(self._world.bot.id, channel)
        elif channel.guild_id is None:
            self._world.require(self._world.bot.id, channel, Permission.VIEW_CHANNEL)
        else:
            self._world.require(self._world.bot.id, channel, Permission.MANAGE_CHANNELS)
            self._world.remove_channel(channel)
        return reply


def _rename(call: Call) -> str | None:
    return "channel_rename" if call.json.get("name") is not None else None
