"""What people attach, fetched from wherever Discord keeps it."""

import asyncio
from collections.abc import AsyncGenerator

import aiohttp

from bot.errors import AttachmentGone, AttachmentUnread, ConversationUnavailable

CHUNK_BYTES = 64 * 1024
DOWNLOAD_SILENCE_S = 60
HEAD_TIMEOUT_S = 10


class Downloads:
    """People's files, by their addresses. Raises ``AttachmentGone`` where there is none."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def head(self, url: str, size: int) -> bytes:
        """The file's first bytes, asked for as a range. Raises ``ConversationUnavailable``."""
        headers = {"Range": f"bytes=0-{size - 1}", "Accept-Encoding": "identity"}
        timeout = aiohttp.ClientTimeout(total=HEAD_TIMEOUT_S)
        try:
            async with self._http.get(url, headers=headers, timeout=timeout) as response:
                if response.status == 416:  # not even one byte
                    return b""
                _make_sure_of(response)
                return await response.content.readexactly(size)
        except asyncio.IncompleteReadError as error:
            return error.partial
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ConversationUnavailable(f"file not seen: {type(error).__name__}") from error

    async def read(self, url: str) -> AsyncGenerator[bytes, None]:
        """All bytes; one chunk at a time is held. Raises ``AttachmentUnread``."""
        timeout = aiohttp.ClientTimeout(total=None, sock_read=DOWNLOAD_SILENCE_S)
        try:
            async with self._http.get(url, timeout=timeout) as response:
                _make_sure_of(response)
                async for chunk in response.content.iter_chunked(CHUNK_BYTES):
                    yield chunk
        except (aiohttp.ClientError, TimeoutError) as error:
            raise AttachmentUnread(f"file not read: {type(error).__name__}") from error


def _make_sure_of(response: aiohttp.ClientResponse) -> None:
    if 400 <= response.status < 500:
        raise AttachmentGone(f"file answered with status {response.status}")
    response.raise_for_status()
