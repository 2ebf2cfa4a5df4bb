"""Where files lie, and the URLs under which the stand-in's CDN serves them."""

import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote


@dataclass(slots=True)
class Storage:
    """A folder that is served; a temporary one unless told otherwise."""

    data_dir: Path | None = None
    base_url: str = ""
    """Set once the server's port is known."""
    _folder: Path = field(default_factory=Path)
    _temporary: tempfile.TemporaryDirectory[str] | None = None

    @property
    def folder(self) -> Path:
        return self._folder

    def open(self) -> None:
        """Make the folder, or begin a temporary one."""
        if self.data_dir is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="nemo-sandbox-")
            self._folder = Path(self._temporary.name)
        else:
            self.data_dir.mkdir(parents=True, exist_ok=True)
            self._folder = self.data_dir

    def close(self) -> None:
        """Remove the folder if it is a temporary one."""
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def place(self, kind: str, filename: str) -> tuple[Path, str]:
        """A new path for a file, in a folder of its own, and the URL that nobody can guess."""
        token = secrets.token_hex(8)
        path = self._folder / kind / token / filename
        path.parent.mkdir(parents=True)
        return path, f"{self.base_url}/files/{kind}/{token}/{quote(filename)}"

    def discard(self, path: Path) -> None:
        """Remove a file, if it was written, and the folder that it had."""
        path.unlink(missing_ok=True)
        path.parent.rmdir()
