"""What the application needs from the outside, named after its intents."""

from collections.abc import AsyncGenerator, AsyncIterable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Protocol

from bot.core.events import StreamEvent
from bot.core.media import MediaType
from bot.core.records import (
    AccountRecord,
    AccountScope,
    AssetRecord,
    ButtonAction,
    NewTurn,
    RenderRecord,
    ReplyRecord,
    ReplyRole,
    ServerSettings,
    SnapshotRecord,
    ThreadRecord,
    TurnKind,
    TurnRecord,
    TurnStatus,
)


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


class MediaTools(Protocol):
    """Work on files, done outside of the bot's own process. May raise a ``MediaError``."""

    async def convert(self, source: Path, to: MediaType, out: Path) -> None:
        """Write ``source`` as another type of image or sound."""
        ...

    async def fit(self, video: Path, limit_bytes: int, out: Path) -> bool:
        """Write a copy of ``video`` that plays inline in Discord and is at most so large.

        H.264 with yuv420p, AAC and the index in front; remuxed where that is enough. False where
        no watchable copy can be so small; then nothing is written.
        """
        ...

    async def plays_inline(self, video: Path) -> bool:
        """Whether Discord would play the video as it is."""
        ...


class Priority(IntEnum):
    """What goes first when Discord lets through only so much; lower goes first."""

    FINAL = 0
    ERROR = 1
    ACKNOWLEDGEMENT = 2
    FIRST_WORDS = 3
    PROGRESS = 4
    TYPING = 5


@dataclass(frozen=True, slots=True)
class Button:
    """A button; ``argument`` is short, since it travels in the custom id."""

    action: ButtonAction
    label: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it is to be shown. Only ``ping`` may be notified by it."""

    text: str
    buttons: tuple[Button, ...] = ()
    reply_to: int | None = None
    ping: int | None = None
    file: Path | None = None
    filename: str | None = None


Latest = Callable[[], Post | None]
"""What a message shall show by now; None: leave it as it is."""


class Conversation(Protocol):
    """One thread. Every method may raise a ``ConversationError``."""

    @property
    def channel_id(self) -> int: ...

    async def open(self, thread: ThreadRecord) -> None:
        """Create the thread from the message with the same id; one that exists is fine."""
        ...

    async def post(self, post: Post, *, nonce: str, priority: Priority) -> int:
        """Send a message and return its id; the same nonce again makes no second message."""
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
        """The bytes of a person's file, in chunks. Raises ``AttachmentGone``."""
        ...

    async def upload_limit(self) -> int:
        """The largest file, in bytes, that the bot may post there."""
        ...


class Conversations(Protocol):
    """All threads."""

    def at(self, channel_id: int) -> Conversation: ...


class Store(Protocol):
    """What outlives the process. Every method is one transaction; may raise ``StoreError``."""

    async def open_thread(self, thread: ThreadRecord, first: NewTurn) -> TurnRecord | None:
        """Note a thread and claim its first message at once; None if it was claimed before."""
        ...

    async def thread(self, channel_id: int) -> ThreadRecord | None: ...

    async def mark_opened(self, channel_id: int) -> None: ...

    async def set_session(self, channel_id: int, session: EditSession) -> None: ...

    async def move_to_account(self, channel_id: int, scope: AccountScope, scope_id: int) -> None:
        """Let another account pay for a thread, which loses its session by that."""
        ...

    async def claim(self, turn: NewTurn) -> TurnRecord | None:
        """Claim a message by its id; None if it was claimed before."""
        ...

    async def turn(self, turn_id: int) -> TurnRecord | None: ...

    async def next_turn(self, channel_id: int, kinds: Sequence[TurnKind]) -> TurnRecord | None:
        """The oldest turn of these kinds that has not ended, or whose final is undelivered."""
        ...

    async def set_status(self, turn_id: int, status: TurnStatus) -> None:
        """Move a turn on; ``SENT`` also notes when."""
        ...

    async def finish(
        self,
        turn_id: int,
        status: TurnStatus,
        final: str | None,
        actions: Sequence[ButtonAction] = (),
    ) -> None:
        """End a turn with what the person is to read, and the buttons under it.

        None: there is nothing to deliver.
        """
        ...

    async def mark_delivered(self, turn_id: int) -> None: ...

    async def retry(
        self, turn_id: int, message_id: int, kind: TurnKind | None = None
    ) -> TurnRecord | None:
        """Claim a new turn with the words and files of an ended one, perhaps as another kind.

        None if the id was claimed before, if the turn was done again before, or if there is no
        such ended turn.
        """
        ...

    async def claim_or_join(self, turn: NewTurn, since: datetime) -> TurnRecord | None:
        """Claim a message; one typed in a burst is joined to the turn of those before it.

        That is the newest edit of the thread, if it has not started, is the same person's, and
        its last message came after ``since``. Returns the turn that does what the message asks
        for; None if the message was claimed before.
        """
        ...

    async def send(self, turn_id: int) -> TurnRecord | None:
        """Start an edit: from here on its words are fixed, and never sent by anyone else.

        None if it was taken back, or has been sent before.
        """
        ...

    async def last_words_at(self, turn_id: int) -> datetime | None:
        """When the last message of a turn came."""
        ...

    async def revise(self, turn: NewTurn) -> TurnRecord | None:
        """Let a message that waits ask for something else; None if its turn has started."""
        ...

    async def withdraw(self, message_id: int) -> TurnRecord | None:
        """Take back a message that waits, and return its turn; None if that has started.

        The turn goes on with what other messages have joined to it; without any, it ends.
        """
        ...

    async def waiting(self, channel_id: int) -> list[TurnRecord]:
        """What has not started in a thread, oldest first; not what only looks."""
        ...

    async def last_ended(self, channel_id: int, kind: TurnKind) -> TurnRecord | None:
        """The newest turn of a kind in a thread, if it has ended."""
        ...

    async def note_balance(
        self, turn_id: int, *, before: float | None = None, after: float | None = None
    ) -> None:
        """Note the credits that were available before a turn, after it, or both."""
        ...

    async def usual_cost(self, channel_id: int) -> float | None:
        """What the last edits in a thread have cost on average; None where that is unknown."""
        ...

    async def turns_since(
        self, when: datetime, *, author_id: int | None = None, guild_id: int | None = None
    ) -> int:
        """How many edits were asked for by a person, in a server, or by a person in a server.

        An edit that ended without having been sent has cost nothing and isn't counted.
        """
        ...

    async def last_turn_at(self, author_id: int, *, guild_id: int | None = None) -> datetime | None:
        """When a person last asked for an edit: anywhere, or in one server."""
        ...

    async def save_reply(self, reply: ReplyRecord) -> None: ...

    async def replies(self, turn_id: int, role: ReplyRole) -> list[ReplyRecord]: ...

    async def assets(self, turn_id: int) -> list[AssetRecord]: ...

    async def thread_assets(self, channel_id: int) -> list[AssetRecord]: ...

    async def asset_uploaded(
        self, asset_id: int, session_id: str, media_url: str | None
    ) -> None: ...

    async def asset_refused(self, asset_id: int) -> None: ...

    async def save_snapshot(
        self, channel_id: int, turn_id: int | None, session_id: str, draft: Mapping[str, object]
    ) -> None: ...

    async def latest_snapshot(self, channel_id: int) -> SnapshotRecord | None: ...

    async def create_render(self, render: RenderRecord) -> None:
        """Note an export before it is ordered; one that was noted before stays as it is."""
        ...

    async def update_render(self, render: RenderRecord) -> None: ...

    async def open_renders(self, channel_id: int) -> list[RenderRecord]:
        """Renders of a thread that are neither delivered nor given up, oldest first."""
        ...

    async def account(self, scope: AccountScope, scope_id: int) -> AccountRecord | None: ...

    async def save_account(self, account: AccountRecord) -> None: ...

    async def delete_account(self, scope: AccountScope, scope_id: int) -> None: ...

    async def payer(
        self, owner_id: int, guild_id: int | None, allowed: Sequence[AccountScope]
    ) -> tuple[AccountScope, int] | None:
        """Whose account pays for a new thread: the person's own, else the server's, else the bot's.

        Only scopes in ``allowed`` count; None: none of them has an account.
        """
        ...

    async def server(self, guild_id: int) -> ServerSettings:
        """The settings of a server; those of one that has none are the defaults."""
        ...

    async def save_server(self, settings: ServerSettings) -> None: ...

    async def person_language(self, user_id: int) -> str | None: ...

    async def set_person_language(self, user_id: int, language: str | None) -> None:
        """Note which language a person chose; None: none any more."""
        ...

    async def note(self, key: str) -> str | None: ...

    async def set_note(self, key: str, value: str) -> None: ...

    async def channels_with_work(self) -> list[int]:
        """Threads with a turn or a render that has not ended, or an undelivered final."""
        ...
