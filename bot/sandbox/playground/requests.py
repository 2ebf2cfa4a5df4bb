"""What the page asks for: one JSON object a request, read field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from bot.sandbox.discord.model import Json


class BadRequest(ValueError):
    """The page asked for something that makes no sense; the message is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request; every reader raises `BadRequest` for a missing or odd field."""

    id: int
    do: str
    fields: Mapping[str, object]

    @classmethod
    def of(cls, message: object) -> "Request":
        """A request as it came off the socket."""
        if not isinstance(message, dict):
            raise BadRequest("a request is a JSON object")
        fields = cast(Json, message)
        number, do = fields.get("id"), fields.get("do")
        if not isinstance(number, int) or not isinstance(do, str):
            raise BadRequest("a request has a number `id` and an action `do`")
        return cls(number, do, fields)

    def has(self, name: str) -> bool:
        """Whether a field is there and isn't null."""
        return self.fields.get(name) is not None

    def snowflake(self, name: str) -> int:
        """An id."""
        value = self.text(name)
        if not (value.isascii() and value.isdigit() and len(value) <= 20):
            raise BadRequest(f"`{name}` is no id")
        return int(value)

    def text(
        self, name: str, default: str | None = None, *, least: int = 0, most: int = 2000
    ) -> str:
        """A text of so many characters."""
        value = self.fields.get(name, default)
        if not isinstance(value, str):
            raise BadRequest(f"`{name}` must be a text")
        if not least <= len(value.strip()) or len(value) > most:
            raise BadRequest(f"`{name}` must have {least} to {most} characters")
        return value

    def flag(self, name: str) -> bool:
        """A yes or no."""
        value = self.fields.get(name)
        if not isinstance(value, bool):
            raise BadRequest(f"`{name}` must be true or false")
        return value

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to `most`."""
        value = self.fields.get(name, default)
        if not isinstance(value, int) or not 1 <= value <= most:
            raise BadRequest(f"`{name}` must be a number from 1 to {most}")
        return value

    def texts(self, name: str) -> list[str]:
        """A list of texts; empty without the field."""
        return _texts(name, self.fields.get(name) or [])

    def mapping(self, name: str) -> Json:
        """An object; empty without the field."""
        value = self.fields.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise BadRequest(f"`{name}` must be an object")
        return cast(Json, value)

    def text_lists(self, name: str) -> dict[str, list[str]]:
        """An object of lists of texts; empty without the field."""
        return {key: _texts(name, value) for key, value in self.mapping(name).items()}


def _texts(name: str, value: object) -> list[str]:
    if not isinstance(value, list):
        raise BadRequest(f"`{name}` must be a list")
    items = cast(list[object], value)
    if not all(isinstance(item, str) for item in items):
        raise BadRequest(f"`{name}` must be a list of texts")
    return cast(list[str], items)
