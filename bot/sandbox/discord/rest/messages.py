"""Routes of messages, reactions and the typing indicator."""

import time

from bot.sandbox.discord import errors, payloads
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.rest.api import NOTHING, Call, Reply, Route
from bot.sandbox.discord.rest.drafts import read_draft
from bot.sandbox.discord.services import Services
from bot.sandbox.discord.snowflake import created_at

_LIST = "/channels/{channel_id}/messages"
_ONE = "/channels/{channel_id}/messages/{message_id}"
_REACTIONS = _ONE + "/reactions/{emoji}"


class MessageRoutes:
    """Sending, reading, editing, deleting, reacting, typing."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._world = services.world
        self._messages = services.messages

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("GET", _LIST, self._list),
            Route("POST", _LIST, self._create, "message_create"),
            Route("GET", _ONE, self._get),
            Route("PATCH", _ONE, self._edit, "message_edit", hidden_limit=self._old_edit),
            Route("DELETE", _ONE, self._delete, "message_delete"),
            Route("GET", _REACTIONS, self._reactors),
            Route("PUT", _REACTIONS + "/@me", self._react, "reaction"),
            Route("DELETE", _REACTIONS + "/@me", self._unreact, "reaction"),
            Route("DELETE", _REACTIONS + "/{user_id:\\d+}", self._remove_reaction, "reaction"),
            Route("POST", "/channels/{channel_id}/typing", self._type, "typing"),
        ]

    def _channel(self, call: Call) -> Channel:
        return self._world.channel(call.id("channel_id"))

    def _readable(self, call: Call) -> Channel:
        channel = self._channel(call)
        self._world.require(self._world.bot.id, channel, Permission.READ_MESSAGE_HISTORY)
        return channel

    def _reply(self, message: Message) -> Reply:
        return Reply(self._services.message_shapes.message(message))

    def _old_edit(self, call: Call) -> str | None:
        """Messages over an hour old have a narrower limit of their own."""
        age_s = time.time() - created_at(call.id("message_id")).timestamp()
        return "old_message_edit" if age_s > self._services.settings.old_message_s else None

    async def _list(self, call: Call) -> Reply:
        channel = self._readable(call)
        limit = call.number("limit", 50, 100)
        shown = [m for m in channel.messages.values() if m.ephemeral_to is None]
        if "around" in call.query:
            near = int(call.query["around"])
            older = [m for m in shown if m.id <= near][-(limit // 2 + 1) :]
            newer = [m for m in shown if m.id > near]
            picked = older + newer[: limit - len(older)]
        elif "after" in call.query:
            picked = [m for m in shown if m.id > int(call.query["after"])][:limit]
        else:
            before = int(call.query.get("before", 1 << 63))
            picked = [m for m in shown if m.id < before][-limit:]
        shapes = self._services.message_shapes
        return Reply([shapes.message(m) for m in reversed(picked)])

    async def _get(self, call: Call) -> Reply:
        return self._reply(self._world.message(self._readable(call), call.id("message_id")))

    async def _create(self, call: Call) -> Reply:
        channel = self._channel(call)
        draft = read_draft(call.json, call.uploads)
        return self._reply(self._messages.post(self._world.bot.id, channel, draft))

    async def _edit(self, call: Call) -> Reply:
        channel = self._channel(call)
        draft = read_draft(call.json, call.uploads)
        message_id = call.id("message_id")
        return self._reply(self._messages.edit(self._world.bot.id, channel, message_id, draft))

    async def _delete(self, call: Call) -> Reply:
        self._messages.delete(self._world.bot.id, self._channel(call), call.id("message_id"))
        return NOTHING

    async def _reactors(self, call: Call) -> Reply:
        message = self._world.message(self._readable(call), call.id("message_id"))
        users = message.reactions.get(_emoji(call), [])
        return Reply([payloads.user(self._world.users[user_id]) for user_id in users])

    async def _react(self, call: Call) -> Reply:
        channel, message_id = self._channel(call), call.id("message_id")
        self._messages.react(self._world.bot.id, channel, message_id, _emoji(call))
        return NOTHING

    async def _unreact(self, call: Call) -> Reply:
        channel, message_id = self._channel(call), call.id("message_id")
        self._messages.unreact(self._world.bot.id, channel, message_id, _emoji(call))
        return NOTHING

    async def _remove_reaction(self, call: Call) -> Reply:
        channel, message_id = self._channel(call), call.id("message_id")
        self._world.require(self._world.bot.id, channel, Permission.MANAGE_MESSAGES)
        self._messages.unreact(call.id("user_id"), channel, message_id, _emoji(call))
        return NOTHING

    async def _type(self, call: Call) -> Reply:
        self._messages.type_in(self._world.bot.id, self._channel(call))
        return NOTHING


def _emoji(call: Call) -> str:
    emoji = call.params["emoji"]
    if not emoji.strip():
        raise errors.ApiError(400, 10014, "Unknown Emoji")
    return emoji
