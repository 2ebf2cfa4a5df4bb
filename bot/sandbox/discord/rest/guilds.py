"""Routes of guilds: their channels, roles and members."""

from bot.sandbox.discord import errors, payloads
from bot.sandbox.discord.model import Guild
from bot.sandbox.discord.rest.api import Call, Reply, Route
from bot.sandbox.discord.services import Services

_ONE = "/guilds/{guild_id}"


class GuildRoutes:
    """Reading a guild."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._world = services.world

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("GET", _ONE, self._get),
            Route("GET", _ONE + "/channels", self._channels),
            Route("GET", _ONE + "/roles", self._roles),
            Route("GET", _ONE + "/members", self._members),
            Route("GET", _ONE + "/members/{user_id:\\d+}", self._member),
        ]

    def _guild(self, call: Call) -> Guild:
        guild = self._world.guild(call.id("guild_id"))
        if self._world.bot.id not in guild.members:
            raise errors.missing_access()
        return guild

    async def _get(self, call: Call) -> Reply:
        return Reply(self._services.shapes.guild(self._guild(call)))

    async def _channels(self, call: Call) -> Reply:
        channels = self._world.channels_of(self._guild(call))
        return Reply([self._services.shapes.channel(channel) for channel in channels])

    async def _roles(self, call: Call) -> Reply:
        return Reply([payloads.role(role) for role in self._guild(call).roles.values()])

    async def _members(self, call: Call) -> Reply:
        guild = self._guild(call)
        if not self._services.settings.privileged_intents.members:
            raise errors.missing_access()
        limit = call.number("limit", 1, 1000)
        after = int(call.query.get("after", 0))
        picked = sorted(user_id for user_id in guild.members if user_id > after)[:limit]
        return Reply([self._services.shapes.member(guild, user_id) for user_id in picked])

    async def _member(self, call: Call) -> Reply:
        guild, user_id = self._guild(call), call.id("user_id")
        if user_id not in guild.members:
            raise errors.unknown_member()
        return Reply(self._services.shapes.member(guild, user_id))
