"""Owner of all workers: takes in what people do, wakes threads, stops them all."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.core.chunk import shorten
from bot.core.explain import explain
from bot.core.incoming import Incoming, Press
from bot.core.intents import Intent, route
from bot.core.media import looks_like_media
from bot.core.ports import Post, Priority
from bot.core.records import AccountScope, ButtonAction, NewAsset, NewTurn, ThreadRecord, TurnKind
from bot.core.skills import skill
from bot.errors import ConversationError, ServiceError, StoreError
from bot.locales import negotiate, text
from bot.sessions import answers
from bot.sessions.admission import Admission
from bot.sessions.studio import Studio
from bot.sessions.worker import Worker

logger = logging.getLogger(__name__)

T = TypeVar("T")

_NUMBER = re.compile(r"[0-9]{1,18}")
_KINDS = {
    Intent.EDIT: TurnKind.EDIT,
    Intent.EXPORT: TurnKind.EXPORT,
    Intent.CREDITS: TurnKind.CREDITS,
    Intent.STATUS: TurnKind.STATUS,
    Intent.UPLOAD: TurnKind.UPLOAD,
}
_PRESSED = {
    ButtonAction.EXPORT: TurnKind.EXPORT,
    ButtonAction.CREDITS: TurnKind.CREDITS,
    ButtonAction.STATUS: TurnKind.STATUS,
}


class Manager:
    """All threads. Nothing is done before it is in the store."""

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
        self._admission = Admission(studio.store, self._skill, language, scopes)
        self._workers: dict[int, Worker] = {}
        self._intake = asyncio.Lock()
        self._open = True

    async def resume(self) -> None:
        """Go on with whatever was under way when the process ended."""
        channels = await self._store.channels_with_work()
        if channels:
            logger.info("going on in %d threads", len(channels))
        for channel_id in channels:
            self._wake(channel_id)

    async def receive(self, incoming: Incoming) -> None:
        """Take in a message: an edit in its thread, the start of a thread, or none of ours."""
        if not self._open:
            return
        try:
            # Messages come as tasks of their own; claimed one by one, they keep their order.
            async with self._intake:
                hint = await self._kept(lambda: self._take_in(incoming))
        except StoreError as error:
            hint = explain(error, negotiate(incoming.locale), self._skill)
        if hint is not None:
            await self._answer(incoming, hint)

    async def _take_in(self, incoming: Incoming) -> str | None:
        """Claim what concerns the bot; the sentence for whom it can't help as it is."""
        thread = await self._store.thread(incoming.channel_id)
        if thread is not None:
            return await self._say(thread, incoming)
        if incoming.mentions_bot or (incoming.enabled_channel and _has_media(incoming.assets)):
            return await self._begin_if_wanted(incoming)
        return None

    async def begin(self, incoming: Incoming, *, skill: str | None = None) -> bool:
        """Open a thread from a message for whoever asks; False if it has one already.

        Who may not is told so by an answer to the message; ``may_begin`` tells it beforehand.
        """
        if not self._open or await self._store.thread(incoming.message_id) is not None:
            return False
        async with self._intake:
            hint = await self._kept(lambda: self._begin(incoming, skill))
        if hint is not None:
            await self._answer(incoming, hint)
        return True

    async def may_begin(self, incoming: Incoming) -> str | None:
        """Why a person may not open a thread from a message; None: they may."""
        refused = await self._admission.thread(incoming, None)
        return refused if isinstance(refused, str) else None

    async def changed(self, incoming: Incoming) -> None:
        """Take in that a person has edited a message: what waits is done in its new words."""
        thread = await self._store.thread(incoming.channel_id)
        if thread is None and await self._store.thread(incoming.message_id) is None:
            return
        channel_id = incoming.channel_id if thread is not None else incoming.message_id
        turn = _new_turn(
            channel_id, incoming.message_id, incoming.author_id, incoming.text, incoming.assets
        )
        await self._kept(lambda: self._store.revise(turn))

    async def removed(self, channel_id: int, message_id: int) -> None:
        """Take in that a person has deleted a message: what waits is not done."""
        await self._kept(lambda: self._store.withdraw(message_id))

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
        self._wake(channel_id)
        return True

    async def press(self, press: Press) -> str | None:
        """Take in a button: the words that it stands for, which the thread shall see.

        None: the thread or the turn behind the button is unknown.
        """
        if not self._open:
            return None
        try:
            said = await self._kept(lambda: self._take_press(press))
        except StoreError as error:
            return explain(error, negotiate(None), self._skill)
        self._wake(press.channel_id)
        return said

    async def _take_press(self, press: Press) -> str | None:
        thread = await self._store.thread(press.channel_id)
        if thread is None:
            return None
        if press.action is ButtonAction.RETRY:
            return await self._retry(thread, press)
        if press.action is ButtonAction.SAY:
            return await self._say_starter(thread, press)
        kind = _PRESSED.get(press.action)
        if kind is None:
            return None
        await self._store.claim(
            NewTurn(
                message_id=press.interaction_id,
                channel_id=press.channel_id,
                author_id=press.author_id,
                kind=kind,
                text="",
            )
        )
        return text(f"button.{press.action}", thread.locale)

    async def _retry(self, thread: ThreadRecord, press: Press) -> str | None:
        turn_id = _number(press.argument)
        ended = None if turn_id is None else await self._store.turn(turn_id)
        if ended is None or ended.channel_id != thread.channel_id or not ended.status.ended:
            return None
        await self._store.retry(ended.id, press.interaction_id)
        return text("button.retried", thread.locale, request=shorten(ended.text, 200))

    async def _say_starter(self, thread: ThreadRecord, press: Press) -> str | None:
        number = _number(press.argument)
        starters = skill(thread.skill).starters
        if number is None or number >= len(starters):
            return None
        await self._claim(thread, press.interaction_id, press.author_id, starters[number])
        return starters[number]

    async def look(self, channel_id: int, kind: TurnKind, locale: str | None) -> str:
        """The balance or the timeline, for the eyes of one person."""
        try:
            return await self._look(channel_id, kind, locale)
        except StoreError as error:
            logger.error("the database failed: %s", error)
            return explain(error, negotiate(locale), self._skill)

    async def _look(self, channel_id: int, kind: TurnKind, locale: str | None) -> str:
        thread = await self._store.thread(channel_id)
        if thread is None:
            if kind is not TurnKind.CREDITS:
                return text("command.not_a_thread", negotiate(locale))
            thread = self._nowhere(channel_id, locale)
        answer = answers.credits if kind is TurnKind.CREDITS else answers.status
        try:
            return await answer(self._studio, thread)
        except ServiceError as error:
            logger.warning("%s unread: %s", kind, error)
            return self._studio.explain(thread, error)

    def _nowhere(self, channel_id: int, locale: str | None) -> ThreadRecord:
        """Stands in for a thread where the account alone is asked about."""
        return ThreadRecord(
            channel_id=channel_id,
            guild_id=None,
            parent_id=None,
            owner_id=0,
            title="",
            skill=self._skill.name,
            locale=negotiate(locale),
        )

    async def _say(self, thread: ThreadRecord, incoming: Incoming) -> str | None:
        if not incoming.text and not incoming.assets:
            return None if incoming.readable else text("thread.unreadable", thread.locale)
        await self._claim(
            thread, incoming.message_id, incoming.author_id, incoming.text, incoming.assets
        )
        self._wake(thread.channel_id)
        return None

    async def _claim(
        self,
        thread: ThreadRecord,
        message_id: int,
        author_id: int,
        said: str,
        assets: tuple[NewAsset, ...] = (),
    ) -> None:
        await self._store.claim(_new_turn(thread.channel_id, message_id, author_id, said, assets))

    async def _begin_if_wanted(self, incoming: Incoming) -> str | None:
        """Open a thread from the message, or tell what a thread starts from."""
        said = incoming.text
        wants = said and route(said).intent is Intent.EDIT
        if not incoming.can_thread:
            return text("thread.not_here", await self._admission.locale(incoming))
        if not incoming.assets and not wants:
            return text("thread.how", await self._admission.locale(incoming))
        return await self._begin(incoming, None)

    async def _begin(self, incoming: Incoming, skill_name: str | None) -> str | None:
        """The thread has its message's id, so it is noted before it is opened."""
        thread = await self._admission.thread(incoming, skill_name)
        if isinstance(thread, str):
            return thread
        first = _new_turn(
            thread.channel_id,
            incoming.message_id,
            incoming.author_id,
            incoming.text,
            incoming.assets,
        )
        if await self._store.open_thread(thread, first) is not None:
            self._wake(thread.channel_id)
        return None

    async def _answer(self, incoming: Incoming, said: str) -> None:
        conversation = self._studio.conversation(incoming.channel_id)
        post = Post(said, reply_to=incoming.message_id)
        try:
            await conversation.post(
                post, nonce=f"{incoming.message_id}h", priority=Priority.ACKNOWLEDGEMENT
            )
        except ConversationError as error:
            logger.info("not answered: message %s: %s", incoming.message_id, error)

    async def _kept(self, work: Callable[[], Awaitable[T]]) -> T:
        """Note what a person did. Raises ``StoreError`` if the database fails for long."""
        for pause_s in self._studio.timing.claim_again_s:
            try:
                return await work()
            except StoreError as error:
                logger.error("the database failed, trying again: %s", error)
            await asyncio.sleep(pause_s)
        return await work()

    def _wake(self, channel_id: int) -> None:
        """Let the thread's worker look for work; workers without any are forgotten."""
        if not self._open:
            return
        self._workers = {known: worker for known, worker in self._workers.items() if worker.tasks}
        worker = self._workers.get(channel_id)
        if worker is None:
            worker = self._workers[channel_id] = Worker(self._studio, channel_id)
        worker.wake()

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
            logger.info("waiting up to %g s for %d turns", drain_s, len(turns))
            await asyncio.wait(turns, timeout=drain_s)
        left = [task for worker in workers for task in worker.tasks]
        for task in left:
            logger.info("cancelled, to be taken up at the next start: %s", task.get_name())
            task.cancel()
        if left:
            await asyncio.wait(left)


def _new_turn(
    channel_id: int, message_id: int, author_id: int, said: str, assets: tuple[NewAsset, ...]
) -> NewTurn:
    """What the words ask for. Files without words are taken in, and asked about."""
    wanted = route(said, attachments=bool(assets)) if said else None
    if wanted is None or (wanted.intent is Intent.UPLOAD and assets):
        kind = TurnKind.GREET
    else:
        kind = _KINDS[wanted.intent]
    return NewTurn(
        message_id=message_id,
        channel_id=channel_id,
        author_id=author_id,
        kind=kind,
        text=said,
        then_export=wanted is not None and wanted.then_export,
        assets=assets,
    )


def _number(argument: str) -> int | None:
    """The number that a button carries; None where it is none, since it comes from outside."""
    return int(argument) if _NUMBER.fullmatch(argument) else None


def _has_media(assets: tuple[NewAsset, ...]) -> bool:
    return any(looks_like_media(asset.filename, asset.content_type) for asset in assets)
