"""A finished export on its way into the thread: fetched, made to fit and to play, posted."""

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bot.core import export_reply
from bot.core.export_options import export_options
from bot.core.export_reply import Attached, Stage
from bot.core.links import web_address
from bot.core.ports import Button, Post, Priority, RenderReport
from bot.core.records import RenderRecord, ReplyRole, ThreadRecord, TurnRecord
from bot.core.timeline import Timeline
from bot.errors import MediaError, PermissionMissing, ServiceError, UploadTooLarge
from bot.locales import text
from bot.sessions import batches
from bot.sessions.claim import claim_button
from bot.sessions.noted import NotedMessages
from bot.sessions.pictures import Pictures
from bot.sessions.studio import Studio
from bot.sessions.upload_limit import UploadLimit

logger = logging.getLogger(__name__)

TRIES = 3
"""A server may take less than it says, and then less than was learnt from that."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is posted: the video as it is or changed, or no file at all."""

    attached: Attached
    path: Path | None = None


class Result:
    """Brings the video of one render to its thread."""

    def __init__(
        self, studio: Studio, thread: ThreadRecord, turn: TurnRecord, render: RenderRecord
    ) -> None:
        self._store = studio.store
        self._media = studio.media
        self._service = studio.service(thread)
        self._message = NotedMessages(studio, turn, ReplyRole.RESULT)
        self._pictures = Pictures(studio, thread)
        self._conversation = studio.conversation(thread.channel_id)
        self._limit = UploadLimit(studio.store, self._conversation, thread.guild_id)
        self._thread = thread
        self._turn = turn
        self._render = render
        self._title = thread.title
        self._size: int | None = None

    @property
    def lacking(self) -> str:
        """Why nothing could be shown: a key of the message catalogue."""
        return "export.not_downloaded" if self._size is None else "export.too_large_no_link"

    async def show(self, report: RenderReport, doing: Callable[[Stage], None]) -> bool:
        """Post the video and its address as a new message.

        ``doing`` is told of what takes its time before. The file is left out where it can't be
        had or posted; False where there is no address either. Raises ``StoreError`` and
        ``ConversationError``.
        """
        called = replace(self._thread, title=self._conversation.title or self._thread.title)
        self._title = await batches.title(self._store, called, self._render.session_id)
        with tempfile.TemporaryDirectory(prefix="reelthread-") as folder:
            doing(Stage.FETCHING)
            original = await self._fetch(report, Path(folder))
            if original is not None:
                await self._pictures.keep_film(self._render, original)
            for _ in range(TRIES):
                copy = await self._copy(original, doing)
                try:
                    return await self._post(report, copy)
                except UploadTooLarge:
                    if copy.path is None:
                        raise
                    await self._limit.refused(copy.path.stat().st_size)
                except PermissionMissing as error:
                    if copy.path is None or web_address(report.url) is None:
                        raise
                    logger.warning("render %s may not be attached: %s", self._render.id, error)
                    return await self._post(report, _Copy(Attached.FORBIDDEN), error.permission)
            return await self._post(report, _Copy(Attached.TOO_LARGE))

    async def _fetch(self, report: RenderReport, folder: Path) -> Path | None:
        path = folder / export_reply.file_name(self._title, self._render.format)
        try:
            self._size = await self._service.download(report.url, self._render.id, path)
        except ServiceError as error:
            logger.warning("render %s not downloaded: %s", self._render.id, error)
            return None
        except OSError as error:
            logger.error("render %s not kept for posting: %s", self._render.id, error.strerror)
            return None
        return path

    async def _copy(self, original: Path | None, doing: Callable[[Stage], None]) -> _Copy:
        """What the server takes and Discord plays, as near to the video as can be."""
        if original is None or self._size is None:
            return _Copy(Attached.MISSING)
        limit = await self._limit.known()
        small = self._size <= limit
        if small and await self._plays(original):
            return _Copy(Attached.WHOLE, original)
        doing(Stage.FITTING)
        out = original.with_name(f"{original.stem}-{limit}.mp4")
        if await self._fitted(original, limit, out):
            return _Copy(Attached.PLAYABLE if small else Attached.SMALLER, out)
        # A video that has to be downloaded to be seen is better than none.
        return _Copy(Attached.WHOLE, original) if small else _Copy(Attached.TOO_LARGE)

    async def _plays(self, video: Path) -> bool:
        try:
            return await self._media.plays_inline(video)
        except MediaError as error:
            logger.info("render %s not looked into: %s", self._render.id, error)
            return True

    async def _fitted(self, video: Path, limit: int, out: Path) -> bool:
        try:
            return await self._media.fit(video, limit, out)
        except MediaError as error:
            logger.warning("render %s not made to fit: %s", self._render.id, error)
            return False

    async def _post(self, report: RenderReport, copy: _Copy, permission: str | None = None) -> bool:
        if copy.path is None and web_address(report.url) is None:
            return False
        post = Post(
            self._told(report.url, copy.attached, permission),
            await self._buttons(),
            reply_to=self._turn.answers,
            ping=self._turn.author_id,
            file=copy.path,
            filename=self._file_name(copy.path),
        )
        await self._message.post(post, priority=Priority.FINAL)
        return True

    async def _buttons(self) -> tuple[Button, ...]:
        claim = claim_button(self._thread, self._turn.id, self._render.session_id)
        offered = [
            Button(action, text(f"button.{action}", self._thread.locale), str(self._turn.id))
            for action in await self._pictures.offered(self._turn.id)
        ]
        return (*offered, *([claim] if claim else []))

    def _file_name(self, path: Path | None) -> str | None:
        if path is None:
            return None
        return export_reply.file_name(self._title, path.suffix.removeprefix("."))

    def _told(self, url: str | None, attached: Attached, permission: str | None) -> str:
        timeline = Timeline.from_draft(dict(self._render.draft))
        video = export_reply.Exported(
            title=self._title,
            duration_ms=timeline.duration_ms,
            url=url,
            size=self._size,
            attached=attached,
            format=self._render.format,
            unavailable=export_options(self._turn.text).unavailable,
            permission=permission,
        )
        return export_reply.exported(video, self._thread.locale)
