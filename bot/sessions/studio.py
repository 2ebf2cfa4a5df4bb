"""What every part of a session works with."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.events import StreamEvent
from bot.core.explain import explain
from bot.core.media_tools import MediaTools
from bot.core.observer import NOBODY, Observer
from bot.core.ports import Conversation, Conversations, EditingService, EditingServices
from bot.core.records import ThreadRecord
from bot.core.skills import skill
from bot.core.store import Store
from bot.errors import ReelthreadError, StoreError
from bot.sessions.spending import Spending

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timing:
    """Waiting times, all in seconds."""

    preview_interval_s: float = 0.5
    """The shortest time between two changes of a live message."""
    preview_refresh_s: float = 5.0
    """How often the elapsed time is renewed while nothing else changes."""
    long_wait_s: float = 60.0
    """After a longer wait the answer is a new message, since edits notify nobody."""
    reconcile_after_s: tuple[float, ...] = (30.0, 60.0, 60.0, 60.0, 60.0)
    """When to look at the state after a broken stream, each counted from the look before."""
    render_poll_s: float = 2.0
    render_poll_max_s: float = 10.0
    render_slow: tuple[tuple[float, float], ...] = ((600.0, 60.0), (3600.0, 600.0))
    """For so long nothing has moved in a render: it is looked at only so often."""
    render_endless_s: float = 86_400.0
    """How old a render may become; then nobody waits for it any more."""
    thumbnails_s: float = 1.5
    """How long a picture waits for thumbnails that have yet to be made."""
    picture_s: float = 3.0
    """How long a message waits for its picture; then it goes without."""
    film_s: float = 8.0
    """How long a video waits for frames to be taken of it; then there are none."""
    claim_again_s: tuple[float, ...] = (0.5, 2.0, 5.0, 10.0)
    """Pauses between attempts to note what a person did; then they are told that it failed."""
    deliver_again_s: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0, 30.0)
    """Pauses between attempts to deliver a final message; then the next round takes it up."""
    burst_s: float = 1.5
    """Messages that a person types within so long of each other are one request."""
    together_s: float = 0.05
    """How long a first message waits for others that were sent together with it."""
    balance_s: float = 3.0
    """How long the balance may take to read beside an edit; then the edit goes without it."""
    store_again_s: float = 5.0
    discord_again_s: float = 10.0


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Studio:
    """The ports and the times, handed to whatever works in a thread."""

    store: Store
    services: EditingServices
    conversations: Conversations
    media: MediaTools
    timing: Timing = Timing()
    observer: Observer = NOBODY
    clock: Callable[[], datetime] = utc_now
    spending: Spending = field(default_factory=Spending)

    def service(self, thread: ThreadRecord) -> EditingService:
        return self.services.for_thread(thread)

    def conversation(self, channel_id: int) -> Conversation:
        return self.conversations.at(channel_id)

    def passed_s(self, since: datetime | None) -> float:
        """Seconds since a time that was noted; 0 where it's unknown, or the clock was set back."""
        return max((self.clock() - since).total_seconds(), 0.0) if since else 0.0

    @contextlib.asynccontextmanager
    async def listening(
        self, stream: AsyncGenerator[StreamEvent, None]
    ) -> AsyncGenerator[None, None]:
        """Around the reading of an edit stream; it is closed at the end."""
        with self.observer.streaming():
            async with contextlib.aclosing(stream):
                yield

    def explain(self, thread: ThreadRecord, error: ReelthreadError) -> str:
        """What the people of a thread are told when something failed."""
        service = self.service(thread)
        url = service.registration_url(thread.service_user_id) if service.anonymous else None
        return explain(error, thread.locale, skill(thread.skill), url, account=thread.account)

    async def insist(self, work: Callable[[], Awaitable[None]]) -> None:
        """Repeat ``work`` for as long as the database fails.

        For what has happened outside already, and would be done again if it weren't noted.
        """
        while True:
            try:
                return await work()
            except StoreError as error:
                logger.error("the database failed, trying again: %s", error)
            await asyncio.sleep(self.timing.store_again_s)
