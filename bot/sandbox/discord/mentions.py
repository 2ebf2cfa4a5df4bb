"""Whom a message's text mentions, and which of them it may notify."""

import re
from dataclasses import dataclass

from bot.sandbox.discord.model import Guild, Json, Pings

_USER = re.compile(r"<@!?(\d{15,20})>")
_ROLE = re.compile(r"<@&(\d{15,20})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class MentionRules:
    """The allowed_mentions of a request; a listed set of ids stands in for `parse`."""

    users: frozenset[int] | None
    roles: frozenset[int] | None
    everyone: bool
    replied_user: bool

    @classmethod
    def of(cls, allowed: Json | None, *, interaction: bool = False) -> "MentionRules":
        """What a request allows.

        Without allowed_mentions a channel message may notify all, an interaction's only users.
        None stands for "any".
        """
        if allowed is None:
            no_roles = frozenset[int]() if interaction else None
            return cls(None, no_roles, everyone=not interaction, replied_user=True)
        parse: list[str] = allowed.get("parse") or []
        return cls(
            None if "users" in parse else frozenset(map(int, allowed.get("users") or ())),
            None if "roles" in parse else frozenset(map(int, allowed.get("roles") or ())),
            everyone="everyone" in parse,
            replied_user=bool(allowed.get("replied_user")),
        )


def find(
    text: str,
    rules: MentionRules,
    guild: Guild | None,
    *,
    may_mention_all: bool,
    replied_to: int | None,
) -> Pings:
    """Who is notified by `text`, in reply to a message of user `replied_to`."""
    users = _allowed(_USER, text, rules.users)
    if guild is not None:
        users = {user for user in users if user in guild.members}
    if replied_to is not None and rules.replied_user:
        users.add(replied_to)
    roles = set[int]()
    if guild is not None:
        named = _allowed(_ROLE, text, rules.roles) & guild.roles.keys()
        roles = {role for role in named if may_mention_all or guild.roles[role].mentionable}
    everyone = rules.everyone and may_mention_all and bool(_EVERYONE.search(text))
    return Pings(frozenset(users), frozenset(roles), everyone)


def _allowed(pattern: re.Pattern[str], text: str, ids: frozenset[int] | None) -> set[int]:
    named = {int(found) for found in pattern.findall(text)}
    return named if ids is None else named & ids
