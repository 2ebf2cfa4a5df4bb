"""What the application needs from the outside, named after its intents."""

from collections.abc import AsyncGenerator, AsyncIterable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Protocol

from bot.core.events import StreamEvent
from bot.core.records import AccountScope, ButtonAction, ThreadRecord


@dataclass(frozen=True, slots=True)
class EditSession:
    """An editing session of the service."""

    task_id: str
    session_id: str
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """What the service knows of an uploaded file; durations in seconds, sizes in pixels."""

    filename: str | None = None
    file_type: str | None = None
    url: str | None = None
    duration_s: float | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class SessionState:
    """The session as the service has it; ``draft`` is None before the first edit."""

    draft: Mapping[str, object] | None
    user_id: str | None = None
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credits:
    """A balance; ``frozen`` is held by running work and part of ``total``."""

    available: float
    frozen: float
    total: float


class RenderPhase(StrEnum):
    """What the service says of a render."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RenderReport:
    """A render as the service reports it: progress 0 to 100, duration in s, size in bytes."""

    phase: RenderPhase
    progress: float | None = None
    url: str | None = None
    duration_s: float | None = None
    size: int | None = None


class EditingService(Protocol):
    """NemoVideo for one account and one skill. Every method may raise a ``ServiceError``."""

    @property
    def anonymous(self) -> bool:
        """Whether the account is the free one that the service hands out."""
        ...

    async def open_session(self, language: str) -> EditSession: ...

    def stream(self, session_id: str, text: str) -> AsyncGenerator[StreamEvent, None]:
        """Send an edit and yield what comes back; closing it ends the run.

        Raises ``StreamBroken`` where the edit may have been received and its end is unknown;
        any other ``ServiceError`` means that the edit was not taken.
        """
        ...

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[UploadedFile]:
        """Let the service fetch files by itself."""
        ...

    async def upload_file(
        self, session_id: str, filename: str, content_type: str, data: AsyncIterable[bytes]
    ) -> list[UploadedFile]:
        """Stream one file to the service; at most a chunk of it is held in memory."""
        ...

    async def state(self, session_id: str) -> SessionState: ...

    async def credits(self) -> Credits: ...

    async def start_render(
        self,
        session_id: str,
        render_id: str,
        draft: Mapping[str, object],
        *,
        format: str = "mp4",
        quality: str = "high",
    ) -> None: ...

    async def render(self, render_id: str) -> RenderReport: ...

    async def cancel_render(self, render_id: str) -> None: ...

    async def download(self, report_url: str | None, render_id: str, to: Path) -> int:
        """Save a finished video under ``to`` and return its size in bytes.

        Takes the URL if there is one and it answers, else the service's own download route.
        """
        ...

    async def claim_url(self, task_id: str, session_id: str) -> str:
        """A private link that hands the project to whoever opens it."""
        ...

    def registration_url(self, user_id: str | None) -> str:
        """Where an anonymous account is turned into a registered one, keeping its work."""
        ...


class EditingServices(Protocol):
    """Chooses the service for a thread: its skill, and whose account pays."""

    def for_thread(self, thread: ThreadRecord) -> EditingService:
        """The service with the account that the thread's session belongs to."""
        ...

    async def check(self, token: str) -> Credits:
        """Prove the token of a registered account by asking for its balance.

        Raises ``TokenRejected`` also for what can't be a token, else any ``ServiceError``.
        """
        ...

    def forget(self, scope: AccountScope, scope_id: int) -> None:
        """Read an account's token anew: it was linked, changed or unlinked."""
        ...


class Priority(IntEnum):
    """What goes first when Discord lets through only so much; lower goes first."""

    FINAL = 0
    ERROR = 1
    ACKNOWLEDGEMENT = 2
    FIRST_WORDS = 3
    PROGRESS = 4


@dataclass(frozen=True, slots=True)
class Button:
    """A button; ``argument`` is short, since it travels in the custom id."""

    action: ButtonAction
    label: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture that belongs to a text; ``alt`` says what is in it."""

    data: bytes
    filename: str
    alt: str


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it is to be shown. Only ``ping`` may be notified by it.

    A ``picture`` that may not be attached is left out. Editing a message without one leaves the
    one that it has.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    reply_to: int | None = None
    ping: int | None = None
    file: Path | None = None
    filename: str | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the bot as it stands in the thread; of its post, text, buttons and reply."""

    id: int
    post: Post


Newest = Callable[[], Post]
"""What a message that has yet to be sent shall show by then."""

Latest = Callable[[], Post | None]
"""What a message shall show by now; None: leave it as it is."""


class Conversation(Protocol):
    """One thread. Every method may raise a ``ConversationError``."""

    @property
    def channel_id(self) -> int: ...

    @property
    def title(self) -> str | None:
        """What people call the thread by now; None where Discord hasn't told."""
        ...

    async def open(self, thread: ThreadRecord) -> None:
        """Create the thread from the message with the same id; one that exists is fine."""
        ...

    async def post(self, post: Post | Newest, *, nonce: str, priority: Priority) -> int:
        """Send a message and return its id.

        The same nonce again makes no second message; the one that is there shows this from then
        on. ``Newest`` is asked when Discord's budget lets the message through.
        """
        ...

    async def sent(self, after: int) -> list[Sent]:
        """What the bot has said after a message: all that is among the hundred next to it."""
        ...

    async def unsend(self, nonce: str) -> None:
        """Delete the message that was sent with a nonce, if there is one."""
        ...

    async def edit(self, message_id: int, latest: Latest, *, priority: Priority) -> None:
        """Change a message; ``latest`` is asked when Discord's budget lets the edit through."""
        ...

    async def delete(self, message_id: int) -> None: ...

    async def typing(self) -> None: ...

    async def fresh_url(self, message_id: int, attachment_id: int) -> str:
        """A newly signed address of a person's file. Raises ``AttachmentGone``."""
        ...

    async def head(self, url: str, size: int) -> bytes:
        """The first ``size`` bytes of a person's file, or all if it has less.

        Raises ``AttachmentGone``, or ``ConversationUnavailable`` where they can't be had just now.
        """
        ...

    def read(self, url: str) -> AsyncGenerator[bytes, None]:
        """The bytes of a person's file, in chunks.

        Raises ``AttachmentGone``, or ``AttachmentUnread`` where they can't be had just now.
        """
        ...

    async def upload_limit(self) -> int:
        """The largest file, in bytes, that the bot may post there."""
        ...


class Conversations(Protocol):
    """All threads."""

    def at(self, channel_id: int) -> Conversation: ...
