"""The folder that the playground keeps its world in."""

import contextlib
import os
import shutil
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

ARCHIVE = "reelthread-demo.db"


class FolderRefused(Exception):
    """The folder can't be used; the message is one line that says why."""


def default_folder() -> Path:
    """Where a person's programs keep their data, by the XDG Base Directory Specification."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "reelthread" / "demo"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """What lies where."""

    path: Path

    @property
    def archive(self) -> Path:
        """Both worlds."""
        return self.path / ARCHIVE

    @property
    def discord(self) -> Path:
        """The files of messages."""
        return self.path / "discord"

    @property
    def nemo(self) -> Path:
        """Media and videos of the service."""
        return self.path / "nemo"

    @property
    def bot(self) -> Path:
        """The bot's own folder, with its database."""
        return self.path / "bot"

    @property
    def notes(self) -> Path:
        """The bot's database, under the name that it has unless a host gives it another."""
        return self.bot / "reelthread.db"

    @property
    def uploads(self) -> Path:
        """Files that no message has taken yet."""
        return self.path / "uploads"

    @property
    def log(self) -> Path:
        """What the bot says."""
        return self.path / "bot.log"

    @classmethod
    def at(cls, path: Path) -> "DataFolder":
        """The folder at a path, made if need be.

        Raises:
            FolderRefused: nothing can be made there, or it holds something else.
        """
        folder = cls(path.expanduser().resolve())
        with folder._refused_if_unwritable():
            folder.path.mkdir(parents=True, exist_ok=True)
            if not folder.archive.exists() and any(folder.path.iterdir()):
                raise FolderRefused(
                    f"{folder.path} holds files, but no world of the demo: empty it, "
                    "or give --data another folder"
                )
        return folder

    def prepare(self, *, fresh: bool) -> None:
        """Make what a demo needs, and if `fresh` remove what an earlier one has made.

        Nothing but what a demo makes is removed. The archive must be open, so that no other demo
        is running on the folder.

        Raises:
            FolderRefused: nothing can be written.
        """
        kept = (self.discord, self.nemo, self.bot)
        passing = (self.uploads, *(kept if fresh else ()))
        with self._refused_if_unwritable():
            for folder in passing:
                if folder.exists():
                    shutil.rmtree(folder)
            for folder in (*kept, self.uploads):
                folder.mkdir(exist_ok=True)
            self.log.write_bytes(b"")

    @contextlib.contextmanager
    def _refused_if_unwritable(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise FolderRefused(f"nothing can be kept in {self.path}: {reason}") from None
