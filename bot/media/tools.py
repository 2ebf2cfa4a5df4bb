"""The media tools as the bot has them: jobs for processes, and the files they leave."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.core.media import MediaType
from bot.media.job import Convert, Fit, Inspect
from bot.media.process import perform

TIME_LIMIT_S = 600.0
"""A long video is decoded and encoded in less, also by two slow cores."""


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


@contextmanager
def _unfinished(out: Path) -> Generator[Path]:
    """A place beside ``out`` for the file as long as it isn't complete."""
    with TemporaryDirectory(prefix=".media-", dir=out.parent) as scratch:
        yield Path(scratch) / out.name
