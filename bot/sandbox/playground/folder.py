"""The folder that the playground keeps its world in."""

import os
import shutil
import sys
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
    def uploads(self) -> Path:
        """Files that no message has taken yet."""
        return self.path / "uploads"

    @property
    def log(self) -> Path:
        """What the bot says."""
        return self.path / "bot.log"

    @classmethod
    def opened(cls, path: Path, *, fresh: bool) -> "DataFolder":
        """The folder, made if need be, and emptied of an earlier world if `fresh`.

        Raises:
            FolderRefused: it can't be written to, or it holds something else.
        """
        folder = cls(path.expanduser().resolve())
        try:
            folder._prepare(fresh=fresh)
        except OSError as error:
            reason = error.strerror or str(error)
            raise FolderRefused(f"nothing can be kept in {folder.path}: {reason}") from None
        return folder

    def _prepare(self, *, fresh: bool) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        if not self.archive.exists() and any(self.path.iterdir()):
            raise FolderRefused(
                f"{self.path} holds other files: give --data a folder for the demo alone"
            )
        if fresh:
            self._empty()
        shutil.rmtree(self.uploads, ignore_errors=True)
        for folder in (self.discord, self.nemo, self.bot, self.uploads):
            folder.mkdir(exist_ok=True)
        self.log.write_bytes(b"")

    def _empty(self) -> None:
        """Remove what a demo has made, and nothing else; the archive goes last."""
        for folder in (self.discord, self.nemo, self.bot):
            if folder.exists():
                shutil.rmtree(folder)
        self.archive.with_name(ARCHIVE + "-journal").unlink(missing_ok=True)
        self.archive.unlink(missing_ok=True)
