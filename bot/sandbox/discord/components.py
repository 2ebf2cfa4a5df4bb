"""Buttons, selects and layout blocks: what Discord fills in, and finding one of them."""

from collections.abc import Iterator
from typing import Any, cast

from bot.sandbox.discord.model import Json
from bot.sandbox.discord.snowflake import Snowflakes

ACTION_ROW, BUTTON, TEXT_INPUT = 1, 2, 4
SELECTS = frozenset({3, 5, 6, 7, 8})
THUMBNAIL, GALLERY, FILE, SEPARATOR = 11, 12, 13, 14
CONTAINER, FILE_UPLOAD = 17, 19

_DEFAULTS: dict[int, Json] = {
    BUTTON: {"style": 2},
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"name": None, "size": None, "spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
}


def walk(parts: list[Json], path: str = "components") -> Iterator[tuple[str, Json]]:
    """Every component with its path, the nested ones too."""
    for index, part in enumerate(parts):
        here = f"{path}.{index}"
        yield here, part
        yield from walk(part.get("components") or [], f"{here}.components")
        for name in ("accessory", "component"):
            if isinstance(part.get(name), dict):
                yield f"{here}.{name}", cast(Json, part[name])


def completed(parts: list[Json], ids: Snowflakes) -> list[Json]:
    """A copy with the numbers and defaults that Discord adds to what was sent."""
    taken = {part["id"] for _, part in walk(parts) if part.get("id")}
    free = (number for number in range(1, 1000) if number not in taken)
    return [_complete(part, free, ids) for part in parts]


def _complete(part: Json, free: Iterator[int], ids: Snowflakes) -> Json:
    kind: int = part["type"]
    full = {**_DEFAULTS.get(kind, {}), **part}
    full["id"] = part.get("id") or next(free)
    if part.get("emoji"):
        full["emoji"] = _emoji(part["emoji"])
    if "options" in part:
        full["options"] = [_option(option) for option in part["options"]]
    if "default_values" in part:
        full["default_values"] = [
            {**each, "id": str(each["id"])} for each in part["default_values"]
        ]
    if "components" in part:
        full["components"] = [_complete(child, free, ids) for child in part["components"]]
    if "accessory" in part:
        full["accessory"] = _complete(part["accessory"], free, ids)
    for name in ("media", "file"):
        if name in part:
            full[name] = _media(part[name], ids)
    if kind == GALLERY:
        full["items"] = [_gallery_item(item, ids) for item in part["items"]]
    return full


def _option(option: Json) -> Json:
    return {**option, "emoji": _emoji(option["emoji"])} if option.get("emoji") else option


def _emoji(emoji: Json) -> Json:
    """Of an emoji that is no custom one, only the character comes back."""
    return {key: value for key, value in emoji.items() if value is not None}


def _gallery_item(item: Json, ids: Snowflakes) -> Json:
    blank: Json = {"description": None, "spoiler": False}
    return {**blank, **item, "media": _media(item["media"], ids)}


def _media(media: Json, ids: Snowflakes) -> Json:
    return {"id": str(ids.next()), "proxy_url": media["url"], **media}


def with_media(value: Any, urls: dict[str, Json]) -> Any:
    """A copy in which `attachment://name` has become that file's media object."""
    if isinstance(value, list):
        return [with_media(item, urls) for item in cast(list[Any], value)]
    if not isinstance(value, dict):
        return value
    found = cast(Json, value)
    name = str(found.get("url") or "").removeprefix("attachment://")
    if name in urls:
        return {**found, **urls[name]}
    return {key: with_media(item, urls) for key, item in found.items()}


def find(parts: list[Json], wanted: str) -> Json | None:
    """The enabled or disabled component with this custom_id, else with this label."""
    every = [part for _, part in walk(parts)]
    for key in ("custom_id", "label"):
        for part in every:
            if part.get(key) == wanted and part.get("custom_id"):
                return part
    return None
