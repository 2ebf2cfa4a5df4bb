"""What people asked for, how far it has come, and what they were told."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from operator import itemgetter

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    ScalarSelect,
    Select,
    and_,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import (
    AssetStatus,
    ButtonAction,
    NewTurn,
    ReplyRecord,
    ReplyRole,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.store.part import StorePart
from bot.store.schema import assets, refusals, replies, threads, turns, unsettled

NOT_IN_RECORD = ("guild_id", "joined_to", "again_of", "typed")
RECORD = [column for column in turns.c if column.name not in NOT_IN_RECORD]
"""The columns of a ``TurnRecord``."""

_OPEN = (TurnStatus.QUEUED, TurnStatus.UPLOADING, TurnStatus.SENT)


_REFUSALS_KEPT = 7 * 86_400_000 << 22
"""A week, as Discord's ids count it: in milliseconds, shifted by 22 bits (its documentation,
"Snowflakes"). Nothing that is older is caught up."""


class TurnStore(StorePart):
    """Turns and the messages of ours that belong to them."""

    async def claim(self, turn: NewTurn) -> TurnRecord | None:
        """Claim a message by its id; None if it was claimed before."""
        now = self._clock()
        return await self._database.write(lambda connection: insert_turn(connection, turn, now))

    async def retry(
        self, turn_id: int, message_id: int, kind: TurnKind | None = None
    ) -> TurnRecord | None:
        """Claim a new turn with the words and files of an ended one, perhaps as another kind.

        None if the id was claimed before, if the turn was done again before, or if there is no
        such ended turn.
        """
        now = self._clock()

        async def claim_again(connection: AsyncConnection) -> TurnRecord | None:
            model = await turn_within(connection, turn_id)
            if model is None or not model.status.ended or await _was_repeated(connection, turn_id):
                return None
            again = NewTurn(
                message_id=message_id,
                channel_id=model.channel_id,
                author_id=model.author_id,
                kind=kind or model.kind,
                text=model.text,
                then_export=model.then_export,
                asked_id=model.asked_id,
            )
            turn = await insert_turn(connection, again, now)
            if turn is not None:
                link = update(turns).where(turns.c.id == turn.id).values(again_of=turn_id)
                await connection.execute(link)
                await _copy_assets(connection, turn_id, turn.id)
            return turn

        return await self._database.write(claim_again)

    async def claimed(self, message_id: int) -> bool:
        """Whether a message was claimed or refused before."""
        query = select(turns.c.message_id).where(turns.c.message_id == message_id)
        refused = select(refusals.c.message_id).where(refusals.c.message_id == message_id)
        return await self._database.row(query.union_all(refused)) is not None

    async def refuse(self, message_id: int) -> None:
        """Note that a message is not to be claimed; those of long ago are forgotten."""
        noted = sqlite.insert(refusals).values(message_id=message_id)
        old = delete(refusals).where(refusals.c.message_id < message_id - _REFUSALS_KEPT)
        await self._database.execute(noted.on_conflict_do_nothing(), old)

    async def turn(self, turn_id: int) -> TurnRecord | None:
        return whole(await self._database.rows(with_joined(turn_id)))

    async def next_turn(self, channel_id: int, kinds: Sequence[TurnKind]) -> TurnRecord | None:
        """The oldest turn of these kinds that has not ended, or whose final is undelivered."""
        oldest = (
            select(func.min(turns.c.id))
            .where(unsettled, turns.c.channel_id == channel_id, turns.c.kind.in_(kinds))
            .scalar_subquery()
        )
        return whole(await self._database.rows(with_joined(oldest)))

    async def set_status(self, turn_id: int, status: TurnStatus) -> None:
        """Move a turn on; one that has come as far or further stays as it is."""
        if status is TurnStatus.SENT:
            await self._move(turn_id, status, sent_at=self._clock())
        elif status.ended:
            await self._move(turn_id, status, ended_at=self._clock())
        else:
            await self._move(turn_id, status)

    async def finish(
        self,
        turn_id: int,
        status: TurnStatus,
        final: str | None,
        actions: Sequence[ButtonAction] = (),
    ) -> None:
        """End a turn with what the person is to read; one that has ended stays as it is."""
        if not status.ended:
            raise ValueError(f"a turn doesn't end as {status}")
        await self._move(
            turn_id, status, final=final, actions=tuple(actions), ended_at=self._clock()
        )

    async def mark_delivered(self, turn_id: int) -> None:
        await self._database.execute(
            update(turns).where(turns.c.id == turn_id).values(delivered=True)
        )

    async def save_reply(self, reply: ReplyRecord) -> None:
        """Note a message of ours; a page that is posted anew takes the former one's place."""
        statement = sqlite.insert(replies).values(
            turn_id=reply.turn_id, role=reply.role, page=reply.page, message_id=reply.message_id
        )
        statement = statement.on_conflict_do_update(
            index_elements=replies.primary_key,
            set_={"message_id": statement.excluded.message_id},
        )
        await self._database.execute(statement)

    async def replies(self, turn_id: int, role: ReplyRole) -> list[ReplyRecord]:
        """A turn's messages of one role by their pages."""
        query = (
            select(replies)
            .where(replies.c.turn_id == turn_id, replies.c.role == role)
            .order_by(replies.c.page)
        )
        return [ReplyRecord(**row) for row in await self._database.rows(query)]

    async def noted(self, message_ids: Collection[int]) -> set[int]:
        """Which of these messages are known to belong to a turn."""
        query = select(replies.c.message_id).where(replies.c.message_id.in_(message_ids))
        return {row["message_id"] for row in await self._database.rows(query)}

    async def forget_reply(self, turn_id: int, role: ReplyRole, page: int) -> None:
        """A message of ours has never left, or is gone."""
        of_role = and_(replies.c.turn_id == turn_id, replies.c.role == role)
        await self._database.execute(delete(replies).where(of_role, replies.c.page == page))

    async def _move(
        self,
        turn_id: int,
        status: TurnStatus,
        **values: str | datetime | tuple[ButtonAction, ...] | None,
    ) -> None:
        earlier = _OPEN if status.ended else _OPEN[: _OPEN.index(status)]
        await self._database.execute(
            update(turns)
            .where(turns.c.id == turn_id, turns.c.status.in_(earlier))
            .values(status=status, **values)
        )


def with_joined(turn_id: int | ScalarSelect[int]) -> Select[tuple[object, ...]]:
    """A turn, first, and the messages that were joined to it, in order."""
    return (
        select(*RECORD)
        .where(or_(turns.c.id == turn_id, turns.c.joined_to == turn_id))
        .order_by(turns.c.id)
    )


def whole(rows: Sequence[RowMapping]) -> TurnRecord | None:
    """A turn with the words of every message that was joined to it, in the order of writing.

    Ids of messages grow with time, while their events may come swapped.
    """
    if not rows:
        return None
    written = sorted(rows, key=itemgetter("message_id"))
    return replace(
        TurnRecord(**rows[0]),
        text="\n".join(row["text"] for row in written if row["text"]),
        then_export=any(row["then_export"] for row in rows),
    )


async def turn_within(connection: AsyncConnection, turn_id: int) -> TurnRecord | None:
    """A turn as a transaction has left it so far."""
    return whole((await connection.execute(with_joined(turn_id))).mappings().all())


async def _was_repeated(connection: AsyncConnection, turn_id: int) -> bool:
    query = select(turns.c.id).where(turns.c.again_of == turn_id)
    return (await connection.execute(query)).first() is not None


async def is_claimed(connection: AsyncConnection, message_id: int) -> bool:
    query = select(turns.c.id).where(turns.c.message_id == message_id)
    return (await connection.execute(query)).first() is not None


async def insert_turn(
    connection: AsyncConnection, turn: NewTurn, now: datetime
) -> TurnRecord | None:
    """Claim a message with its files; None if it was claimed before."""
    statement = (
        sqlite.insert(turns)
        .values(**_queued(turn, now))
        .on_conflict_do_nothing(index_elements=[turns.c.message_id])
        .returning(*RECORD)
    )
    row = (await connection.execute(statement)).mappings().one_or_none()
    if row is None:
        return None
    claimed = TurnRecord(**row)
    if turn.assets:
        common = {
            "turn_id": claimed.id,
            "channel_id": turn.channel_id,
            "message_id": turn.asked_id or turn.message_id,
            "status": AssetStatus.PENDING,
        }
        rows = [common | asdict(asset) for asset in turn.assets]
        await connection.execute(insert(assets), rows)
    for following in turn.followed_by:
        await insert_turn(connection, following, now)
    return claimed


def _queued(turn: NewTurn, now: datetime) -> dict[str, object]:
    """The row of a turn that nothing has been done for."""
    guild_id = select(threads.c.guild_id).where(threads.c.channel_id == turn.channel_id)
    return {
        "message_id": turn.message_id,
        "channel_id": turn.channel_id,
        "author_id": turn.author_id,
        "kind": turn.kind,
        "text": turn.text,
        "then_export": turn.then_export,
        "status": TurnStatus.QUEUED,
        "actions": (),
        "delivered": False,
        "created_at": now,
        "asked_id": turn.asked_id,
        "typed": turn.typed,
        "guild_id": guild_id.scalar_subquery(),
    }


def of_turn(turn_id: int) -> ColumnElement[bool]:
    """The files of a turn: its own, and those of the messages that were joined to it."""
    joined = select(turns.c.id).where(turns.c.joined_to == turn_id)
    return or_(assets.c.turn_id == turn_id, assets.c.turn_id.in_(joined))


async def _copy_assets(connection: AsyncConnection, from_turn: int, to_turn: int) -> None:
    # The message that holds the file stays the first one: there it can be fetched anew.
    names = [column.name for column in assets.c if column.name not in ("id", "turn_id")]
    columns = [assets.c[name] for name in names]
    originals = select(literal(to_turn), *columns).where(of_turn(from_turn))
    await connection.execute(
        insert(assets).from_select(["turn_id", *names], originals.order_by(assets.c.id))
    )
