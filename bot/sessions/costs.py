"""What an edit costs: a warning before, and the truth after it."""

import asyncio
import logging
from typing import Self

from bot.core.ports import Post, Priority
from bot.core.records import ReplyRole, ThreadRecord, TurnRecord
from bot.errors import ConversationError, ServiceError, StoreError
from bot.locales import number, text
from bot.sessions.noted import NotedMessages
from bot.sessions.spending import Spell
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

CLIP_COSTS = 100.0
"""About what a generated clip costs, in credits; a first edit mostly makes one."""
EDIT_COSTS = 50.0
"""About what a session of edits costs, in credits."""


class Costs:
    """Reads the balance beside a turn; nothing of it ever fails or holds up the edit.

    As a context: whatever is still being asked at its end is given up.
    """

    def __init__(self, studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
        self._studio = studio
        self._store = studio.store
        self._service = studio.service(thread)
        self._thread = thread
        self._turn = turn
        self._before: float | None = turn.balance_before
        self._warning: str | None = None
        self._spent: str | None = None
        self._taken_up = turn.balance_before is not None
        self._asking: asyncio.Task[None] | None = None
        self._spell: Spell | None = None

    @property
    def lines(self) -> list[str]:
        """What people should know of the credits, one line each."""
        return [line for line in (self._warning, self._spent) if line is not None]

    def ask(self) -> None:
        """Ask what there is, while something else is done."""
        self._begin()
        self._asking = asyncio.create_task(self._look_before(), name="balance before an edit")

    async def __aenter__(self) -> Self:
        if self._before is not None:
            self._begin()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait([self._asking])
        self._end()

    async def warn(self) -> None:
        """Tell, before anything is spent, that the credits may not suffice.

        A balance that stays as it was when that was told is no news. What an earlier process may
        have told just before its end comes with the answer instead.
        """
        if self._asking is not None:
            await asyncio.wait([self._asking])
        if self._warning is None:
            return
        message = NotedMessages(self._studio, self._turn, ReplyRole.WARNING)
        try:
            if await message.id() is not None:
                return
            await message.post(
                Post(self._warning, reply_to=self._turn.answers), priority=Priority.ACKNOWLEDGEMENT
            )
            await self._store.set_note(self._told_of, f"{self._before:g}")
        except (ConversationError, StoreError) as error:
            logger.info("warning of low credits not shown: %s", error)
        else:
            self._warning = None

    async def settle(self) -> None:
        """See what the edit has really cost; beside another one it is only known roughly."""
        if self._asking is not None:
            await asyncio.wait([self._asking])
        if self._before is None:
            return
        left = await self._balance()
        shared = self._end()
        if left is None:
            return
        if left < self._before:
            key = "credits.spent_shared" if shared else "credits.spent"
            self._spent = self._say(key, spent=self._before - left, left=left)
        if shared:
            return
        try:
            await self._store.note_balance(self._turn.id, after=left)
        except StoreError as error:
            logger.warning("balance not noted: %s", error)

    async def settle_if_seen_from_its_start(self) -> None:
        """As ``settle``, but tell nothing of an edit that another process has begun.

        Which edits on the account ran beside it then, and have ended, is known no more.
        """
        if not self._taken_up:
            await self.settle()

    def _begin(self) -> None:
        if self._spell is None:
            payer = self._thread.account, self._thread.account_id
            self._spell = self._studio.spending.begin(payer)

    def _end(self) -> bool:
        """Spend no more; whether another edit spent from the account meanwhile."""
        spell, self._spell = self._spell, None
        if spell is None:
            return False
        self._studio.spending.end(spell)
        return spell.shared

    async def _look_before(self) -> None:
        try:
            available = await self._balance()
            if available is None:
                return
            await self._store.note_balance(self._turn.id, before=available)
            self._before = available
            self._warning = await self._too_little(available)
        except StoreError as error:
            logger.warning("balance not noted: %s", error)

    async def _too_little(self, available: float) -> str | None:
        """What is told of a balance by which an edit may not get through to its end."""
        cost = await self._store.usual_cost(self._thread.channel_id)
        if cost is None:
            first = await self._store.latest_snapshot(self._thread.channel_id) is None
            cost = CLIP_COSTS if first else EDIT_COSTS
        if available >= cost or await self._store.note(self._told_of) == f"{available:g}":
            return None
        return self._say("credits.low", available=available, cost=cost)

    @property
    def _told_of(self) -> str:
        return f"credits.low:{self._thread.channel_id}"

    async def _balance(self) -> float | None:
        try:
            async with asyncio.timeout(self._studio.timing.balance_s):
                return (await self._service.credits()).available
        except (ServiceError, TimeoutError) as error:
            logger.info("balance unread: %s", error)
            return None

    def _say(self, key: str, **values: float) -> str:
        locale = self._thread.locale
        return text(key, locale, **{name: number(value, locale) for name, value in values.items()})
