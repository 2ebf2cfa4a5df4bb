"""Brings people's files to the editing session."""

import logging
from collections.abc import Callable, Sequence

from bot.core import media
from bot.core.explain import explain
from bot.core.ports import Conversation, EditingService, UploadedFile
from bot.core.records import AssetRecord, AssetStatus, ThreadRecord
from bot.core.skills import skill
from bot.errors import (
    AttachmentGone,
    FileTooLarge,
    RequestRefused,
    ServiceUnavailable,
    UnsupportedFile,
)
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


class Uploads:
    """Uploads files to one session, and remembers the sentences for those that were refused."""

    def __init__(
        self,
        studio: Studio,
        service: EditingService,
        conversation: Conversation,
        thread: ThreadRecord,
    ) -> None:
        self._studio = studio
        self._store = studio.store
        self._service = service
        self._conversation = conversation
        self._skill = skill(thread.skill)
        self._locale = thread.locale
        self._refused: dict[int, str] = {}

    @property
    def refused(self) -> list[str]:
        """One sentence for each refused file, in the order of the files."""
        return list(self._refused.values())

    async def bring(
        self,
        session_id: str,
        assets: Sequence[AssetRecord],
        showing: Callable[[AssetRecord], None] = lambda asset: None,
    ) -> int:
        """Upload in order what the session lacks; return how many of the files it has.

        ``showing`` is told of each file before its upload. A refused file doesn't stop the
        others. Raises a ``ServiceError`` where the service failed altogether.
        """
        there = 0
        for asset in assets:
            if asset.status is AssetStatus.REFUSED:
                self._refused.setdefault(asset.id, self._refused_before(asset))
                continue
            if asset.session_id == session_id:
                there += 1
                continue
            showing(asset)
            if await self._bring_one(session_id, asset):
                there += 1
        return there

    async def _bring_one(self, session_id: str, asset: AssetRecord) -> bool:
        verdict = self._judge(asset)
        if isinstance(verdict, media.Refuse):
            await self._refuse(asset, verdict.sentence(self._locale))
            return False
        try:
            files = await self._send(session_id, asset)
        except (UnsupportedFile, FileTooLarge, AttachmentGone) as error:
            logger.info("file refused: asset %s: %s", asset.id, error)
            sentence = explain(error, self._locale, self._skill)
            await self._refuse(asset, f"**{asset.filename}**: {sentence}")
            return False
        url = files[0].url if files else None
        await self._studio.insist(lambda: self._store.asset_uploaded(asset.id, session_id, url))
        return True

    def _judge(self, asset: AssetRecord) -> media.Verdict:
        return media.judge(
            asset.filename, asset.content_type, asset.size, None, self._skill.size_limit_bytes
        )

    async def _send(self, session_id: str, asset: AssetRecord) -> list[UploadedFile]:
        """By its address first, so that no byte passes through the bot; else streamed."""
        url = asset.url
        if asset.status is AssetStatus.UPLOADED:
            # Discord's addresses expire, and this one has been known for a while.
            url = await self._conversation.fresh_url(asset.message_id, asset.attachment_id)
        try:
            return await self._service.upload_urls(session_id, [url])
        except (RequestRefused, ServiceUnavailable) as error:
            logger.info("upload by address failed, streaming asset %s: %s", asset.id, error)
        url = await self._conversation.fresh_url(asset.message_id, asset.attachment_id)
        return await self._service.upload_file(
            session_id,
            asset.filename,
            asset.content_type or "application/octet-stream",
            self._conversation.read(url),
        )

    async def _refuse(self, asset: AssetRecord, sentence: str) -> None:
        await self._store.asset_refused(asset.id)
        self._refused[asset.id] = sentence

    def _refused_before(self, asset: AssetRecord) -> str:
        """The sentence for a file whose refusal is known from an earlier attempt."""
        verdict = self._judge(asset)
        if isinstance(verdict, media.Refuse):
            return verdict.sentence(self._locale)
        formats = ", ".join(self._skill.formats)
        return text("media.unsupported", self._locale, name=asset.filename, formats=formats)
