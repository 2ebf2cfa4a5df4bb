"""In-memory stand-ins for the two outsides of a session, for tests of its logic.

They keep what was asked of them, and do as they were told beforehand.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.core.events import StreamEvent, TextWhole
from bot.core.media import MediaType
from bot.core.ports import (
    Credits,
    EditSession,
    Latest,
    Newest,
    Post,
    Priority,
    RenderPhase,
    RenderReport,
    Sent,
    SessionState,
    UploadedFile,
)
from bot.core.records import AccountScope, Frame, ThreadRecord
from bot.core.sketch import Place, Sketch
from bot.errors import (
    AttachmentGone,
    ConversationError,
    ConversationUnavailable,
    MediaError,
    MessageGone,
    RequestRefused,
    ServiceError,
    ServiceUnavailable,
    SessionGone,
)

T = TypeVar("T")
E = TypeVar("E", bound=Exception | None)
Step = StreamEvent | Exception | asyncio.Event
"""What a run does next: say something, fail, or wait until the test goes on."""


@dataclass
class Crash:
    """Freezes whoever comes by for the ``at``-th time, as a process that dies does.

    Every action of the fakes comes by before it is done, and again before it is answered.
    """

    at: int = 0
    passed: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> None:
        self.passed += 1
        if self.passed == self.at:
            self.reached.set()
        if self.at and self.passed >= self.at:
            await asyncio.Event().wait()


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


@dataclass
class FakeMediaTools:
    """Tools that make of every file what they were told beforehand."""

    playable: bool | MediaError = True
    converted: bytes | MediaError = b"converted"
    fitted: bytes | MediaError | None = None
    """What shrinking makes of a video, if it is small enough; None: nothing can be made."""
    conversions: list[tuple[bytes, str]] = field(default_factory=list[tuple[bytes, str]])
    limits: list[int] = field(default_factory=list[int])
    """What videos were to fit into, in bytes."""
    thumbnailed: bytes | MediaError = b"thumbnail"
    thumbnails: list[bytes] = field(default_factory=list[bytes])
    framed: bytes | MediaError = b"frame"
    drawn: bytes | MediaError = b"picture"
    fitting: asyncio.Event | None = None
    """What holds up the shrinking."""
    drawing: asyncio.Event | None = None
    """What holds up the drawing."""
    sketches: list[tuple[Sketch, dict[Place, bytes]]] = field(
        default_factory=list[tuple[Sketch, dict[Place, bytes]]]
    )

    async def convert(self, source: Path, to: MediaType, out: Path) -> None:
        self.conversions.append((await asyncio.to_thread(source.read_bytes), to.name))
        if isinstance(self.converted, MediaError):
            raise self.converted
        await asyncio.to_thread(out.write_bytes, self.converted)

    async def fit(self, video: Path, limit_bytes: int, out: Path) -> bool:
        self.limits.append(limit_bytes)
        if self.fitting is not None:
            await self.fitting.wait()
        if isinstance(self.fitted, MediaError):
            raise self.fitted
        if self.fitted is None or len(self.fitted) > limit_bytes:
            return False
        await asyncio.to_thread(out.write_bytes, self.fitted)
        return True

    async def thumbnail(self, source: Path) -> bytes:
        if isinstance(self.thumbnailed, MediaError):
            raise self.thumbnailed
        self.thumbnails.append(await asyncio.to_thread(source.read_bytes))
        return self.thumbnailed

    async def frames(self, video: Path, times_ms: Sequence[int]) -> list[Frame]:
        if isinstance(self.framed, MediaError):
            raise self.framed
        return [Frame(time, self.framed) for time in times_ms]

    async def draw(self, sketch: Sketch, thumbnails: Mapping[Place, bytes]) -> bytes:
        if isinstance(self.drawn, MediaError):
            raise self.drawn
        if self.drawing is not None:
            await self.drawing.wait()
        self.sketches.append((sketch, dict(thumbnails)))
        return self.drawn

    async def plays_inline(self, video: Path) -> bool:
        if isinstance(self.playable, MediaError):
            raise self.playable
        return self.playable


def rendered(url: str | None = "https://media.example/video.mp4") -> RenderReport:
    """The report of a render that is done."""
    return RenderReport(RenderPhase.COMPLETED, 100, url)


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
    """A thread in memory.

    ``failures`` are raised, one a request, before anything is done; ``final_failures`` by
    requests that matter (None: this one succeeds). ``held`` holds up what matters,
    ``held_progress`` what doesn't.
    """

    def __init__(self, channel_id: int, crash: Crash | None = None) -> None:
        self.channel_id = channel_id
        self.title: str | None = None
        self.messages: dict[int, Shown] = {}
        self.deleted: list[Shown] = []
        self.opened: list[ThreadRecord] = []
        self.failures: list[Exception] = []
        self.final_failures: list[Exception | None] = []
        self.delete_failures: list[ConversationError] = []
        self.look_failures: list[ConversationError] = []
        self.open_failures: list[ConversationError] = []
        self.url_failures: list[ConversationError] = []
        self.read_failures: list[ConversationError] = []
        self.held: asyncio.Event | None = None
        self.held_progress: asyncio.Event | None = None
        self.files: dict[str, bytes] = {}
        """What lies under an address; files that aren't here can't be looked into."""
        self.gone: set[str] = set()
        self.refreshed: list[tuple[int, int]] = []
        self.posted_files: list[bytes] = []
        self.priorities: list[Priority] = []
        self.limit = 10 * 1024 * 1024
        self.changed = asyncio.Event()
        self.typed = asyncio.Event()
        self._crash = crash or Crash()
        self._last_id = channel_id + 1000

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages.values()]

    @property
    def last(self) -> "Shown":
        return list(self.messages.values())[-1]

    def recover(self, crash: Crash | None = None) -> None:
        """Freeze no more, or at another step."""
        self._crash = crash or Crash()

    async def open(self, thread: ThreadRecord) -> None:
        await self._crash()
        _raise_next(self.open_failures)
        self.opened.append(thread)
        await self._crash()

    async def post(self, post: Post | Newest, *, nonce: str, priority: Priority) -> int:
        await self._before(priority)
        post = post() if callable(post) else post
        known = [message.id for message in self.messages.values() if message.nonce == nonce]
        if known:
            shown = self.messages[known[0]]
            if (shown.text, shown.posts[-1].buttons) != (post.text, post.buttons):
                shown.posts.append(post)
                self.changed.set()
            return known[0]
        if post.file is not None:
            self.posted_files.append(await asyncio.to_thread(post.file.read_bytes))
        self._last_id += 1
        message_id = self._last_id
        self.messages[message_id] = Shown(message_id, [post], nonce, priority)
        self.changed.set()
        await self._crash()
        return message_id

    async def sent(self, after: int) -> list[Sent]:
        _raise_next(self.look_failures)
        return [
            Sent(message.id, message.posts[-1])
            for message in self.messages.values()
            if message.id > after
        ]

    async def unsend(self, nonce: str) -> None:
        for message_id in [known.id for known in self.messages.values() if known.nonce == nonce]:
            await self.delete(message_id)

    async def edit(self, message_id: int, latest: Latest, *, priority: Priority) -> None:
        await self._before(priority)
        if message_id not in self.messages:
            raise MessageGone(f"message {message_id}")
        post = latest()
        if post is not None:
            self.messages[message_id].posts.append(post)
            self.changed.set()
        await self._crash()

    async def delete(self, message_id: int) -> None:
        await self._crash()
        _raise_next(self.delete_failures)
        if message_id not in self.messages:
            raise MessageGone(f"message {message_id}")
        self.deleted.append(self.messages.pop(message_id))
        self.changed.set()
        await self._crash()

    async def typing(self) -> None:
        self.typed.set()

    async def fresh_url(self, message_id: int, attachment_id: int) -> str:
        _raise_next(self.url_failures)
        self.refreshed.append((message_id, attachment_id))
        return f"https://cdn.example/{attachment_id}/fresh"

    async def head(self, url: str, size: int) -> bytes:
        if url in self.gone:
            raise AttachmentGone(url)
        if url not in self.files:
            raise ConversationUnavailable(url)
        return self.files[url][:size]

    async def read(self, url: str) -> AsyncGenerator[bytes, None]:
        _raise_next(self.read_failures)
        if url not in self.files:
            raise AttachmentGone(url)
        yield self.files[url]

    async def upload_limit(self) -> int:
        return self.limit

    async def _before(self, priority: Priority) -> None:
        await self._crash()
        self.priorities.append(priority)
        _raise_next(self.failures)
        if priority >= Priority.FIRST_WORDS and self.held_progress is not None:
            await self.held_progress.wait()
        if priority <= Priority.ERROR:
            if self.held is not None:
                await self.held.wait()
            _raise_next(self.final_failures)


def _raise_next(errors: MutableSequence[E]) -> None:
    error = errors.pop(0) if errors else None
    if error is not None:
        raise error


class FakeConversations:
    """All threads in memory, made when they are asked for."""

    def __init__(self) -> None:
        self.known: dict[int, FakeConversation] = {}
        self.crash = Crash()

    def at(self, channel_id: int) -> FakeConversation:
        if channel_id not in self.known:
            self.known[channel_id] = FakeConversation(channel_id, self.crash)
        return self.known[channel_id]
