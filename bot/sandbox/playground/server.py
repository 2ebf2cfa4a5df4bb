"""The page's web server: its files, its socket, its uploads; for this machine's browser alone."""

import asyncio
from importlib import resources
from importlib.resources.abc import Traversable
from mimetypes import guess_type

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox.discord.cdn import Cdn
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.playground.hub import Hub
from bot.sandbox.playground.requests import BadRequest
from bot.sandbox.playground.tab import Tab
from bot.sandbox.serving import HOST, port_of, serve

PING_S = 30.0
GOODBYE_S = 1.0
"""How long a page may take to say goodbye in turn."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FILE_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
)
"""For what people send: a file that is a web page is looked at, but not run."""
_FILES = ("/attachments/", "/ephemeral-attachments/")
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml"}


class PageServer:
    """Serves the page on this machine's own address; use `start` and `stop`."""

    def __init__(self, hub: Hub, port: int) -> None:
        self._hub = hub
        self._port = port
        self._page = resources.files("bot.sandbox").joinpath("page")
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where the page is, once started."""
        return f"http://{HOST}:{self._port}/"

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: the port is taken.
        """
        self._runner = await serve(self._application(), self._port)
        self._port = port_of(self._runner)

    async def stop(self) -> None:
        """Close every page's socket, and the port."""
        await asyncio.gather(*(tab.close() for tab in self._hub.tabs))
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guarded], client_max_size=1 << 20)
        services = self._hub.discord.services
        application.router.add_get("/api/socket", self._socket)
        application.router.add_post("/api/uploads", self._upload)
        application.router.add_routes(Cdn(services.world, services.signer).routes())
        application.router.add_get("/{path:.*}", self._file)
        application.on_response_prepare.append(self._add_headers)
        return application

    # --- who may ask ---------------------------------------------------------------------

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what other web sites could make a browser send here.

        A name that someone points at this machine (DNS rebinding) is no host of ours, and what
        changes anything must come from the page itself, as its `Origin` header says.
        """
        if request.host not in (f"{HOST}:{self._port}", f"localhost:{self._port}"):
            raise web.HTTPMisdirectedRequest(text="This page is at another address.")
        changes = request.method != "GET" or request.path.startswith("/api/")
        if changes and request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text="Only the playground's own page may ask for this.")
        return await handler(request)

    @staticmethod
    async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)
        if request.path.startswith(_FILES):
            response.headers["Content-Security-Policy"] = FILE_POLICY

    # --- what is served ------------------------------------------------------------------

    async def _file(self, request: web.Request) -> web.Response:
        file = _within(self._page, request.match_info["path"] or "index.html")
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        suffix = "." + file.name.rpartition(".")[2]
        content_type = _TYPES.get(suffix) or guess_type(file.name)[0] or "application/octet-stream"
        response = web.Response(body=file.read_bytes(), content_type=content_type)
        if content_type.startswith("text/"):
            response.charset = "utf-8"
        response.headers["Cache-Control"] = "no-cache"
        return response

    async def _upload(self, request: web.Request) -> web.Response:
        try:
            return web.json_response({"files": await self._hub.uploads.receive(request)})
        except ApiError as error:
            refusal = {"status": error.status, "code": error.code, "message": error.message}
            return web.json_response({"error": refusal}, status=error.status)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        wanted = request.query.get("person", "")
        try:
            person = self._hub.person(int(wanted)) if wanted.isdigit() else self._hub.people[0]
        except BadRequest:
            person = self._hub.people[0]
        socket = web.WebSocketResponse(timeout=GOODBYE_S, heartbeat=PING_S, max_msg_size=1 << 20)
        await socket.prepare(request)
        tab = Tab(self._hub, request, socket, person)
        self._hub.tabs.append(tab)
        try:
            await tab.run()
        finally:
            self._hub.tabs.remove(tab)
        return socket


def _within(folder: Traversable, path: str) -> Traversable | None:
    """The file at a path below a folder; None if there is none, or the path leads out."""
    found = folder
    for part in path.split("/"):
        if part in ("", ".", "..") or "\\" in part or "\0" in part:
            return None
        found = found.joinpath(part)
    return found if found.is_file() else None
