"""What a client sends when someone uses a command or fills in a modal."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.discord import components
from bot.sandbox.discord.commands import SUBCOMMAND, SUBCOMMAND_GROUP
from bot.sandbox.discord.model import Attachment, Json

OptionValue = str | int | float | bool


@dataclass(slots=True)
class Usage:
    """The values given to a command's options by name; files are given by attachment id."""

    values: dict[str, OptionValue]
    attachments: dict[int, Attachment]
    focused: str | None = None
    resolved: Json = field(default_factory=dict[str, object])


def command_data(command: Json, path: list[str], usage: Usage) -> Json:
    """The `data` of a slash command; `path` names the group and subcommand, if any.

    Raises:
        ValueError: there is no such subcommand or option, or a required one is missing.
    """
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    if options := _options(command, path, usage):
        data["options"] = options
    if usage.attachments:
        data["resolved"] = usage.resolved
    return data


def _options(level: Json, path: list[str], usage: Usage) -> list[Json]:
    defined: list[Json] = level.get("options") or []
    nested = [option for option in defined if option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)]
    if nested:
        for option in nested:
            if path and option["name"] == path[0]:
                inner = _options(option, path[1:], usage)
                return [{"name": option["name"], "type": option["type"], "options": inner}]
        raise ValueError(f"no subcommand {path!r} of {level['name']!r}")
    if path:
        raise ValueError(f"no subcommand {path!r} of {level['name']!r}")
    unknown = usage.values.keys() - {option["name"] for option in defined}
    if unknown:
        raise ValueError(f"no such options: {sorted(unknown)}")
    given: list[Json] = []
    for option in defined:
        name = option["name"]
        if name in usage.values:
            entry: Json = {"name": name, "type": option["type"], "value": usage.values[name]}
            given.append(entry | ({"focused": True} if name == usage.focused else {}))
        elif option.get("required") and usage.focused is None:
            raise ValueError(f"option {name!r} is required")
    return given


def modal_data(
    modal: Json,
    texts: Mapping[str, str],
    uploads: Mapping[str, list[int]],
    attachments: Json,
) -> Json:
    """The `data` of a submitted modal: its own layout, with what was filled in.

    Raises:
        ValueError: a required field is empty, too long, or a field doesn't exist.
    """
    fields = [part for _, part in components.walk(modal["components"]) if part.get("custom_id")]
    unknown = (texts.keys() | uploads.keys()) - {part["custom_id"] for part in fields}
    if unknown:
        raise ValueError(f"no such fields: {sorted(unknown)}")
    numbered = enumerate(modal["components"], start=1)
    data: Json = {
        "custom_id": modal["custom_id"],
        "components": [_filled(part, index * 10, texts, uploads) for index, part in numbered],
    }
    if attachments:
        data["resolved"] = {"attachments": attachments}
    return data


def _filled(
    part: Json, number: int, texts: Mapping[str, str], uploads: Mapping[str, list[int]]
) -> Json:
    answer: Json = {"type": part["type"], "id": part.get("id") or number}
    if "components" in part:
        children = enumerate(part["components"], start=number + 1)
        answer["components"] = [_filled(c, n, texts, uploads) for n, c in children]
    elif "component" in part:
        answer["component"] = _filled(part["component"], number + 1, texts, uploads)
    elif "custom_id" in part:
        answer |= {"custom_id": part["custom_id"], **_value(part, texts, uploads)}
    return answer


def _value(part: Json, texts: Mapping[str, str], uploads: Mapping[str, list[int]]) -> Json:
    custom_id, needed = part["custom_id"], part.get("required", True)
    if part["type"] == components.FILE_UPLOAD:
        ids = uploads.get(custom_id, [])
        if needed and not ids:
            raise ValueError(f"field {custom_id!r} is required")
        return {"values": [str(attachment_id) for attachment_id in ids]}
    text = texts.get(custom_id, part.get("value") or "")
    if needed and not text:
        raise ValueError(f"field {custom_id!r} is required")
    if len(text) > part.get("max_length", 4000):
        raise ValueError(f"field {custom_id!r} is too long")
    if part["type"] == components.TEXT_INPUT:
        return {"value": text}
    return {"values": [text] if text else []}
