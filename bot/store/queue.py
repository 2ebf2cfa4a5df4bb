"""Turns that wait: until they have started, people may still change their minds."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import NewTurn, ReplyRecord, ReplyRole, TurnKind, TurnRecord, TurnStatus
from bot.store.part import StorePart
from bot.store.schema import assets, replies, turns
from bot.store.turns import RECORD, insert_turn, of_turn, turn_within, whole, with_joined

JOINED_LIMIT = 4000
"""Characters at which a turn is full, as many as Discord allows in one message."""
_JOINABLE = (TurnKind.EDIT, TurnKind.GREET)
_NOT_STARTED: ColumnElement[bool] = or_(
    turns.c.status == TurnStatus.QUEUED,
    # What only uploads has sent no words yet.
    and_(turns.c.status == TurnStatus.UPLOADING, turns.c.kind == TurnKind.EDIT),
)


class QueueStore(StorePart):
    """What is asked for and has not started: no word of it has been sent."""

    async def claim_or_join(self, turn: NewTurn, since: datetime) -> TurnRecord | None:
        """Claim a message; one typed in a burst is joined to the turn of those before it.

        That is the newest edit of the thread, if it has not started, is the same person's, and
        its last message came after ``since``, as long as it is shorter than ``JOINED_LIMIT``.
        Returns the turn that does what the message asks for; None if the message was claimed
        before.
        """
        now = self._clock()

        async def claim(connection: AsyncConnection) -> TurnRecord | None:
            first = None
            if turn.kind in _JOINABLE:
                first = await _joinable(connection, turn, since, now)
            claimed = await insert_turn(connection, turn, now)
            if claimed is None or first is None:
                return claimed
            joined = {"joined_to": first, "status": TurnStatus.DONE, "ended_at": now}
            await connection.execute(update(turns).where(turns.c.id == claimed.id).values(**joined))
            if turn.kind is TurnKind.EDIT:
                await connection.execute(
                    update(turns).where(turns.c.id == first).values(kind=TurnKind.EDIT)
                )
            return await turn_within(connection, first)

        return await self._database.write(claim)

    async def send(self, turn_id: int) -> TurnRecord | None:
        """Start an edit: from here on its words are fixed, and never sent by anyone else.

        None if it was taken back, or has been sent before.
        """
        now = self._clock()

        async def start(connection: AsyncConnection) -> TurnRecord | None:
            statement = (
                update(turns)
                .where(turns.c.id == turn_id, _NOT_STARTED)
                .values(status=TurnStatus.SENT, sent_at=now)
            )
            if (await connection.execute(statement)).rowcount == 0:
                return None
            return await turn_within(connection, turn_id)

        return await self._database.write(start)

    async def unsend(self, turn_id: int) -> None:
        """The service has refused an edit that was sent: nobody has received it."""
        await self._database.execute(
            update(turns)
            .where(turns.c.id == turn_id, turns.c.status == TurnStatus.SENT)
            .values(status=TurnStatus.UPLOADING, sent_at=None)
        )

    async def last_words_at(self, turn_id: int) -> datetime | None:
        """When the last message of a turn came."""
        query = select(func.max(turns.c.created_at).label("last")).where(
            or_(turns.c.id == turn_id, turns.c.joined_to == turn_id)
        )
        row = await self._database.row(query)
        return None if row is None else row["last"]

    async def revise(self, turn: NewTurn) -> TurnRecord | None:
        """Let a message that waits ask for something else; None if its turn has started."""

        async def change(connection: AsyncConnection) -> TurnRecord | None:
            first = await _waiting(connection, turn.message_id)
            if first is None or first.asked_id or turn.asked_id:
                # A message that was parted into many turns has no one place for its new words.
                return None
            if first.status is TurnStatus.UPLOADING and turn.kind is not TurnKind.EDIT:
                return None
            values: dict[str, object] = {"text": turn.text, "then_export": turn.then_export}
            if first.message_id == turn.message_id:
                values["kind"] = turn.kind
            await connection.execute(
                update(turns).where(turns.c.message_id == turn.message_id).values(**values)
            )
            return await turn_within(connection, first.id)

        return await self._database.write(change)

    async def withdraw(self, message_id: int) -> TurnRecord | None:
        """Take back a message that waits, and return its turn; None if that has started.

        The turn goes on with what other messages have joined to it; without any, it ends with
        nothing to read, and counts as undelivered for as long as anything of it may be shown.
        """
        now = self._clock()

        async def take_back(connection: AsyncConnection) -> TurnRecord | None:
            first = await _waiting(connection, message_id)
            if first is None:
                return None
            own = turns.c.message_id == message_id
            own_id = select(turns.c.id).where(own).scalar_subquery()
            await connection.execute(delete(assets).where(assets.c.turn_id == own_id))
            await connection.execute(update(turns).where(own).values(text="", then_export=False))
            left = await turn_within(connection, first.id)
            files = select(assets.c.id).where(of_turn(first.id)).limit(1)
            if left and not left.text and (await connection.execute(files)).first() is None:
                ended = {"status": TurnStatus.STOPPED, "final": "", "ended_at": now}
                await connection.execute(
                    update(turns).where(turns.c.id == first.id).values(**ended)
                )
            return await turn_within(connection, first.id)

        return await self._database.write(take_back)

    async def waiting(self, channel_id: int) -> list[TurnRecord]:
        """What has not started in a thread, oldest first; not what only looks."""
        query = (
            select(*RECORD)
            .where(
                turns.c.channel_id == channel_id,
                turns.c.ended_at.is_(None),
                turns.c.status == TurnStatus.QUEUED,
                turns.c.kind.in_((TurnKind.EDIT, TurnKind.GREET, TurnKind.EXPORT)),
            )
            .order_by(turns.c.id)
        )
        return [TurnRecord(**row) for row in await self._database.rows(query)]

    async def waiting_messages(self) -> list[tuple[int, int]]:
        """Typed messages whose turns have not started, as thread and message ids, oldest first."""
        own = turns.alias()
        query = (
            select(own.c.channel_id, own.c.message_id)
            .join(turns, turns.c.id == func.coalesce(own.c.joined_to, own.c.id))
            .where(own.c.typed, turns.c.ended_at.is_(None), _NOT_STARTED)
            .order_by(own.c.id)
        )
        return [(row["channel_id"], row["message_id"]) for row in await self._database.rows(query)]

    async def take_over_notice(self, turn_id: int) -> None:
        """Let a turn's notice of the queue be its live message."""
        await self._database.execute(
            update(replies).where(_notice_of(turn_id)).values(role=ReplyRole.LIVE)
        )

    async def channels_with_notices(self) -> list[int]:
        """Threads with a notice of the queue, which has to go some time."""
        query = (
            select(turns.c.channel_id)
            .join(replies, replies.c.turn_id == turns.c.id)
            .where(replies.c.role == ReplyRole.QUEUED)
            .distinct()
        )
        return [row["channel_id"] for row in await self._database.rows(query)]

    async def stale_notices(self, channel_id: int) -> list[ReplyRecord]:
        """Notices of the queue in a thread whose turns wait no more."""
        query = (
            select(replies)
            .join(turns, turns.c.id == replies.c.turn_id)
            .where(
                replies.c.role == ReplyRole.QUEUED,
                turns.c.channel_id == channel_id,
                or_(turns.c.ended_at.is_not(None), turns.c.status != TurnStatus.QUEUED),
            )
        )
        return [ReplyRecord(**row) for row in await self._database.rows(query)]

    async def last_ended(self, channel_id: int, kind: TurnKind) -> TurnRecord | None:
        """The newest turn of a kind in a thread, if it has ended."""
        newest = (
            select(func.max(turns.c.id))
            .where(
                turns.c.channel_id == channel_id, turns.c.kind == kind, turns.c.joined_to.is_(None)
            )
            .scalar_subquery()
        )
        last = whole(await self._database.rows(with_joined(newest)))
        return last if last is not None and last.status.ended else None


def _notice_of(turn_id: int) -> ColumnElement[bool]:
    return and_(replies.c.turn_id == turn_id, replies.c.role == ReplyRole.QUEUED)


async def _joinable(
    connection: AsyncConnection, turn: NewTurn, since: datetime, now: datetime
) -> int | None:
    """The id of the turn that a message typed in a burst belongs to.

    What came after ``now`` is from before the clock was set back: nobody knows how long ago.
    """
    query = (
        select(turns.c.id, turns.c.author_id, turns.c.kind, turns.c.asked_id, _NOT_STARTED)
        .where(turns.c.channel_id == turn.channel_id, turns.c.joined_to.is_(None))
        .order_by(turns.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).one_or_none()
    if row is None or row.kind not in _JOINABLE or not row[4]:
        return None
    if row.author_id != turn.author_id or row.asked_id or turn.asked_id:
        return None
    joined = select(func.max(turns.c.created_at), func.sum(func.length(turns.c.text))).where(
        or_(turns.c.id == row.id, turns.c.joined_to == row.id)
    )
    came, length = (await connection.execute(joined)).one()
    return row.id if since <= came <= now and length < JOINED_LIMIT else None


async def _waiting(connection: AsyncConnection, message_id: int) -> TurnRecord | None:
    """The turn that a message belongs to, if it has not started."""
    own = select(func.coalesce(turns.c.joined_to, turns.c.id)).where(
        turns.c.message_id == message_id
    )
    query = select(*RECORD).where(turns.c.id == own.scalar_subquery(), _NOT_STARTED)
    row = (await connection.execute(query)).mappings().one_or_none()
    return None if row is None else TurnRecord(**row)
