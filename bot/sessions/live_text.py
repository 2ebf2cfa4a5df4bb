"""A message that shows the latest text while it is being written.

The preview is best effort: whoever writes only says that something changed, and never waits.
One request is under way at most; what changed meanwhile goes out with the next one. While a
request waits for its turn, it is the newest text that waits, and first words move it up.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol, Self, TypeVar

from bot.core.observer import NOBODY, Observer
from bot.core.ports import Button, Conversation, Newest, Post, Priority
from bot.errors import (
    ConversationError,
    ConversationGone,
    ConversationUnavailable,
    MessageGone,
    StoreError,
)

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Messages(Protocol):
    """Where the messages of the pages are noted, each before it leaves."""

    async def known(self) -> dict[int, int]:
        """The ids by page; 0 for a message that may have left."""
        ...

    async def announce(self, page: int) -> None:
        """Note that a message is about to leave."""
        ...

    async def forget(self, page: int) -> None:
        """What was noted has never left."""
        ...

    async def send(self, post: Newest, *, page: int, priority: Priority) -> int:
        """Send the message of a page, once, and note its id."""
        ...


class LiveText:
    """Shows what ``pages`` returns in as many ``messages``, in order.

    Those that already exist are gone on with. ``buttons`` stand under the last page.
    """

    def __init__(
        self,
        conversation: Conversation,
        messages: Messages,
        pages: Callable[[], list[str]],
        *,
        reply_to: int | None,
        interval_s: float,
        refresh_s: float,
        buttons: tuple[Button, ...] = (),
        observer: Observer = NOBODY,
    ) -> None:
        self._conversation = conversation
        self._messages = messages
        self._pages = pages
        self._buttons = buttons
        self._reply_to = reply_to
        self._interval_s = interval_s
        self._refresh_s = refresh_s
        self._ids: list[int] = []
        self._noted: set[int] = set()
        self._unsent: int | None = None
        """The page that was noted by this process, and has not left."""
        self._shown: list[Post | None] = []
        self._changed = asyncio.Event()
        self._hurry = asyncio.Event()
        self._stopping = False
        self._requesting = False
        self._requests = 0
        self._observer = observer
        self._unshown_since: float | None = None
        self._waiting: asyncio.Timeout | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def requests(self) -> int:
        """How many requests it has taken so far."""
        return self._requests

    def update(self, *, at_once: bool = False) -> None:
        """Say that ``pages`` has something new; first words are shown ``at_once``."""
        self._changed.set()
        if self._unshown_since is None:
            self._unshown_since = time.monotonic()
        if at_once:
            self._hurry.set()
            if self._waiting is not None and not self._requesting:
                self._waiting.reschedule(0.0)

    async def __aenter__(self) -> Self:
        known = await self._messages.known()
        self._noted = set(known)
        # Each page waits for the one before: only the last one may be without an id.
        self._ids = [known[page] for page in sorted(known) if known[page]]
        self._shown = [None] * len(self._ids)
        self._task = asyncio.create_task(self._run(), name="live text")
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Show nothing more. A request under way is waited for, a waiting one dropped.

        Whoever is cancelled waits for nothing.
        """
        assert self._task is not None
        self._stopping = True
        self._hurry.set()
        if not self._requesting or kind is asyncio.CancelledError:
            self._task.cancel()
        try:
            await asyncio.wait([self._task])
        except asyncio.CancelledError:
            self._task.cancel()
            await asyncio.wait([self._task])
            raise
        if not self._task.cancelled() and (error := self._task.exception()) is not None:
            # The edit is paid for and goes on; what broke here is only its preview.
            logger.error("live text broke", exc_info=error)
        if self._unsent is not None and kind is not asyncio.CancelledError:
            await self._forget(self._unsent)

    async def _forget(self, page: int) -> None:
        """What has never left needn't be looked for."""
        try:
            await self._messages.forget(page)
        except StoreError as error:
            logger.warning("a preview that never left stays noted: %s", error)

    async def _run(self) -> None:
        while not self._stopping:
            self._changed.clear()
            try:
                await self._show(self._posts())
            except (ConversationGone, MessageGone) as error:
                # The final has its own way to the thread; a preview without a place ends here.
                logger.info("live text ends: %s", error)
                return
            except ConversationError as error:
                logger.warning("live text skipped once: %s", error)
                if isinstance(error, ConversationUnavailable) and error.retry_after_s:
                    # Not even first words hurry here; whoever leaves ends the wait.
                    await asyncio.sleep(error.retry_after_s)
            await self._pause()

    async def _pause(self) -> None:
        """Wait at least the interval, then for a change or the next refresh."""
        if await _within(self._hurry, self._interval_s):
            return
        await _within(self._changed, self._refresh_s - self._interval_s)

    def _posts(self) -> list[Post]:
        *pages, last = self._pages()
        return [*map(Post, pages), Post(last, self._buttons)]

    async def _show(self, posts: list[Post]) -> None:
        for number, post in enumerate(posts):
            if number >= len(self._ids):
                await self._post(number, post)
            elif self._shown[number] != post:
                await self._edit(number)
            if self._stopping:
                return

    async def _post(self, number: int, post: Post) -> None:
        reply_to = self._reply_to if number == 0 else None
        if number not in self._noted:
            self._unsent = number
            await self._messages.announce(number)
            self._noted.add(number)

        def newest() -> Post:
            nonlocal post
            post = (self._posts()[number:] or [post])[0]
            self._unsent = None
            self._begin()
            return replace(post, reply_to=reply_to)

        try:
            message_id = await self._in_turn(
                lambda priority: self._messages.send(newest, page=number, priority=priority)
            )
            self._ids.append(message_id)
            self._shown.append(post)
        finally:
            self._requesting = False

    async def _edit(self, number: int) -> None:
        def latest() -> Post | None:
            posts = self._posts()
            if self._stopping or number >= len(posts):
                return None
            self._begin()
            self._shown[number] = posts[number]
            return posts[number]

        try:
            await self._in_turn(
                lambda priority: self._conversation.edit(
                    self._ids[number], latest, priority=priority
                )
            )
        except ConversationError:
            self._shown[number] = None
            raise
        finally:
            self._requesting = False

    async def _in_turn(self, request: Callable[[Priority], Awaitable[T]]) -> T:
        """Make a request; where first words come while it waits, it waits as these do."""
        while True:
            priority = Priority.FIRST_WORDS if self._hurry.is_set() else Priority.PROGRESS
            self._hurry.clear()
            waiting = asyncio.timeout(None)
            try:
                async with waiting:
                    self._waiting = waiting
                    return await request(priority)
            except TimeoutError:
                if not waiting.expired():
                    raise
            finally:
                self._waiting = None

    def _begin(self) -> None:
        """The request leaves, and is not to be called back any more."""
        self._requesting = True
        self._requests += 1
        if self._unshown_since is not None:
            self._observer.shown(time.monotonic() - self._unshown_since)
            self._unshown_since = None
        if self._waiting is not None:
            self._waiting.reschedule(None)


async def _within(event: asyncio.Event, seconds: float) -> bool:
    """Whether ``event`` was set in time."""
    try:
        async with asyncio.timeout(max(seconds, 0)):
            await event.wait()
    except TimeoutError:
        return False
    return True
