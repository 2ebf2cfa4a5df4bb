"""Drafts as they were, and the exports made of them."""

from collections.abc import Mapping

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from bot.core.records import RenderRecord, RenderStatus, SnapshotRecord
from bot.store.part import StorePart
from bot.store.schema import renders, replies, snapshots

OPEN_RENDER = (RenderStatus.CREATED, RenderStatus.SUBMITTED, RenderStatus.COMPLETED)

SNAPSHOTS_KEPT = 20
"""How many drafts of a thread are kept: enough to look back, and a bound on the file."""


class RenderStore(StorePart):
    """Snapshots of the draft and renders."""

    async def save_snapshot(
        self, channel_id: int, turn_id: int | None, session_id: str, draft: Mapping[str, object]
    ) -> None:
        """Keep a draft; the thread's oldest ones make room for it."""
        newest = insert(snapshots).values(
            channel_id=channel_id,
            turn_id=turn_id,
            session_id=session_id,
            draft=dict(draft),
            taken_at=self._clock(),
        )
        of_thread = snapshots.c.channel_id == channel_id
        too_old = (
            select(snapshots.c.id)
            .where(of_thread)
            .order_by(snapshots.c.id.desc())
            .offset(SNAPSHOTS_KEPT)
            .limit(1)
            .scalar_subquery()
        )
        room = delete(snapshots).where(of_thread, snapshots.c.id <= too_old)
        await self._database.execute(newest, room)

    async def latest_snapshot(self, channel_id: int) -> SnapshotRecord | None:
        query = (
            select(snapshots)
            .where(snapshots.c.channel_id == channel_id)
            .order_by(snapshots.c.id.desc())
            .limit(1)
        )
        row = await self._database.row(query)
        return None if row is None else SnapshotRecord(**row)

    async def snapshots_of(
        self, turn_id: int
    ) -> tuple[SnapshotRecord | None, SnapshotRecord] | None:
        """The draft that a turn has left, and the one before it in the same session."""
        left = (
            select(snapshots)
            .where(snapshots.c.turn_id == turn_id)
            .order_by(snapshots.c.id.desc())
            .limit(1)
            .subquery()
        )
        in_session = and_(
            snapshots.c.channel_id == left.c.channel_id,
            snapshots.c.session_id == left.c.session_id,
            snapshots.c.id <= left.c.id,
        )
        query = select(snapshots).join(left, in_session).order_by(snapshots.c.id.desc()).limit(2)
        found = [SnapshotRecord(**row) for row in await self._database.rows(query)]
        if not found:
            return None
        return found[1] if len(found) > 1 else None, found[0]

    async def session_shown(self, channel_id: int, message_id: int) -> str | None:
        """The session that a message of ours in a thread tells of: its edit's or export's."""
        exported, edited = (
            select(table.c.session_id)
            .join(replies, replies.c.turn_id == table.c.turn_id)
            .where(table.c.channel_id == channel_id, replies.c.message_id == message_id)
            for table in (renders, snapshots)
        )
        # Any status: the index of the renders begins with it.
        exported = exported.where(renders.c.status.in_(tuple(RenderStatus)))
        row = await self._database.row(exported.union(edited).limit(1))
        return None if row is None else row["session_id"]

    async def create_render(self, render: RenderRecord) -> None:
        """Note an export before it is ordered; one that was noted before stays as it is."""
        statement = sqlite.insert(renders).values(
            id=render.id,
            channel_id=render.channel_id,
            turn_id=render.turn_id,
            session_id=render.session_id,
            draft=dict(render.draft),
            format=render.format,
            quality=render.quality,
            status=render.status,
            attempt=render.attempt,
            progress=render.progress,
            url=render.url,
            created_at=render.created_at or self._clock(),
        )
        await self._database.execute(statement.on_conflict_do_nothing(index_elements=["id"]))

    async def update_render(self, render: RenderRecord) -> None:
        """Note how far an export has come; what was ordered stays, and an ended one too."""
        await self._database.execute(
            update(renders)
            .where(renders.c.id == render.id, renders.c.status.in_(OPEN_RENDER))
            .values(
                status=render.status,
                attempt=render.attempt,
                progress=render.progress,
                url=render.url,
            )
        )

    async def open_renders(self, channel_id: int) -> list[RenderRecord]:
        """Renders of a thread that are neither delivered nor given up, oldest first."""
        columns = [column for column in renders.c if column is not renders.c.number]
        query = (
            select(*columns)
            .where(renders.c.status.in_(OPEN_RENDER), renders.c.channel_id == channel_id)
            .order_by(renders.c.number)
        )
        return [RenderRecord(**row) for row in await self._database.rows(query)]
