"""Commands as a client lists them: flattened, in the person's language, and only what they may."""

from collections.abc import Iterator

from bot.sandbox.discord.commands import CHAT_INPUT, SUBCOMMAND, SUBCOMMAND_GROUP, USER
from bot.sandbox.discord.model import Guild, Json, User
from bot.sandbox.discord.permissions import Permission, in_guild
from bot.sandbox.discord.services import Services

_IN_GUILD, _IN_BOT_DM = 0, 1
_BOUNDS = ("min_length", "max_length", "min_value", "max_value", "channel_types")


def listed(services: Services, guild: Guild, user: User) -> list[Json]:
    """The commands that a person can use, each subcommand as an entry of its own."""
    held = in_guild(guild, user.id)
    return [
        entry
        for command in services.commands.available(guild.id)
        if command["type"] != USER and _allowed(command, held)
        for entry in _entries(command, user.locale)
    ]


def _allowed(command: Json, held: Permission) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or Permission.ADMINISTRATOR in held:
        return True
    return needed != "0" and Permission(int(needed)) in held


def _entries(command: Json, locale: str) -> Iterator[Json]:
    contexts = command["contexts"]
    places = {
        "in_guild": contexts is None or _IN_GUILD in contexts,
        "in_dm": "guild_id" not in command
        and (command["dm_permission"] if contexts is None else _IN_BOT_DM in contexts),
    }
    for path, levels in _leaves(command):
        yield {
            "id": command["id"],
            "type": command["type"],
            "path": path,
            "name": " ".join(localized(level, "name", locale) for level in levels),
            "description": localized(levels[-1], "description", locale),
            **places,
            "options": [_option(option, locale) for option in levels[-1].get("options") or ()],
        }


def _leaves(command: Json) -> Iterator[tuple[str, list[Json]]]:
    """Every runnable path with the levels that lead to it."""
    waiting: list[list[Json]] = [[command]]
    while waiting:
        levels = waiting.pop(0)
        nested = [
            option
            for option in levels[-1].get("options") or ()
            if command["type"] == CHAT_INPUT and option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)
        ]
        if nested:
            waiting += [[*levels, option] for option in nested]
        else:
            yield " ".join(level["name"] for level in levels), levels


def _option(option: Json, locale: str) -> Json:
    return {
        "path": option["name"],
        "name": localized(option, "name", locale),
        "description": localized(option, "description", locale),
        "type": option["type"],
        "required": bool(option.get("required")),
        "autocomplete": bool(option.get("autocomplete")),
        "choices": [choice(each, locale) for each in option.get("choices") or ()],
        **{bound: option.get(bound) for bound in _BOUNDS},
    }


def choice(given: Json, locale: str) -> Json:
    """A choice as it is shown, with the value that it stands for."""
    return {"name": localized(given, "name", locale), "value": given["value"]}


def localized(thing: Json, key: str, locale: str) -> str:
    """A text in a locale, or else as it was registered."""
    translations: Json = thing.get(f"{key}_localizations") or {}
    return translations.get(locale) or thing.get(key) or ""
