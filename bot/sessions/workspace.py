"""The editing session of a thread, with the people's files in it."""

import logging
from dataclasses import replace

from bot.core.records import AssetRecord, AssetStatus, ThreadRecord, TurnRecord
from bot.errors import SessionGone
from bot.locales import text
from bot.sessions import batches
from bot.sessions.claim import remember_project
from bot.sessions.studio import Studio
from bot.sessions.uploads import Showing, Uploads

logger = logging.getLogger(__name__)


class Workspace:
    """Where a turn works. ``thread`` is the thread with the session that it has by now."""

    def __init__(
        self,
        studio: Studio,
        thread: ThreadRecord,
        turn: TurnRecord,
        showing: Showing = lambda asset, number, count: None,
    ) -> None:
        self.thread = thread
        self._store = studio.store
        self._turn = turn
        self._service = studio.service(thread)
        self._showing = showing
        self._opened = False
        self._renewed = False
        self._video: batches.Video | None = None
        self._uploads = Uploads(
            studio, self._service, studio.conversation(thread.channel_id), thread
        )

    @property
    def notes(self) -> list[str]:
        """One-line notes that people must not miss: a new session, refused files."""
        renewed = [text("reply.session_renewed", self.thread.locale)] if self._renewed else []
        return [*renewed, *self._uploads.refused]

    async def session_id(self) -> str:
        """The session; it is made when it is first needed, and anew for a part of a batch.

        A request that names one of several videos goes on with that one.
        """
        if not self._opened:
            await self._choose()
        if self.thread.session_id is not None:
            own = await self._store.assets(self._turn.id)
            if self._opened or batches.works_in(self.thread, self._turn, own):
                return self.thread.session_id
        return await self._open()

    async def prepare(self) -> int:
        """Bring what the session lacks; return how many of the turn's own files it has then.

        A session that has died is renewed. Raises ``ServiceError``, ``StoreError`` and
        ``ConversationError``.
        """
        try:
            return await self._furnish(await self.session_id())
        except SessionGone:
            return await self.renew()

    async def renew(self) -> int:
        """Put a new session in a dead one's place; it gets all the files of the thread."""
        logger.info("session gone, opening a new one")
        there = await self._furnish(await self._open())
        self._renewed = True
        return there

    async def _choose(self) -> None:
        if self._video is None:
            self._video = await batches.named(self._store, self._turn)
        if self._video is not None:
            self.thread = await batches.go_on_with(self._store, self.thread, self._video)

    async def _open(self) -> str:
        session = await self._service.open_session(self.thread.locale)
        await remember_project(self._store, self.thread)
        await batches.remember(self._store, self.thread, self._turn, session)
        await self._store.set_session(self.thread.channel_id, session)
        self._opened = True
        self.thread = replace(
            self.thread,
            task_id=session.task_id,
            session_id=session.session_id,
            service_user_id=session.user_id,
        )
        return session.session_id

    async def _furnish(self, session_id: str) -> int:
        own = await self._store.assets(self._turn.id)
        wanted = [*await self._earlier(own), *own]
        there = await self._uploads.bring(session_id, wanted, self._showing)
        return sum(asset.id in there for asset in own)

    async def _earlier(self, own: list[AssetRecord]) -> list[AssetRecord]:
        """The thread's other files; those of turns that are yet to come are brought by these.

        A part of a batch is about its own file alone, and so is what names its video: that is in
        the video's session, unless a new one has taken its place.
        """
        if self._video is not None:
            return [self._video.asset] if self._opened else []
        if batches.is_part(self._turn):
            return []
        known = {asset.attachment_id for asset in own}
        return [
            asset
            for asset in await self._store.thread_assets(self.thread.channel_id)
            if asset.attachment_id not in known
            and asset.status is not AssetStatus.REFUSED
            and (asset.turn_id < self._turn.id or asset.status is AssetStatus.UPLOADED)
        ]
