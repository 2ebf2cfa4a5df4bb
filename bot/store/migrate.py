"""Bring a database to this version's tables."""

from pathlib import Path

from sqlalchemy import Connection, inspect

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's transaction.

    Raises ``StoreError`` for a database of a newer version or of another program.
    """
    if _is_up_to_date(connection):
        return
    # Alembic takes 10 MiB and a tenth of a second, which most starts can do without.
    from bot.store.upgrade import upgrade

    upgrade(connection)


def newest() -> str:
    """The revision that the last migration leads to; their files begin with it."""
    return max(path.stem for path in VERSIONS.glob("[0-9]*.py")).split("_")[0]


def _is_up_to_date(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    noted = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
    return noted.scalars().all() == [newest()]
