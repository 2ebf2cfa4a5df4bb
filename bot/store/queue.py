"""Turns that wait: until they have started, people may still change their minds."""

from sqlalchemy import Update, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import NewTurn, TurnKind, TurnRecord, TurnStatus
from bot.store.part import StorePart
from bot.store.schema import turns
from bot.store.turns import RECORD


class QueueStore(StorePart):
    """What is asked for and has not started."""

    async def revise(self, turn: NewTurn) -> bool:
        """Let a message's turn ask for something else; False if it has started, or is unknown."""
        statement = (
            update(turns)
            .where(turns.c.message_id == turn.message_id, turns.c.status == TurnStatus.QUEUED)
            .values(kind=turn.kind, text=turn.text, then_export=turn.then_export)
        )
        return await self._database.write(lambda connection: _changed(connection, statement))

    async def withdraw(self, message_id: int) -> bool:
        """End a message's turn before it has started; False if it has, or is unknown."""
        statement = (
            update(turns)
            .where(turns.c.message_id == message_id, turns.c.status == TurnStatus.QUEUED)
            .values(status=TurnStatus.STOPPED, ended_at=self._clock())
        )
        return await self._database.write(lambda connection: _changed(connection, statement))

    async def last_ended(self, channel_id: int, kind: TurnKind) -> TurnRecord | None:
        """The newest turn of a kind in a thread, if it has ended."""
        query = (
            select(*RECORD)
            .where(turns.c.channel_id == channel_id, turns.c.kind == kind)
            .order_by(turns.c.id.desc())
            .limit(1)
        )
        row = await self._database.row(query)
        return None if row is None or not row["status"].ended else TurnRecord(**row)


async def _changed(connection: AsyncConnection, statement: Update) -> bool:
    return (await connection.execute(statement)).rowcount > 0
