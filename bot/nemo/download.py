"""A finished video from a response into a file."""

import asyncio
import contextlib
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import IO

import aiohttp

from bot.errors import ServiceUnavailable
from bot.nemo.answers import ANSWER_TYPES, data_of
from bot.nemo.limits import CHUNK_BYTES
from bot.nemo.transport import read_answer

_STORAGE_ERROR_TYPES = ("application/xml", "text/xml")


async def save(call: str, response: aiohttp.ClientResponse, to: Path) -> int:
    """Write the body beside ``to``, move it there when it is whole, and return its size in bytes.

    Raises ``ServiceUnavailable`` where the response is no file, or the ``ServiceError`` that it
    stands for.
    """
    if response.status != 200 or response.content_type in (*ANSWER_TYPES, *_STORAGE_ERROR_TYPES):
        data_of(await read_answer(call, response))
        raise ServiceUnavailable(f"{call}: HTTP {response.status}, not a file")
    size = 0
    with _beside(to) as file:
        async for chunk in response.content.iter_chunked(CHUNK_BYTES):
            size += await asyncio.to_thread(file.write, chunk)
        if not size:
            raise ServiceUnavailable(f"{call}: the file is empty")
        await asyncio.to_thread(file.close)
        await asyncio.to_thread(Path(file.name).replace, to)
    return size


@contextlib.contextmanager
def _beside(to: Path) -> Generator[IO[bytes]]:
    """A temporary file in the same folder, removed unless it was moved away."""
    with tempfile.NamedTemporaryFile(
        dir=to.parent, prefix=".", suffix=".part", delete=False
    ) as file:
        try:
            yield file
        finally:
            file.close()
            Path(file.name).unlink(missing_ok=True)
