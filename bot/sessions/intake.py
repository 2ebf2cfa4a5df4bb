"""What people do, noted in the store before anything follows from it."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.core.chunk import shorten
from bot.core.incoming import Incoming, Press
from bot.core.intents import Intent, Talk
from bot.core.permits import Wish
from bot.core.records import (
    ButtonAction,
    NewTurn,
    ThreadRecord,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.core.skills import EXPORT_STARTER, skill
from bot.locales import negotiate, text
from bot.sessions.admission import Admission
from bot.sessions.batches import addressed
from bot.sessions.early import Early
from bot.sessions.requests import edits_of, following_id, has_media, is_answer, new_turn, wish_of
from bot.sessions.studio import Studio

WAITING_LIMIT = 20
"""Requests that may wait in one thread; more is a flood, not an edit."""
_NUMBER = re.compile(r"[0-9]{1,18}")
_PRESSED = {
    ButtonAction.EDIT: TurnKind.EDIT,
    ButtonAction.EXPORT: TurnKind.EXPORT,
    ButtonAction.CREDITS: TurnKind.CREDITS,
    ButtonAction.STATUS: TurnKind.STATUS,
    ButtonAction.UPLOAD: TurnKind.UPLOAD,
    ButtonAction.STOP: TurnKind.STOP,
}
_RESTRICTED = (TurnKind.EDIT, TurnKind.GREET, TurnKind.EXPORT, TurnKind.ASK, TurnKind.STOP)
"""What changes something; everyone may look."""
_QUEUED = (TurnKind.EDIT, TurnKind.GREET, TurnKind.EXPORT)
"""What is done however late the message is found; nobody waits for an old look at the state."""
OF_INTEREST_S = 600.0
"""How old a message may be that only wants to be answered."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What follows from what a person did.

    ``channel_id`` is the thread that may have work now. ``said`` is what the person is told.
    ``stop`` is the turn that asks to stop what runs; ``gone`` one that was taken back.
    """

    channel_id: int | None = None
    said: str | None = None
    stop: TurnRecord | None = None
    gone: TurnRecord | None = None


class Intake:
    """Claims what concerns the bot. Every method may raise ``StoreError``."""

    def __init__(self, studio: Studio, admission: Admission) -> None:
        self._store = studio.store
        self._clock = studio.clock
        self._burst_s = studio.timing.burst_s
        self._admission = admission
        self._early = Early()

    async def message(self, incoming: Incoming) -> Noted:
        """Take in a message: an edit in its thread, the start of a thread, or none of ours."""
        latest = self._early.latest(incoming)
        if latest is None or await self._store.claimed(incoming.message_id):
            return Noted()
        return await self._message(latest)

    async def _message(self, incoming: Incoming) -> Noted:
        thread = await self._store.thread(incoming.channel_id)
        if thread is not None:
            return await self._say(thread, incoming)
        if incoming.mentions_bot or (incoming.enabled_channel and has_media(incoming.assets)):
            return await self._begin_if_wanted(incoming)
        return Noted()

    async def begin(self, incoming: Incoming, skill_name: str | None) -> Noted:
        """The thread has its message's id, so it is noted before it is opened."""
        first = new_turn(incoming, incoming.message_id, opening=True)
        thread = await self._admission.thread(incoming, skill_name, edits_of(first))
        if isinstance(thread, str):
            return Noted(said=thread)
        if await self._store.open_thread(thread, first) is None:
            return Noted()
        return Noted(thread.channel_id)

    async def changed(self, incoming: Incoming) -> Noted:
        """Let a message that waits ask for what it says now."""
        if not await self._store.claimed(incoming.message_id):
            self._early.changed(incoming)
            return Noted()
        channel_id = await self._thread_of(incoming.channel_id, incoming.message_id)
        if channel_id is None:
            return Noted()
        opening = channel_id == incoming.message_id
        turn = new_turn(incoming, channel_id, opening=opening)
        revised = await self._store.revise(await addressed(self._store, turn, incoming.reply_to))
        return Noted(channel_id if revised else None)

    async def removed(self, channel_id: int, message_id: int) -> Noted:
        """Take back a message that waits."""
        if not await self._store.claimed(message_id):
            self._early.removed(message_id)
            return Noted()
        turn = await self._store.withdraw(message_id)
        number = 1
        while await self._store.claimed(following := following_id(message_id, number)):
            await self._store.withdraw(following)
            number += 1
        if turn is None or not turn.status.ended:
            return Noted()
        return Noted(turn.channel_id, gone=turn)

    async def refused(self, press: Press) -> str | None:
        """Why a person may not press a button; None: they may."""
        thread = await self._store.thread(press.channel_id)
        kind = _PRESSED.get(press.action, TurnKind.EDIT)
        return None if thread is None else await self._refusal(thread, press, kind)

    async def press(self, press: Press) -> Noted:
        """Take in a button; ``said`` are the words that it stands for.

        Nothing is said where the thread or the turn behind the button is unknown.
        """
        thread = await self._store.thread(press.channel_id)
        if thread is None:
            return Noted()
        refused = await self.refused(press)
        if refused is not None:
            return Noted(said=refused)
        if press.action is ButtonAction.SAY:
            said = await self._say_starter(thread, press)
        elif press.argument or press.action is ButtonAction.RETRY:
            said = await self._repeat(thread, press)
        else:
            said = await self._order(thread, press)
        return Noted(thread.channel_id, said)

    async def _thread_of(self, *channel_ids: int) -> int | None:
        for channel_id in channel_ids:
            if await self._store.thread(channel_id) is not None:
                return channel_id
        return None

    async def _say(self, thread: ThreadRecord, incoming: Incoming) -> Noted:
        if not incoming.text and not incoming.assets:
            unreadable = text("thread.unreadable", thread.locale)
            return Noted(said=None if incoming.readable else unreadable)
        turn = await self._in_context(new_turn(incoming, thread.channel_id))
        turn = await addressed(self._store, turn, incoming.reply_to)
        if incoming.age_s > OF_INTEREST_S and turn.kind not in _QUEUED:
            return Noted()
        refused = await self._refusal(thread, incoming, turn.kind, edits_of(turn))
        if refused is None and turn.kind in _QUEUED:
            refused = await self._full(thread)
        if refused is not None:
            return Noted(said=refused)
        # Messages that are caught up weren't typed just now, however fast they come.
        burst_s = 0 if incoming.age_s else self._burst_s
        since = self._clock() - timedelta(seconds=burst_s)
        claimed = await self._store.claim_or_join(turn, since)
        if turn.kind is TurnKind.STOP:
            return Noted(thread.channel_id, stop=claimed)
        return Noted(thread.channel_id)

    async def _in_context(self, turn: NewTurn) -> NewTurn:
        """Send on to the agent what only says something as an answer to it."""
        if turn.kind not in (TurnKind.ASK, TurnKind.THANKS):
            return turn
        last = await self._store.last_ended(turn.channel_id, TurnKind.EDIT)
        if last is None or last.status is not TurnStatus.DONE:
            return turn
        return replace(turn, kind=TurnKind.EDIT) if is_answer(turn.text, last.final or "") else turn

    async def _full(self, thread: ThreadRecord) -> str | None:
        waiting = len(await self._store.waiting(thread.channel_id))
        if waiting < WAITING_LIMIT:
            return None
        return text("queue.full", thread.locale, count=waiting)

    async def _refusal(
        self, thread: ThreadRecord, by: Incoming | Press, kind: TurnKind, edits: int = 1
    ) -> str | None:
        if thread.guild_id is None or kind not in _RESTRICTED:
            return None
        own = await self._store.person_language(by.author_id)
        return await self._admission.refusal(
            by,
            thread.guild_id,
            Wish.EDIT,
            locale=negotiate(own, by.person_locale, thread.locale),
            owner_id=thread.owner_id,
            edits=edits if kind is TurnKind.EDIT else 0,
        )

    async def _begin_if_wanted(self, incoming: Incoming) -> Noted:
        """Open a thread from the message, or tell what a thread starts from."""
        wanted = wish_of(incoming.text) if incoming.text else None
        if wanted is not None and wanted.talk is Talk.HELP and not incoming.assets:
            return Noted(said=text("help.text", await self._admission.locale(incoming)))
        if not incoming.can_thread:
            return Noted(said=text("thread.not_here", await self._admission.locale(incoming)))
        wants = wanted is not None and wanted.intent is Intent.EDIT and wanted.talk is None
        if not incoming.assets and not wants:
            return Noted(said=text("thread.how", await self._admission.locale(incoming)))
        return await self.begin(incoming, None)

    async def _repeat(self, thread: ThreadRecord, press: Press) -> str | None:
        """Do an ended turn again, or do what was asked about."""
        turn_id = _number(press.argument)
        ended = None if turn_id is None else await self._store.turn(turn_id)
        if ended is None or ended.channel_id != thread.channel_id or not ended.status.ended:
            return None
        kind = ended.kind if press.action is ButtonAction.RETRY else _PRESSED.get(press.action)
        if await self._store.retry(ended.id, press.interaction_id, kind) is None:
            return text("button.pressed_before", thread.locale)
        if press.action is not ButtonAction.RETRY:
            return text(f"button.{press.action}", thread.locale)
        return text("button.retried", thread.locale, request=shorten(ended.text, 200))

    async def _say_starter(self, thread: ThreadRecord, press: Press) -> str | None:
        number = _number(press.argument)
        starters = skill(thread.skill).starters(thread.locale)
        if number is None or number >= len(starters):
            return None
        kind = TurnKind.EXPORT if number == EXPORT_STARTER else TurnKind.EDIT
        await self._claim_press(press, kind, starters[number])
        return starters[number]

    async def _order(self, thread: ThreadRecord, press: Press) -> str | None:
        kind = _PRESSED.get(press.action)
        if kind is None or kind is TurnKind.EDIT:
            return None
        await self._claim_press(press, kind)
        return text(f"button.{press.action}", thread.locale)

    async def _claim_press(self, press: Press, kind: TurnKind, said: str = "") -> None:
        await self._store.claim(
            NewTurn(
                message_id=press.interaction_id,
                channel_id=press.channel_id,
                author_id=press.author_id,
                kind=kind,
                text=said,
            )
        )


def _number(argument: str) -> int | None:
    """The number that a button carries; None where it is none, since it comes from outside."""
    return int(argument) if _NUMBER.fullmatch(argument) else None
