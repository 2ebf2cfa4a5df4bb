"""Whether the service can be reached: looked at from the start, and told when it changes."""

import asyncio
import contextlib
import itertools
import logging
from collections.abc import AsyncGenerator

import aiohttp

from bot.errors import ServiceError, ServiceUnavailable
from bot.nemo.answers import data_of
from bot.nemo.limits import Limits
from bot.nemo.transport import Attribution, Request, read_answer
from bot.outbound import reason

logger = logging.getLogger(__name__)

LOOK = Request("GET", "/api/credits/balance/simple", total_s=10.0)
"""Without a token, the service answers that nobody is logged in: it is there."""


class Reach:
    """Looks at the start, and again whenever a request has failed; then until it answers.

    While all goes well nothing is asked: the requests of the day show that it answers.
    """

    def __init__(
        self,
        pool: aiohttp.ClientSession,
        api_url: str,
        attribution: Attribution,
        limits: Limits,
    ) -> None:
        self._pool = pool
        self._api_url = api_url.rstrip("/")
        self._headers = attribution.headers
        self._limits = limits
        self._doubted = asyncio.Event()
        self._there = True

    @property
    def there(self) -> bool:
        """Whether it answered when it was last looked at."""
        return self._there

    def doubt(self) -> None:
        """A request has failed in a way that an outage would explain."""
        self._doubted.set()

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncGenerator[None]:
        """Look within the block."""
        task = asyncio.create_task(self._watch(), name="watching NemoVideo")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def _watch(self) -> None:
        self.doubt()
        while True:
            await self._doubted.wait()
            fault = await self._look()
            if fault:
                await self._wait_for_it(fault)
            self._doubted.clear()

    async def _wait_for_it(self, fault: str) -> None:
        loop = asyncio.get_running_loop()
        lost_at = loop.time()
        self._there = False
        logger.warning(
            "NemoVideo can't be reached at %s: %s; edits and exports fail until it answers",
            self._api_url,
            fault,
        )
        pauses_s = self._limits.look_again_s
        for pause_s in itertools.chain(pauses_s, itertools.repeat(pauses_s[-1])):
            await asyncio.sleep(pause_s)
            if not await self._look():
                break
        self._there = True
        logger.info("NemoVideo answers again, after %.0f s", loop.time() - lost_at)

    async def _look(self) -> str:
        """What keeps it from answering; empty if nothing does."""
        timeout = aiohttp.ClientTimeout(total=LOOK.total_s)
        url = self._api_url + LOOK.path
        try:
            async with self._pool.get(
                url, headers=self._headers, timeout=timeout, allow_redirects=False
            ) as response:
                data_of(await read_answer(LOOK.call, response))
        except (aiohttp.ClientError, TimeoutError) as error:
            return reason(error)
        except ServiceUnavailable:
            return "what answers there is no NemoVideo, or one that is down"
        except ServiceError:
            return ""
        return ""
