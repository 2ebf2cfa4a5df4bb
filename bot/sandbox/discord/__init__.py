"""A Discord on this machine.

async with DiscordSandbox() as discord:
    alice = discord.person("alice")
    message = await alice.post(discord.channel, "Hello")
"""

from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.server import DiscordSandbox
from bot.sandbox.discord.settings import DiscordSettings, Limit, PrivilegedIntents, RateLimits

__all__ = [
    "Change",
    "ChangeKind",
    "DiscordSandbox",
    "DiscordSettings",
    "Limit",
    "Permission",
    "PrivilegedIntents",
    "RateLimits",
]
