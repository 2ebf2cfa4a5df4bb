"""Media tools that work on nothing."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.core.media import MediaType
from bot.core.records import Frame
from bot.core.sketch import Place, Sketch
from bot.errors import MediaError


@dataclass
class FakeMediaTools:
    """Tools that make of every file what they were told beforehand."""

    playable: bool | MediaError = True
    converted: bytes | MediaError = b"converted"
    fitted: bytes | MediaError | None = None
    """What shrinking makes of a video, if it is small enough; None: nothing can be made."""
    conversions: list[tuple[bytes, str]] = field(default_factory=list[tuple[bytes, str]])
    limits: list[int] = field(default_factory=list[int])
    """What videos were to fit into, in bytes."""
    thumbnailed: bytes | MediaError = b"thumbnail"
    thumbnails: list[bytes] = field(default_factory=list[bytes])
    framed: bytes | MediaError = b"frame"
    drawn: bytes | MediaError = b"picture"
    fitting: asyncio.Event | None = None
    """What holds up the shrinking."""
    drawing: asyncio.Event | None = None
    """What holds up the drawing."""
    sketches: list[tuple[Sketch, dict[Place, bytes]]] = field(
        default_factory=list[tuple[Sketch, dict[Place, bytes]]]
    )

    async def convert(self, source: Path, to: MediaType, out: Path) -> None:
        self.conversions.append((await asyncio.to_thread(source.read_bytes), to.name))
        if isinstance(self.converted, MediaError):
            raise self.converted
        await asyncio.to_thread(out.write_bytes, self.converted)

    async def fit(self, video: Path, limit_bytes: int, out: Path) -> bool:
        self.limits.append(limit_bytes)
        if self.fitting is not None:
            await self.fitting.wait()
        if isinstance(self.fitted, MediaError):
            raise self.fitted
        if self.fitted is None or len(self.fitted) > limit_bytes:
            return False
        await asyncio.to_thread(out.write_bytes, self.fitted)
        return True

    async def thumbnail(self, source: Path) -> bytes:
        if isinstance(self.thumbnailed, MediaError):
            raise self.thumbnailed
        self.thumbnails.append(await asyncio.to_thread(source.read_bytes))
        return self.thumbnailed

    async def frames(self, video: Path, times_ms: Sequence[int]) -> list[Frame]:
        if isinstance(self.framed, MediaError):
            raise self.framed
        return [Frame(time, self.framed) for time in times_ms]

    async def draw(self, sketch: Sketch, thumbnails: Mapping[Place, bytes]) -> bytes:
        if isinstance(self.drawn, MediaError):
            raise self.drawn
        if self.drawing is not None:
            await self.drawing.wait()
        self.sketches.append((sketch, dict(thumbnails)))
        return self.drawn

    async def plays_inline(self, video: Path) -> bool:
        if isinstance(self.playable, MediaError):
            raise self.playable
        return self.playable
