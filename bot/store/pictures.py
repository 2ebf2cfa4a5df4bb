"""Frames of exports, and thumbnails of people's files."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import delete, select
from sqlalchemy.dialects import sqlite

from bot.core.records import FilmRecord, Frame
from bot.store.part import StorePart
from bot.store.schema import frames, renders, thumbnails

FILMS_KEPT = 2
"""The frames of so many exports of a session are kept: the last one, and the one before it."""

THUMBNAILS_KEPT = 2000
"""Each has a few kilobytes, and can be made again."""


class PictureStore(StorePart):
    """Pictures small enough for a database."""

    async def save_film(self, channel_id: int, render_id: str, film: Sequence[Frame]) -> None:
        """Keep frames of an export; those of the session's older exports make room for them."""
        if not film:
            return
        rows = [
            {"render_id": render_id, "at_ms": frame.at_ms, "channel_id": channel_id}
            | {"image": frame.image}
            for frame in film
        ]
        session = select(renders.c.session_id).where(renders.c.id == render_id).scalar_subquery()
        of_session = select(renders.c.id).where(
            renders.c.channel_id == channel_id, renders.c.session_id == session
        )
        newest = (
            of_session.where(renders.c.id.in_(select(frames.c.render_id)))
            .order_by(renders.c.number.desc())
            .limit(FILMS_KEPT)
        )
        too_old = frames.c.render_id.in_(of_session) & frames.c.render_id.not_in(newest)
        await self._database.execute(
            sqlite.insert(frames).values(rows).on_conflict_do_nothing(),
            delete(frames).where(frames.c.channel_id == channel_id, too_old),
        )

    async def films(self, channel_id: int) -> list[FilmRecord]:
        """The frames of a thread's last exports, the newest export first."""
        query = (
            select(renders.c.turn_id, renders.c.session_id, renders.c.draft, frames)
            .join(frames, frames.c.render_id == renders.c.id)
            .where(frames.c.channel_id == channel_id)
            .order_by(renders.c.number.desc(), frames.c.at_ms)
        )
        films: list[FilmRecord] = []
        rows = await self._database.rows(query)
        for render_id, found in groupby(rows, key=itemgetter("render_id")):
            of_render = list(found)
            film = tuple(Frame(row["at_ms"], row["image"]) for row in of_render)
            turn_id, session_id = of_render[0]["turn_id"], of_render[0]["session_id"]
            draft = of_render[0]["draft"]
            films.append(FilmRecord(render_id, turn_id, session_id, draft, film))
        return films

    async def save_thumbnail(self, attachment_id: int, image: bytes) -> None:
        """Keep the thumbnail of a person's file; the oldest files' make room for it."""
        statement = sqlite.insert(thumbnails).values(attachment_id=attachment_id, image=image)
        too_old = (
            select(thumbnails.c.attachment_id)
            .order_by(thumbnails.c.attachment_id.desc())
            .offset(THUMBNAILS_KEPT)
            .limit(1)
            .scalar_subquery()
        )
        await self._database.execute(
            statement.on_conflict_do_nothing(),
            delete(thumbnails).where(thumbnails.c.attachment_id <= too_old),
        )

    async def thumbnail(self, attachment_id: int) -> bytes | None:
        """The thumbnail of a person's file, if there is one."""
        query = select(thumbnails.c.image).where(thumbnails.c.attachment_id == attachment_id)
        row = await self._database.row(query)
        return None if row is None else bytes(row["image"])
