"""The things of a Discord world: users, guilds, channels, messages, interactions."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, IntFlag
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class ChannelType(IntEnum):
    """Discord's numbers for the kinds of channel that exist here."""

    TEXT = 0
    DM = 1
    VOICE = 2
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


class MessageType(IntEnum):
    """Discord's numbers for the kinds of message that exist here."""

    DEFAULT = 0
    CHANNEL_NAME_CHANGE = 4
    THREAD_CREATED = 18
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU_COMMAND = 23


class MessageFlag(IntFlag):
    """The message flags that mean something here."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


@dataclass(slots=True)
class User:
    """An account, a person's or the bot's; not everyone takes direct messages."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    takes_messages: bool = True


@dataclass(slots=True)
class Role:
    """A role; the one whose id is its guild's is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 0
    bot_id: int | None = None
    mentionable: bool = False


@dataclass(slots=True)
class Member:
    """A user's place in a guild."""

    user_id: int
    joined_at: datetime
    roles: set[int] = field(default_factory=set[int])


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel grants or denies to one role or member, beyond the roles."""

    target_id: int
    is_member: bool
    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class Guild:
    """A server with its roles and members."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    premium_tier: int = 0
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, Member] = field(default_factory=dict[int, Member])


@dataclass(slots=True)
class ThreadState:
    """What a thread has beyond a channel."""

    owner_id: int
    created_at: datetime
    archived_at: datetime
    auto_archive_minutes: int = 1440
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    sent: int = 0
    joined: dict[int, datetime] = field(default_factory=dict[int, datetime])


@dataclass(slots=True)
class Channel:
    """A text channel, a thread or a direct conversation, with its messages by id."""

    id: int
    type: ChannelType
    name: str = ""
    guild_id: int | None = None
    parent_id: int | None = None
    position: int = 0
    topic: str | None = None
    nsfw: bool = False
    slowmode_s: int = 0
    thread: ThreadState | None = None
    last_message_id: int | None = None
    recipients: list[int] = field(default_factory=list[int])
    overwrites: dict[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    messages: dict[int, "Message"] = field(default_factory=dict[int, "Message"])


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on a message; its bytes lie at `path`."""

    id: int
    channel_id: int
    filename: str
    size: int
    content_type: str
    path: Path
    width: int | None = None
    height: int | None = None
    description: str | None = None
    ephemeral: bool = False


@dataclass(frozen=True, slots=True)
class MessageReference:
    """Which message a reply or a thread's starter points at."""

    channel_id: int
    message_id: int | None = None
    guild_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pings:
    """Who was really notified by a message."""

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.users or self.roles or self.everyone)


@dataclass(slots=True)
class Message:
    """A message as it stands now; `ephemeral_to` is the only person who sees it, if set."""

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    type: MessageType = MessageType.DEFAULT
    guild_id: int | None = None
    flags: int = 0
    tts: bool = False
    nonce: str | int | None = None
    edited_at: datetime | None = None
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    embeds: list[Json] = field(default_factory=list[Json])
    components: list[Json] = field(default_factory=list[Json])
    reactions: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    mentioned_users: tuple[int, ...] = ()
    mentioned_roles: tuple[int, ...] = ()
    mentions_everyone: bool = False
    pings: Pings = field(default_factory=Pings)
    reference: MessageReference | None = None
    forwarded: "Message | None" = None
    interaction_id: int | None = None
    ephemeral_to: int | None = None
    position: int | None = None

    @property
    def is_loading(self) -> bool:
        """Whether it only says that the application is thinking."""
        return bool(self.flags & MessageFlag.LOADING)

    def snapshot(self) -> "Message":
        """A copy that later edits don't touch."""
        return replace(
            self,
            attachments=list(self.attachments),
            embeds=list(self.embeds),
            components=list(self.components),
            reactions={emoji: list(users) for emoji, users in self.reactions.items()},
        )


class InteractionType(IntEnum):
    """Discord's numbers for the kinds of interaction."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class CallbackType(IntEnum):
    """Discord's numbers for the ways to answer an interaction."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE_MESSAGE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True)
class Interaction:
    """One use of a command, component or modal, and how the bot has answered it so far.

    `message_id` is the message whose component was used; `started_at` and `answered_at` are
    monotonic seconds.
    """

    id: int
    token: str
    type: InteractionType
    user_id: int
    channel_id: int
    guild_id: int | None
    started_at: float
    data: Json
    attachments: dict[int, Attachment] = field(default_factory=dict[int, Attachment])
    message_id: int | None = None
    target_message_id: int | None = None
    parent_id: int | None = None
    callback: CallbackType | None = None
    answered_at: float | None = None
    original_id: int | None = None
    modal: Json | None = None
    choices: list[Json] | None = None
    followup_ids: list[int] = field(default_factory=list[int])
