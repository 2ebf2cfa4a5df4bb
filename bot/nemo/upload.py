"""A file as the body of a multipart request, streamed as it comes."""

from collections.abc import AsyncIterable, AsyncIterator

import aiohttp

from bot.errors import ReelthreadError
from bot.nemo.limits import CHUNK_BYTES

FIELD = "files"


class FilePart:
    """One file on its way to the service; each ``body()`` reads it from its beginning."""

    def __init__(self, filename: str, content_type: str, data: AsyncIterable[bytes]) -> None:
        self._filename = filename
        self._content_type = content_type
        self._data = data
        self.fault: ReelthreadError | OSError | None = None
        """What went wrong while the file was read, which the HTTP client hides."""

    @property
    def repeatable(self) -> bool:
        """Whether the data can be read a second time."""
        return not isinstance(self._data, AsyncIterator)

    def body(self) -> aiohttp.MultipartWriter:
        writer = aiohttp.MultipartWriter("form-data")
        part = aiohttp.AsyncIterablePayload(self._chunks(), content_type=self._content_type)
        # The HTML standard's way to write a name, which all servers read.
        name = self._filename
        for char, escape in (('"', "%22"), ("\r", "%0D"), ("\n", "%0A")):
            name = name.replace(char, escape)
        part.headers["Content-Disposition"] = f'form-data; name="{FIELD}"; filename="{name}"'
        writer.append_payload(part)
        return writer

    async def _chunks(self) -> AsyncIterator[bytes]:
        """The data in pieces small enough for the connection's own pace."""
        try:
            async for chunk in self._data:
                view = memoryview(chunk)
                for start in range(0, len(view), CHUNK_BYTES):
                    yield bytes(view[start : start + CHUNK_BYTES])
        except (ReelthreadError, OSError) as error:
            self.fault = error
            raise
