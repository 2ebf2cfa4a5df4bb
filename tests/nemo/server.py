"""A small real server that answers by script and remembers what it was asked."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Script:
    """What comes next, and what came. The last answer is given again and again."""

    url: str = ""
    answers: deque[Handler] = field(default_factory=deque[Handler])
    seen: list[Seen] = field(default_factory=list[Seen])

    def then(self, *answers: Handler) -> "Script":
        self.answers.extend(answers)
        return self

    @property
    def targets(self) -> list[str]:
        return [request.target for request in self.seen]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        self.seen.append(Seen(request.method, request.path_qs, dict(request.headers), body))
        answer = self.answers.popleft() if len(self.answers) > 1 else self.answers[0]
        return await answer(request)


@asynccontextmanager
async def serving(script: Script, port: int | None = None) -> AsyncGenerator[Script]:
    app = web.Application(client_max_size=2**30)
    app.router.add_route("*", "/{path:.*}", script.handle)
    server = TestServer(app, port=port)
    await server.start_server(shutdown_timeout=0.1)
    script.url = str(server.make_url("")).rstrip("/")
    try:
        yield script
    finally:
        await server.close()


def json_answer(body: object, status: int = 200, **headers: str) -> Handler:
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(body, status=status, headers=named)

    return answer


def ok(data: object) -> Handler:
    return json_answer({"code": 0, "data": data})


def refuse(code: int, status: int = 200) -> Handler:
    return json_answer({"code": code, "message": "no, nmv_usr_secret"}, status)


def raw_answer(
    body: bytes, status: int = 200, content_type: str = "text/event-stream", **headers: str
) -> Handler:
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(
            body=body, status=status, headers={"Content-Type": content_type, **named}
        )

    return answer


def streaming(*pieces: bytes, content_type: str = "text/event-stream") -> Handler:
    """Pieces one by one, then the terminator."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = await _begin(request, content_type)
        for piece in pieces:
            await response.write(piece)
            await asyncio.sleep(0)
        await response.write_eof()
        return response

    return answer


def cut_after(*pieces: bytes) -> Handler:
    """Pieces, then the connection's end without the terminator."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = await _begin(request, "text/event-stream")
        for piece in pieces:
            await response.write(piece)
        _hang_up(request)
        return response

    return answer


def endless(piece: bytes, every_s: float, *, before: bytes = b"") -> Handler:
    """One piece again and again until the client leaves."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = await _begin(request, "text/event-stream")
        await response.write(before)
        while True:
            await response.write(piece)
            await asyncio.sleep(every_s)

    return answer


async def hang_up(request: web.Request) -> web.StreamResponse:
    """The connection's end before any answer."""
    _hang_up(request)
    return web.Response()


async def say_nothing(_: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError("waits until the client leaves")


async def _begin(request: web.Request, content_type: str) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": content_type})
    await response.prepare(request)
    return response


def _hang_up(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.close()
