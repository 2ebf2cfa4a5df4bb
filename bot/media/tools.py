"""The media tools as the bot has them: jobs for processes, and the files they leave."""

import asyncio
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.core.media import MediaType
from bot.core.records import Frame
from bot.core.sketch import Place, Sketch
from bot.errors import MediaError
from bot.media.job import Convert, Fit, Inspect, Sample, Shrink
from bot.media.process import perform

TIME_LIMIT_S = 600.0
"""A long video is decoded and encoded in less, also by two slow cores."""

LOOK_LIMIT_S = 20.0
"""Small pictures are worth no longer wait."""


class ProcessMediaTools:
    """``MediaTools`` whose work is done by processes, so that no decoder can harm the bot.

    ``slots`` bounds how many convert and fit at once; a look at a file doesn't wait for one.
    ``time_limit_s`` is for one job, without its wait. Cancelling a call kills its process, and
    ``out`` appears only when it is complete.
    """

    def __init__(self, slots: asyncio.Semaphore, time_limit_s: float = TIME_LIMIT_S) -> None:
        self._slots = slots
        self._time_limit_s = time_limit_s

    async def convert(self, source: Path, to: MediaType, out: Path) -> None:
        """Write HEIC, HEIF, AVIF, BMP or TIFF as JPEG or PNG; Ogg or FLAC as M4A.

        Raises ``MediaUnreadable``, ``MediaToolsMissing``, or a ``MediaError`` where the host is
        at fault or the time is up.
        """
        async with self._slots:
            with _unfinished(out) as inner:
                await perform(Convert(source, to.name, inner), self._time_limit_s)
                inner.replace(out)

    async def fit(self, video: Path, limit_bytes: int, out: Path) -> bool:
        """Write a copy that plays inline in Discord, of at most ``limit_bytes``, if there is one.

        Raises as ``convert`` does.
        """
        async with self._slots:
            with _unfinished(out) as inner:
                fits = await perform(Fit(video, limit_bytes, inner), self._time_limit_s)
                if fits:
                    inner.replace(out)
        return fits

    async def plays_inline(self, video: Path) -> bool:
        """Whether Discord would play the video as it is; raises as ``convert`` does."""
        return await perform(Inspect(video), self._time_limit_s)

    async def thumbnail(self, source: Path) -> bytes:
        """A JPEG of a few kilobytes of any kind of picture; raises as ``convert`` does."""
        with TemporaryDirectory(prefix="reelthread-") as folder:
            out = Path(folder) / "thumbnail.jpg"
            await perform(Shrink(source, out), LOOK_LIMIT_S)
            return await asyncio.to_thread(out.read_bytes)

    async def frames(self, video: Path, times_ms: Sequence[int]) -> list[Frame]:
        """A video's frames at ascending times, as far as it reaches; raises as ``convert`` does."""
        with TemporaryDirectory(prefix="reelthread-") as folder:
            await perform(Sample(video, tuple(times_ms), Path(folder)), LOOK_LIMIT_S)
            return await asyncio.to_thread(_read_frames, Path(folder))

    async def draw(self, sketch: Sketch, thumbnails: Mapping[Place, bytes]) -> bytes:
        """The sketch as a PNG, or a JPEG if it is photographic.

        It is drawn in a thread: fonts and thumbnails come from the bot itself, and a process
        would need longer to start than to draw. Raises a ``MediaError``.
        """
        try:
            return await asyncio.to_thread(_draw, sketch, thumbnails)
        except (OSError, ValueError, MemoryError) as error:
            raise MediaError(f"not drawn: {error}") from error


def _draw(sketch: Sketch, thumbnails: Mapping[Place, bytes]) -> bytes:
    # Pillow takes 5 MiB, which a bot that draws nothing can do without.
    from bot.media.drawing import draw

    return draw(sketch, thumbnails)


def _read_frames(folder: Path) -> list[Frame]:
    frames = [Frame(int(file.stem), file.read_bytes()) for file in folder.glob("*.jpg")]
    return sorted(frames, key=lambda frame: frame.at_ms)


@contextmanager
def _unfinished(out: Path) -> Generator[Path]:
    """A place beside ``out`` for the file as long as it isn't complete."""
    with TemporaryDirectory(prefix=".media-", dir=out.parent) as scratch:
        yield Path(scratch) / out.name
