"""SimCord's files, kept in memory there, at an address that the bot and the service can read."""

import contextlib
from collections.abc import AsyncGenerator
from typing import Any

from aiohttp import web
from simcord.backend.cdn import CDN_BASE, CdnStore


class ServedCdn(CdnStore):
    """Files like SimCord's own, but for the host in their addresses, which exists."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    def store_attachment(
        self,
        attachment_id: int,
        channel_id: int,
        filename: str,
        data: bytes,
        description: str | None,
    ) -> dict[str, Any]:
        stored = super().store_attachment(attachment_id, channel_id, filename, data, description)
        url = stored["url"].replace(CDN_BASE, self._base, 1)
        return {**stored, "url": url, "proxy_url": url}

    def get(self, url: str) -> bytes | None:
        return super().get(url.replace(self._base, CDN_BASE, 1))


@contextlib.asynccontextmanager
async def served_cdn() -> AsyncGenerator[ServedCdn]:
    """A store of files, and the server that hands them out on the loopback interface."""

    async def hand_out(request: web.Request) -> web.Response:
        data = cdn.get(f"{CDN_BASE}{request.path}")
        if data is None:
            raise web.HTTPNotFound
        return web.Response(body=data)

    app = web.Application()
    app.router.add_get("/{path:.*}", hand_out)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0]
        cdn = ServedCdn(f"http://{host}:{port}")
        yield cdn
    finally:
        await runner.cleanup()
