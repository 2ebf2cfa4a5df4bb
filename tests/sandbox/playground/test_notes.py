"""What the bot's own database tells those behind the scenes."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.sandbox.playground.notes import Notes


def test_the_threads_of_sessions(tmp_path: Path) -> None:
    path = tmp_path / "bot notes.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE threads (channel_id INTEGER, session_id TEXT)")
        database.execute("INSERT INTO threads VALUES (7, '1001'), (8, NULL)")
        database.commit()
    assert Notes(path).threads() == {"1001": 7}


def test_a_bot_without_a_database_has_noted_nothing(tmp_path: Path) -> None:
    notes = Notes(tmp_path / "none.db")
    assert notes.threads() == {}
    (tmp_path / "none.db").write_bytes(b"something else")
    assert notes.threads() == {}
