"""Persistence: SQLAlchemy Core on one SQLite file."""

from bot.store.store import SqliteStore, open_store

__all__ = ["SqliteStore", "open_store"]
