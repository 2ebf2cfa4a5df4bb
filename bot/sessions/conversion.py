"""Files on this machine's disk for as long as they are worked on, in chunks on either way."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from bot.core.media import Convert
from bot.core.media_tools import MediaTools
from bot.errors import MediaError

CHUNK_BYTES = 256 * 1024


@asynccontextmanager
async def _opened(path: Path, mode: str) -> AsyncGenerator[IO[bytes]]:
    """A file that is closed in any case: a thread that opens one can't be called back."""
    opening = asyncio.create_task(asyncio.to_thread(path.open, mode))
    try:
        file = await asyncio.shield(opening)
    except asyncio.CancelledError:
        (await opening).close()
        raise
    with file:
        yield file


class FileChunks:
    """The bytes of a file, read anew by everyone who asks for them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with _opened(self._path, "rb") as file:
            while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
                yield chunk


@asynccontextmanager
async def converted(
    tools: MediaTools, data: AsyncIterable[bytes], wanted: Convert
) -> AsyncGenerator[FileChunks]:
    """A file's bytes in the format that is wanted; nothing is left of them at the end.

    Raises a ``MediaError``, and whatever reading the data raises.
    """
    with tempfile.TemporaryDirectory(prefix="reelthread-") as folder:
        source = Path(folder) / f"original.{wanted.media.name}"
        await save(data, source)
        out = Path(folder) / f"converted.{wanted.to.name}"
        await tools.convert(source, wanted.to, out)
        yield FileChunks(out)


async def save(data: AsyncIterable[bytes], to: Path) -> None:
    """Write chunks into a file as they come.

    Raises ``MediaError`` where the disk doesn't take them, and whatever reading them raises.
    """
    try:
        async with _opened(to, "wb") as file:
            async for chunk in data:
                await asyncio.to_thread(file.write, chunk)
    except OSError as error:
        raise MediaError(f"{to.name} not written: {error.strerror}") from error
