"""The stand-in NemoVideo: one aiohttp server with every endpoint of the service."""

import asyncio
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox.nemo.accounts import ATTRIBUTION_HEADERS, Accounts
from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.answers import errors_as_json
from bot.sandbox.nemo.faults import Answer, Drop, Faults, Late
from bot.sandbox.nemo.journal import Journal
from bot.sandbox.nemo.render import render_in_process
from bot.sandbox.nemo.renders import Renderer, Renders
from bot.sandbox.nemo.runs import Runs
from bot.sandbox.nemo.sessions import Sessions
from bot.sandbox.nemo.settings import MEBIBYTE, NemoSettings
from bot.sandbox.nemo.storage import Storage
from bot.sandbox.nemo.turns import Agent
from bot.sandbox.nemo.uploads import Uploads
from bot.sandbox.serving import HOST, port_of, serve

JSON_LIMIT_BYTES = 64 * MEBIBYTE


class NemoSandbox:
    """A NemoVideo on this machine; use it with `async with`, or `start` and `stop`.

    `faults` says what is to go wrong, `journal` what came in; `accounts`, `sessions` and `renders`
    may be looked into and made to expire.
    """

    def __init__(
        self,
        settings: NemoSettings | None = None,
        *,
        agent: Agent = respond,
        renderer: Renderer = render_in_process,
    ) -> None:
        self.settings = settings or NemoSettings()
        self.faults = Faults()
        self.journal = Journal()
        self.accounts = Accounts(self.settings)
        self.sessions = Sessions(self.settings, self.accounts)
        self._storage = Storage(self.settings.data_dir)
        parts = (self.settings, self.accounts, self.sessions, self.journal)
        self._uploads = Uploads(*parts, self._storage)
        self.runs = Runs(*parts, self.faults, agent)
        self.renders = Renders(*parts, self.faults, renderer, self._storage)
        self._runner: web.AppRunner | None = None

    @property
    def api_url(self) -> str:
        """The base of the API, once started."""
        return self._storage.base_url

    @property
    def web_url(self) -> str:
        """The base of the web site, on the same server."""
        return self._storage.base_url

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; `api_url` is known afterwards.

        Raises:
            OSError: the set port is taken.
        """
        await asyncio.to_thread(self._storage.open)
        try:
            self._runner = await serve(self._app(), self.settings.port, handler_cancellation=True)
        except OSError:
            await self.stop()
            raise
        self._storage.base_url = f"http://{HOST}:{port_of(self._runner)}"
        self.renders.resume()

    async def stop(self) -> None:
        """End every run and render, close the port, and remove temporary files."""
        await self.renders.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        await self._uploads.close()
        await asyncio.to_thread(self._storage.close)

    def _app(self) -> web.Application:
        errors = errors_as_json(real_http_status=self.settings.real_http_status)
        app = web.Application(
            middlewares=[self._journalled, self._faulty, errors],
            client_max_size=JSON_LIMIT_BYTES,
        )
        accounts, sessions, renders = self.accounts, self.sessions, self.renders
        lambda_path = "/api/render/proxy/lambda"
        app.add_routes(
            [
                web.post("/api/auth/anonymous-token", accounts.anonymous_token),
                web.post("/api/auth/claim-token", sessions.claim),
                web.get("/api/credits/balance/simple", accounts.balance),
                web.post("/api/tasks/me/with-session/nemo_agent", sessions.create),
                web.get("/api/state/nemo_agent/me/{session_id}/latest", sessions.state),
                web.post("/api/upload-video/nemo_agent/me/{session_id}", self._uploads.upload),
                web.post("/run_sse", self.runs.run_sse),
                web.post(lambda_path, renders.submit),
                web.get(f"{lambda_path}/{{render_id}}", renders.status),
                web.post(f"{lambda_path}/{{render_id}}/cancel", renders.cancel),
                web.get("/api/render/proxy/{render_id}/download", renders.download),
                web.static("/files", self._storage.folder),
            ]
        )
        return app

    @web.middleware
    async def _journalled(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        response = await handler(request)
        headers = request.headers
        skill = {name: headers[name] for name in ATTRIBUTION_HEADERS if name in headers}
        self.journal.request(request.method, request.path, response.status, skill)
        return response

    @web.middleware
    async def _faulty(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let the faults strike that were asked for this request."""
        drop = False
        for fault in self.faults.take_request(request.method, request.path):
            match fault:
                case Answer(status, body, content_type, headers):
                    return web.Response(
                        status=status,
                        body=body,
                        headers={"Content-Type": content_type, **headers},
                    )
                case Late(seconds):
                    await asyncio.sleep(seconds)
                case Drop(after_work):
                    drop = True
                    if not after_work:
                        break
        else:
            response = await handler(request)
            if not drop:
                return response
        if request.transport is not None:
            request.transport.close()
        return web.Response(status=500)
