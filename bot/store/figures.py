"""Figures for whoever watches over the bot; they outlive its restarts."""

from sqlalchemy import func, select

from bot.core.observer import Figures
from bot.store.part import StorePart
from bot.store.schema import renders, turns


class FigureStore(StorePart):
    """Counts over whole tables: for every quarter of a minute, not for every request."""

    async def figures(self) -> Figures:
        """Turns, renders and credits so far."""
        count = func.count().label("count")
        by_turn = await self._database.rows(
            select(turns.c.kind, turns.c.status, count)
            .where(turns.c.joined_to.is_(None))
            .group_by(turns.c.kind, turns.c.status)
        )
        by_render = await self._database.rows(
            select(renders.c.status, count).group_by(renders.c.status)
        )
        cost = turns.c.balance_before - turns.c.balance_after
        spent = await self._database.row(select(func.sum(cost).label("spent")).where(cost > 0))
        undelivered = await self._database.row(
            select(count).where(
                turns.c.ended_at.is_not(None), ~turns.c.delivered, turns.c.final.is_not(None)
            )
        )
        return Figures(
            turns={(row["kind"], row["status"]): row["count"] for row in by_turn},
            renders={row["status"]: row["count"] for row in by_render},
            undelivered=0 if undelivered is None else undelivered["count"],
            credits_spent=0.0 if spent is None else float(spent["spent"] or 0),
        )
