"""What the bot must be allowed on Discord, and what it is allowed in a channel.

The one place for it: the invite, the check-up and the documentation read it from here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag
from urllib.parse import urlencode


class Permission(IntFlag):
    """The permissions that matter to the bot, with the bits of Discord's documentation."""

    ADMINISTRATOR = 1 << 3
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


NAMES: Mapping[Permission, str] = {
    Permission.VIEW_CHANNEL: "View Channel",
    Permission.SEND_MESSAGES: "Send Messages",
    Permission.SEND_MESSAGES_IN_THREADS: "Send Messages in Threads",
    Permission.CREATE_PUBLIC_THREADS: "Create Public Threads",
    Permission.READ_MESSAGE_HISTORY: "Read Message History",
    Permission.ATTACH_FILES: "Attach Files",
    Permission.EMBED_LINKS: "Embed Links",
}
"""What the bot needs, as Discord's settings call it in English."""

NEEDED = sum(NAMES, Permission(0))
SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or denies a role or a member, by their id, beyond the roles."""

    target_id: int
    allow: int = 0
    deny: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot in a server: its roles, and what each role of the server may do everywhere."""

    guild_id: int
    member_id: int
    roles: frozenset[int]
    permissions: Mapping[int, int]
    owns: bool = False

    def everywhere(self) -> int:
        """What the roles allow, before any channel's own settings."""
        total = self.permissions.get(self.guild_id, 0)
        for role in self.roles:
            total |= self.permissions.get(role, 0)
        return total

    def within(self, overwrites: Collection[Overwrite]) -> int:
        """What is allowed in a channel, computed as Discord documents it under "Permissions"."""
        total = self.everywhere()
        if self.owns or total & Permission.ADMINISTRATOR:
            return ~0
        for targets in ({self.guild_id}, self.roles, {self.member_id}):
            total = _apply(total, (each for each in overwrites if each.target_id in targets))
        return total


def missing(held: int) -> list[str]:
    """The names of what the bot lacks."""
    if held & Permission.ADMINISTRATOR:
        return []
    return [name for permission, name in NAMES.items() if not held & permission]


def invite_url(application_id: int | str) -> str:
    """Where someone who manages a server lets the bot in, with exactly what it needs."""
    query = {
        "client_id": application_id,
        "scope": " ".join(SCOPES),
        "permissions": int(NEEDED),
    }
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"


def _apply(total: int, overwrites: Iterable[Overwrite]) -> int:
    """Overwrites of one rank: all their denials first, then whatever any of them allows."""
    rank = list(overwrites)
    for overwrite in rank:
        total &= ~overwrite.deny
    for overwrite in rank:
        total |= overwrite.allow
    return total
