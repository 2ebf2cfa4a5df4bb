"""An export: submit, wait, deliver. It lives in the store, so nothing orphans it."""

import logging
from dataclasses import replace

from bot.core import reply
from bot.core.export_reply import Stage
from bot.core.ports import Button, Post, Priority, RenderPhase, RenderReport
from bot.core.records import (
    ButtonAction,
    RenderRecord,
    RenderStatus,
    ReplyRole,
    ThreadRecord,
    TurnRecord,
)
from bot.errors import ConversationError, ServiceError
from bot.locales import text
from bot.sessions.export_progress import ExportProgress
from bot.sessions.noted import NotedMessages
from bot.sessions.pictures import Pictures
from bot.sessions.rendering import Rendering
from bot.sessions.result import Result
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

ATTEMPTS = 2
"""A failed render is retried once, with a new id."""


def render_id(message_id: int, attempt: int) -> str:
    """Unique at the service: a Discord id never comes twice."""
    return f"render_{message_id}_{attempt}"


class Export:
    """Carries one render from its record to the video in the thread."""

    def __init__(
        self, studio: Studio, thread: ThreadRecord, turn: TurnRecord, render: RenderRecord
    ) -> None:
        self._studio = studio
        self._store = studio.store
        self._thread = thread
        self._turn = turn
        self._render = render
        self._locale = thread.locale
        self._service = studio.service(thread)
        self._result = NotedMessages(studio, turn, ReplyRole.RESULT)
        self._slow = NotedMessages(studio, turn, ReplyRole.SLOW)
        self._pictures = Pictures(studio, thread)
        self._progress = ExportProgress(studio, thread, turn)

    async def run(self) -> None:
        """See the render through. Raises ``StoreError`` and ``ConversationError``."""
        if await self._result.id():
            # The process ended between the last message and the note that nothing is left.
            await self._end(RenderStatus.DELIVERED, text("export.ended", self._locale))
            return
        async with self._progress:
            status = await self._carry_out()
        said = text("export.ended", self._locale)
        if status is RenderStatus.DELIVERED:
            waited = reply.elapsed(self._progress.elapsed_s)
            said = text("export.done", self._locale, elapsed=waited)
        await self._end(status, said)

    async def abandon(self) -> None:
        """Give the render up: it isn't asked for any more."""
        await self._update(status=RenderStatus.FAILED)

    async def _carry_out(self) -> RenderStatus:
        """Bring the video, or the sentence that there is none, into the thread."""
        try:
            report = await self._finished()
        except ServiceError as error:
            logger.warning("export failed: render %s: %s", self._render.id, error)
            return await self._give_up(self._studio.explain(self._thread, error))
        if report is None:
            return await self._give_up(text("export.endless", self._locale))
        if report.phase is RenderPhase.FAILED:
            return await self._give_up(text("export.failed", self._locale))
        result = Result(self._studio, self._thread, self._turn, self._render)
        if not await result.show(report, self._progress.show):
            return await self._give_up(text(result.lacking, self._locale))
        return RenderStatus.DELIVERED

    async def _finished(self) -> RenderReport | None:
        """The report of the last attempt's end; None if it has none."""
        if self._render.status is RenderStatus.COMPLETED:
            return RenderReport(RenderPhase.COMPLETED, url=self._render.url)
        while True:
            rendering = await self._submitted()
            report = await rendering.ended()
            if report is None:
                await self._cancel()
            elif report.phase is RenderPhase.COMPLETED:
                await self._update(status=RenderStatus.COMPLETED, url=report.url, progress=100.0)
            elif self._render.attempt < ATTEMPTS:
                await self._again()
                continue
            return report

    async def _submitted(self) -> Rendering:
        """Hand the draft over. Noted first: a lost answer is made good by asking for the id."""
        if self._render.progress:
            self._progress.seen(self._render.progress)
        rendering = Rendering(
            self._service,
            self._render,
            self._studio.timing,
            age_s=self._studio.passed_s(self._render.created_at),
            noted=self._note_progress,
            slow=self._tell_slow,
        )
        if self._render.status is RenderStatus.CREATED:
            await self._update(status=RenderStatus.SUBMITTED)
            await rendering.start()
        return rendering

    async def _again(self) -> None:
        logger.info("render %s failed, trying once more", self._render.id)
        attempt = self._render.attempt + 1
        second = replace(
            self._render,
            id=render_id(self._turn.message_id, attempt),
            attempt=attempt,
            status=RenderStatus.CREATED,
            progress=0.0,
        )
        # In this order the export is in the store at every instant.
        await self._store.create_render(second)
        await self._update(status=RenderStatus.FAILED)
        self._render = second
        self._progress.begin()

    async def _cancel(self) -> None:
        try:
            await self._service.cancel_render(self._render.id)
        except ServiceError as error:
            logger.warning("render %s not cancelled over there: %s", self._render.id, error)

    async def _update(
        self, *, status: RenderStatus, url: str | None = None, progress: float | None = None
    ) -> None:
        self._render = replace(
            self._render,
            status=status,
            url=url or self._render.url,
            progress=self._render.progress if progress is None else progress,
        )
        await self._store.update_render(self._render)

    async def _note_progress(self, report: RenderReport) -> None:
        if report.progress is not None and report.progress != self._render.progress:
            await self._update(status=self._render.status, progress=report.progress)
        if report.phase is RenderPhase.PENDING and not report.progress:
            self._progress.show(Stage.WAITING)
        else:
            self._progress.seen(report.progress)

    async def _tell_slow(self) -> None:
        """Once, in a message of its own: whoever waits may want to stop it."""
        self._progress.show(Stage.STALLED)
        if await self._slow.id():
            return
        stop = Button(ButtonAction.STOP, text("button.stop", self._locale), str(self._turn.id))
        try:
            await self._slow.post(
                self._to_the_asker(text("export.slow", self._locale), stop), priority=Priority.ERROR
            )
        except ConversationError as error:
            logger.info("slow export not told of: %s", error)

    async def _give_up(self, sentence: str) -> RenderStatus:
        button = Button(ButtonAction.EXPORT, text("button.export", self._locale))
        await self._result.post(self._to_the_asker(sentence, button), priority=Priority.ERROR)
        return RenderStatus.FAILED

    def _to_the_asker(self, said: str, button: Button) -> Post:
        return Post(said, (button,), reply_to=self._turn.answers, ping=self._turn.author_id)

    async def _end(self, status: RenderStatus, said: str) -> None:
        """Let the progress say that it is over, with what the video was made of."""
        delivered = status is RenderStatus.DELIVERED
        picture = await self._pictures.of_export(self._render) if delivered else None
        # Noted last: a render that counts as over is never looked at again.
        await self._progress.end(said, picture)
        await self._update(status=status)
