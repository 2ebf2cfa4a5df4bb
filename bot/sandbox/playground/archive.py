"""A world on disk: JSON documents by kind and id, in one SQLite file.

Every write is one transaction, so that a killed demo leaves the world of its last save.
"""

import contextlib
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

FORMAT = 1
Key = tuple[str, str]
"""Kind and id of a document."""


class ArchiveUnusable(Exception):
    """The file can't be read; the message is one line that says why."""


class ArchiveInUse(ArchiveUnusable):
    """Another process has the file open."""


class Archive:
    """One open archive, which no other process can open meanwhile; used by one thread a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, timeout=0.5, check_same_thread=False)
        self._written: dict[Key, str] = {}

    @classmethod
    def opened(cls, path: Path) -> "Archive":
        """The archive in a file, made if need be.

        Raises:
            ArchiveUnusable: it is in use, damaged, or of a later version.
        """
        archive = cls(path)
        try:
            archive._prepare()
        except ArchiveUnusable:
            archive.close()
            raise
        except sqlite3.Error as error:
            archive.close()
            raise archive._refusal(error) from None
        return archive

    @staticmethod
    def remove(path: Path) -> None:
        """Remove an archive that can't be opened, with what SQLite would roll back into it."""
        path.unlink()
        path.with_name(path.name + "-journal").unlink(missing_ok=True)

    def _prepare(self) -> None:
        database = self._database
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA synchronous = FULL")
        with database:
            database.execute("BEGIN EXCLUSIVE")
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version > FORMAT:
                raise ArchiveUnusable(
                    f"{self._path} is of a later version of the demo: update, or start with --fresh"
                )
            database.execute(
                "CREATE TABLE IF NOT EXISTS documents"
                " (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"
            )
            database.execute(f"PRAGMA user_version = {FORMAT}")
        rows = database.execute("SELECT kind, id, body FROM documents").fetchall()
        self._written = {(kind, document_id): body for kind, document_id, body in rows}

    def _refusal(self, error: sqlite3.Error) -> ArchiveUnusable:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            return ArchiveInUse(f"another demo is running on {self._path.parent}")
        return self.damaged()

    def damaged(self) -> ArchiveUnusable:
        """The error that says that what was read makes no sense."""
        return ArchiveUnusable(f"{self._path} is damaged: start anew with --fresh")

    def documents(self) -> Mapping[Key, str]:
        """Every document as it was last written."""
        return self._written

    def write(self, documents: Mapping[Key, str | None]) -> None:
        """Write these documents, those with None as their body away, all or none. Blocks."""
        changed = {key: body for key, body in documents.items() if self._written.get(key) != body}
        with self._database as database:
            for key, body in changed.items():
                if body is None:
                    database.execute("DELETE FROM documents WHERE kind = ? AND id = ?", key)
                else:
                    database.execute("REPLACE INTO documents VALUES (?, ?, ?)", (*key, body))
        for key, body in changed.items():
            if body is None:
                self._written.pop(key, None)
            else:
                self._written[key] = body

    def clear(self) -> None:
        """Write everything away. Blocks."""
        self.write(dict.fromkeys(self._written))

    def close(self) -> None:
        """Let others open it."""
        with contextlib.suppress(sqlite3.Error):
            self._database.close()


def escaped(text: str) -> str:
    """A text as it stands within a JSON string."""
    return json.dumps(text)[1:-1]
