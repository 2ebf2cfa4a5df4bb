"""Understands what a message in a thread wants: a change, the file, the credits, a report."""

from bot.core.intents.router import Intent, Route, route
from bot.core.intents.small_talk import Talk, asks

__all__ = ["Intent", "Route", "Talk", "asks", "route"]
