"""Who may start a thread and edit in it, and how much, by the settings of a server."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.server_settings import ServerSettings
from bot.locales import text

DAY = timedelta(hours=24)
"""What the limits of a day mean: the last 24 hours, wherever people live."""


class Wish(StrEnum):
    """What a person is about to do."""

    START = "start"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants it: their roles, whether they manage the server and have started the thread."""

    roles: frozenset[int] = frozenset()
    manages: bool = False
    owns_thread: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """The edits of the last ``DAY`` by the person and in the server, and the person's last one.

    ``wanted`` are the edits that are asked for at once.
    """

    now: datetime
    by_person: int = 0
    in_server: int = 0
    last_at: datetime | None = None
    wanted: int = 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not: a sentence of the catalogues, and its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def sentence(self, locale: str) -> str:
        """What the person is told."""
        return text(self.key, locale, **self.values)


def refusal(
    settings: ServerSettings, asker: Asker, wish: Wish, usage: Usage | None = None
) -> Refusal | None:
    """Why a person may not do it; None: they may.

    Who manages the server passes by the rules on roles and owners, but not by the limits: these
    guard its credits. ``usage`` is left out for what spends nothing.
    """
    refused = None if asker.manages else _by_rights(settings, asker, wish)
    if refused is None and usage is not None:
        return _by_limits(settings, usage)
    return refused


def has_limits(settings: ServerSettings) -> bool:
    """Whether the usage matters; else it needn't be counted."""
    limits = (settings.turns_per_person_a_day, settings.turns_per_server_a_day)
    return settings.cooldown_s > 0 or any(limit is not None for limit in limits)


def _by_rights(settings: ServerSettings, asker: Asker, wish: Wish) -> Refusal | None:
    """A thread starts with an edit: so who may not edit may not start one either."""
    if wish is Wish.START and _lacks(settings.start_roles, asker):
        return Refusal("permit.start_roles", {"roles": _mentions(settings.start_roles)})
    if _lacks(settings.edit_roles, asker):
        return Refusal("permit.edit_roles", {"roles": _mentions(settings.edit_roles)})
    if wish is Wish.EDIT and settings.owner_only and not asker.owns_thread:
        return Refusal("permit.owner_only")
    return None


def _by_limits(settings: ServerSettings, usage: Usage) -> Refusal | None:
    person, server = settings.turns_per_person_a_day, settings.turns_per_server_a_day
    for limit, used, key in (
        (person, usage.by_person, "permit.person_limit"),
        (server, usage.in_server, "permit.server_limit"),
    ):
        if limit is None or used + usage.wanted <= limit:
            continue
        if used >= limit:
            return Refusal(key, {"count": limit})
        return Refusal("permit.too_many", {"wanted": usage.wanted, "left": limit - used})
    # A last edit in the future tells of a clock that was set back: nobody waits for that.
    if usage.last_at is not None and usage.last_at <= usage.now:
        free_at = usage.last_at + timedelta(seconds=settings.cooldown_s)
        if usage.now < free_at:
            return Refusal("permit.cooldown", {"when": _from_now(free_at)})
    return None


def _lacks(roles: frozenset[int], asker: Asker) -> bool:
    return bool(roles) and roles.isdisjoint(asker.roles)


def _mentions(roles: frozenset[int]) -> str:
    """Discord shows the names; a mention pings nobody unless the message allows it."""
    return ", ".join(f"<@&{role}>" for role in sorted(roles))


def _from_now(time: datetime) -> str:
    """Discord shows the time that is left, in the reader's own language, and counts it down."""
    return f"<t:{math.ceil(time.timestamp())}:R>"
