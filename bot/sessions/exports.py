"""The exports of a thread: one after the other, stopped where a person wants that."""

import logging

from bot import log
from bot.core.records import RenderRecord, RenderStatus, ThreadRecord, TurnRecord
from bot.errors import ConversationError, ConversationUnavailable
from bot.sessions.edge import at_the_edge
from bot.sessions.export import Export
from bot.sessions.export_queue import ExportQueue
from bot.sessions.stopping import is_stopped, note_stop, stop_export
from bot.sessions.studio import Studio
from bot.sessions.switch import Switch
from bot.sessions.telling import complain, tell_of_bug

logger = logging.getLogger(__name__)


class Exports:
    """Sees the open renders of a thread through. Every method may raise ``StoreError``."""

    def __init__(self, studio: Studio, channel_id: int) -> None:
        self._studio = studio
        self._store = studio.store
        self._channel_id = channel_id
        self._switch = Switch()
        self._queue = ExportQueue(studio, channel_id)

    async def next(self) -> RenderRecord | None:
        """The render whose turn it is; it waits no more.

        First comes what the turn has to say: both would be looked for by the same button to stop
        it, where the process ended before their messages were known.
        """
        for render in (await self._store.open_renders(self._channel_id))[:1]:
            turn = await self._turn_of(render)
            if turn.status.ended and (turn.final is None or turn.delivered):
                self._queue.begin(turn.id)
                return render
        return None

    async def renew_places(self, thread: ThreadRecord) -> None:
        """Show those that wait at which place they are; best effort."""
        await self._queue.renew(thread)

    async def halt(self, turn_id: int | None = None) -> bool:
        """End the export that runs, if it is of this turn; None: of whichever.

        False if none does. A video that is made is posted all the same.
        """
        running = next(iter(await self._store.open_renders(self._channel_id)), None)
        if running is None or running.status is RenderStatus.COMPLETED:
            return False
        if turn_id not in (None, running.turn_id) or not self._switch.on:
            return False
        await note_stop(self._studio, await self._turn_of(running))
        return self._switch.pull()

    async def see_through(self, thread: ThreadRecord, render: RenderRecord) -> None:
        """Carry a render to its end. Raises ``ConversationUnavailable``."""
        turn = await self._turn_of(render)
        export = Export(self._studio, thread, turn, render)

        async def break_off(error_id: str) -> None:
            await export.abandon()
            await tell_of_bug(self._studio, thread, turn, error_id)

        with log.context(turn=turn.id, session=render.session_id):
            await at_the_edge(self._carry(thread, turn, export), break_off)

    async def _carry(self, thread: ThreadRecord, turn: TurnRecord, export: Export) -> None:
        try:
            done = False
            if not await is_stopped(self._studio, turn):
                async with self._switch.stoppable():
                    await export.run()
                    done = True
            if not done:
                await stop_export(self._studio, thread, turn)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.warning("the video can't be delivered: %s", error)
            await complain(self._studio, thread, error)
            await export.abandon()

    async def _turn_of(self, render: RenderRecord) -> TurnRecord:
        turn = await self._store.turn(render.turn_id)
        assert turn is not None, "a render belongs to a turn"
        return turn
