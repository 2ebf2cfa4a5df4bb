"""An editing service in memory."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.core.events import StreamEvent, TextWhole
from bot.core.ports import (
    Credits,
    EditSession,
    RenderPhase,
    RenderReport,
    SessionState,
    UploadedFile,
)
from bot.core.records import AccountScope, ThreadRecord
from bot.errors import RequestRefused, ServiceError, ServiceUnavailable, SessionGone
from tests.fakes.crash import Crash

T = TypeVar("T")
Step = StreamEvent | Exception | asyncio.Event
"""What a run does next: say something, fail, or wait until the test goes on."""


@dataclass
class FakeService:
    """A service that plays the runs it was given, one a prompt; the last one stays."""

    runs: list[list[Step]] = field(default_factory=list[list[Step]])
    drafts: list[Mapping[str, object] | ServiceError | None] = field(
        default_factory=list[Mapping[str, object] | ServiceError | None]
    )
    """What the state shows, one a look; the last one stays."""
    reports: list[RenderReport | ServiceError] = field(
        default_factory=list[RenderReport | ServiceError]
    )
    """What is said of a render that was taken, one a look; the last one stays."""
    open_errors: list[ServiceError] = field(default_factory=list[ServiceError])
    url_steps: list[ServiceError | asyncio.Event | None] = field(
        default_factory=list[ServiceError | asyncio.Event | None]
    )
    """What an upload by address does, one an upload: fail, wait, or None to succeed."""
    file_errors: list[ServiceError] = field(default_factory=list[ServiceError])
    start_errors: list[Exception] = field(default_factory=list[Exception])
    """Raised by starts of renders; the render is taken where the error says ``received``."""
    video: bytes | ServiceError | OSError = b"video"
    balance: Credits | ServiceError = field(default_factory=lambda: Credits(80, 0, 80))
    anonymous: bool = True
    dead: set[str] = field(default_factory=set[str])
    """Sessions that the service knows no more."""
    prompts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """What was taken, by session; a dead session takes nothing."""
    uploads: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    renders: list[tuple[str, Mapping[str, object]]] = field(
        default_factory=list[tuple[str, Mapping[str, object]]]
    )
    outputs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """The format and the quality of each render."""
    cancelled: list[str] = field(default_factory=list[str])
    cancel_error: ServiceError | None = None
    downloads: list[str | None] = field(default_factory=list[str | None])
    claims: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    claim_error: ServiceError | None = None
    sessions: int = 0
    forgotten: list[tuple[AccountScope, int]] = field(
        default_factory=list[tuple[AccountScope, int]]
    )
    running: int = 0
    most_running: int = 0
    prompted: asyncio.Event = field(default_factory=asyncio.Event)
    crash: Crash = field(default_factory=Crash)

    def for_thread(self, thread: ThreadRecord) -> "FakeService":
        return self

    async def check(self, token: str) -> Credits:
        return await self.credits()

    def forget(self, scope: AccountScope, scope_id: int) -> None:
        self.forgotten.append((scope, scope_id))

    async def open_session(self, language: str) -> EditSession:
        await self.crash()
        if self.open_errors:
            raise self.open_errors.pop(0)
        self.sessions += 1
        await self.crash()
        return EditSession(f"task{self.sessions}", f"session{self.sessions}", "anon_1")

    async def stream(self, session_id: str, text: str) -> AsyncGenerator[StreamEvent, None]:
        await self.crash()
        self._check(session_id)
        self.prompts.append((session_id, text))
        self.prompted.set()
        self.running += 1
        self.most_running = max(self.running, self.most_running)
        try:
            await self.crash()
            for step in _next(self.runs, default=[TextWhole("Done.")]):
                if isinstance(step, Exception):
                    raise step
                if isinstance(step, asyncio.Event):
                    await step.wait()
                else:
                    yield step
        finally:
            self.running -= 1

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[UploadedFile]:
        await self.crash()
        self._check(session_id)
        step = self.url_steps.pop(0) if self.url_steps else None
        if isinstance(step, ServiceError):
            raise step
        if step is not None:
            await step.wait()
        self.uploads += [(session_id, url) for url in urls]
        await self.crash()
        return [UploadedFile(url=f"https://media.example/{len(self.uploads)}") for _ in urls]

    async def upload_file(
        self, session_id: str, filename: str, content_type: str, data: AsyncIterable[bytes]
    ) -> list[UploadedFile]:
        self._check(session_id)
        if self.file_errors:
            raise self.file_errors.pop(0)
        body = b"".join([chunk async for chunk in data])
        self.uploads.append((session_id, f"{filename}:{len(body)}:{content_type}"))
        return []

    async def state(self, session_id: str) -> SessionState:
        await self.crash()
        self._check(session_id)
        draft = _next(self.drafts, default=None)
        if isinstance(draft, ServiceError):
            raise draft
        return SessionState(draft)

    async def credits(self) -> Credits:
        if isinstance(self.balance, ServiceError):
            raise self.balance
        return self.balance

    async def start_render(
        self,
        session_id: str,
        render_id: str,
        draft: Mapping[str, object],
        *,
        format: str = "mp4",
        quality: str = "high",
    ) -> None:
        await self.crash()
        error = self.start_errors.pop(0) if self.start_errors else None
        if error is None or (isinstance(error, ServiceUnavailable) and error.received):
            assert render_id not in dict(self.renders), "an id is used once"
            self.renders.append((render_id, draft))
            self.outputs.append((format, quality))
        if error is not None:
            raise error
        await self.crash()

    async def render(self, render_id: str) -> RenderReport:
        await self.crash()
        if render_id not in dict(self.renders):
            raise RequestRefused(f"render {render_id} is unknown", 404)
        report = _next(self.reports, default=rendered())
        if isinstance(report, ServiceError):
            raise report
        return report

    async def cancel_render(self, render_id: str) -> None:
        self.cancelled.append(render_id)
        if self.cancel_error is not None:
            raise self.cancel_error

    async def download(self, report_url: str | None, render_id: str, to: Path) -> int:
        await self.crash()
        self.downloads.append(report_url)
        if isinstance(self.video, ServiceError | OSError):
            raise self.video
        return await asyncio.to_thread(to.write_bytes, self.video)

    async def claim_url(self, task_id: str, session_id: str) -> str:
        if self.claim_error is not None:
            raise self.claim_error
        self.claims.append((task_id, session_id))
        return f"https://web.example/workspace/claim?ct={task_id}.{session_id}"

    def registration_url(self, user_id: str | None) -> str:
        return f"https://web.example/?bind={user_id}"

    def _check(self, session_id: str) -> None:
        if session_id in self.dead:
            raise SessionGone(session_id)


def rendered(url: str | None = "https://media.example/video.mp4") -> RenderReport:
    """The report of a render that is done."""
    return RenderReport(RenderPhase.COMPLETED, 100, url)


def _next(values: list[T], default: T) -> T:
    if not values:
        return default
    return values.pop(0) if len(values) > 1 else values[0]
