"""One thread at work: at most one turn at a time, beside it at most one export."""

import asyncio
import logging
import math
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot import log
from bot.core.records import (
    ButtonAction,
    RenderRecord,
    RenderStatus,
    ThreadRecord,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.errors import (
    ConversationError,
    ConversationUnavailable,
    ServiceError,
    StoreError,
)
from bot.locales import text
from bot.sessions.answers import Answers
from bot.sessions.delivery import deliver
from bot.sessions.export import Export
from bot.sessions.export_queue import ExportQueue
from bot.sessions.lane import Lane
from bot.sessions.outcome import Outcome
from bot.sessions.queue import QueueNotices
from bot.sessions.stopping import stop_export
from bot.sessions.studio import Studio
from bot.sessions.summary import summarise
from bot.sessions.switch import Switch
from bot.sessions.telling import complain, tell_above, tell_of_bug
from bot.sessions.turn import EditTurn

logger = logging.getLogger(__name__)

TELL_OF_WAITS_FROM_S = 30.0
"""A shorter wait for Discord goes by before anyone has read of it."""

IN_ORDER = (TurnKind.GREET, TurnKind.EDIT, TurnKind.EXPORT)
"""Kinds that wait for each other: an export shall have the edits that were asked for before."""
ASIDE = tuple(kind for kind in TurnKind if kind not in IN_ORDER)
"""Kinds that only look, and are answered at once."""


class Worker:
    """Works off what the store holds for one thread. The store is the queue."""

    def __init__(self, studio: Studio, channel_id: int) -> None:
        self._studio = studio
        self._store = studio.store
        self._channel_id = channel_id
        self.turns = Lane(f"turns of {channel_id}", self._guarded(self._next_turn))
        self.asides = Lane(f"answers in {channel_id}", self._guarded(self._next_aside))
        self.renders = Lane(f"exports of {channel_id}", self._guarded(self._next_render))
        self.queue = Lane(f"queue of {channel_id}", self._guarded(self._show_queue))
        self._lanes = (self.turns, self.asides, self.renders, self.queue)
        self._notices = QueueNotices(studio, channel_id)
        self._exports = ExportQueue(studio, channel_id)
        self._running: int | None = None
        self._turn_switch = Switch()
        self._render_switch = Switch()

    @property
    def tasks(self) -> list[asyncio.Task[None]]:
        """Everything at work."""
        return [lane.task for lane in self._lanes if lane.task is not None]

    @property
    def busy(self) -> list[asyncio.Task[None]]:
        """What a person is waiting for and the service won't finish alone: all but exports."""
        lanes = (self.turns, self.asides)
        return [lane.task for lane in lanes if lane.task is not None]

    def wake(self) -> None:
        for lane in self._lanes:
            lane.wake()

    def close(self) -> None:
        """Begin nothing more."""
        for lane in self._lanes:
            lane.close()

    def halt_turn(self, turn_id: int) -> bool:
        """End this turn; False if it doesn't run."""
        return turn_id == self._running and self._turn_switch.pull()

    async def halt(self) -> bool:
        """End the turn that runs or, where none does, the export; False if neither does.

        A video that is made is posted all the same. May raise ``StoreError``.
        """
        return self._turn_switch.pull() or await self._halt_export(None)

    async def halt_work_of(self, turn_id: int) -> bool:
        """End this turn or, if it has only its export left, that; False if neither runs."""
        return self.halt_turn(turn_id) or await self._halt_export(turn_id)

    async def _halt_export(self, turn_id: int | None) -> bool:
        """End the export that runs, if it is of this turn; None: of whichever."""
        running = next(iter(await self._store.open_renders(self._channel_id)), None)
        if running is None or running.status is RenderStatus.COMPLETED:
            return False
        return turn_id in (None, running.turn_id) and self._render_switch.pull()

    def _guarded(
        self, step: Callable[[ThreadRecord], Awaitable[bool]]
    ) -> Callable[[], Awaitable[bool]]:
        """The worker's edge: ``step`` for this thread; no failure of it ends the lane for good."""

        async def run() -> bool:
            with log.context(thread=self._channel_id):
                try:
                    thread = await self._store.thread(self._channel_id)
                    return thread is not None and await step(thread)
                except StoreError as error:
                    logger.error("the database failed, trying again: %s", error)
                    await asyncio.sleep(self._studio.timing.store_again_s)
                    return True
                except ConversationUnavailable as error:
                    logger.warning("Discord failed, trying again: %s", error)
                    await asyncio.sleep(error.retry_after_s or self._studio.timing.discord_again_s)
                    return True

        return run

    async def _next_turn(self, thread: ThreadRecord) -> bool:
        turn = await self._store.next_turn(self._channel_id, IN_ORDER)
        if turn is None:
            return False
        self._running = turn.id
        try:
            await self._notices.start(thread, turn)
            self.queue.wake()
            await self._see_through(thread, turn)
        finally:
            self._running = None
            self._notices.end()
        self.renders.wake()
        self.queue.wake()
        return True

    async def _show_queue(self, thread: ThreadRecord) -> bool:
        if thread.opened or thread.parent_id is None:
            await self._notices.show(thread)
            await self._exports.renew(thread)
        return False

    async def _next_aside(self, thread: ThreadRecord) -> bool:
        turn = await self._store.next_turn(self._channel_id, ASIDE)
        if turn is None:
            return False
        await self._see_through(thread, turn)
        return True

    async def _see_through(self, thread: ThreadRecord, turn: TurnRecord) -> None:
        """Carry a turn to its end: its outcome in the store, its final text in the thread."""
        with log.context(turn=turn.id, session=thread.session_id):
            try:
                if not turn.status.ended:
                    outcome = await self._outcome(thread, turn)
                    await self._finish(turn, outcome)
                await self._deliver(thread, turn.id)
            except (StoreError, ConversationUnavailable):
                raise
            except Exception:
                error_id = secrets.token_hex(4)
                logger.exception("a bug, error id %s", error_id)
                await self._break_off(thread, turn, error_id)

    async def _outcome(self, thread: ThreadRecord, turn: TurnRecord) -> Outcome:
        try:
            await self._open(thread)
            if turn.kind is not TurnKind.EDIT:
                return await self._answer(thread, turn)
            outcome = await EditTurn(self._studio, thread, turn, self._turn_switch).run()
            # Messages may have been joined to it meanwhile.
            turn = await self._store.turn(turn.id) or turn
            if turn.then_export and outcome.status is TurnStatus.DONE:
                return await self._then_export(thread, turn, outcome)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.warning("the thread can't be used: %s", error)
            await complain(self._studio, thread, error)
            return Outcome(TurnStatus.FAILED, None)
        else:
            return outcome

    async def _answer(self, thread: ThreadRecord, turn: TurnRecord) -> Outcome:
        answers = Answers(self._studio, thread, turn)
        if turn.kind not in IN_ORDER:
            return await answers.run()
        outcome = None
        async with self._turn_switch.stoppable():
            outcome = await answers.run()
        stopped = Outcome(
            TurnStatus.STOPPED, text("stop.unsent", thread.locale), (ButtonAction.RETRY,)
        )
        return outcome or stopped

    async def _finish(self, turn: TurnRecord, outcome: Outcome) -> None:
        await self._studio.insist(
            lambda: self._store.finish(turn.id, outcome.status, outcome.final, outcome.actions)
        )
        await summarise(self._studio, turn, outcome)
        if outcome.draft:
            await self._remember(turn, outcome.draft)

    async def _remember(self, turn: TurnRecord, draft: Mapping[str, object]) -> None:
        """Keep what an ended turn has made.

        Before its end it isn't kept: by the last draft that is known from before, a turn that
        was broken off is told to be done or not.
        """
        thread = await self._store.thread(self._channel_id)
        if thread is not None and thread.session_id is not None:
            await self._store.save_snapshot(self._channel_id, turn.id, thread.session_id, draft)

    async def _deliver(self, thread: ThreadRecord, turn_id: int) -> None:
        """Show the final text. The store names the turn again for as long as that fails."""
        ended = await self._store.turn(turn_id)
        if ended is None or ended.final is None or ended.delivered:
            return
        try:
            await deliver(self._studio, thread, ended)
        except ConversationUnavailable:
            raise
        except ConversationError as error:
            logger.warning("the final text can't be delivered: %s", error)
            await complain(self._studio, thread, error)

    async def _break_off(self, thread: ThreadRecord, turn: TurnRecord, error_id: str) -> None:
        """After a bug: tell the person; where the telling is what breaks, give it up."""
        now = await self._store.turn(turn.id)
        if now is not None and now.status.ended:
            await self._store.mark_delivered(turn.id)
            return
        sentence = text("error.bug", thread.locale, id=error_id)
        await self._finish(turn, Outcome(TurnStatus.FAILED, sentence, (ButtonAction.RETRY,)))

    async def _open(self, thread: ThreadRecord) -> None:
        if thread.opened or thread.parent_id is None:
            return
        try:
            await self._studio.conversation(thread.channel_id).open(thread)
        except ConversationUnavailable as error:
            if (error.retry_after_s or 0) >= TELL_OF_WAITS_FROM_S:
                minutes = math.ceil((error.retry_after_s or 0) / 60)
                await tell_above(self._studio, thread, "thread.waiting", minutes=minutes)
            raise
        await self._store.mark_opened(thread.channel_id)

    async def _then_export(
        self, thread: ThreadRecord, turn: TurnRecord, edited: Outcome
    ) -> Outcome:
        fresh = await self._store.thread(thread.channel_id) or thread
        try:
            exported = await Answers(self._studio, fresh, turn).export()
        except ServiceError as error:
            logger.warning("not exported: %s: %s", type(error).__name__, error)
            exported = Outcome(
                TurnStatus.FAILED, self._studio.explain(fresh, error), (ButtonAction.EXPORT,)
            )
        if exported.final is None:
            return edited
        actions = dict.fromkeys([*edited.actions, *exported.actions])
        return replace(edited, final=f"{edited.final}\n\n{exported.final}", actions=tuple(actions))

    async def _next_render(self, thread: ThreadRecord) -> bool:
        renders = await self._store.open_renders(self._channel_id)
        if not renders:
            return False
        self._exports.begin(renders[0].turn_id)
        self.queue.wake()
        await self._render(thread, renders[0])
        return True

    async def _render(self, thread: ThreadRecord, render: RenderRecord) -> None:
        turn = await self._store.turn(render.turn_id)
        assert turn is not None, "a render belongs to a turn"
        with log.context(turn=turn.id, session=render.session_id):
            export = Export(self._studio, thread, turn, render)
            try:
                done = False
                async with self._render_switch.stoppable():
                    await export.run()
                    done = True
                if not done:
                    await stop_export(self._studio, thread, turn)
            except (StoreError, ConversationUnavailable):
                raise
            except ConversationError as error:
                logger.warning("the video can't be delivered: %s", error)
                await complain(self._studio, thread, error)
                await export.abandon()
            except Exception:
                error_id = secrets.token_hex(4)
                logger.exception("a bug in an export, error id %s", error_id)
                await export.abandon()
                await tell_of_bug(self._studio, thread, turn, error_id)
