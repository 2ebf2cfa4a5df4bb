"""What the application needs done to files: converted, made to fit, looked at, drawn."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bot.core.media import MediaType
from bot.core.records import Frame
from bot.core.sketch import Place, Sketch


class MediaTools(Protocol):
    """Work on files, done outside of the bot's own process. May raise a ``MediaError``."""

    async def convert(self, source: Path, to: MediaType, out: Path) -> None:
        """Write ``source`` as another type of image or sound."""
        ...

    async def fit(self, video: Path, limit_bytes: int, out: Path) -> bool:
        """Write a copy of ``video`` that plays inline in Discord and is at most so large.

        H.264 with yuv420p, AAC and the index in front; remuxed where that is enough. False where
        no watchable copy can be so small; then nothing is written.
        """
        ...

    async def plays_inline(self, video: Path) -> bool:
        """Whether Discord would play the video as it is."""
        ...

    async def thumbnail(self, source: Path) -> bytes:
        """A JPEG of a few kilobytes of any kind of picture."""
        ...

    async def frames(self, video: Path, times_ms: Sequence[int]) -> list[Frame]:
        """A video's frames at ascending times, as far as it reaches."""
        ...

    async def draw(self, sketch: Sketch, thumbnails: Mapping[Place, bytes]) -> bytes:
        """The sketch as a PNG, or a JPEG if it is photographic."""
        ...
