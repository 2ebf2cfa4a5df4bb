"""Uploads: files as multipart parts or behind URLs, streamed to disk either way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import aiohttp
from aiohttp import web
from yarl import URL

from bot.sandbox.nemo.accounts import Accounts
from bot.sandbox.nemo.answers import ApiError, json_object, missing_field, ok
from bot.sandbox.nemo.draft_json import as_list
from bot.sandbox.nemo.journal import Journal
from bot.sandbox.nemo.media import Media, UnreadableMedia, inspect
from bot.sandbox.nemo.sessions import Session, Sessions
from bot.sandbox.nemo.settings import NemoSettings
from bot.sandbox.nemo.storage import Storage

CHUNK_BYTES = 256 * 1024
FETCH_TIMEOUT_S = 60.0
UNFETCHABLE = 4003
"""What the service says to a URL that it can't fetch is not documented; this code isn't either."""


@dataclass(slots=True)
class Uploads:
    """Takes files into sessions."""

    settings: NemoSettings
    accounts: Accounts
    sessions: Sessions
    journal: Journal
    storage: Storage
    _outside: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def close(self) -> None:
        if self._outside is not None:
            await self._outside.close()

    async def upload(self, request: web.Request) -> web.Response:
        """`POST /api/upload-video/nemo_agent/me/<sid>`."""
        account = self.accounts.authenticate(request, "upload")
        session = self.sessions.find(request.match_info["session_id"], account)
        if request.content_type.startswith("multipart/"):
            files = [media async for media in self._from_parts(request, session)]
        else:
            files = [media async for media in self._from_urls(request, session)]
        if not files:
            raise missing_field("files")
        return ok({"files": [media.to_json() for media in files], "session_state_applied": True})

    async def _from_parts(self, request: web.Request, session: Session) -> AsyncIterator[Media]:
        async for part in await request.multipart():
            if not isinstance(part, aiohttp.BodyPartReader) or part.name != "files":
                continue
            filename = plain_name(part.filename or "upload")
            yield await self._keep(session, filename, _chunks(part), "multipart")

    async def _from_urls(self, request: web.Request, session: Session) -> AsyncIterator[Media]:
        body = await json_object(request)
        for url in _http_urls(body):
            if self._outside is None:
                timeout = aiohttp.ClientTimeout(total=FETCH_TIMEOUT_S)
                self._outside = aiohttp.ClientSession(timeout=timeout)
            try:
                async with self._outside.get(url) as answer:
                    answer.raise_for_status()
                    filename = plain_name(url.name or "download")
                    chunks = answer.content.iter_chunked(CHUNK_BYTES)
                    yield await self._keep(session, filename, chunks, "url")
            except (aiohttp.ClientError, TimeoutError) as error:
                raise ApiError(UNFETCHABLE, f"failed to fetch {url.host}: {error!r}") from error

    async def _keep(
        self, session: Session, filename: str, chunks: AsyncIterator[bytes], source: str
    ) -> Media:
        """Write a file, look into it, and make it a part of the session."""
        path, url = await asyncio.to_thread(self.storage.place, "media", filename)
        with ExitStack() as unless_kept:
            unless_kept.callback(self.storage.discard, path)
            try:
                await self._write(path, chunks)
                media = await asyncio.to_thread(inspect, path, filename, url)
            except UnreadableMedia as error:
                raise ApiError(4001, str(error)) from error
            unless_kept.pop_all()
        session.add_media(media)
        self.journal.upload(session.id, filename, media.size, source)
        return media

    async def _write(self, path: Path, chunks: AsyncIterator[bytes]) -> None:
        size = 0
        file = await asyncio.to_thread(path.open, "wb")
        try:
            async for chunk in chunks:
                size += len(chunk)
                if size > self.settings.max_upload_bytes:
                    raise ApiError(4002, "file too large")
                await asyncio.to_thread(file.write, chunk)
        finally:
            file.close()


def plain_name(filename: str) -> str:
    """The last part of a file name, so that no name leads out of its folder."""
    name = PurePosixPath(filename.replace("\\", "/")).name.replace("\0", "")
    return name if name not in {"", ".", ".."} else "file"


async def _chunks(part: aiohttp.BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(CHUNK_BYTES):
        yield bytes(chunk)


def _http_urls(body: dict[str, Any]) -> list[URL]:
    urls = as_list(body.get("urls"))
    if not urls:
        raise missing_field("urls")
    parsed = [URL(str(url)) for url in urls]
    if any(url.scheme not in {"http", "https"} for url in parsed):
        raise ApiError(UNFETCHABLE, "only http and https URLs can be fetched")
    return parsed
