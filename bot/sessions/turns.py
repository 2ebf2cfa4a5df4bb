"""One turn from its place in the queue to the answer in its thread."""

import logging
import math
from collections.abc import Mapping
from dataclasses import replace

from bot import log
from bot.core.records import ButtonAction, ThreadRecord, TurnKind, TurnRecord, TurnStatus
from bot.errors import ConversationError, ConversationUnavailable, ServiceError
from bot.locales import text
from bot.sessions.answers import Answers
from bot.sessions.delivery import deliver
from bot.sessions.edge import at_the_edge
from bot.sessions.outcome import Outcome
from bot.sessions.studio import Studio
from bot.sessions.summary import summarise
from bot.sessions.switch import Switch
from bot.sessions.telling import complain, tell_above
from bot.sessions.turn import EditTurn

logger = logging.getLogger(__name__)

TELL_OF_WAITS_FROM_S = 30.0
"""A shorter wait for Discord goes by before anyone has read of it."""

IN_ORDER = (TurnKind.GREET, TurnKind.EDIT, TurnKind.EXPORT)
"""Kinds that wait for each other: an export shall have the edits that were asked for before."""
ASIDE = tuple(kind for kind in TurnKind if kind not in IN_ORDER)
"""Kinds that only look, and are answered at once."""


class Turns:
    """Carries the turns of a thread to their ends; ``switch`` stops the one that runs."""

    def __init__(self, studio: Studio, channel_id: int, switch: Switch) -> None:
        self._studio = studio
        self._store = studio.store
        self._channel_id = channel_id
        self._switch = switch

    async def see_through(self, thread: ThreadRecord, turn: TurnRecord) -> None:
        """Its outcome goes to the store, its final text to the thread.

        Raises ``StoreError`` and ``ConversationUnavailable``; then it is to be tried again.
        """

        async def break_off(error_id: str) -> None:
            await self._break_off(thread, turn, error_id)

        with log.context(turn=turn.id, session=thread.session_id):
            await at_the_edge(self._carry(thread, turn), break_off)

    async def _carry(self, thread: ThreadRecord, turn: TurnRecord) -> None:
        if not turn.status.ended:
            outcome = await self._outcome(thread, turn)
            await self._finish(turn, outcome)
        await self._deliver(thread, turn.id)

    async def _outcome(self, thread: ThreadRecord, turn: TurnRecord) -> Outcome:
        try:
            await self._open(thread)
            if turn.kind is not TurnKind.EDIT:
                return await self._answer(thread, turn)
            outcome = await EditTurn(self._studio, thread, turn, self._switch).run()
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
        async with self._switch.stoppable():
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
