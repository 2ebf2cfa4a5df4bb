"""A Discord on this machine, over real sockets, for one bot and scripted people.

It has what a bot for text channels meets: gateway sessions, messages, files, threads, posts of
forums, interactions, permissions, rate limits. It has no shards, calls, pins, polls or webhooks
other than those of interactions.
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
