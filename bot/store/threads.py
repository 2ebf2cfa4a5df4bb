"""Threads and the editing sessions behind them."""

from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.ports import EditSession
from bot.core.records import NewTurn, ThreadRecord, TurnRecord
from bot.store.part import StorePart
from bot.store.renders import OPEN_RENDER
from bot.store.schema import renders, threads, turns, unsettled
from bot.store.turns import insert_turn, is_claimed


class ThreadStore(StorePart):
    """Threads, their sessions, and which of them have work."""

    async def open_thread(self, thread: ThreadRecord, first: NewTurn) -> TurnRecord | None:
        """Note a thread and claim its first message at once; None if it was claimed before."""
        now = self._clock()

        async def open_and_claim(connection: AsyncConnection) -> TurnRecord | None:
            if await is_claimed(connection, first.message_id):
                return None
            await _insert_thread(connection, thread, now)
            return await insert_turn(connection, first, now)

        return await self._database.write(open_and_claim)

    async def thread(self, channel_id: int) -> ThreadRecord | None:
        query = select(threads).where(threads.c.channel_id == channel_id)
        row = await self._database.row(query)
        return None if row is None else ThreadRecord(**row)

    async def mark_opened(self, channel_id: int) -> None:
        await self._database.execute(
            update(threads).where(threads.c.channel_id == channel_id).values(opened=True)
        )

    async def set_session(self, channel_id: int, session: EditSession) -> None:
        await self._database.execute(
            update(threads)
            .where(threads.c.channel_id == channel_id)
            .values(
                task_id=session.task_id,
                session_id=session.session_id,
                service_user_id=session.user_id,
            )
        )

    async def channels_with_turns(self) -> list[int]:
        """Threads with a turn that has not ended, or an undelivered final."""
        return await self._channels(select(turns.c.channel_id).where(unsettled))

    async def channels_with_renders(self) -> list[int]:
        """Threads with a render that is neither delivered nor given up."""
        open_render = renders.c.status.in_(OPEN_RENDER)
        return await self._channels(select(renders.c.channel_id).where(open_render))

    async def channels_above_threads(self, limit: int) -> list[int]:
        """Channels in which threads were opened from messages, the last used first."""
        query = (
            select(threads.c.parent_id)
            .where(threads.c.parent_id != threads.c.channel_id)
            .group_by(threads.c.parent_id)
            .order_by(func.max(threads.c.channel_id).desc())
            .limit(limit)
        )
        return [row["parent_id"] for row in await self._database.rows(query)]

    async def _channels(self, query: Select[tuple[int]]) -> list[int]:
        rows = await self._database.rows(query.distinct())
        return sorted(row["channel_id"] for row in rows)


async def _insert_thread(connection: AsyncConnection, thread: ThreadRecord, now: datetime) -> None:
    statement = sqlite.insert(threads).values(
        channel_id=thread.channel_id,
        guild_id=thread.guild_id,
        parent_id=thread.parent_id,
        owner_id=thread.owner_id,
        title=thread.title,
        skill=thread.skill,
        locale=thread.locale,
        task_id=thread.task_id,
        session_id=thread.session_id,
        service_user_id=thread.service_user_id,
        opened=thread.opened,
        created_at=thread.created_at or now,
        account=thread.account,
        account_id=thread.account_id,
    )
    await connection.execute(statement.on_conflict_do_nothing())
