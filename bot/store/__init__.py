"""Persistence: SQLAlchemy Core on SQLite."""
