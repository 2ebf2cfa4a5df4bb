"""Transport compression: one context per connection, flushed after every message."""

import zlib
from typing import Protocol

import zstandard


class Compressor(Protocol):
    """Turns one gateway message after another into WebSocket frames."""

    def compress(self, message: bytes) -> bytes:
        """The frame for the next message."""
        ...


class ZlibStream:
    """`compress=zlib-stream`: every frame ends in a Z_SYNC_FLUSH."""

    def __init__(self) -> None:
        self._context = zlib.compressobj()

    def compress(self, message: bytes) -> bytes:
        """The frame for the next message."""
        return self._context.compress(message) + self._context.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """`compress=zstd-stream`: one Zstandard frame that never ends, a block per message."""

    def __init__(self) -> None:
        self._context = zstandard.ZstdCompressor().compressobj()

    def compress(self, message: bytes) -> bytes:
        """The frame for the next message."""
        block = self._context.compress(message)
        return block + self._context.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)


def compressor(name: str | None) -> Compressor | None:
    """The compressor that a connection asks for by its `compress` parameter."""
    if name == "zlib-stream":
        return ZlibStream()
    if name == "zstd-stream":
        return ZstdStream()
    return None
