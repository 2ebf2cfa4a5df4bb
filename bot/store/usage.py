"""What edits have cost, and how many a person or a server has asked for."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update

from bot.core.records import TurnKind
from bot.store.part import StorePart
from bot.store.schema import turns

_AHEAD = timedelta(days=1)


class UsageStore(StorePart):
    """Turns as what they spend: of all kinds, edits alone do."""

    async def note_balance(
        self, turn_id: int, *, before: float | None = None, after: float | None = None
    ) -> None:
        """Note the credits that were available before a turn, after it, or both."""
        await self._database.execute(
            update(turns)
            .where(turns.c.id == turn_id)
            .values(
                balance_before=func.coalesce(before, turns.c.balance_before),
                balance_after=func.coalesce(after, turns.c.balance_after),
            )
        )

    async def usual_cost(self, channel_id: int) -> float | None:
        """What the last edits in a thread have cost on average; None where that is unknown."""
        cost = turns.c.balance_before - turns.c.balance_after
        last = (
            select(cost.label("cost"))
            .where(turns.c.channel_id == channel_id, turns.c.kind == TurnKind.EDIT, cost > 0)
            .order_by(turns.c.id.desc())
            .limit(5)
            .subquery()
        )
        row = await self._database.row(select(func.avg(last.c.cost).label("cost")))
        return None if row is None else row["cost"]

    async def turns_since(
        self, when: datetime, *, author_id: int | None = None, guild_id: int | None = None
    ) -> int:
        """How many edits were asked for by a person, in a server, or by a person in a server.

        An edit that ended without having been sent has cost nothing and isn't counted; nor is
        one that a clock has dated more than a day ahead, or it would count for as long.
        """
        query = select(func.count().label("count")).where(
            *_edits(author_id, guild_id),
            turns.c.created_at >= when,
            turns.c.created_at <= self._clock() + _AHEAD,
            or_(turns.c.sent_at.is_not(None), turns.c.ended_at.is_(None)),
        )
        row = await self._database.row(query)
        return 0 if row is None else row["count"]

    async def last_turn_at(self, author_id: int, *, guild_id: int | None = None) -> datetime | None:
        """When a person last asked for an edit: anywhere, or in one server.

        What was dated ahead, by a clock that has been set back since, is passed over.
        """
        query = (
            select(turns.c.created_at)
            .where(*_edits(author_id, guild_id), turns.c.created_at <= self._clock())
            .order_by(turns.c.created_at.desc())
            .limit(1)
        )
        row = await self._database.row(query)
        return None if row is None else row["created_at"]


def _edits(author_id: int | None, guild_id: int | None) -> list[ColumnElement[bool]]:
    wanted = [turns.c.kind == TurnKind.EDIT]
    if author_id is not None:
        wanted.append(turns.c.author_id == author_id)
    if guild_id is not None:
        wanted.append(turns.c.guild_id == guild_id)
    if len(wanted) == 1:
        raise ValueError("edits are those of a person or of a server")
    return wanted
