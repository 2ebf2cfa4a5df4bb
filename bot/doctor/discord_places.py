"""The channels that the bot works in: whether it sees them, and what it may do there."""

from collections.abc import Collection, Sequence

from bot.core.permissions import Membership, Overwrite, missing
from bot.doctor.discord_account import AREA, Application, PartialGuild
from bot.doctor.findings import Finding, broken, fine, notice
from bot.doctor.rest import Refused, Rest, Wire

UNKNOWN_CHANNEL = 10003
SERVERS_LOOKED_AT = 10
KINDS = {0: "text channel", 5: "announcement channel", 15: "forum"}
"""Discord's numbers for the kinds of channel in which a thread can start from an image."""


class _Overwrite(Wire):
    id: int
    allow: int = 0
    deny: int = 0


class Channel(Wire):
    """A channel with its own permissions."""

    id: int
    type: int
    name: str = ""
    guild_id: int | None = None
    permission_overwrites: tuple[_Overwrite, ...] = ()

    @property
    def overwrites(self) -> list[Overwrite]:
        return [Overwrite(each.id, each.allow, each.deny) for each in self.permission_overwrites]


class _Role(Wire):
    id: int
    permissions: int = 0


class _Guild(Wire):
    id: int
    owner_id: int = 0
    roles: tuple[_Role, ...] = ()


class _Member(Wire):
    roles: tuple[int, ...] = ()


class Places:
    """Looks into channels and servers; what was read of a server is kept."""

    def __init__(
        self, rest: Rest, application: Application, guilds: Sequence[PartialGuild]
    ) -> None:
        self._rest = rest
        self._application = application
        self._guilds = {guild.id: guild for guild in guilds}
        self._memberships: dict[int, Membership] = {}

    async def examine(self, channel_ids: Collection[int]) -> list[Finding]:
        """One finding a channel; where none is enabled, one a server. May raise ``OutOfReach``."""
        if channel_ids:
            return [await self._channel(channel_id) for channel_id in channel_ids]
        said = "no channel is enabled, so the bot answers only where it is mentioned"
        mend = "name channels in discord.channel_ids, or use /video settings in the server"
        servers = [await self._server(guild_id) for guild_id in list(self._guilds)]
        return [notice(AREA, said, mend), *servers[:SERVERS_LOOKED_AT]]

    async def _channel(self, channel_id: int) -> Finding:
        try:
            channel = await self._rest.get(f"/channels/{channel_id}", Channel)
        except Refused as error:
            return _unseen(channel_id, error)
        where = f"#{channel.name}" if channel.name else f"channel {channel_id}"
        if channel.type not in KINDS:
            said = f"{where} is no channel that a thread can start in from an image"
            mend = "enable text channels or forums; threads and categories are none"
            return broken(AREA, said, mend)
        if channel.guild_id not in self._guilds:
            said = f"{where} is in a server that the bot doesn't work in"
            mend = "add its server to discord.guild_ids, or take the channel out"
            return broken(AREA, said, mend)
        membership = await self._membership(channel.guild_id)
        lacking = missing(membership.within(channel.overwrites))
        if lacking:
            said = f"in {where} the bot lacks: {', '.join(lacking)}"
            mend = f"allow it in the channel's settings (Permissions, {self._application.name})"
            return broken(AREA, said, mend)
        return fine(AREA, f"{where}: all that the bot needs")

    async def _server(self, guild_id: int) -> Finding:
        membership = await self._membership(guild_id)
        name = self._guilds[guild_id].name
        lacking = missing(membership.within([]))
        if lacking:
            said = f"in {name} the bot's role lacks: {', '.join(lacking)}"
            return broken(AREA, said, f"allow it, or invite anew: {self._application.invite}")
        return fine(AREA, f"{name}: all that the bot needs, by its role")

    async def _membership(self, guild_id: int) -> Membership:
        if guild_id not in self._memberships:
            bot_id = self._application.id
            guild = await self._rest.get(f"/guilds/{guild_id}", _Guild)
            member = await self._rest.get(f"/guilds/{guild_id}/members/{bot_id}", _Member)
            self._memberships[guild_id] = Membership(
                guild_id,
                bot_id,
                frozenset(member.roles),
                {role.id: role.permissions for role in guild.roles},
                owns=guild.owner_id == bot_id,
            )
        return self._memberships[guild_id]


def _unseen(channel_id: int, error: Refused) -> Finding:
    if error.code == UNKNOWN_CHANNEL or error.status == 404:
        said = f"there is no channel {channel_id}"
        mend = "copy the id anew: developer mode on, right-click the channel, Copy Channel ID"
        return broken(AREA, said, mend)
    said = f"the bot can't see channel {channel_id}"
    return broken(AREA, said, "allow View Channel for it in the channel's settings")
