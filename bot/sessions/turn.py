"""One edit: upload, stream, reduce, show, and what is to be read at its end."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Mapping

from bot.core import reply
from bot.core.chunk import split
from bot.core.explain import explain
from bot.core.ports import EditSession
from bot.core.records import (
    AssetRecord,
    ButtonAction,
    ReplyRecord,
    ReplyRole,
    ThreadRecord,
    TurnRecord,
    TurnStatus,
)
from bot.core.skills import skill
from bot.core.timeline import Timeline
from bot.core.turn import TurnState, apply
from bot.errors import ServiceError, SessionGone, StreamBroken
from bot.locales import text
from bot.sessions.live_text import LiveText
from bot.sessions.outcome import Outcome
from bot.sessions.studio import Studio
from bot.sessions.uploads import Uploads

logger = logging.getLogger(__name__)


class EditTurn:
    """Carries one edit from the person's message to its outcome.

    The session is made, and the files are brought, when they are needed. From ``SENT`` on the
    edit is never sent again: a turn that is found in that state is looked into.
    """

    def __init__(self, studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
        self._studio = studio
        self._thread = thread
        self._turn = turn
        self._locale = thread.locale
        self._skill = skill(thread.skill)
        self._service = studio.service(thread)
        self._conversation = studio.conversation(thread.channel_id)
        self._uploads = Uploads(
            studio.store, self._service, self._conversation, self._skill, self._locale
        )
        self._session_id = thread.session_id
        self._state = TurnState()
        self._doing: tuple[str, Mapping[str, object]] | None = ("progress.starting", {})
        self._started = time.monotonic()
        self._before: Mapping[str, object] | None = None
        self._notes: list[str] = []

    async def run(self) -> Outcome:
        """Do the edit and tell how it ended. Raises ``StoreError`` and ``ConversationError``."""
        async with await self._live_text() as live:
            try:
                return await self._edit(live)
            except ServiceError as error:
                logger.warning("turn failed: %s: %s", type(error).__name__, error)
                return self._failed(error)

    async def _live_text(self) -> LiveText:
        timing = self._studio.timing
        known = await self._studio.store.replies(self._turn.id, ReplyRole.LIVE)
        return LiveText(
            self._conversation,
            self._pages,
            self._posted,
            nonce=f"{self._turn.message_id}l",
            reply_to=self._turn.message_id,
            interval_s=timing.preview_interval_s,
            refresh_s=timing.preview_refresh_s,
            messages=[known_reply.message_id for known_reply in known],
        )

    def _pages(self) -> list[str]:
        waited = time.monotonic() - self._started
        if self._doing is not None:
            key, values = self._doing
            return [reply.status_line(key, waited, self._locale, **values)]
        return split(reply.preview(self._state, waited, self._locale))

    async def _posted(self, page: int, message_id: int) -> None:
        await self._studio.store.save_reply(
            ReplyRecord(self._turn.id, ReplyRole.LIVE, page, message_id)
        )

    async def _edit(self, live: LiveText) -> Outcome:
        if self._turn.status is TurnStatus.SENT:
            return await self._look_into(live)
        store = self._studio.store
        await store.set_status(self._turn.id, TurnStatus.UPLOADING)
        files = await store.assets(self._turn.id)
        there = await self._bring(live, await self._session(), files)
        if files and not there:
            return Outcome(TurnStatus.FAILED, self._noted(text("upload.none", self._locale)))
        await self._remember_before()
        await store.set_status(self._turn.id, TurnStatus.SENT)
        try:
            await self._listen(live)
        except SessionGone:
            await self._renew(live)
            await self._listen(live)
        except StreamBroken as error:
            logger.warning("stream broken: %s", error)
            return await self._look_into(live)
        return await self._ended()

    async def _session(self) -> str:
        if self._session_id is None:
            session = await self._service.open_session(self._locale)
            await self._keep(session)
            self._session_id = session.session_id
        return self._session_id

    async def _keep(self, session: EditSession) -> None:
        await self._studio.store.set_session(self._thread.channel_id, session)

    async def _renew(self, live: LiveText) -> None:
        """The session died: a new one gets all the files of the thread."""
        logger.info("session gone, opening a new one")
        self._session_id = None
        self._before = None
        session_id = await self._session()
        files = await self._studio.store.thread_assets(self._thread.channel_id)
        await self._bring(live, session_id, files)
        self._notes.append(text("reply.session_renewed", self._locale))

    async def _bring(self, live: LiveText, session_id: str, files: list[AssetRecord]) -> int:
        def showing(asset: AssetRecord) -> None:
            self._doing = ("progress.uploading", {"file": asset.filename})
            live.update()

        there = await self._uploads.bring(session_id, files, showing)
        self._doing = None
        live.update()
        return there

    async def _remember_before(self) -> None:
        snapshot = await self._studio.store.latest_snapshot(self._thread.channel_id)
        if snapshot is not None and snapshot.session_id == self._session_id:
            self._before = snapshot.draft

    async def _listen(self, live: LiveText) -> None:
        """Read the stream to its end; showing it never holds up the reading."""
        self._doing = None
        self._state = TurnState()
        stream = self._service.stream(await self._session(), self._turn.text)
        spoke = False
        async with contextlib.aclosing(stream):
            async for event in stream:
                self._state = apply(self._state, event)
                first_words = not spoke and bool(self._state.text)
                spoke = spoke or first_words
                live.update(at_once=first_words)

    async def _ended(self) -> Outcome:
        if self._state.failed:
            logger.warning("run failed: %s %s", self._state.error, self._state.errors)
        after = await self._draft()
        final = reply.final(self._state, self._timeline(self._before), after, self._locale)
        status = TurnStatus.FAILED if self._state.failed else TurnStatus.DONE
        return Outcome(status, self._noted(final.text), final.actions)

    async def _draft(self) -> Timeline | None:
        """The timeline as it is now, kept as a snapshot; None if it can't be read."""
        session_id = await self._session()
        try:
            state = await self._service.state(session_id)
        except ServiceError as error:
            logger.warning("state unread after the turn: %s", error)
            return None
        await self._snapshot(state.draft)
        return Timeline.from_draft(dict(state.draft or {}))

    async def _snapshot(self, draft: Mapping[str, object] | None) -> None:
        if draft is not None:
            await self._studio.store.save_snapshot(
                self._thread.channel_id, self._turn.id, await self._session(), draft
            )

    async def _look_into(self, live: LiveText) -> Outcome:
        """The edit was sent, its end is unknown: see by the state whether it was done."""
        if self._before is None:
            await self._remember_before()
        self._doing = ("progress.checking", {})
        live.update(at_once=True)
        session_id = await self._session()
        for wait_s in self._studio.timing.reconcile_after_s:
            await asyncio.sleep(wait_s)
            try:
                state = await self._service.state(session_id)
            except SessionGone:
                break
            except ServiceError as error:
                logger.warning("state unread while checking: %s", error)
                continue
            if state.draft is not None and state.draft != self._before:
                await self._snapshot(state.draft)
                return self._found(state.draft)
        return self._failed(StreamBroken("no change seen"))

    def _found(self, draft: Mapping[str, object]) -> Outcome:
        before, after = self._timeline(self._before), self._timeline(draft)
        final = reply.recovered(self._state, before, after, self._locale)
        return Outcome(TurnStatus.DONE, self._noted(final.text), final.actions)

    def _timeline(self, draft: Mapping[str, object] | None) -> Timeline | None:
        return None if draft is None else Timeline.from_draft(dict(draft))

    def _failed(self, error: ServiceError) -> Outcome:
        registration_url = (
            self._service.registration_url(self._thread.service_user_id)
            if self._service.anonymous
            else None
        )
        sentence = explain(error, self._locale, self._skill, registration_url)
        return Outcome(TurnStatus.FAILED, self._noted(sentence), (ButtonAction.RETRY,))

    def _noted(self, said: str) -> str:
        """``said`` with the one-line notes that a person must not miss before it."""
        return "\n".join([*self._notes, *self._uploads.refused, said])
