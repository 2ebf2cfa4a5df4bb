"""Exports: drafts become files, one at a time per session, and their progress can be asked for."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from aiohttp import web

from bot.sandbox.nemo.accounts import ATTRIBUTION_HEADERS, Account, Accounts
from bot.sandbox.nemo.answers import ApiError, FrameworkError, json_object, missing_field
from bot.sandbox.nemo.draft_json import DraftError, as_object, draft_from_json
from bot.sandbox.nemo.faults import DeadUrl, FailRender, Faults, RenderFault, StuckRender
from bot.sandbox.nemo.journal import Journal
from bot.sandbox.nemo.render import Container, Quality, RenderError, RenderJob, RenderResult
from bot.sandbox.nemo.sessions import Session, Sessions
from bot.sandbox.nemo.settings import NemoSettings, RenderShape
from bot.sandbox.nemo.storage import Storage

PLAN_BLOCKS = "Register or upgrade your plan to unlock export."


Renderer = Callable[[RenderJob, Callable[[float], None]], Awaitable[RenderResult]]
"""Makes the file of a job and tells the share that is done (0 to 1); raises `RenderError`."""


class Status(StrEnum):
    """How far a render has come, in the service's words."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(slots=True, eq=False)
class Render:
    """One export and how far it is."""

    id: str
    session: Session
    job: RenderJob
    url: str
    faults: tuple[RenderFault, ...] = ()
    status: Status = Status.PENDING
    progress: int = 0
    error: str = ""
    size: int = 0
    created_at: str = field(default_factory=_now)
    completed_at: str | None = None
    finished: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        return self.status in {Status.PENDING, Status.PROCESSING}

    def report(self, done: float) -> None:
        """Take the renderer's word; progress never goes back, and 100 means completed."""
        self.progress = max(self.progress, min(99, int(done * 100)))

    def finish(self, status: Status, error: str = "") -> None:
        """End the render, with a plain sentence if it failed."""
        self.status = status
        self.error = error
        self.completed_at = _now()
        self.finished.set()


@dataclass(slots=True)
class Renders:
    """All exports of one stand-in."""

    settings: NemoSettings
    accounts: Accounts
    sessions: Sessions
    journal: Journal
    faults: Faults
    renderer: Renderer
    storage: Storage
    by_id: dict[str, Render] = field(default_factory=dict[str, Render])
    _worker: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    def __getitem__(self, render_id: str) -> Render:
        return self.by_id[render_id]

    def resume(self) -> None:
        """Begin every render anew that was under way when the stand-in ended."""
        for render in self.by_id.values():
            if render.running and render.task is None:
                self._begin(render)

    async def close(self) -> None:
        """Stop every render that is under way."""
        tasks = [render.task for render in self.by_id.values() if render.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def submit(self, request: web.Request) -> web.Response:
        """`POST /api/render/proxy/lambda`."""
        account = self.accounts.authenticate(request, "render")
        _require_plan(request, account)
        body = await json_object(request)
        for key in ("id", "sessionId", "draft"):
            if key not in body:
                raise missing_field(key)
        session = self.sessions.find(str(body["sessionId"]), account)
        render = self._accept(str(body["id"]), session, body)
        self.journal.render(render.id, session.id)
        self._begin(render)
        return self._answer(render)

    def _begin(self, render: Render) -> None:
        render.task = asyncio.create_task(self._render(render), name=f"render {render.id}")

    def _accept(self, render_id: str, session: Session, body: dict[str, Any]) -> Render:
        if render_id in self.by_id:
            raise FrameworkError(409, f"render {render_id} already exists")
        if any(r.running and r.session is session for r in self.by_id.values()):
            raise ApiError(429, "a render of this session is already running")
        try:
            job, url = self._job(session, body)
        except ValueError as error:
            raise FrameworkError(400, str(error)) from error
        render = Render(render_id, session, job, url, self.faults.take_render(session.id))
        self.by_id[render_id] = render
        return render

    def _job(self, session: Session, body: dict[str, Any]) -> tuple[RenderJob, str]:
        """What is to be rendered, and the URL where it will be; raises `ValueError`."""
        draft = draft_from_json(body["draft"])
        if draft.is_empty:
            raise DraftError("The draft has no tracks to render.")
        output = as_object(body.get("output"))
        container = Container(output.get("format", Container.MP4))
        quality = Quality(output.get("quality", Quality.HIGH))
        path, url = self.storage.place("renders", f"video.{container}")
        files = {media.id: media.path for media in session.media}
        return RenderJob(draft, path, files, quality, container), url

    async def _render(self, render: Render) -> None:
        try:
            async with self._worker:
                await self._work(render)
        except asyncio.CancelledError:
            render.finish(Status.FAILED, "cancelled")
            raise
        except RenderError as error:
            render.finish(Status.FAILED, str(error))

    async def _work(self, render: Render) -> None:
        render.status = Status.PROCESSING
        for fault in render.faults:
            match fault:
                case FailRender(message):
                    raise RenderError(message)
                case StuckRender(progress):
                    render.progress = progress
                    await asyncio.Event().wait()
                case DeadUrl(missing):
                    render.url = (
                        "" if missing else f"{self.storage.base_url}/files/gone/{render.id}.mp4"
                    )
        result = await self.renderer(render.job, render.report)
        render.size = result.size_bytes
        render.progress = 100
        render.finish(Status.COMPLETED)

    async def status(self, request: web.Request) -> web.Response:
        """`GET /api/render/proxy/lambda/<id>`."""
        return self._answer(self._find(request))

    async def cancel(self, request: web.Request) -> web.Response:
        """`POST /api/render/proxy/lambda/<id>/cancel`."""
        render = self._find(request)
        if render.task and render.running:
            render.task.cancel()
            await render.finished.wait()
        return self._answer(render)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """`GET /api/render/proxy/<id>/download`: the file itself."""
        render = self._find(request)
        if render.status is not Status.COMPLETED:
            raise FrameworkError(409, "the render is not finished")
        return web.FileResponse(render.job.out, headers={"Content-Type": "video/mp4"})

    def _find(self, request: web.Request) -> Render:
        account = self.accounts.authenticate(request, "render")
        render = self.by_id.get(request.match_info["render_id"])
        if render is None or render.session.owner is not account:
            raise FrameworkError(404, "render not found")
        return render

    def _answer(self, render: Render) -> web.Response:
        shape = self.settings.render_shape
        if shape in {RenderShape.DATA, RenderShape.DATA_ENVELOPE}:
            body = _data_shape(render)
        else:
            body = _output_shape(render)
        if shape is RenderShape.ENVELOPE:
            body = {"code": 0, "data": body}
        elif shape is RenderShape.DATA_ENVELOPE:
            body = {"code": 0, "data": body["data"]}
        return web.json_response(body)


def _require_plan(request: web.Request, account: Account) -> None:
    """Raise 402 for a plan without export, and for a missing attribution header."""
    if not account.can_export:
        raise ApiError(402, PLAN_BLOCKS)
    missing = [name for name in ATTRIBUTION_HEADERS if not request.headers.get(name)]
    if missing:
        raise ApiError(402, f"missing attribution headers: {', '.join(missing)}")


def _output_shape(render: Render) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": render.id,
        "status": render.status.value,
        "progress": render.progress,
    }
    if render.status is Status.COMPLETED:
        duration_s = render.job.draft.duration_ms / 1000
        body["output"] = {"url": render.url, "duration": duration_s, "size": render.size}
    if render.error:
        body["error"] = render.error
    return body


def _data_shape(render: Render) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": render.id,
        "status": render.status.value,
        "progress": render.progress,
        "outputUrl": render.url if render.status is Status.COMPLETED else None,
        "createdAt": render.created_at,
        "completedAt": render.completed_at,
    }
    if render.error:
        data["error"] = render.error
    return {"success": render.status is not Status.FAILED, "data": data}
