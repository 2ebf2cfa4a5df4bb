"""Routes of application commands, global and by guild."""

from bot.sandbox.discord import errors
from bot.sandbox.discord.rest.api import NOTHING, Call, Reply, Route
from bot.sandbox.discord.services import Services


class CommandRoutes:
    """Registering commands."""

    def __init__(self, services: Services) -> None:
        self._commands = services.commands
        self._world = services.world

    def routes(self) -> list[Route]:
        """The same seven for both scopes."""
        found: list[Route] = []
        for scope in ("", "/guilds/{guild_id}"):
            every = "/applications/{application_id}" + scope + "/commands"
            one = every + "/{command_id}"
            found += [
                Route("GET", every, self._list),
                Route("PUT", every, self._replace_all),
                Route("POST", every, self._create),
                Route("GET", one, self._get),
                Route("PATCH", one, self._change),
                Route("DELETE", one, self._delete),
            ]
        return found

    def _scope(self, call: Call) -> int | None:
        if call.id("application_id") != self._world.bot.id:
            raise errors.ApiError(403, 20012, "You are not authorized to perform this action")
        if "guild_id" not in call.params:
            return None
        return self._world.guild(call.id("guild_id")).id

    async def _list(self, call: Call) -> Reply:
        return Reply(self._commands.all(self._scope(call)))

    async def _replace_all(self, call: Call) -> Reply:
        return Reply(self._commands.replace_all(self._scope(call), call.items))

    async def _create(self, call: Call) -> Reply:
        return Reply(self._commands.create(self._scope(call), call.json), 201)

    async def _get(self, call: Call) -> Reply:
        return Reply(self._commands.get(self._scope(call), call.id("command_id")))

    async def _change(self, call: Call) -> Reply:
        scope, command_id = self._scope(call), call.id("command_id")
        return Reply(self._commands.change(scope, command_id, call.json))

    async def _delete(self, call: Call) -> Reply:
        self._commands.delete(self._scope(call), call.id("command_id"))
        return NOTHING
