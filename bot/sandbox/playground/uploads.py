"""Files that the page has sent and that no message has taken yet."""

import asyncio
import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bot.sandbox.discord import errors
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.writers import SentFile

CHUNK_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits at `path`."""

    filename: str
    content_type: str
    size: int
    path: Path


class Uploads:
    """Keeps files under `folder` until they are used, each once."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._waiting: dict[str, Waiting] = {}

    async def receive(self, request: web.Request) -> list[Json]:
        """Store every part named `files`; refuses what a guild wouldn't take."""
        if not request.content_type.startswith("multipart/"):
            raise errors.ApiError(400, 0, "Files come as multipart/form-data")
        received: list[Json] = []
        async for part in await request.multipart():
            if isinstance(part, aiohttp.BodyPartReader) and part.name == "files":
                received.append(await self._keep(part))
        return received

    async def take(self, upload_id: str) -> SentFile:
        """A waiting file, which waits no longer; `ValueError` if there is none of this id."""
        waiting = self._waiting.pop(upload_id, None)
        if waiting is None:
            raise ValueError("that file is no longer there: send it again")
        data = await asyncio.to_thread(waiting.path.read_bytes)
        await asyncio.to_thread(waiting.path.unlink)
        return waiting.filename, data, waiting.content_type

    async def _keep(self, part: aiohttp.BodyPartReader) -> Json:
        upload_id = f"up_{secrets.token_hex(8)}"
        path = self._folder / upload_id
        content_type = part.headers.get("Content-Type", "application/octet-stream")
        with ExitStack() as unless_kept:
            unless_kept.callback(path.unlink, missing_ok=True)
            size = await self._write(part, path)
            unless_kept.pop_all()
        waiting = Waiting(part.filename or "file", content_type, size, path)
        self._waiting[upload_id] = waiting
        return {
            "id": upload_id,
            "filename": waiting.filename,
            "size": size,
            "content_type": content_type,
        }

    async def _write(self, part: aiohttp.BodyPartReader, path: Path) -> int:
        size = 0
        file: Any = await asyncio.to_thread(path.open, "wb")
        try:
            while chunk := await part.read_chunk(CHUNK_BYTES):
                size += len(chunk)
                if size > self._most_bytes:
                    raise errors.too_large()
                await asyncio.to_thread(file.write, chunk)
        finally:
            file.close()
        return size
