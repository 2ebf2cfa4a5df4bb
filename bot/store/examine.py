"""Looking at a database without changing it, also while a bot runs with it."""

import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.errors import StoreBusy, StoreError, StoreFull, StoreUnusable
from bot.store.engine import database_path
from bot.store.failures import explaining
from bot.store.secrets import TokenCipher, key_file, read_key

_OTHERS = 0o077


class Ailing(StoreError):
    """What is wrong with the database; ``mend`` says what to do."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.mend = mend


WAIT_S = 2.0
"""For another program that has the database locked just now."""


@dataclass(frozen=True, slots=True)
class StoreReport:
    """A database that a bot could start with, or runs with.

    ``enabled`` has the channels that servers have enabled or not; ``free_bytes`` is the room
    on its disk; ``bot_token`` is that of the bot's free account, if it has one. What is
    ``exposed`` can be read by other users of the machine.
    """

    path: Path
    free_bytes: int
    exists: bool = False
    in_use: bool = False
    outdated: bool = False
    exposed: bool = False
    exposed_key: Path | None = None
    enabled: dict[int, bool] = field(default_factory=dict[int, bool])
    bot_token: str | None = field(default=None, repr=False)


def examine(url: str, key: str = "") -> StoreReport:
    """Look at the database of ``url``, whose tokens are encrypted with ``key`` or a key file.

    Raises ``Ailing``, or ``StoreUnusable`` where ``url`` names no file.
    """
    path = database_path(url)
    _reachable(path)
    free_bytes = shutil.disk_usage(path.parent).free
    exposed = key_file(path)
    exposed_key = exposed if not key and _exposed(exposed) else None
    if not path.exists():
        return StoreReport(path, free_bytes, exposed_key=exposed_key)
    with _ailing(path), closing(_opened(path)) as connection:
        known = _revisions()
        revision = _revision(connection)
        if revision is not None and revision not in known:
            raise Ailing(
                f"{path} was written by a newer version of Reelthread",
                "update this installation, or restore a backup from before",
            )
        if revision is None and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise Ailing(f"{path} belongs to another program", "name another file in store.url")
        outdated = revision != known[0]
        return StoreReport(
            path,
            free_bytes,
            exists=True,
            in_use=_in_use(path),
            outdated=outdated,
            exposed=_exposed(path),
            exposed_key=exposed_key,
            enabled={} if outdated else _enabled(connection),
            bot_token=None if revision is None else _bot_token(connection, path, key),
        )


def _reachable(path: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise Ailing(
            f"the folder {folder.absolute()} doesn't exist", "make it, or change store.url"
        )
    for place in (folder, path):
        if place.exists() and not os.access(place, os.R_OK | os.W_OK):
            raise Ailing(
                f"{place} can't be written", "let the user that runs the bot own it (chown)"
            )


def _exposed(file: Path) -> bool:
    return os.name == "posix" and file.exists() and bool(file.stat().st_mode & _OTHERS)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)


@contextmanager
def _ailing(path: Path) -> Generator[None]:
    try:
        with explaining():
            yield
    except (Ailing, StoreUnusable):
        raise
    except StoreError as error:
        raise Ailing(f"{path}: {error}", _mend(error)) from error


def _mend(error: StoreError) -> str:
    match error:
        case StoreFull():
            return "make room on its disk"
        case StoreBusy():
            return "end the program that has it open, such as an editor or a backup"
        case _:
            return "restore a backup, or name another file in store.url"


def _revisions() -> list[str]:
    """All that this version knows, the newest first."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    return [script.revision for script in scripts.walk_revisions()]


def _revision(connection: sqlite3.Connection) -> str | None:
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(tables).fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _in_use(path: Path) -> bool:
    """Whether a bot holds the lock beside the database; see ``only_process``."""
    lock = path.with_name(path.name + ".lock")
    if not lock.exists():
        return False
    try:
        with (
            explaining(),
            closing(sqlite3.connect(f"{lock.absolute().as_uri()}?mode=ro", uri=True)) as held,
        ):
            held.execute("PRAGMA busy_timeout = 0")
            held.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except StoreBusy:
        return True
    return False


def _enabled(connection: sqlite3.Connection) -> dict[int, bool]:
    rows = connection.execute("SELECT channel_id, enabled FROM channels WHERE enabled IS NOT NULL")
    return {int(channel_id): bool(enabled) for channel_id, enabled in rows}


def _bot_token(connection: sqlite3.Connection, path: Path, key: str) -> str | None:
    """The token of the bot's own free account, for which the key must be the right one."""
    saved = connection.execute(
        "SELECT scope, encrypted_token FROM accounts WHERE encrypted_token IS NOT NULL"
    ).fetchall()
    if not saved:
        return None
    file = key_file(path)
    given = key or read_key(file)
    if not given:
        raise Ailing(
            f"the key file {file} is missing, and saved tokens need it",
            "restore it from the backup, or set store.key",
        )
    cipher = TokenCipher(given, "store.key" if key else str(file))
    try:
        tokens = {scope: cipher.decrypt(encrypted) for scope, encrypted in saved}
    except StoreError as error:
        mend = "restore the key that belongs to this database (its key file, or store.key)"
        raise Ailing(f"{path}: {error}", mend) from error
    return tokens.get("bot")
