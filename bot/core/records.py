"""What the store keeps: plain values, one class a table.

Ids of Discord are integers (snowflakes). Times are aware datetimes in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TurnKind(StrEnum):
    """What a person's message asks for."""

    EDIT = "edit"
    GREET = "greet"
    EXPORT = "export"
    CREDITS = "credits"
    STATUS = "status"
    UPLOAD = "upload"
    STOP = "stop"
    ASK = "ask"
    """Words that may mean two things: the person is asked before anything is spent."""
    HELP = "help"
    THANKS = "thanks"


class TurnStatus(StrEnum):
    """How far a turn has come. From ``SENT`` on nothing sends it again by itself."""

    QUEUED = "queued"
    UPLOADING = "uploading"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"

    @property
    def ended(self) -> bool:
        return self in (TurnStatus.DONE, TurnStatus.FAILED, TurnStatus.STOPPED)


class AssetStatus(StrEnum):
    """How far the upload of a person's file has come."""

    PENDING = "pending"
    UPLOADED = "uploaded"
    REFUSED = "refused"


class RenderStatus(StrEnum):
    """How far an export has come, seen from the bot."""

    CREATED = "created"
    SUBMITTED = "submitted"
    COMPLETED = "completed"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        return self in (RenderStatus.DELIVERED, RenderStatus.FAILED, RenderStatus.CANCELLED)


class AccountScope(StrEnum):
    """Whose NemoVideo account it is; the narrower one goes first."""

    BOT = "bot"
    GUILD = "guild"
    USER = "user"


class ReplyRole(StrEnum):
    """What a message of ours is to its turn."""

    LIVE = "live"
    FINAL = "final"
    PROGRESS = "progress"
    QUEUED = "queued"
    RESULT = "result"
    SLOW = "slow"
    WARNING = "warning"
    STOPPED = "stopped"


class ButtonAction(StrEnum):
    """What a button under one of our messages does."""

    SAY = "say"
    EDIT = "edit"
    UPLOAD = "upload"
    EXPORT = "export"
    STATUS = "status"
    CREDITS = "credits"
    RETRY = "retry"
    STOP = "stop"
    CLAIM = "claim"
    STORYBOARD = "storyboard"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class ThreadRecord:
    """A Discord thread and the editing session behind it.

    A thread that starts from a message has that message's id, so it is known before it exists.
    ``account`` and ``account_id`` say whose account the session belongs to: with the token of
    another one it can't be used.
    """

    channel_id: int
    guild_id: int | None
    parent_id: int | None
    owner_id: int
    title: str
    skill: str
    locale: str
    task_id: str | None = None
    session_id: str | None = None
    service_user_id: str | None = None
    opened: bool = False
    created_at: datetime | None = None
    account: AccountScope = AccountScope.BOT
    account_id: int = 0


@dataclass(frozen=True, slots=True)
class NewAsset:
    """A file that came with a message, as Discord describes it. ``size`` is in bytes."""

    attachment_id: int
    filename: str
    content_type: str | None
    size: int
    url: str


@dataclass(frozen=True, slots=True)
class AssetRecord:
    """A person's file; ``session_id`` is the session that it was last uploaded to."""

    id: int
    turn_id: int
    channel_id: int
    message_id: int
    attachment_id: int
    filename: str
    content_type: str | None
    size: int
    url: str
    status: AssetStatus
    session_id: str | None
    media_url: str | None


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A person's request, not yet claimed. ``message_id`` may be an interaction's id.

    ``asked_id`` is the message that is answered, where it has several turns: the others are
    claimed with the first one, whose ``followed_by`` they are. ``typed``: a person has typed it
    as a message, which they may still edit or delete.
    """

    message_id: int
    channel_id: int
    author_id: int
    kind: TurnKind
    text: str
    then_export: bool = False
    assets: tuple[NewAsset, ...] = ()
    asked_id: int | None = None
    followed_by: "tuple[NewTurn, ...]" = ()
    typed: bool = False


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """A claimed request; ``text`` are the words of all messages that were joined to it.

    ``final`` is what the person is to read at its end, in full; where it is empty, what was shown
    goes. ``actions`` are the buttons under it. ``balance_before`` and ``balance_after`` are the
    credits that were available, as far as they were read: their difference is what the turn has
    really cost.
    """

    id: int
    message_id: int
    channel_id: int
    author_id: int
    kind: TurnKind
    text: str
    then_export: bool
    status: TurnStatus
    final: str | None
    actions: tuple[ButtonAction, ...]
    delivered: bool
    created_at: datetime
    sent_at: datetime | None
    ended_at: datetime | None
    balance_before: float | None = None
    balance_after: float | None = None
    asked_id: int | None = None

    @property
    def answers(self) -> int:
        """The message that a reply refers to."""
        return self.asked_id or self.message_id


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """A message of ours that belongs to a turn; ``page`` counts from 0 within its role.

    ``message_id`` is 0 for one that is about to leave: it may exist, or not.
    """

    turn_id: int
    role: ReplyRole
    page: int
    message_id: int


@dataclass(frozen=True, slots=True)
class SnapshotRecord:
    """The draft of a thread as it was at one instant, as the service gave it."""

    id: int
    channel_id: int
    turn_id: int | None
    session_id: str
    draft: Mapping[str, object]
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class RenderRecord:
    """One export; ``id`` is ours and unique at the service. ``progress`` is 0 to 100."""

    id: str
    channel_id: int
    turn_id: int
    session_id: str
    draft: Mapping[str, object]
    format: str
    quality: str
    status: RenderStatus = RenderStatus.CREATED
    attempt: int = 1
    progress: float = 0.0
    url: str | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A small JPEG of a video, as it looks at a time."""

    at_ms: int
    image: bytes


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """Some frames of an export, in order, and the draft that it was made of."""

    render_id: str
    turn_id: int
    session_id: str
    draft: Mapping[str, object]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """A NemoVideo account. ``scope_id`` is 0 for the bot's own; the token never gets printed."""

    scope: AccountScope
    scope_id: int
    client_id: str
    token: str | None = None
    user_id: str | None = None
    expires_at: datetime | None = None

    def __repr__(self) -> str:
        return f"AccountRecord({self.scope}, {self.scope_id})"
