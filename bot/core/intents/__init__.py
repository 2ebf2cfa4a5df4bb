"""Understands what a message in a thread wants: a change, the file, the credits, a report."""

from bot.core.intents.router import Intent, Route, route

__all__ = ["Intent", "Route", "route"]
