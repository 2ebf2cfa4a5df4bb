"""Permission bits and how roles, overwrites and threads add up to them."""

from enum import IntFlag

from bot.sandbox.discord.model import Channel, Guild, Overwrite


class Permission(IntFlag):
    """The bits that the stand-in checks, with Discord's numbers."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = Permission((1 << 53) - 1)
NONE = Permission(0)
EVERYONE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
"""What a new server's members may do."""

DIRECT_MESSAGE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
)
_NEED_SENDING = Permission.ATTACH_FILES | Permission.EMBED_LINKS | Permission.MENTION_EVERYONE


def in_guild(guild: Guild, user_id: int) -> Permission:
    """A member's permissions from roles alone; none for a stranger."""
    member = guild.members.get(user_id)
    if member is None:
        return NONE
    if guild.owner_id == user_id:
        return ALL
    total = Permission(guild.roles[guild.id].permissions)
    for role_id in member.roles:
        total |= Permission(guild.roles[role_id].permissions)
    return ALL if Permission.ADMINISTRATOR in total else total


def in_channel(guild: Guild, channel: Channel, user_id: int) -> Permission:
    """A member's permissions in a guild channel (for a thread: pass its parent)."""
    total = in_guild(guild, user_id)
    if total == ALL or user_id not in guild.members:
        return total
    total = _apply(total, [channel.overwrites.get(guild.id)])
    roles = guild.members[user_id].roles
    total = _apply(total, [channel.overwrites.get(role_id) for role_id in roles])
    total = _apply(total, [channel.overwrites.get(user_id)])
    if Permission.VIEW_CHANNEL not in total:
        return NONE
    if Permission.SEND_MESSAGES not in total:
        total &= ~_NEED_SENDING
    return total


def _apply(total: Permission, overwrites: list[Overwrite | None]) -> Permission:
    """Overwrites of one rank: all their denials first, then what any of them allows."""
    for overwrite in filter(None, overwrites):
        total &= ~Permission(overwrite.deny)
    for overwrite in filter(None, overwrites):
        total |= Permission(overwrite.allow)
    return total
