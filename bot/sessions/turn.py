"""One edit: upload, stream, reduce, show, and what is to be read at its end."""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import replace

from bot.core import reply
from bot.core.ports import Button
from bot.core.records import (
    AssetRecord,
    ButtonAction,
    ReplyRole,
    ThreadRecord,
    TurnRecord,
    TurnStatus,
)
from bot.core.turn import TurnState, apply
from bot.errors import (
    AttachmentUnread,
    ReelthreadError,
    ServiceError,
    SessionGone,
    StreamBroken,
)
from bot.locales import text
from bot.sessions import batches
from bot.sessions.costs import Costs
from bot.sessions.drafts import Draft, Drafts, timeline_of
from bot.sessions.live_text import LiveText
from bot.sessions.noted import NotedMessages
from bot.sessions.outcome import Outcome
from bot.sessions.studio import Studio
from bot.sessions.switch import Switch
from bot.sessions.workspace import Workspace

logger = logging.getLogger(__name__)

_RETRY = (ButtonAction.RETRY,)
_TAKEN_BACK = Outcome(TurnStatus.STOPPED, None)
"""The store has ended the turn already, with nothing to read."""


class EditTurn:
    """Carries one edit from the person's message to its outcome.

    The session is made, and the files are brought, when they are needed. From ``SENT`` on the
    edit is never sent again: a turn that is found in that state is looked into.
    """

    def __init__(
        self, studio: Studio, thread: ThreadRecord, turn: TurnRecord, switch: Switch
    ) -> None:
        self._studio = studio
        self._switch = switch
        self._store = studio.store
        self._turn = turn
        self._locale = thread.locale
        self._service = studio.service(thread)
        self._workspace = Workspace(studio, thread, turn, self._show_upload)
        self._drafts = Drafts(studio, self._workspace)
        self._costs = Costs(studio, thread, turn)
        self._state = TurnState()
        self._doing: tuple[str, Mapping[str, object]] | None = ("progress.starting", {})
        self._started = time.monotonic()
        self._sent = turn.status is TurnStatus.SENT
        self._live: LiveText | None = None
        self._events = 0

    async def run(self) -> Outcome:
        """Do the edit and tell how it ended. Raises ``StoreError`` and ``ConversationError``."""
        async with self._costs, self._live_text() as self._live:
            try:
                outcome = None
                async with self._switch.stoppable():
                    outcome = await self._do()
                outcome = outcome or await self._stopped()
            except (ServiceError, AttachmentUnread) as error:
                logger.warning("turn failed: %s: %s", type(error).__name__, error)
                outcome = self._failed(error)
            closing = await batches.closing_words(self._store, self._workspace.thread, self._turn)
        if outcome.final is not None:
            outcome = replace(outcome, final="\n".join([outcome.final, *closing]))
        return replace(outcome, events=self._events, edits=self._live.requests)

    async def _do(self) -> Outcome:
        if self._turn.status is TurnStatus.SENT:
            return await self._resume()
        return await self._edit()

    def _live_text(self) -> LiveText:
        timing = self._studio.timing
        stop = text("button.stop", self._locale)
        return LiveText(
            self._studio.conversation(self._turn.channel_id),
            NotedMessages(self._studio, self._turn, ReplyRole.LIVE),
            self._pages,
            reply_to=self._turn.answers,
            interval_s=timing.preview_interval_s,
            refresh_s=timing.preview_refresh_s,
            buttons=(Button(ButtonAction.STOP, stop, str(self._turn.id)),),
            observer=self._studio.observer,
        )

    def _pages(self) -> list[str]:
        waited = time.monotonic() - self._started
        if self._doing is not None:
            key, values = self._doing
            return [reply.status_line(key, waited, self._locale, **values)]
        return reply.preview_pages(self._state, waited, self._locale)

    def _show(self, key: str, **values: object) -> None:
        """Tell what is being done before, or after, the agent speaks."""
        self._doing = (key, values)
        self._refresh()

    def _show_upload(self, asset: AssetRecord, number: int, count: int) -> None:
        if count == 1:
            self._show("progress.uploading", file=asset.filename)
        else:
            self._show("progress.uploading_of", file=asset.filename, number=number, count=count)

    def _refresh(self, *, at_once: bool = False) -> None:
        assert self._live is not None, "a turn runs within its live text"
        self._live.update(at_once=at_once)

    async def _edit(self) -> Outcome:
        await self._store.set_status(self._turn.id, TurnStatus.UPLOADING)
        await self._workspace.session_id()
        self._costs.ask()
        there = await self._workspace.prepare()
        if not there and await self._store.assets(self._turn.id):
            return Outcome(TurnStatus.FAILED, self._noted(text("upload.none", self._locale)))
        await self._drafts.remember()
        await self._hear_out()
        await self._costs.warn()
        try:
            if not await self._send():
                return _TAKEN_BACK
        except StreamBroken as error:
            logger.warning("stream broken: %s", error)
            return await self._look_into()
        return await self._ended()

    async def _hear_out(self) -> None:
        """Wait until a burst of messages is over, and bring the files that came with it.

        A message alone hardly waits: whatever is typed while it is worked on comes next.
        """
        timing = self._studio.timing
        brought = len(await self._store.assets(self._turn.id))
        while True:
            last = await self._store.last_words_at(self._turn.id)
            if last is None:
                break
            pause_s = timing.burst_s if last > self._turn.created_at else timing.together_s
            quiet_s = (self._studio.clock() - last).total_seconds()
            if not 0 <= quiet_s < pause_s:  # before 0, the clock was set back
                break
            await asyncio.sleep(pause_s - quiet_s)
        if len(await self._store.assets(self._turn.id)) > brought:
            await self._workspace.prepare()

    async def _resume(self) -> Outcome:
        await self._drafts.recall()
        return await self._look_into()

    async def _send(self) -> bool:
        """Send the edit, once more only to a new session if the service knew the first no more.

        False if it was taken back before.
        """
        if not await self._fixed():
            return False
        try:
            await self._listen()
        except SessionGone:
            # It was refused, so it counts as unsent: whatever goes wrong while the files are
            # brought again, it is known not to have been made.
            await self._store.unsend(self._turn.id)
            self._sent = False
            await self._workspace.renew()
            await self._drafts.remember()
            if not await self._fixed():
                return False
            await self._listen()
        return True

    async def _fixed(self) -> bool:
        """Fix the edit's words, which are never sent by anyone else; False if it has none."""
        fixed = await self._store.send(self._turn.id)
        if fixed is None:
            return False
        self._turn = fixed
        self._sent = True
        return True

    async def _listen(self) -> None:
        """Read the stream to its end; showing it never holds up the reading."""
        self._doing = None
        self._refresh()
        stream = self._service.stream(await self._workspace.session_id(), self._turn.text)
        spoke = False
        async with self._studio.listening(stream):
            async for event in stream:
                self._events += 1
                self._state = apply(self._state, event)
                first_words = not spoke and bool(self._state.text)
                spoke = spoke or first_words
                self._refresh(at_once=first_words)

    async def _ended(self) -> Outcome:
        if self._state.failed:
            logger.warning("run failed: %s %s", self._state.error, self._state.errors)
        after = await self._drafts.after()
        await self._costs.settle()
        final = reply.final(self._state, self._drafts.before, timeline_of(after), self._locale)
        status = TurnStatus.FAILED if self._state.failed else TurnStatus.DONE
        return Outcome(status, self._noted(final.text), final.actions, after)

    async def _stopped(self) -> Outcome:
        """What a person is told who stopped it: what it may have cost, and what is new."""
        if not self._sent:
            now = await self._store.turn(self._turn.id)
            if now is not None and now.status.ended:
                return _TAKEN_BACK
            return Outcome(TurnStatus.STOPPED, text("stop.unsent", self._locale), _RETRY)
        after = await self._drafts.after()
        await self._costs.settle()
        sentences = [text("stop.stopped", self._locale)]
        if after is not None and self._drafts.is_new(after):
            before, now = self._drafts.before, timeline_of(after)
            sentences.append(reply.changed(before, now, self._locale, "stop.changed"))
        said = reply.broken_off(self._state, "\n".join(sentences))
        return Outcome(TurnStatus.STOPPED, self._noted(said), _RETRY, after)

    async def _look_into(self) -> Outcome:
        """The edit was sent, its end is unknown: see by the state whether it was done."""
        self._show("progress.checking")
        made = await self._drafts.reconciled()
        if made is not None:
            await self._costs.settle_if_seen_from_its_start()
        return self._failed(StreamBroken("no change seen")) if made is None else self._found(made)

    def _found(self, draft: Draft) -> Outcome:
        before, after = self._drafts.before, timeline_of(draft)
        final = reply.recovered(self._state, before, after, self._locale)
        return Outcome(TurnStatus.DONE, self._noted(final.text), final.actions, draft)

    def _failed(self, error: ReelthreadError) -> Outcome:
        sentence = self._studio.explain(self._workspace.thread, error)
        said = reply.broken_off(self._state, sentence)
        return Outcome(TurnStatus.FAILED, self._noted(said), _RETRY)

    def _noted(self, said: str) -> str:
        return "\n".join([*self._workspace.notes, said, *self._costs.lines])
