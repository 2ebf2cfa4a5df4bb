"""What happens to every REST call: reading, faults, the token, rate limits, work, recording."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox.discord import errors
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.faults import Fault, FaultKind
from bot.sandbox.discord.ratelimit import LimitUse
from bot.sandbox.discord.recorder import RestCall
from bot.sandbox.discord.rest.api import Call, Reply, Route
from bot.sandbox.discord.rest.body import read_body
from bot.sandbox.discord.services import Services

_PROXY = "1.1 google"


class Pipeline:
    """Makes web handlers of routes."""

    def __init__(self, services: Services, prefix: str) -> None:
        self._services = services
        self._prefix = prefix

    def handler(self, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """The web handler of one route."""

        async def handle(request: web.Request) -> web.StreamResponse:
            return await _Exchange(self._services, route, request, self._prefix).run()

        return handle


class _Exchange:
    """One call on its way through."""

    def __init__(self, services: Services, route: Route, request: web.Request, prefix: str) -> None:
        self._services = services
        self._route = route
        self._request = request
        self._path = request.path.removeprefix(prefix)
        self._arrived_at = time.monotonic()
        self._headers: dict[str, str] = {"Via": _PROXY}
        self._call = self._as_call(None, ())

    async def run(self) -> web.StreamResponse:
        faults: list[Fault] = []
        try:
            body, uploads = await read_body(self._request, self._services.files)
            self._call = self._as_call(body, uploads)
            faults = self._services.faults.striking(self._call.method, self._path)
            early = await self._suffer(faults)
            if early is not None:
                return early
            reply = await self._work()
        except ApiError as error:
            reply = Reply(error.body(), error.status)
        except ConnectionError:
            # The caller is gone in the middle of its request, as when a bot is killed.
            return self._cut()
        await self._services.gateway.flushed()
        if any(fault.kind is FaultKind.LOSE_REPLY for fault in faults):
            return self._cut()
        return self._send(reply)

    def _as_call(self, body: Any, uploads: Any) -> Call:
        request = self._request
        return Call(
            request.method,
            self._path,
            dict(request.match_info),
            dict(request.query),
            body,
            uploads,
        )

    async def _suffer(self, faults: list[Fault]) -> web.StreamResponse | None:
        """Let the faults strike; returns what goes out instead of any work."""
        for fault in faults:
            if fault.kind is FaultKind.DELAY:
                await asyncio.sleep(fault.delay_s)
            elif fault.kind is FaultKind.DROP:
                return self._cut()
            elif fault.kind is FaultKind.PAGE:
                self._record(None, None)
                return web.Response(status=fault.status, text=fault.page, content_type="text/html")
            elif fault.kind is FaultKind.REFUSE and fault.error is not None:
                if not fault.via:
                    del self._headers["Via"]
                return self._send(Reply(fault.error.body(), fault.error.status))
        return None

    async def _work(self) -> Reply:
        route, services = self._route, self._services
        if not route.open:
            given = self._request.headers.get("Authorization", "")
            if given != f"Bot {services.settings.token}":
                raise errors.unauthorized()
        buckets = route.buckets(self._call)
        if buckets:
            verdict = services.limiter.check(buckets, counts_globally=not route.open)
            self._headers |= verdict.headers
            if verdict.retry_after_s is not None:
                return Reply(verdict.body, 429)
        return await route.handler(self._call)

    def _send(self, reply: Reply) -> web.StreamResponse:
        self._record(reply.status, reply.body)
        response = web.Response(status=reply.status, headers=self._headers)
        if reply.status != 204:
            # Set by hand: clients compare with exactly this, without a charset.
            response.body = json.dumps(reply.body).encode()
            response.headers["Content-Type"] = "application/json"
        return response

    def _cut(self) -> web.StreamResponse:
        self._record(None, None)
        if self._request.transport is not None:
            self._request.transport.abort()
        return web.Response(status=500)

    def _record(self, status: int | None, body: Any) -> None:
        call = self._call
        files = [
            {"name": f"files[{u.slot}]", "filename": u.filename, "size": u.size}
            for u in call.uploads
        ]
        self._services.recorder.record(
            RestCall(
                call.method,
                self._path,
                call.query,
                call.body,
                tuple(files),
                status,
                body,
                self._arrived_at,
                time.monotonic(),
                self._limit_use(),
            )
        )

    def _limit_use(self) -> LimitUse | None:
        """What is left of the limit that the reply's headers speak of."""
        buckets = self._route.buckets(self._call)
        return self._services.limiter.use(buckets[0]) if buckets else None
