"""An export: submit, poll, deliver. It lives in the store, so nothing orphans it."""

import asyncio
import logging
import time
from dataclasses import replace

from bot.core import export_reply, reply
from bot.core.export_reply import Pace
from bot.core.ports import Button, Post, Priority, RenderPhase, RenderReport
from bot.core.records import (
    ButtonAction,
    RenderRecord,
    RenderStatus,
    ReplyRecord,
    ReplyRole,
    ThreadRecord,
    TurnRecord,
)
from bot.errors import (
    ConversationError,
    MessageGone,
    RequestRefused,
    ServiceError,
    ServiceUnavailable,
    TooManyRequests,
)
from bot.locales import text
from bot.sessions.result import Result
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

ATTEMPTS = 2
"""A failed render is retried once, with a new id."""


def render_id(message_id: int, attempt: int) -> str:
    """Unique at the service: a Discord id never comes twice."""
    return f"render_{message_id}_{attempt}"


async def show_queued(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """Tell that the export of a turn waits for others of the thread, if it does; best effort.

    Its progress takes the place of this message. May raise ``StoreError``.
    """
    renders = await studio.store.open_renders(thread.channel_id)
    before = sum(render.turn_id != turn.id for render in renders)
    if not before or await studio.store.replies(turn.id, ReplyRole.PROGRESS):
        return
    post = Post(export_reply.queued_line(before, thread.locale))
    try:
        message_id = await studio.conversation(thread.channel_id).post(
            post, nonce=_progress_nonce(turn), priority=Priority.ACKNOWLEDGEMENT
        )
    except ConversationError as error:
        logger.info("queued export not shown: %s", error)
    else:
        shown = ReplyRecord(turn.id, ReplyRole.PROGRESS, 0, message_id)
        await studio.insist(lambda: studio.store.save_reply(shown))


def _progress_nonce(turn: TurnRecord) -> str:
    return f"{turn.message_id}p"


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
        self._conversation = studio.conversation(thread.channel_id)
        self._started = time.monotonic()
        self._pace = Pace()
        self._progress_message: int | None = None
        self._shown = ""

    async def run(self) -> None:
        """See the render through. Raises ``StoreError`` and ``ConversationError``."""
        known = await self._store.replies(self._turn.id, ReplyRole.PROGRESS)
        self._progress_message = known[0].message_id if known else None
        if await self._store.replies(self._turn.id, ReplyRole.RESULT):
            # The process ended between the last message and the note that nothing is left.
            await self._end(RenderStatus.DELIVERED, text("export.ended", self._locale))
            return
        try:
            report = await self._finished()
        except ServiceError as error:
            logger.warning("export failed: render %s: %s", self._render.id, error)
            await self._give_up(self._studio.explain(self._thread, error))
            return
        if report is None:
            await self._give_up(text("export.failed", self._locale))
            return
        await self._deliver(report)

    async def abandon(self) -> None:
        """Give the render up: it isn't asked for any more."""
        await self._update(status=RenderStatus.FAILED)

    async def _finished(self) -> RenderReport | None:
        """The report of the completed render; None when every attempt failed."""
        if self._render.status is RenderStatus.COMPLETED:
            return RenderReport(RenderPhase.COMPLETED, url=self._render.url)
        while True:
            await self._show_progress(self._render.progress)
            await self._submit()
            report = await self._poll()
            if report.phase is RenderPhase.COMPLETED:
                await self._update(status=RenderStatus.COMPLETED, url=report.url, progress=100.0)
                return report
            if self._render.attempt >= ATTEMPTS:
                return None
            await self._again()

    async def _submit(self) -> None:
        """Hand the draft over. Noted first: a lost answer is made good by asking for the id."""
        if self._render.status is not RenderStatus.CREATED:
            return
        await self._update(status=RenderStatus.SUBMITTED)
        await self._start()

    async def _start(self) -> None:
        render = self._render
        try:
            await self._service.start_render(
                render.session_id,
                render.id,
                render.draft,
                format=render.format,
                quality=render.quality,
            )
        except ServiceUnavailable as error:
            logger.info("render %s: unsure whether it was taken: %s", render.id, error)

    async def _poll(self) -> RenderReport:
        """Ask until the render has ended. The render goes on over there, whatever happens here."""
        wait_s = self._studio.timing.render_poll_s
        started_again = False
        while True:
            try:
                report = await self._service.render(self._render.id)
            except (ServiceUnavailable, TooManyRequests) as error:
                logger.info("render %s not seen this time: %s", self._render.id, error)
            except RequestRefused:
                if started_again:
                    raise
                # Unknown there: it was never taken. The same id can't start a second one.
                started_again = True
                await self._start()
            else:
                if report.phase in (RenderPhase.COMPLETED, RenderPhase.FAILED):
                    return report
                await self._note_progress(report.progress)
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 1.2, self._studio.timing.render_poll_max_s)

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
        self._pace = Pace()

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

    async def _note_progress(self, progress: float | None) -> None:
        if progress is not None and progress != self._render.progress:
            await self._update(status=self._render.status, progress=progress)
        await self._show_progress(progress)

    async def _show_progress(self, progress: float | None) -> None:
        waited_s = time.monotonic() - self._started
        self._pace = self._pace.seen(progress, waited_s)
        left_s = self._pace.left_s(waited_s)
        line = export_reply.progress_line(progress, waited_s, left_s, self._locale)
        stop = Button(ButtonAction.STOP, text("button.stop", self._locale), str(self._turn.id))
        await self._show(Post(line, (stop,)), Priority.PROGRESS)

    async def _show(self, post: Post, priority: Priority) -> None:
        """Best effort: the video, or the sentence that there is none, has its own message."""
        if post.text == self._shown:
            return
        try:
            if self._progress_message is None:
                self._progress_message = await self._conversation.post(
                    post, nonce=_progress_nonce(self._turn), priority=priority
                )
                await self._note(ReplyRole.PROGRESS, self._progress_message)
            else:
                await self._conversation.edit(
                    self._progress_message, lambda: post, priority=priority
                )
            self._shown = post.text
        except MessageGone:
            self._progress_message = None
        except ConversationError as error:
            logger.info("export progress not shown: %s", error)

    async def _deliver(self, report: RenderReport) -> None:
        """A new message with the video or its address; then the render is done."""
        result = Result(self._studio, self._thread, self._turn, self._render)
        message_id = await result.show(report)
        if message_id is None:
            await self._give_up(text(result.lacking, self._locale))
        else:
            await self._settle(RenderStatus.DELIVERED, message_id)

    async def _give_up(self, sentence: str) -> None:
        button = Button(ButtonAction.EXPORT, text("button.export", self._locale))
        message_id = await self._conversation.post(
            Post(
                sentence,
                (button,),
                reply_to=self._turn.answers,
                ping=self._turn.author_id,
            ),
            nonce=f"{self._turn.message_id}x",
            priority=Priority.ERROR,
        )
        await self._settle(RenderStatus.FAILED, message_id)

    async def _settle(self, status: RenderStatus, message_id: int) -> None:
        """The last message is in the thread: note it, and let the progress say so."""
        await self._note(ReplyRole.RESULT, message_id)
        said = text("export.ended", self._locale)
        if status is RenderStatus.DELIVERED:
            waited = reply.elapsed(time.monotonic() - self._started)
            said = text("export.done", self._locale, elapsed=waited)
        await self._end(status, said)

    async def _end(self, status: RenderStatus, said: str) -> None:
        # Noted last: a render that counts as over is never looked at again.
        await self._show(Post(said), Priority.PROGRESS)
        await self._update(status=status)

    async def _note(self, role: ReplyRole, message_id: int) -> None:
        shown = ReplyRecord(self._turn.id, role, 0, message_id)
        await self._studio.insist(lambda: self._store.save_reply(shown))
