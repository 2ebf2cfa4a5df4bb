"""One thread at work: at most one turn at a time, beside it at most one export."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot import log
from bot.core.records import ThreadRecord
from bot.errors import ConversationUnavailable, StoreError
from bot.sessions.exports import Exports
from bot.sessions.lane import Lane
from bot.sessions.queue import QueueNotices
from bot.sessions.studio import Studio
from bot.sessions.switch import Switch
from bot.sessions.turns import ASIDE, IN_ORDER, Turns

logger = logging.getLogger(__name__)


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
        self._exports = Exports(studio, channel_id)
        self._running: int | None = None
        self._switch = Switch()
        """Stops the turn that runs."""
        self._work = Turns(studio, channel_id, self._switch)

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
        return turn_id == self._running and self._switch.pull()

    async def halt(self) -> bool:
        """End the turn that runs or, where none does, the export; False if neither does.

        A video that is made is posted all the same. May raise ``StoreError``.
        """
        return self._switch.pull() or await self._exports.halt()

    async def halt_work_of(self, turn_id: int) -> bool:
        """End this turn or, if it has only its export left, that; False if neither runs."""
        return self.halt_turn(turn_id) or await self._exports.halt(turn_id)

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
            await self._work.see_through(thread, turn)
        finally:
            self._running = None
            self._notices.end()
        self.renders.wake()
        self.queue.wake()
        return True

    async def _show_queue(self, thread: ThreadRecord) -> bool:
        if thread.opened or thread.parent_id is None:
            await self._notices.show(thread)
            await self._exports.renew_places(thread)
        return False

    async def _next_aside(self, thread: ThreadRecord) -> bool:
        turn = await self._store.next_turn(self._channel_id, ASIDE)
        if turn is None:
            return False
        await self._work.see_through(thread, turn)
        return True

    async def _next_render(self, thread: ThreadRecord) -> bool:
        render = await self._exports.next()
        if render is None:
            return False
        self.queue.wake()
        await self._exports.see_through(thread, render)
        return True
