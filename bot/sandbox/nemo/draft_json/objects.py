"""JSON values from outside, narrowed."""

from typing import cast

JsonObject = dict[str, object]


def as_object(value: object) -> JsonObject:
    """The value as a JSON object; anything else reads as an empty one."""
    return cast("JsonObject", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """The value as a JSON array; anything else reads as an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []
