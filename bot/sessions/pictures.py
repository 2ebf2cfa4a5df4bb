"""Pictures for messages: best effort, and never what a message waits long for."""

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from bot.core import storyboard
from bot.core.chunk import shorten
from bot.core.links import expires_at
from bot.core.ports import EditingService, Picture
from bot.core.records import (
    AssetRecord,
    ButtonAction,
    FilmRecord,
    RenderRecord,
    ThreadRecord,
    TurnRecord,
)
from bot.core.sketch import Place
from bot.core.timeline import Timeline, changes
from bot.core.timeline.marks import marks
from bot.core.timeline.picture import picture
from bot.core.timeline.scenes import files, frames
from bot.errors import ReelthreadError
from bot.locales import text
from bot.sessions.conversion import save
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

T = TypeVar("T")
Draft = Mapping[str, object]

ALT_UNITS = 1000
"""Discord takes descriptions of up to 1024 characters."""
LARGEST_FETCHED = 12 * 1024 * 1024
"""Bytes of a file that is fetched only to be shown small."""
FILES_AT_ONCE = 4
FETCHED_WITHIN = timedelta(minutes=1)
"""An address that expires sooner may be dead by the time that it is asked."""


class Pictures:
    """Pictures of one thread; each is None where it can't be made in time."""

    def __init__(self, studio: Studio, thread: ThreadRecord) -> None:
        self._studio = studio
        self._media = studio.media
        self._store = studio.store
        self._timing = studio.timing
        self._conversation = studio.conversation(thread.channel_id)
        self._channel_id = thread.channel_id
        self._locale = thread.locale

    async def timeline(self, draft: Draft, before: Draft | None = None) -> Picture | None:
        """The timeline; what has changed since ``before`` is marked."""
        after = Timeline.from_draft(draft)
        if not after.is_exportable:
            return None
        earlier = None if before is None else Timeline.from_draft(before)
        return await self._tried(self._draw(earlier, after, small=False))

    async def of_export(self, render: RenderRecord) -> Picture | None:
        """The timeline of a video, with what has changed since the export before it."""
        films = await self._tried(self._films(render.turn_id))
        before = films[1] if films else None
        return await self.timeline(render.draft, before.draft if before else None)

    async def of_turn(self, turn: TurnRecord) -> Picture | None:
        """What an edit has done to the timeline, small; None if that can't be seen."""
        return await self._tried(self._of_turn(turn))

    async def _of_turn(self, turn: TurnRecord) -> Picture | None:
        around = await self._store.snapshots_of(turn.id)
        if around is None:
            return None
        before = Timeline.from_draft(around[0].draft) if around[0] else None
        after = Timeline.from_draft(around[1].draft)
        if not after.is_exportable or (before is not None and not marks(before, after).any):
            return None
        return await self._draw(before, after, small=True)

    async def _draw(self, before: Timeline | None, after: Timeline, *, small: bool) -> Picture:
        sketch = picture(after, marks(before, after), self._locale, small=small)
        data = await self._media.draw(sketch, await self._looks(after))
        lines = changes(before, after, self._locale) if before else []
        alt = "\n".join([after.summary(self._locale), *lines])
        return Picture(data, "timeline.png", shorten(alt, ALT_UNITS))

    async def now(self, service: EditingService, session_id: str | None) -> Picture | None:
        """The timeline as it is at the service."""
        if session_id is None:
            return None
        state = await self._tried(service.state(session_id))
        return await self.timeline(state.draft) if state and state.draft else None

    async def storyboard(self, turn_id: int) -> Picture | None:
        """Frames of the video that a turn has exported."""
        return await self._tried(self._storyboard(turn_id))

    async def comparison(self, turn_id: int) -> Picture | None:
        """Frames of the video that a turn has exported beside those of the export before it."""
        return await self._tried(self._comparison(turn_id))

    async def offered(self, turn_id: int) -> tuple[ButtonAction, ...]:
        """What there is to be seen of an export beside its video."""
        return await self._tried(self._offered(turn_id)) or ()

    async def _offered(self, turn_id: int) -> tuple[ButtonAction, ...]:
        after, before = await self._films(turn_id)
        if after is None:
            return ()
        if before is None or not _pairs(before, after):
            return (ButtonAction.STORYBOARD,)
        return ButtonAction.STORYBOARD, ButtonAction.COMPARE

    async def _films(self, turn_id: int) -> tuple[FilmRecord | None, FilmRecord | None]:
        """The film of a turn's export, and the one before it of the same session."""
        films = await self._store.films(self._channel_id)
        after = next((film for film in films if film.turn_id == turn_id), None)
        if after is None:
            return None, None
        older = films[films.index(after) + 1 :]
        return after, next((film for film in older if film.session_id == after.session_id), None)

    async def _storyboard(self, turn_id: int) -> Picture | None:
        film, _ = await self._films(turn_id)
        if film is None:
            return None
        times = [frame.at_ms for frame in film.frames]
        sketch = storyboard.storyboard(times, _shape(film.draft))
        looks = {(0, index): frame.image for index, frame in enumerate(film.frames)}
        data = await self._media.draw(sketch, looks)
        alt = text("storyboard.alt", self._locale, count=len(times))
        summary = Timeline.from_draft(film.draft).summary(self._locale)
        return Picture(data, "storyboard.jpg", shorten(f"{alt} {summary}", ALT_UNITS))

    async def _comparison(self, turn_id: int) -> Picture | None:
        after, before = await self._films(turn_id)
        if after is None or before is None:
            return None
        matched = _pairs(before, after)
        if not matched:
            return None
        old, new = before.frames, after.frames
        times = [frame.at_ms for frame in new]
        titles = text("compare.before", self._locale), text("compare.after", self._locale)
        sketch = storyboard.comparison(times, matched, _shape(after.draft), titles)
        looks = {(0, index): frame.image for index, frame in enumerate(old)}
        looks |= {(1, index): frame.image for index, frame in enumerate(new)}
        data = await self._media.draw(sketch, looks)
        was, now = Timeline.from_draft(before.draft), Timeline.from_draft(after.draft)
        alt = "\n".join([" · ".join(titles), *changes(was, now, self._locale)])
        return Picture(data, "before-and-after.jpg", shorten(alt, ALT_UNITS))

    async def keep_film(self, render: RenderRecord, video: Path) -> None:
        """Take some frames of a finished export, for all that is shown of it later."""
        await self._tried(self._keep_film(render, video), self._timing.film_s)

    async def _keep_film(self, render: RenderRecord, video: Path) -> None:
        width, height = _shape(render.draft)
        duration_ms = Timeline.from_draft(render.draft).duration_ms
        films = await self._store.films(self._channel_id)
        last = next((film for film in films if film.session_id == render.session_id), None)
        known = [frame.at_ms for frame in last.frames] if last else []
        times = storyboard.times_ms(duration_ms, wide=width > height, earlier=known)
        film = await self._media.frames(video, times)
        await self._store.save_film(self._channel_id, render.id, film)

    async def _looks(self, timeline: Timeline) -> Mapping[Place, bytes]:
        """A small picture for each segment whose look is known, or can be found out soon."""
        looks: dict[Place, bytes] = {}
        for film in reversed(await self._store.films(self._channel_id)):
            rendered = Timeline.from_draft(film.draft)
            seen = frames(timeline, rendered, film.frames)
            looks |= {place: frame.image for place, frame in seen.items()}
        shown = files(timeline, await self._store.thread_assets(self._channel_id))
        wanted = list({asset.attachment_id: asset for asset in shown.values()}.values())
        thumbnails = await self._thumbnails(wanted)
        for place, asset in shown.items():
            if asset.attachment_id in thumbnails:
                looks[place] = thumbnails[asset.attachment_id]
        return looks

    async def _thumbnails(self, assets: Sequence[AssetRecord]) -> Mapping[int, bytes]:
        found: dict[int, bytes] = {}
        missing: list[AssetRecord] = []
        for asset in assets:
            kept = await self._store.thumbnail(asset.attachment_id)
            if kept is not None:
                found[asset.attachment_id] = kept
            elif (asset.content_type or "").startswith("image/"):
                missing.append(asset)
        small = [asset for asset in missing if asset.size <= LARGEST_FETCHED][:FILES_AT_ONCE]
        try:
            async with asyncio.timeout(self._timing.thumbnails_s):
                for asset in small:
                    thumbnail = await self._thumbnail(asset)
                    if thumbnail is not None:
                        found[asset.attachment_id] = thumbnail
        except TimeoutError:
            logger.info("thumbnails take too long, the picture does without")
        return found

    async def _thumbnail(self, asset: AssetRecord) -> bytes | None:
        try:
            url = asset.url
            end = expires_at(url)
            if end is None or end < self._studio.clock() + FETCHED_WITHIN:
                url = await self._conversation.fresh_url(asset.message_id, asset.attachment_id)
            with tempfile.TemporaryDirectory(prefix="reelthread-") as folder:
                source = Path(folder) / "original"
                await save(self._conversation.read(url), source)
                thumbnail = await self._media.thumbnail(source)
            await self._store.save_thumbnail(asset.attachment_id, thumbnail)
        except ReelthreadError as error:
            logger.info("no thumbnail of asset %s: %s", asset.id, error)
            return None
        return thumbnail

    async def _tried(self, work: Awaitable[T], limit_s: float | None = None) -> T | None:
        try:
            async with asyncio.timeout(limit_s or self._timing.picture_s):
                return await work
        except (ReelthreadError, TimeoutError) as error:
            logger.warning("no picture: %s: %s", type(error).__name__, error)
            return None


def _pairs(before: FilmRecord, after: FilmRecord) -> list[storyboard.Pair]:
    times = [[frame.at_ms for frame in film.frames] for film in (before, after)]
    return storyboard.pairs(*times)


def _shape(draft: Draft) -> tuple[int, int]:
    """The shape of a video; drafts that don't tell are taken to be as wide as most screens."""
    timeline = Timeline.from_draft(draft)
    if not timeline.width or not timeline.height:
        return 16, 9
    return round(timeline.width), round(timeline.height)
