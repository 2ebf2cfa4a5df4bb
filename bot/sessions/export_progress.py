"""The message that tells how far an export is; showing it holds up nothing."""

import logging
import time
from types import TracebackType
from typing import Self

from bot.core import export_reply
from bot.core.export_reply import Pace, Stage
from bot.core.ports import Button, Picture, Post, Priority
from bot.core.records import ButtonAction, ReplyRole, ThreadRecord, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.locales import text
from bot.sessions.live_text import LiveText
from bot.sessions.noted import NotedMessages
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


class ExportProgress:
    """Shows the newest of what it was told, while it is entered; then it can ``end``."""

    def __init__(self, studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
        self._studio = studio
        self._turn = turn
        self._locale = thread.locale
        self._conversation = studio.conversation(thread.channel_id)
        self._messages = NotedMessages(studio, turn, ReplyRole.PROGRESS)
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
        stop = Button(ButtonAction.STOP, text("button.stop", self._locale), str(self._turn.id))
        self._live = LiveText(
            self._conversation,
            self._messages,
            lambda: [self._line()],
            reply_to=None,
            interval_s=timing.preview_interval_s,
            refresh_s=timing.preview_refresh_s,
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
        try:
            await self._messages.show(post, priority=Priority.ACKNOWLEDGEMENT)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.info("end of the export not shown: %s", error)
