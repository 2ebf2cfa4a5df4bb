"""One WebSocket of the gateway: a queue of messages out, compressed if asked for."""

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator
from typing import Any

from aiohttp import web

from bot.sandbox.discord.gateway.compression import Compressor

_FLUSH_S = 1.0


class Connection:
    """Writes queued messages in order; `run` must be entered while it is used."""

    def __init__(
        self, socket: web.WebSocketResponse, request: web.Request, compressor: Compressor | None
    ) -> None:
        self.socket = socket
        self._request = request
        self._compressor = compressor
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._unwritten = 0

    @contextlib.asynccontextmanager
    async def run(self) -> AsyncGenerator[None]:
        """Send what is queued for as long as the context lasts."""
        writer = asyncio.create_task(self._write(), name="gateway writer")
        try:
            yield
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            while not self._outbox.empty():
                self._outbox.get_nowait()
                self._written()

    def send(self, message: str) -> None:
        """Queue one message."""
        self._outbox.put_nowait(message)
        self._unwritten += 1

    def send_op(self, op: int, data: Any = None) -> None:
        """Queue a message that isn't an event."""
        self.send(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def flushed(self) -> None:
        """Wait until all that is queued has been written, or a second has passed."""
        if not self._unwritten:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._outbox.join(), _FLUSH_S)

    async def close(self, code: int, reason: str = "") -> None:
        """Close in good order, after what is queued."""
        await self.flushed()
        await self.socket.close(code=code, message=reason.encode())

    def abort(self) -> None:
        """Cut the connection without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def _write(self) -> None:
        while True:
            message = await self._outbox.get()
            try:
                if self._compressor is None:
                    await self.socket.send_str(message)
                else:
                    await self.socket.send_bytes(self._compressor.compress(message.encode()))
            except ConnectionError:
                return
            finally:
                self._written()

    def _written(self) -> None:
        self._unwritten -= 1
        self._outbox.task_done()
