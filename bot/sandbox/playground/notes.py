"""What the bot has noted for itself, as far as it is shown behind the scenes."""

import contextlib
import sqlite3
from pathlib import Path

_THREADS = "SELECT session_id, channel_id FROM threads WHERE session_id IS NOT NULL"


class Notes:
    """Reads the bot's database at a path; a bot that has none yet has noted nothing."""

    def __init__(self, database: Path) -> None:
        self._uri = f"{database.as_uri()}?mode=ro"

    def threads(self) -> dict[str, int]:
        """The thread in which each session of the editing service goes on."""
        try:
            with contextlib.closing(sqlite3.connect(self._uri, uri=True)) as database:
                return dict(database.execute(_THREADS).fetchall())
        except sqlite3.Error:
            return {}
