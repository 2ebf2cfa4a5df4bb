"""Application commands: what is registered where, and finding one as a person types it."""

import re

from bot.sandbox.discord import errors
from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.world import World

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
_MAX = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
_NAME = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")


class Commands:
    """The registered commands, global (key None) and by guild."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.by_scope: dict[int | None, dict[int, Json]] = {}

    def all(self, scope: int | None) -> list[Json]:
        """The commands of a guild, or the global ones."""
        return list(self.by_scope.get(scope, {}).values())

    def available(self, guild_id: int | None) -> list[Json]:
        """What can be used in a guild (or, for None, in direct messages)."""
        return self.all(None) + (self.all(guild_id) if guild_id else [])

    def get(self, scope: int | None, command_id: int) -> Json:
        """One command, or 10063."""
        found = self.by_scope.get(scope, {}).get(command_id)
        if found is None:
            raise errors.unknown_command()
        return found

    def replace_all(self, scope: int | None, wanted: list[Json]) -> list[Json]:
        """Register exactly these commands; those of the same name keep their ids."""
        for index, command in enumerate(wanted):
            _check(command, f"{index}.")
        for kind, most in _MAX.items():
            if sum(_kind(command) == kind for command in wanted) > most:
                raise errors.invalid_form("_", "APPLICATION_COMMANDS_LIMIT", "Too many commands")
        before = self.all(scope)
        made = [self._complete(scope, command, before) for command in wanted]
        self.by_scope[scope] = {int(command["id"]): command for command in made}
        self._tell(scope)
        return made

    def create(self, scope: int | None, wanted: Json) -> Json:
        """Register one command, in place of one of the same name."""
        _check(wanted)
        command = self._complete(scope, wanted, self.all(scope))
        self.by_scope.setdefault(scope, {})[int(command["id"])] = command
        self._tell(scope)
        return command

    def change(self, scope: int | None, command_id: int, wanted: Json) -> Json:
        """Change parts of one command."""
        merged = {**self.get(scope, command_id), **wanted}
        _check(merged)
        merged["version"] = str(self._world.ids.next())
        self.by_scope[scope][command_id] = merged
        self._tell(scope)
        return merged

    def delete(self, scope: int | None, command_id: int) -> None:
        """Remove one command."""
        self.get(scope, command_id)
        del self.by_scope[scope][command_id]
        self._tell(scope)

    def find(self, guild_id: int | None, name: str, kind: int) -> Json:
        """The command of this name and kind that a person finds in a guild, or 10063."""
        for command in reversed(self.available(guild_id)):
            if command["name"] == name and command["type"] == kind:
                return command
        raise errors.unknown_command()

    def _tell(self, scope: int | None) -> None:
        self._world.changes.publish(Change(ChangeKind.COMMANDS_CHANGED, guild_id=scope))

    def _complete(self, scope: int | None, wanted: Json, before: list[Json]) -> Json:
        same = [c for c in before if c["name"] == wanted["name"] and c["type"] == _kind(wanted)]
        needed = wanted.get("default_member_permissions")
        command: Json = {
            "id": same[0]["id"] if same else str(self._world.ids.next()),
            "application_id": str(self._world.bot.id),
            "version": str(self._world.ids.next()),
            "type": _kind(wanted),
            "name": wanted["name"],
            "name_localizations": wanted.get("name_localizations"),
            "description": wanted.get("description") or "",
            "description_localizations": wanted.get("description_localizations"),
            "default_member_permissions": None if needed is None else str(needed),
            "dm_permission": wanted.get("dm_permission", True),
            "contexts": wanted.get("contexts"),
            "integration_types": wanted.get("integration_types") or [0],
            "nsfw": bool(wanted.get("nsfw")),
        }
        if wanted.get("options"):
            command["options"] = wanted["options"]
        if scope is not None:
            command["guild_id"] = str(scope)
        return command


def _kind(command: Json) -> int:
    return command.get("type") or CHAT_INPUT


def _check(command: Json, path: str = "") -> None:
    """Refuse names and descriptions that Discord doesn't take."""
    name: str = command.get("name") or ""
    if _kind(command) == CHAT_INPUT:
        if not _NAME.fullmatch(name) or name != name.lower():
            raise errors.invalid_form(
                f"{path}name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"
            )
        if not 1 <= len(command.get("description") or "") <= 100:
            raise errors.invalid_form(
                f"{path}description", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."
            )
    elif not 1 <= len(name) <= 32:
        raise errors.invalid_form(
            f"{path}name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length."
        )
    options: list[Json] = command.get("options") or []
    if len(options) > 25:
        raise errors.invalid_form(
            f"{path}options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."
        )
    for index, option in enumerate(options):
        _check({**option, "type": CHAT_INPUT}, f"{path}options.{index}.")
