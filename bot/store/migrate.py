"""Bring a database to this version's tables."""

from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
)

from bot.store.schema import metadata

VERSIONS = Path(__file__).parent / "migrations" / "versions"

_REVISION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic notes what has been run, as it makes it itself."""


def migrate(connection: Connection) -> None:
    """Make the tables of an empty database, or run the migrations that another one lacks.

    All of it happens within the connection's transaction. Raises ``StoreError`` for a database
    of a newer version or of another program.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        metadata.create_all(connection)
        _REVISION.create(connection)
        connection.execute(insert(_REVISION).values(version_num=newest()))
    elif _REVISION.name not in tables or _revisions(connection) != [newest()]:
        # Alembic takes 12 MiB and a tenth of a second, which most starts can do without.
        from bot.store.upgrade import upgrade

        upgrade(connection)


def newest() -> str:
    """The revision that the last migration leads to; their files begin with it."""
    return max(path.stem for path in VERSIONS.glob("[0-9]*.py")).split("_")[0]


def _revisions(connection: Connection) -> list[str]:
    return list(connection.execute(select(_REVISION.c.version_num)).scalars())
