"""What every REST route is made of: the route, the call it gets, the reply it gives."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

from bot.sandbox.discord import errors
from bot.sandbox.discord.drafts import Upload
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.ratelimit import Bucket


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read and checked: `params` are the parts of the path by name."""

    method: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    body: object = None
    uploads: tuple[Upload, ...] = ()

    def id(self, name: str) -> int:
        """An id in the path."""
        text = self.params[name]
        if not text.isdigit():
            raise errors.invalid_form(
                name, "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.'
            )
        return int(text)

    @property
    def json(self) -> Json:
        """The body as an object; empty if there is none."""
        body = self.body
        if body is None:
            return {}
        if not isinstance(body, dict):
            raise errors.invalid_form("_", "DICT_TYPE_CONVERT", "Only dictionaries may be used")
        return cast(Json, body)

    @property
    def items(self) -> list[Json]:
        """The body as a list of objects."""
        body = self.body
        if not isinstance(body, list):
            raise errors.invalid_form("_", "LIST_TYPE_CONVERT", "Only iterables may be used")
        return cast(list[Json], body)

    def number(self, name: str, default: int, most: int) -> int:
        """A number in the query, between 1 and `most`."""
        text = self.query.get(name, str(default))
        if not text.isdigit() or not 1 <= int(text) <= most:
            raise errors.invalid_form(
                name, "NUMBER_TYPE_MAX", f"int value should be between 1 and {most}."
            )
        return int(text)


@dataclass(frozen=True, slots=True)
class Reply:
    """A status and a JSON body; 204 has none."""

    body: Any = None
    status: int = 200


NOTHING = Reply(status=204)
Handler = Callable[[Call], Awaitable[Reply]]
HiddenLimit = Callable[[Call], str | None]


def _none(_: Call) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Route:
    """One method on one path; `limit` names its rate limit in the settings.

    `open` routes need no Authorization and don't count globally: their token is in the path.
    `hidden_limit` may name a further limit that replies' headers don't speak of.
    """

    method: str
    template: str
    handler: Handler
    limit: str | None = "other"
    open: bool = False
    hidden_limit: HiddenLimit = _none

    def buckets(self, call: Call) -> list[Bucket]:
        """What a call of this route counts against."""
        if self.limit is None:
            return []
        params = call.params
        names = ("channel_id", "guild_id", "token")
        major = next((params[name] for name in names if name in params), "")
        route = f"{self.method} {self.template}" if self.limit == "other" else ""
        buckets = [Bucket(self.limit, major, route)]
        hidden = self.hidden_limit(call)
        return [*buckets, Bucket(hidden, major)] if hidden else buckets
