"""Alembic's scripts: one a version of the tables, run at start by ``bot.store.migrate``."""
