"""Owner of all workers: takes in what people do, wakes threads, stops them all."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import TypeVar

from bot.core.counted import counted
from bot.core.explain import explain
from bot.core.incoming import Incoming, Press
from bot.core.records import AccountScope, ButtonAction, TurnKind, TurnStatus
from bot.core.skills import skill
from bot.errors import StoreError
from bot.locales import negotiate, text
from bot.sessions.absence import Absence
from bot.sessions.admission import Admission
from bot.sessions.intake import OF_INTEREST_S, Intake, Noted
from bot.sessions.refusals import Refusals
from bot.sessions.studio import Studio
from bot.sessions.views import Views
from bot.sessions.worker import Worker

logger = logging.getLogger(__name__)

RESUMED_TOGETHER = 10
RESUME_PAUSE_S = 0.02
"""Between as many threads: so the first are at work before the last have been looked into."""

T = TypeVar("T")


class Manager:
    """All threads. Nothing is done before it is in the store.

    ``views`` shows single people what isn't said to all; ``absence`` tells what was missed.
    """

    def __init__(
        self,
        studio: Studio,
        *,
        skill_name: str,
        language: str = "",
        scopes: Sequence[AccountScope] = tuple(AccountScope),
    ) -> None:
        self._studio = studio
        self._store = studio.store
        self._skill = skill(skill_name)
        self.views = Views(studio, self._skill)
        self.absence = Absence(studio, language)
        self._admission = Admission(studio.store, self._skill, language, scopes, clock=studio.clock)
        self._intake = Intake(studio, self._admission)
        self._refusals = Refusals(studio)
        self._workers: dict[int, Worker] = {}
        self._sweep_at = 1
        self._order = asyncio.Lock()
        self._open = True

    async def resume(self, but: Collection[int] = ()) -> None:
        """Go on with whatever was under way when the process ended, except in some threads."""
        renders = await self._store.channels_with_renders()
        notices = await self._store.channels_with_notices()
        turns = {*await self._store.channels_with_turns(), *notices}
        if renders or turns:
            logger.info("going on in %s", counted(len({*renders, *turns}), "thread"))
        # Renders are over soonest: they only have to be asked for.
        for number, channel_id in enumerate([*renders, *sorted(turns)], 1):
            if channel_id in but or not self._open:
                continue
            worker = self._worker(channel_id)
            if number <= len(renders):
                worker.renders.wake()
            else:
                worker.wake()
            if number % RESUMED_TOGETHER == 0:
                await asyncio.sleep(RESUME_PAUSE_S)

    async def receive(self, incoming: Incoming) -> bool:
        """Take in a message: an edit in its thread, the start of a thread, or none of ours.

        False after ``stop``: it is left to the next start.
        """
        if self._open:
            await self._take_in(incoming, lambda: self._intake.message(incoming))
            return True
        return False

    async def begin(self, incoming: Incoming, *, skill: str | None = None) -> bool:
        """Open a thread from a message for whoever asks; False if it has one already.

        Who may not is told so by an answer to the message; ``may_begin`` tells it beforehand.
        """
        if not self._open or await self._store.thread(incoming.message_id) is not None:
            return False
        await self._take_in(incoming, lambda: self._intake.begin(incoming, skill))
        return True

    async def may_begin(self, incoming: Incoming, *, skill: str | None = None) -> str | None:
        """Why a person may not open a thread from a message; None: they may."""
        refused = await self._admission.thread(incoming, skill)
        return refused if isinstance(refused, str) else None

    async def changed(self, incoming: Incoming) -> None:
        """Take in that a person has edited a message: what waits is done in its new words."""
        if self._open:
            await self._follow(await self._in_order(lambda: self._intake.changed(incoming)))

    async def removed(self, channel_id: int, message_id: int) -> None:
        """Take in that a person has deleted a message: what waits is not done."""
        if self._open:
            noted = await self._in_order(lambda: self._intake.removed(channel_id, message_id))
            await self._follow(noted)

    async def gone(self, channel_id: int) -> None:
        """Take in that a thread is no more, or closed: what waits in it is not done."""
        if self._open:
            await self._kept(lambda: self.absence.give_up(channel_id))

    async def halt(self, channel_id: int, person_id: int) -> bool:
        """Stop what runs in a thread: the turn, else the export; False if nothing does."""
        worker = self._workers.get(channel_id)
        if worker is None or not await worker.halt():
            return False
        logger.info("stopped by person %s in %s", person_id, channel_id)
        return True

    async def retry_last(self, channel_id: int, interaction_id: int) -> bool:
        """Do the thread's last edit again; False if there is none that has ended."""
        last = await self._store.last_ended(channel_id, TurnKind.EDIT)
        if last is None or await self._store.retry(last.id, interaction_id) is None:
            return False
        self.wake(channel_id)
        return True

    async def refused(self, press: Press) -> str | None:
        """Why a person may not press a button; None: they may."""
        try:
            return await self._intake.refused(press)
        except StoreError as error:
            logger.error("the database failed: %s", error)
            return explain(error, negotiate(press.person_locale), self._skill)

    async def press(self, press: Press) -> str | None:
        """Take in a button: the words that it stands for, which the thread shall see.

        None: the thread or the turn behind the button is unknown, or has ended.
        """
        if not self._open:
            return None
        try:
            if press.action is ButtonAction.STOP:
                return await self._press_stop(press)
            noted = await self._kept(lambda: self._intake.press(press))
        except StoreError as error:
            return explain(error, negotiate(press.person_locale), self._skill)
        await self._follow(noted)
        return noted.said

    async def _press_stop(self, press: Press) -> str | None:
        """The button carries the turn that it stops: an old one stops nothing else."""
        refused = await self._intake.refused(press)
        worker = self._workers.get(press.channel_id)
        thread = await self._store.thread(press.channel_id)
        if refused is not None or worker is None or thread is None:
            return refused
        if not press.argument.isdecimal() or not await worker.halt_work_of(int(press.argument)):
            return None
        return text("stop.done", thread.locale)

    async def _take_in(self, incoming: Incoming, note: Callable[[], Awaitable[Noted]]) -> None:
        try:
            noted = await self._in_order(note)
        except StoreError as error:
            noted = Noted(said=explain(error, negotiate(incoming.locale), self._skill))
        if noted.said is not None and incoming.age_s < OF_INTEREST_S:
            await self._refusals.tell(incoming, noted.said)
        await self._follow(noted)

    async def _follow(self, noted: Noted) -> None:
        """Let the thread's worker do what was noted."""
        if noted.channel_id is None:
            return
        worker = self._workers.get(noted.channel_id)
        if noted.gone is not None and worker is not None:
            worker.halt_turn(noted.gone.id)
        if noted.stop is not None and await self.halt(noted.channel_id, noted.stop.author_id):
            # What was stopped tells so itself.
            await self._store.finish(noted.stop.id, TurnStatus.DONE, None)
        self.wake(noted.channel_id)

    async def _in_order(self, note: Callable[[], Awaitable[Noted]]) -> Noted:
        """Events come as tasks of their own; noted one by one, they keep their order."""
        async with self._order:
            return await self._kept(note)

    async def _kept(self, work: Callable[[], Awaitable[T]]) -> T:
        """Note what a person did. Raises ``StoreError`` if the database fails for long."""
        for pause_s in self._studio.timing.claim_again_s:
            try:
                return await work()
            except StoreError as error:
                logger.error("the database failed, trying again: %s", error)
            await asyncio.sleep(pause_s)
        return await work()

    def wake(self, channel_id: int) -> None:
        """Let the thread's worker look for work; workers without any are forgotten."""
        if self._open:
            self._worker(channel_id).wake()

    def _worker(self, channel_id: int) -> Worker:
        if len(self._workers) >= self._sweep_at:
            busy = {known: worker for known, worker in self._workers.items() if worker.tasks}
            self._workers = busy
            self._sweep_at = 2 * len(busy) + 1
        worker = self._workers.get(channel_id)
        if worker is None:
            worker = self._workers[channel_id] = Worker(self._studio, channel_id)
        return worker

    async def stop(self, drain_s: float) -> None:
        """Take nothing more in, give running turns ``drain_s`` seconds, then cancel the rest.

        Exports need no time: the service goes on with them, and so does the next start.
        """
        self._open = False
        workers = list(self._workers.values())
        for worker in workers:
            worker.close()
        turns = [task for worker in workers for task in worker.busy]
        if turns:
            logger.info("waiting up to %g s for %s", drain_s, counted(len(turns), "turn"))
            await asyncio.wait(turns, timeout=drain_s)
        left = [task for worker in workers for task in worker.tasks]
        for task in left:
            logger.info("cancelled, to be taken up at the next start: %s", task.get_name())
            task.cancel()
        if left:
            await asyncio.wait(left)
