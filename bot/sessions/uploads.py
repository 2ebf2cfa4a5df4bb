"""Brings a person's files to the editing session."""

import logging
from collections.abc import Callable, Sequence

from bot.core import media
from bot.core.explain import explain
from bot.core.ports import Conversation, EditingService, Store, UploadedFile
from bot.core.records import AssetRecord, AssetStatus
from bot.core.skills import Skill
from bot.errors import (
    AttachmentGone,
    FileTooLarge,
    RequestRefused,
    ServiceUnavailable,
    UnsupportedFile,
)

logger = logging.getLogger(__name__)


class Uploads:
    """Uploads files to one session, and remembers the sentences for those that were refused."""

    def __init__(
        self,
        store: Store,
        service: EditingService,
        conversation: Conversation,
        skill: Skill,
        locale: str,
    ) -> None:
        self._store = store
        self._service = service
        self._conversation = conversation
        self._skill = skill
        self._locale = locale
        self.refused: list[str] = []

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
                continue
            if asset.session_id == session_id:
                there += 1
                continue
            showing(asset)
            if await self._bring_one(session_id, asset):
                there += 1
        return there

    async def _bring_one(self, session_id: str, asset: AssetRecord) -> bool:
        verdict = media.judge(
            asset.filename, asset.content_type, asset.size, None, self._skill.size_limit_bytes
        )
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
        await self._store.asset_uploaded(asset.id, session_id, files[0].url if files else None)
        return True

    async def _send(self, session_id: str, asset: AssetRecord) -> list[UploadedFile]:
        """By its address first, so that no byte passes through the bot; else streamed."""
        url = asset.url
        if asset.session_id is not None or asset.status is AssetStatus.UPLOADED:
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
        self.refused.append(sentence)
