"""In-memory stand-ins for the two outsides of a session, for tests of its logic.

They keep what was asked of them, and do as they were told beforehand.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.core.events import StreamEvent
from bot.core.ports import (
    Credits,
    EditSession,
    Latest,
    Post,
    Priority,
    RenderPhase,
    RenderReport,
    SessionState,
    UploadedFile,
)
from bot.core.records import ThreadRecord
from bot.errors import AttachmentGone, ConversationError, MessageGone, ServiceError

T = TypeVar("T")
Step = StreamEvent | ServiceError | asyncio.Event
"""What a run does next: say something, fail, or wait until the test goes on."""


@dataclass
class FakeService:
    """A service that plays the runs it was given, one a prompt."""

    runs: list[list[Step]] = field(default_factory=list[list[Step]])
    drafts: list[Mapping[str, object] | ServiceError | None] = field(
        default_factory=list[Mapping[str, object] | ServiceError | None]
    )
    """What the state shows, one a look; the last one stays."""
    reports: list[RenderReport | ServiceError] = field(
        default_factory=list[RenderReport | ServiceError]
    )
    url_errors: list[ServiceError] = field(default_factory=list[ServiceError])
    start_errors: list[ServiceError] = field(default_factory=list[ServiceError])
    video: bytes | ServiceError = b"video"
    balance: Credits | ServiceError = field(default_factory=lambda: Credits(80, 0, 80))
    anonymous: bool = True
    prompts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    uploads: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    renders: list[tuple[str, Mapping[str, object]]] = field(
        default_factory=list[tuple[str, Mapping[str, object]]]
    )
    sessions: int = 0

    def for_thread(self, thread: ThreadRecord) -> "FakeService":
        return self

    async def open_session(self, language: str) -> EditSession:
        self.sessions += 1
        return EditSession(f"task{self.sessions}", f"session{self.sessions}", "anon_1")

    async def stream(self, session_id: str, text: str) -> AsyncGenerator[StreamEvent, None]:
        self.prompts.append((session_id, text))
        for step in self.runs.pop(0):
            if isinstance(step, ServiceError):
                raise step
            if isinstance(step, asyncio.Event):
                await step.wait()
            else:
                yield step

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[UploadedFile]:
        if self.url_errors:
            raise self.url_errors.pop(0)
        self.uploads += [(session_id, url) for url in urls]
        return [UploadedFile(url=f"https://media.example/{len(self.uploads)}") for _ in urls]

    async def upload_file(
        self, session_id: str, filename: str, content_type: str, data: AsyncIterable[bytes]
    ) -> list[UploadedFile]:
        body = b"".join([chunk async for chunk in data])
        self.uploads.append((session_id, f"{filename}:{len(body)}"))
        return [UploadedFile(filename=filename)]

    async def state(self, session_id: str) -> SessionState:
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
        if self.start_errors:
            raise self.start_errors.pop(0)
        self.renders.append((render_id, draft))

    async def render(self, render_id: str) -> RenderReport:
        done = RenderReport(RenderPhase.COMPLETED, 100, "https://media.example/video.mp4")
        report = _next(self.reports, default=done)
        if isinstance(report, ServiceError):
            raise report
        return report

    async def cancel_render(self, render_id: str) -> None:
        raise NotImplementedError

    async def download(self, report_url: str | None, render_id: str, to: Path) -> int:
        if isinstance(self.video, ServiceError):
            raise self.video
        return await asyncio.to_thread(to.write_bytes, self.video)

    async def claim_url(self, task_id: str, session_id: str) -> str:
        raise NotImplementedError

    def registration_url(self, user_id: str | None) -> str:
        return f"https://web.example/?bind={user_id}"


def _next(values: list[T], default: T) -> T:
    if not values:
        return default
    return values.pop(0) if len(values) > 1 else values[0]


@dataclass
class Shown:
    """A message in the thread: every post that it has shown, the last one being current."""

    id: int
    posts: list[Post]
    nonce: str
    priority: Priority

    @property
    def text(self) -> str:
        return self.posts[-1].text


class FakeConversation:
    """A thread in memory. ``failures`` are raised, one a request, before anything is done."""

    def __init__(self, channel_id: int) -> None:
        self.channel_id = channel_id
        self.messages: dict[int, Shown] = {}
        self.deleted: list[Shown] = []
        self.opened: list[ThreadRecord] = []
        self.failures: list[ConversationError] = []
        self.files: dict[str, bytes] = {}
        self.limit = 10 * 1024 * 1024
        self.changed = asyncio.Event()
        self._last_id = channel_id + 1000

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages.values()]

    async def open(self, thread: ThreadRecord) -> None:
        self._fail()
        self.opened.append(thread)

    async def post(self, post: Post, *, nonce: str, priority: Priority) -> int:
        self._fail()
        known = [message.id for message in self.messages.values() if message.nonce == nonce]
        if known:
            return known[0]
        self._last_id += 1
        self.messages[self._last_id] = Shown(self._last_id, [post], nonce, priority)
        self.changed.set()
        return self._last_id

    async def edit(self, message_id: int, latest: Latest, *, priority: Priority) -> None:
        self._fail()
        if message_id not in self.messages:
            raise MessageGone(f"message {message_id}")
        post = latest()
        if post is not None:
            self.messages[message_id].posts.append(post)
            self.changed.set()

    async def delete(self, message_id: int) -> None:
        self._fail()
        self.deleted.append(self.messages.pop(message_id))
        self.changed.set()

    async def typing(self) -> None:
        self._fail()

    async def fresh_url(self, message_id: int, attachment_id: int) -> str:
        self._fail()
        return f"https://cdn.example/{attachment_id}/fresh"

    async def read(self, url: str) -> AsyncGenerator[bytes, None]:
        if url not in self.files:
            raise AttachmentGone(url)
        yield self.files[url]

    async def upload_limit(self) -> int:
        return self.limit

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)


class FakeConversations:
    """All threads in memory, made when they are asked for."""

    def __init__(self) -> None:
        self.known: dict[int, FakeConversation] = {}

    def at(self, channel_id: int) -> FakeConversation:
        return self.known.setdefault(channel_id, FakeConversation(channel_id))


def pages(messages: Iterable[Shown]) -> str:
    """The current texts, one below the other."""
    return "\n".join(message.text for message in messages)
