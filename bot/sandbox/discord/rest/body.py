"""Reading request bodies: JSON, or multipart with files that go straight to disk."""

import asyncio
import json
import re
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

from bot.sandbox.discord import errors
from bot.sandbox.discord.drafts import Upload
from bot.sandbox.discord.files import FileStore

_FILE_PART = re.compile(r"files\[(\d+)\]")
_CHUNK = 1 << 16


async def read_body(request: web.Request, files: FileStore) -> tuple[Any, tuple[Upload, ...]]:
    """The JSON of a request and its files.

    Raises:
        ApiError: 50109 if the body isn't JSON, 50035 if a part has a name that Discord ignores.
    """
    if not request.can_read_body:
        return None, ()
    if request.content_type == "multipart/form-data":
        return await _read_multipart(await request.multipart(), files)
    data = await request.read()
    return (_parse(data) if data else None), ()


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        raise errors.invalid_json() from None


async def _read_multipart(
    reader: MultipartReader, files: FileStore
) -> tuple[Any, tuple[Upload, ...]]:
    body: Any = None
    uploads: list[Upload] = []
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader):
            raise errors.invalid_form("_", "MULTIPART_NESTED", "Nested parts are not supported")
        found = _FILE_PART.fullmatch(part.name or "")
        if part.name == "payload_json":
            body = _parse(bytes(await part.read()))
        elif found is not None:
            uploads.append(await _store(part, int(found[1]), files))
        else:
            raise errors.invalid_form("_", "MULTIPART_NAME", "Files are named files[n]")
    return body, tuple(uploads)


async def _store(part: BodyPartReader, slot: int, files: FileStore) -> Upload:
    path = files.new_path()
    size = 0
    with path.open("wb") as file:
        while chunk := await part.read_chunk(_CHUNK):
            size += len(chunk)
            await asyncio.to_thread(file.write, chunk)
    content_type = part.headers.get("Content-Type", "application/octet-stream")
    return Upload(slot, part.filename or "unknown", size, path, content_type)
