"""What the application needs of its persistence."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.core.ports import EditSession
from bot.core.records import (
    AccountRecord,
    AccountScope,
    AssetRecord,
    ButtonAction,
    FilmRecord,
    Frame,
    NewTurn,
    RenderRecord,
    ReplyRecord,
    ReplyRole,
    SnapshotRecord,
    ThreadRecord,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.core.server_settings import ServerSettings


class Store(Protocol):
    """What outlives the process. Every method is one transaction; may raise ``StoreError``."""

    async def open_thread(self, thread: ThreadRecord, first: NewTurn) -> TurnRecord | None:
        """Note a thread and claim its first message at once; None if it was claimed before."""
        ...

    async def thread(self, channel_id: int) -> ThreadRecord | None: ...

    async def mark_opened(self, channel_id: int) -> None: ...

    async def set_session(self, channel_id: int, session: EditSession) -> None: ...

    async def claim(self, turn: NewTurn) -> TurnRecord | None:
        """Claim a message by its id; None if it was claimed before."""
        ...

    async def claimed(self, message_id: int) -> bool:
        """Whether a message was claimed or refused before."""
        ...

    async def refuse(self, message_id: int) -> None:
        """Note that a message is not to be claimed; those of long ago are forgotten."""
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

    async def unsend(self, turn_id: int) -> None:
        """The service has refused an edit that was sent: nobody has received it."""
        ...

    async def last_words_at(self, turn_id: int) -> datetime | None:
        """When the last message of a turn came."""
        ...

    async def revise(self, turn: NewTurn) -> TurnRecord | None:
        """Let a message that waits ask for something else; None if its turn has started."""
        ...

    async def withdraw(self, message_id: int) -> TurnRecord | None:
        """Take back a message that waits, and return its turn; None if that has started.

        The turn goes on with what other messages have joined to it; without any, it ends with
        nothing to read, and counts as undelivered for as long as anything of it may be shown.
        """
        ...

    async def waiting(self, channel_id: int) -> list[TurnRecord]:
        """What has not started in a thread, oldest first; not what only looks."""
        ...

    async def waiting_messages(self) -> list[tuple[int, int]]:
        """Typed messages whose turns have not started, as thread and message ids, oldest first."""
        ...

    async def take_over_notice(self, turn_id: int) -> None:
        """Let a turn's notice of the queue be its live message."""
        ...

    async def channels_with_notices(self) -> list[int]:
        """Threads with a notice of the queue, which has to go some time."""
        ...

    async def stale_notices(self, channel_id: int) -> list[ReplyRecord]:
        """Notices of the queue in a thread whose turns wait no more."""
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

    async def noted(self, message_ids: Collection[int]) -> set[int]:
        """Which of these messages are known to belong to a turn."""
        ...

    async def forget_reply(self, turn_id: int, role: ReplyRole, page: int) -> None:
        """A message of ours has never left, or is gone."""
        ...

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

    async def snapshots_of(
        self, turn_id: int
    ) -> tuple[SnapshotRecord | None, SnapshotRecord] | None:
        """The draft that a turn has left, and the one before it in the same session."""
        ...

    async def session_shown(self, channel_id: int, message_id: int) -> str | None:
        """The session that a message of ours in a thread tells of: its edit's or export's."""
        ...

    async def save_film(self, channel_id: int, render_id: str, film: Sequence[Frame]) -> None:
        """Keep frames of an export; those of the session's older exports make room for them."""
        ...

    async def films(self, channel_id: int) -> list[FilmRecord]:
        """The frames of a thread's last exports, the newest export first."""
        ...

    async def save_thumbnail(self, attachment_id: int, image: bytes) -> None:
        """Keep the thumbnail of a person's file; the oldest files' make room for it."""
        ...

    async def thumbnail(self, attachment_id: int) -> bytes | None:
        """The thumbnail of a person's file, if there is one."""
        ...

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

    async def channels_with_turns(self) -> list[int]:
        """Threads with a turn that has not ended, or an undelivered final."""
        ...

    async def channels_above_threads(self, limit: int) -> list[int]:
        """Channels in which threads were opened from messages, the last used first."""
        ...

    async def channels_with_renders(self) -> list[int]:
        """Threads with a render that is neither delivered nor given up."""
        ...
