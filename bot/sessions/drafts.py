"""A session's draft before an edit and after it: whether it was made, and what it has done."""

import asyncio
import logging
from collections.abc import Mapping

from bot.core.timeline import Timeline
from bot.errors import ServiceError, SessionGone
from bot.sessions.studio import Studio
from bot.sessions.workspace import Workspace

logger = logging.getLogger(__name__)

Draft = Mapping[str, object]


class Drafts:
    """What one edit is compared with, and what has become of it."""

    def __init__(self, studio: Studio, workspace: Workspace) -> None:
        self._store = studio.store
        self._look_after_s = studio.timing.reconcile_after_s
        self._service = studio.service(workspace.thread)
        self._workspace = workspace
        self._before: Draft | None = None

    @property
    def before(self) -> Timeline | None:
        """The timeline that the edit began with, as far as it is known."""
        return timeline_of(self._before)

    async def remember(self) -> None:
        """Note what the edit will be compared with; a session that has died is renewed."""
        try:
            self._before = await self._current()
        except SessionGone:
            await self._workspace.renew()
            self._before = await self._current()

    async def recall(self) -> None:
        """The edit was sent by an earlier process: compare it with what that has seen last."""
        self._before = await self._last_seen()

    async def after(self) -> Draft | None:
        """The draft as it is now; None if it can't be read."""
        try:
            state = await self._service.state(await self._workspace.session_id())
        except ServiceError as error:
            logger.warning("state unread after the turn: %s", error)
            return None
        return state.draft or {}

    async def reconciled(self) -> Draft | None:
        """The draft that an edit has made whose end is unknown; None where no change is seen."""
        session_id = await self._workspace.session_id()
        for wait_s in self._look_after_s:
            await asyncio.sleep(wait_s)
            try:
                state = await self._service.state(session_id)
            except SessionGone:
                break
            except ServiceError as error:
                logger.warning("state unread while checking: %s", error)
                continue
            if state.draft is not None and self.is_new(state.draft):
                return state.draft
        return None

    def is_new(self, draft: Draft) -> bool:
        """Whether a draft is another one than before the edit."""
        if self._before is None:
            # A session that nothing was made in may have a draft too: one without any parts.
            return Timeline.from_draft(dict(draft)).is_exportable
        return draft != self._before

    async def _current(self) -> Draft | None:
        """The draft as it is now or, where only that can't be read, as it was last seen."""
        session_id = await self._workspace.session_id()
        try:
            state = await self._service.state(session_id)
        except SessionGone:
            raise
        except ServiceError as error:
            logger.warning("state unread before the turn: %s", error)
            return await self._last_seen()
        if state.draft is not None and state.draft != await self._last_seen():
            channel_id = self._workspace.thread.channel_id
            await self._store.save_snapshot(channel_id, None, session_id, state.draft)
        return state.draft

    async def _last_seen(self) -> Draft | None:
        thread = self._workspace.thread
        snapshot = await self._store.latest_snapshot(thread.channel_id)
        if snapshot is None or snapshot.session_id != thread.session_id:
            return None
        return snapshot.draft


def timeline_of(draft: Draft | None) -> Timeline | None:
    """The timeline of a draft, as far as there is one."""
    return None if draft is None else Timeline.from_draft(dict(draft))
