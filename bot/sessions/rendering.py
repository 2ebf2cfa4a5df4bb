"""Waits for a render at the service, however long it takes there."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from bot.core.ports import EditingService, RenderPhase, RenderReport
from bot.core.records import RenderRecord
from bot.errors import RequestRefused, ServiceUnavailable, TooManyRequests
from bot.sessions.studio import Timing

logger = logging.getLogger(__name__)

POLL_GROWTH = 1.02
"""Most renders take 30 to 90 s: to the end of these, a look every 2 to 4 s finds them early."""


class Rendering:
    """One render at the service. It goes on over there, whatever happens here.

    ``noted`` is awaited with whatever has moved before the end, ``slow`` once when nothing has
    for unusually long. ``age_s`` is its age: from here on it grows by a clock that nobody sets.
    """

    def __init__(
        self,
        service: EditingService,
        render: RenderRecord,
        timing: Timing,
        *,
        age_s: float = 0.0,
        noted: Callable[[RenderReport], Awaitable[None]],
        slow: Callable[[], Awaitable[None]],
    ) -> None:
        self._service = service
        self._render = render
        self._timing = timing
        self._noted = noted
        self._slow = slow
        self._told = False
        self._last: tuple[RenderPhase, float | None] | None = None
        self._moved_at = time.monotonic()
        self._created_at = self._moved_at - age_s

    async def start(self) -> None:
        """Hand the draft over; where the answer is lost, the next look tells."""
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

    async def ended(self) -> RenderReport | None:
        """The report of its end; None if there is none within the time that makes sense.

        Raises ``ServiceError`` where the service refuses to tell.
        """
        wait_s = self._timing.render_poll_s
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
                await self.start()
            else:
                if report.phase in (RenderPhase.COMPLETED, RenderPhase.FAILED):
                    return report
                await self._see(report)
            if self._is_endless():
                logger.warning("render %s has no end", self._render.id)
                return None
            await asyncio.sleep(await self._pause(wait_s))
            wait_s = min(wait_s * POLL_GROWTH, self._timing.render_poll_max_s)

    async def _see(self, report: RenderReport) -> None:
        seen = report.phase, report.progress
        if seen != self._last:
            self._last = seen
            self._moved_at = time.monotonic()
            await self._noted(report)

    async def _pause(self, usual_s: float) -> float:
        """The time to the next look: the longer nothing has moved, the longer it is."""
        still_s = time.monotonic() - self._moved_at
        pauses_s = [pause_s for after_s, pause_s in self._timing.render_slow if still_s >= after_s]
        if not pauses_s:
            return usual_s
        if not self._told:
            self._told = True
            await self._slow()
        return max(usual_s, pauses_s[-1])

    def _is_endless(self) -> bool:
        return time.monotonic() - self._created_at > self._timing.render_endless_s
