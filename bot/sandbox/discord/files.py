"""Uploaded files on disk, and what Discord reads off them."""

import mimetypes
import secrets
import tempfile
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from bot.sandbox.discord.drafts import Upload
from bot.sandbox.discord.model import Attachment


class FileStore:
    """Keeps the bytes of attachments in one folder, a temporary one if none is given."""

    def __init__(self, folder: Path | None) -> None:
        self._given = folder
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._folder: Path | None = None

    def open(self) -> None:
        """Make the folder."""
        if self._given is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="sandbox-discord-")
        self._folder = self._given or Path(self._temporary.name if self._temporary else "")
        self._folder.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Remove the folder if it is temporary."""
        self._folder = None
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def new_path(self) -> Path:
        """Where the next file may be written."""
        if self._folder is None:
            raise RuntimeError("the sandbox isn't running")
        return self._folder / secrets.token_hex(16)

    def keep(self, slot: int, filename: str, data: bytes, content_type: str | None) -> Upload:
        """Store bytes that are already in memory."""
        path = self.new_path()
        path.write_bytes(data)
        return Upload(slot, filename, len(data), path, content_type or "application/octet-stream")


def attach(
    upload: Upload, attachment_id: int, channel_id: int, *, ephemeral: bool = False
) -> Attachment:
    """Make an upload an attachment: its type is read off the name, as Discord does."""
    guessed, _ = mimetypes.guess_type(upload.filename)
    content_type = guessed or upload.content_type
    width, height = (
        _picture_size(upload.path) if content_type.startswith("image/") else (None, None)
    )
    return Attachment(
        attachment_id,
        channel_id,
        _safe_name(upload.filename),
        upload.size,
        content_type,
        upload.path,
        width,
        height,
        upload.description,
        ephemeral,
    )


def _safe_name(filename: str) -> str:
    """Spaces become underscores; what doesn't belong in an address goes."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c if c.isalnum() or c in "._-" else "_" for c in last)
    return kept.strip(".") or "unknown"


def _picture_size(path: Path) -> tuple[int, int] | tuple[None, None]:
    try:
        with Image.open(path) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None, None
