"""The message that tells how far an export is; showing it holds up nothing."""

import logging
import time
from types import TracebackType
from typing import Self

from bot.core import export_reply
from bot.core.export_reply import Pace, Stage
from bot.core.ports import Button, Picture, Post, Priority
from bot.core.records import ButtonAction, ReplyRecord, ReplyRole, ThreadRecord, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.locales import text
from bot.sessions.live_text import LiveText
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


def progress_nonce(turn: TurnRecord) -> str:
    """What makes sure that a turn has one such message; the live text numbers its pages."""
    return f"{turn.message_id}p"


async def save_progress(studio: Studio, turn: TurnRecord, message_id: int) -> None:
    """Note the message that shows the progress of a turn's export."""
    shown = ReplyRecord(turn.id, ReplyRole.PROGRESS, 0, message_id)
    await studio.insist(lambda: studio.store.save_reply(shown))


class ExportProgress:
    """Shows the newest of what it was told, while it is entered; then it can ``end``."""

    def __init__(self, studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
        self._studio = studio
        self._turn = turn
        self._locale = thread.locale
        self._conversation = studio.conversation(thread.channel_id)
        self._started = time.monotonic()
        self._stage = Stage.RENDERING
        self._percent: float | None = None
        self._pace = Pace()
        self._live: LiveText | None = None

    @property
    def elapsed_s(self) -> float:
        """How long the export has taken, as far as this process has seen."""
        return time.monotonic() - self._started

    async def __aenter__(self) -> Self:
        timing = self._studio.timing
        known = await self._studio.store.replies(self._turn.id, ReplyRole.PROGRESS)
        stop = Button(ButtonAction.STOP, text("button.stop", self._locale), str(self._turn.id))
        self._live = LiveText(
            self._conversation,
            lambda: [self._line()],
            lambda _, message_id: save_progress(self._studio, self._turn, message_id),
            nonce=progress_nonce(self._turn),
            reply_to=None,
            interval_s=timing.preview_interval_s,
            refresh_s=timing.preview_refresh_s,
            messages=[shown.message_id for shown in known],
            buttons=(stop,),
        )
        await self._live.__aenter__()
        # The first line is an answer: somebody has just asked for the export.
        self._live.update(at_once=True)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._live is not None
        await self._live.__aexit__(kind, error, traceback)

    def begin(self) -> None:
        """Another attempt: what was seen of the one before means nothing for it."""
        self._pace = Pace()
        self._percent = None
        self.show(Stage.RENDERING)

    def seen(self, percent: float | None) -> None:
        """The render is at work, and this far."""
        self._percent = percent
        self._pace = self._pace.seen(percent, self.elapsed_s)
        self.show(Stage.RENDERING)

    def show(self, stage: Stage) -> None:
        """Tell what is being done."""
        self._stage = stage
        if self._live is not None:
            self._live.update()

    def _line(self) -> str:
        waited_s = self.elapsed_s
        left_s = self._pace.left_s(waited_s)
        return export_reply.progress_line(
            self._stage, self._percent, waited_s, left_s, self._locale
        )

    async def end(self, said: str, picture: Picture | None) -> None:
        """The last words in the message; what matters has a message of its own.

        Raises ``ConversationUnavailable``: nobody shall believe for ever that it goes on.
        """
        post = Post(said, picture=picture)
        known = await self._studio.store.replies(self._turn.id, ReplyRole.PROGRESS)
        try:
            # For the nonce of a message that the process didn't live to note, Discord gives that
            # one as it is.
            message_id = known[0].message_id if known else await self._post(post)
            await self._conversation.edit(
                message_id, lambda: post, priority=Priority.ACKNOWLEDGEMENT
            )
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.info("end of the export not shown: %s", error)

    async def _post(self, post: Post) -> int:
        message_id = await self._conversation.post(
            post, nonce=f"{progress_nonce(self._turn)}0", priority=Priority.ACKNOWLEDGEMENT
        )
        await save_progress(self._studio, self._turn, message_id)
        return message_id
