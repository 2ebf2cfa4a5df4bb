"""What happened in the world, in order: the gateway sends it on, people and pages watch it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from bot.sandbox.discord.model import Channel, Interaction, Message, Role

_KEPT = 50_000

PATIENCE_S = 20.0
"""How long whoever watches waits for a change: far longer than a busy machine needs."""


class ChangeKind(StrEnum):
    """What a change did."""

    MESSAGE_CREATED = auto()
    MESSAGE_EDITED = auto()
    MESSAGE_DELETED = auto()
    REACTION_ADDED = auto()
    REACTION_REMOVED = auto()
    TYPING = auto()
    THREAD_CREATED = auto()
    THREAD_UPDATED = auto()
    THREAD_DELETED = auto()
    THREAD_MEMBER_ADDED = auto()
    THREAD_MEMBER_REMOVED = auto()
    CHANNEL_CREATED = auto()
    CHANNEL_UPDATED = auto()
    CHANNEL_DELETED = auto()
    ROLE_UPDATED = auto()
    USER_UPDATED = auto()
    COMMANDS_CHANGED = auto()
    INTERACTION_STARTED = auto()
    INTERACTION_ANSWERED = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened; `at` is monotonic seconds.

    `message` is a copy made at that moment. `user_id` is who reacted, typed, joined or left.
    """

    kind: ChangeKind
    guild_id: int | None = None
    channel_id: int | None = None
    user_id: int | None = None
    message: Message | None = None
    channel: Channel | None = None
    role: Role | None = None
    interaction: Interaction | None = None
    emoji: str | None = None
    at: float = field(default_factory=time.monotonic)


class ChangeLog:
    """The latest changes, and a way to hear of the next ones."""

    def __init__(self) -> None:
        self._kept: list[Change] = []
        self._dropped = 0
        self._listeners: list[Callable[[Change], None]] = []
        self._waiters: list[asyncio.Future[None]] = []

    @property
    def end(self) -> int:
        """The position that the next change will have."""
        return self._dropped + len(self._kept)

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` with every change to come, before `publish` returns."""
        self._listeners.append(listener)

    def publish(self, change: Change) -> None:
        """Append a change and tell everyone."""
        self._kept.append(change)
        if len(self._kept) > 2 * _KEPT:
            del self._kept[:_KEPT]
            self._dropped += _KEPT
        for listener in self._listeners:
            listener(change)
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def since(self, position: int) -> list[Change]:
        """The kept changes from a position on."""
        return self._kept[max(position - self._dropped, 0) :]

    async def changed(self) -> None:
        """Wait for the next change."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        await waiter

    async def watch(
        self, channel_id: int | None = None, since: int | None = None
    ) -> AsyncIterator[Change]:
        """Changes from position `since` (default: from now) on, of one channel or all."""
        position = self.end if since is None else since
        while True:
            pending = self.since(position)
            position = self.end
            for change in pending:
                if channel_id in (None, change.channel_id):
                    yield change
            if position == self.end:
                await self.changed()

    async def wait_for(
        self, predicate: Callable[[Change], bool], timeout_s: float = PATIENCE_S, since: int = 0
    ) -> Change:
        """The first change from position `since` on that fits.

        Raises:
            TimeoutError: none came within `timeout_s` seconds.
        """
        position = since
        async with asyncio.timeout(timeout_s):
            while True:
                for change in self.since(position):
                    if predicate(change):
                        return change
                position = self.end
                await self.changed()

    async def until(self, condition: Callable[[], bool], timeout_s: float = PATIENCE_S) -> None:
        """Wait until a condition holds, looking again after every change.

        Raises:
            TimeoutError: it didn't within `timeout_s` seconds.
        """
        async with asyncio.timeout(timeout_s):
            while not condition():
                await self.changed()
