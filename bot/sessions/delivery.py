"""Brings the final text of an ended turn to its thread: guaranteed, and once."""

import asyncio
import contextlib
import logging
import tempfile
from dataclasses import replace
from pathlib import Path

from bot.core.chunk import split
from bot.core.ports import Button, Conversation, Picture, Post, Priority
from bot.core.records import (
    ButtonAction,
    ReplyRole,
    ThreadRecord,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.core.reply import MOST_MESSAGES
from bot.core.skills import skill
from bot.errors import (
    ConversationError,
    ConversationUnavailable,
    MessageGone,
    PermissionMissing,
    UploadTooLarge,
)
from bot.locales import text
from bot.sessions.noted import UNKNOWN, NotedMessages
from bot.sessions.pictures import Pictures
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

TEXT_FILE = "reply.md"


async def deliver(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """Show the final text of ``turn``; an empty one takes away what was shown.

    It replaces the preview, except after a long wait: then it is a new message that notifies
    the asker. What was shown already is not shown again. A passing fault is tried again a few
    times; if it lasts, ``ConversationUnavailable`` is raised and the turn stays undelivered.

    Any other ``ConversationError`` means that the thread is gone, locked or closed to the bot.
    That settles the turn, since nobody is left to read it there.
    """
    delivery = _Delivery(studio, thread, turn)
    pauses_s = iter(studio.timing.deliver_again_s)
    while True:
        try:
            await delivery.run()
        except ConversationUnavailable as error:
            pause_s = next(pauses_s, None)
            if pause_s is None:
                raise
            logger.warning("final not delivered yet: %s", error)
            await asyncio.sleep(error.retry_after_s or pause_s)
        except ConversationError:
            await studio.store.mark_delivered(turn.id)
            raise
        else:
            break
    await studio.store.mark_delivered(turn.id)


class _Delivery:
    def __init__(self, studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
        self._studio = studio
        self._store = studio.store
        self._thread = thread
        self._turn = turn
        self._conversation: Conversation = studio.conversation(thread.channel_id)
        waited = (turn.ended_at or studio.clock()) - turn.created_at
        self._previews = NotedMessages(studio, turn, ReplyRole.LIVE)
        self._finals = NotedMessages(studio, turn, ReplyRole.FINAL)
        self._live: dict[int, int] = {}
        self._shown: dict[int, int] = {}
        self._picture: Picture | None = None
        self._anew = waited.total_seconds() > studio.timing.long_wait_s

    async def run(self) -> None:
        self._live = await self._previews.known()
        finals = await self._finals.known()
        self._shown = {page: known for page, known in finals.items() if known != UNKNOWN}
        if self._turn.final:
            await self._show_all(split(self._turn.final))
        for page, message_id in self._live.items():
            if message_id not in self._shown.values():
                await self._previews.remove(page)

    async def _show_all(self, pages: list[str]) -> None:
        if len(pages) <= MOST_MESSAGES or not await self._in_a_file(pages):
            for number, page in enumerate(pages[:-1]):
                await self._page(number, Post(page))
            await self._last_page(len(pages) - 1, pages[-1])

    async def _in_a_file(self, pages: list[str]) -> bool:
        """Show the first page, and all of them in a file; False where no file may be posted."""
        await self._page(0, Post(pages[0]))
        told = text("reply.in_file", self._thread.locale)
        with contextlib.ExitStack() as until_posted:
            try:
                folder = until_posted.enter_context(
                    tempfile.TemporaryDirectory(prefix="reelthread-")
                )
                path = Path(folder) / TEXT_FILE
                await asyncio.to_thread(path.write_text, self._turn.final or "", "utf-8")
            except OSError as error:
                logger.warning("a long text comes in messages: %s", error.strerror)
                return False
            post = Post(told, self._buttons(), file=path, filename=TEXT_FILE)
            try:
                # A number of its own: where the file is refused, the other pages are shown.
                await self._page(len(pages), post)
            except (PermissionMissing, UploadTooLarge) as error:
                logger.warning("a long text comes in messages: %s", error)
                return False
        return True

    async def _last_page(self, number: int, page: str) -> None:
        if number not in self._shown:
            self._picture = self._picture or await self._draw()
            await self._page(number, Post(page, self._buttons(), picture=self._picture))

    async def _draw(self) -> Picture | None:
        """What the text is about: the timeline, or what the edit has done to it."""
        pictures = Pictures(self._studio, self._thread)
        if self._turn.kind is TurnKind.EDIT:
            return await pictures.of_turn(self._turn)
        if self._turn.kind is TurnKind.STATUS and self._turn.status is TurnStatus.DONE:
            service = self._studio.service(self._thread)
            return await pictures.now(service, self._thread.session_id)
        return None

    async def _page(self, number: int, post: Post) -> None:
        if number not in self._shown:
            self._shown[number] = await self._show(number, post)

    async def _show(self, number: int, post: Post) -> int:
        failed = self._turn.status is TurnStatus.FAILED
        priority = Priority.ERROR if failed else Priority.FINAL
        asked = self._turn.answers if number == 0 else None
        if not self._anew and number in self._live:
            try:
                replaced = await self._previews.show(
                    replace(post, reply_to=asked), page=number, priority=priority
                )
            except MessageGone:
                logger.info("preview was deleted, the final is a new message")
            else:
                self._live[number] = replaced
                await self._finals.note(number, replaced)
                return replaced
        ping = self._turn.author_id if number == 0 and self._anew else None
        new = replace(post, reply_to=asked, ping=ping)
        return await self._finals.post(new, page=number, priority=priority)

    def _buttons(self) -> tuple[Button, ...]:
        locale = self._thread.locale
        actions = tuple(
            Button(action, text(f"button.{action}", locale), self._argument(action))
            for action in self._turn.actions
        )
        if self._turn.kind is not TurnKind.GREET or self._turn.status is not TurnStatus.DONE:
            return actions
        starters = skill(self._thread.skill).starters(locale)
        return tuple(
            Button(ButtonAction.SAY, starter, str(number))
            for number, starter in enumerate(starters)
        )

    def _argument(self, action: ButtonAction) -> str:
        """The turn that is done again, or that a question is about; an order needs none."""
        again = action is ButtonAction.RETRY or self._turn.kind is TurnKind.ASK
        return str(self._turn.id) if again else ""
