"""The migrations that a database lacks. Only a start that has some loads this, and Alembic."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.errors import StoreError


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's transaction.

    Raises ``StoreError`` for a database of a newer version or of another program.
    """
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None and inspect(connection).get_table_names():
        raise StoreError("it belongs to another program")
    if revision not in {None, *(script.revision for script in scripts.walk_revisions())}:
        raise StoreError("it was written by a newer version of Reelthread; update this one")
    command.upgrade(config, "head")
