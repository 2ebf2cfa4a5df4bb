"""Routes of threads and their members."""

from datetime import datetime

from bot.sandbox.discord import errors
from bot.sandbox.discord.model import Channel, ChannelType, Json
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.rest.api import NOTHING, Call, Reply, Route
from bot.sandbox.discord.rest.drafts import too_long
from bot.sandbox.discord.services import Services

_MEMBERS = "/channels/{channel_id}/thread-members"
_ARCHIVE_MINUTES = (60, 1440, 4320, 10080)


class ThreadRoutes:
    """Opening threads, listing them, and who follows them."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._world = services.world
        self._threads = services.threads

    def routes(self) -> list[Route]:
        """All of them."""
        from_message = "/channels/{channel_id}/messages/{message_id}/threads"
        archived = "/channels/{channel_id}/threads/archived/"
        mine = "/channels/{channel_id}/users/@me/threads/archived/private"
        return [
            Route("POST", from_message, self._open_from, "thread_create"),
            Route("POST", "/channels/{channel_id}/threads", self._open_alone, "thread_create"),
            Route("GET", archived + "public", self._archived_public),
            Route("GET", archived + "private", self._archived_private),
            Route("GET", mine, self._archived_private),
            Route("GET", "/guilds/{guild_id}/threads/active", self._active),
            Route("GET", _MEMBERS, self._members),
            Route("PUT", _MEMBERS + "/@me", self._join),
            Route("DELETE", _MEMBERS + "/@me", self._leave),
            Route("GET", _MEMBERS + "/{user_id:\\d+}", self._member),
            Route("PUT", _MEMBERS + "/{user_id:\\d+}", self._add),
            Route("DELETE", _MEMBERS + "/{user_id:\\d+}", self._remove),
        ]

    async def _open_from(self, call: Call) -> Reply:
        thread = self._threads.open_from(
            self._world.bot.id,
            self._world.channel(call.id("channel_id")),
            call.id("message_id"),
            _name(call.json),
            _archive_minutes(call.json),
        )
        return Reply(self._services.shapes.channel(thread), 201)

    async def _open_alone(self, call: Call) -> Reply:
        kind = call.json.get("type", ChannelType.PRIVATE_THREAD)
        if kind not in (ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD):
            raise errors.invalid_form("type", "BASE_TYPE_CHOICES", "Value must be one of (11, 12).")
        thread = self._threads.open_alone(
            self._world.bot.id,
            self._world.channel(call.id("channel_id")),
            _name(call.json),
            ChannelType(kind),
            _archive_minutes(call.json),
        )
        return Reply(self._services.shapes.channel(thread), 201)

    async def _active(self, call: Call) -> Reply:
        guild = self._world.guild(call.id("guild_id"))
        threads = [
            t for t in self._world.threads_of(guild.id) if t.thread and not t.thread.archived
        ]
        return Reply(self._listing(threads))

    async def _archived_public(self, call: Call) -> Reply:
        return self._archived(call, ChannelType.PUBLIC_THREAD)

    async def _archived_private(self, call: Call) -> Reply:
        return self._archived(call, ChannelType.PRIVATE_THREAD)

    def _archived(self, call: Call, kind: ChannelType) -> Reply:
        channel = self._world.channel(call.id("channel_id"))
        self._world.require(self._world.bot.id, channel, Permission.READ_MESSAGE_HISTORY)
        limit = call.number("limit", 50, 100)
        before = call.query.get("before")
        dated = [
            (thread.thread.archived_at, thread)
            for thread in self._world.threads_of(channel.guild_id or 0)
            if thread.thread
            and thread.thread.archived
            and thread.parent_id == channel.id
            and thread.type is kind
        ]
        if before and not before.isdigit():
            dated = [entry for entry in dated if entry[0] < datetime.fromisoformat(before)]
        elif before:
            dated = [entry for entry in dated if entry[1].id < int(before)]
        dated.sort(key=lambda entry: entry[0], reverse=True)
        listing = self._listing([thread for _, thread in dated[:limit]])
        return Reply({**listing, "has_more": len(dated) > limit})

    def _listing(self, threads: list[Channel]) -> Json:
        bot_id = self._world.bot.id
        seen = [thread for thread in threads if self._world.sees(bot_id, thread)]
        shapes = self._services.shapes
        followed = [t for t in seen if t.thread and bot_id in t.thread.joined]
        return {
            "threads": [shapes.channel(thread) for thread in seen],
            "members": [shapes.thread_member(thread, bot_id) for thread in followed],
            "has_more": False,
        }

    # --- members -------------------------------------------------------------------------

    def _thread(self, call: Call) -> Channel:
        channel = self._world.channel(call.id("channel_id"))
        self._world.require(self._world.bot.id, channel, Permission.VIEW_CHANNEL)
        if channel.thread is None:
            raise errors.wrong_channel_type()
        return channel

    async def _members(self, call: Call) -> Reply:
        thread = self._thread(call)
        full = call.query.get("with_member") in ("true", "True", "1")
        joined = thread.thread.joined if thread.thread else {}
        shapes = self._services.shapes
        return Reply([shapes.thread_member(thread, user_id, full=full) for user_id in joined])

    async def _member(self, call: Call) -> Reply:
        thread = self._thread(call)
        user_id = call.id("user_id")
        if thread.thread is None or user_id not in thread.thread.joined:
            raise errors.unknown_member()
        full = call.query.get("with_member") in ("true", "True", "1")
        return Reply(self._services.shapes.thread_member(thread, user_id, full=full))

    async def _join(self, call: Call) -> Reply:
        thread = self._thread(call)
        self._threads.refuse_if_archived(thread)
        self._threads.add_member(thread, self._world.bot.id)
        return NOTHING

    async def _leave(self, call: Call) -> Reply:
        thread = self._thread(call)
        self._threads.refuse_if_archived(thread)
        self._threads.remove_member(thread, self._world.bot.id)
        return NOTHING

    async def _add(self, call: Call) -> Reply:
        thread = self._thread(call)
        self._threads.refuse_if_archived(thread)
        self._world.require(self._world.bot.id, thread, Permission.SEND_MESSAGES_IN_THREADS)
        guild = self._world.guild(thread.guild_id or 0)
        user_id = call.id("user_id")
        if user_id not in guild.members:
            raise errors.unknown_member()
        self._threads.add_member(thread, user_id)
        return NOTHING

    async def _remove(self, call: Call) -> Reply:
        thread = self._thread(call)
        self._threads.refuse_if_archived(thread)
        owns = thread.thread is not None and thread.thread.owner_id == self._world.bot.id
        if not (owns and thread.type is ChannelType.PRIVATE_THREAD):
            self._world.require(self._world.bot.id, thread, Permission.MANAGE_THREADS)
        self._threads.remove_member(thread, call.id("user_id"))
        return NOTHING


def _name(body: Json) -> str:
    name: str = body.get("name") or ""
    if not name.strip():
        raise errors.invalid_form("name", "BASE_TYPE_REQUIRED", "This field is required")
    if len(name) > 100:
        raise too_long("name", 100)
    return name


def _archive_minutes(body: Json) -> int:
    minutes: int = body.get("auto_archive_duration") or 1440
    if minutes not in _ARCHIVE_MINUTES:
        raise errors.invalid_form(
            "auto_archive_duration",
            "BASE_TYPE_CHOICES",
            f"Value must be one of {_ARCHIVE_MINUTES}.",
        )
    return minutes
