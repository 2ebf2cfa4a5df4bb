"""Brings people's files to the editing session."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.core.explain import explain
from bot.core.links import expires_at
from bot.core.markdown import escaped
from bot.core.media import ACCEPTED, HEAD_BYTES, Convert, Refuse, Take, Verdict, judge
from bot.core.ports import Conversation, EditingService, UploadedFile
from bot.core.records import AssetRecord, AssetStatus, ThreadRecord
from bot.core.skills import skill
from bot.errors import (
    AttachmentGone,
    ConversationUnavailable,
    FileTooLarge,
    MediaError,
    MediaUnreadable,
    ReelthreadError,
    RequestRefused,
    ServiceUnavailable,
    UnsupportedFile,
)
from bot.locales import text
from bot.sessions.conversion import converted
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)

Showing = Callable[[AssetRecord, int, int], None]
"""Told of a file before its upload: which one of how many it is."""

FETCHED_WITHIN = timedelta(minutes=5)
"""An address that expires sooner may be dead by the time that the service comes for the file."""


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
        showing: Showing = lambda asset, number, count: None,
    ) -> set[int]:
        """Upload in order what the session lacks; return the ids of the files it has then.

        A refused file doesn't stop the others. Raises a ``ServiceError`` where the service failed
        altogether.
        """
        there: set[int] = set()
        lacking = [asset.id for asset in assets if _is_lacking(asset, session_id)]
        for asset in assets:
            if asset.status is AssetStatus.REFUSED:
                self._refused.setdefault(asset.id, self._refused_before(asset))
                continue
            if asset.id in lacking:
                showing(asset, lacking.index(asset.id) + 1, len(lacking))
                if not await self._bring_one(session_id, asset):
                    continue
            there.add(asset.id)
        return there

    async def _bring_one(self, session_id: str, asset: AssetRecord) -> bool:
        known = False
        try:
            url, head = await self._look(asset)
            known = head is not None
            verdict = self._judge(asset, head)
            if isinstance(verdict, Refuse):
                await self._refuse(asset, verdict.sentence(self._locale))
                return False
            files = await self._send(session_id, asset, url, verdict)
        except (UnsupportedFile, FileTooLarge, AttachmentGone, MediaError) as error:
            logger.info("file refused: asset %s: %s", asset.id, error)
            await self._refuse(asset, self._explain(asset, error, known=known))
            return False
        media_url = files[0].url if files else None
        await self._studio.insist(
            lambda: self._store.asset_uploaded(asset.id, session_id, media_url)
        )
        return True

    async def _look(self, asset: AssetRecord) -> tuple[str, bytes | None]:
        """An address that works, and how the file begins; None where that can't be seen."""
        if not 0 < asset.size <= self._skill.size_limit_bytes:
            return asset.url, None
        url = asset.url if self._is_fresh(asset) else await self._fresh_url(asset)
        try:
            return url, await self._head(url)
        except AttachmentGone:
            if url != asset.url:
                raise
        url = await self._fresh_url(asset)
        return url, await self._head(url)

    async def _head(self, url: str) -> bytes | None:
        try:
            return await self._conversation.head(url, HEAD_BYTES)
        except ConversationUnavailable as error:
            logger.info("a file's name is believed: %s", error)
            return None

    async def _fresh_url(self, asset: AssetRecord) -> str:
        return await self._conversation.fresh_url(asset.message_id, asset.attachment_id)

    def _is_fresh(self, asset: AssetRecord) -> bool:
        """Whether the address that came with the message still works.

        One that doesn't tell its end is taken to have been known for long once it has been used.
        """
        end = expires_at(asset.url)
        if end is None:
            return asset.status is not AssetStatus.UPLOADED
        return self._studio.clock() + FETCHED_WITHIN < end

    def _judge(self, asset: AssetRecord, head: bytes | None) -> Verdict:
        limit = self._skill.size_limit_bytes
        return judge(asset.filename, asset.content_type, asset.size, head, limit)

    async def _send(
        self, session_id: str, asset: AssetRecord, url: str, verdict: Take | Convert
    ) -> list[UploadedFile]:
        """By its address, so that no more bytes pass through the bot; else streamed.

        A file whose name is wrong is streamed, since only then can it have another one.
        """
        if isinstance(verdict, Convert):
            return await self._send_converted(session_id, url, verdict)
        if verdict.filename == asset.filename:
            try:
                return await self._service.upload_urls(session_id, [url])
            except (RequestRefused, ServiceUnavailable) as error:
                logger.info("upload by address failed, streaming asset %s: %s", asset.id, error)
            url = await self._fresh_url(asset)
        return await self._service.upload_file(
            session_id, verdict.filename, verdict.media.mime, self._conversation.read(url)
        )

    async def _send_converted(
        self, session_id: str, url: str, wanted: Convert
    ) -> list[UploadedFile]:
        data = self._conversation.read(url)
        async with converted(self._studio.media, data, wanted) as chunks:
            return await self._service.upload_file(
                session_id, wanted.filename, wanted.to.mime, chunks
            )

    async def _refuse(self, asset: AssetRecord, sentence: str) -> None:
        await self._store.asset_refused(asset.id)
        self._refused[asset.id] = sentence

    def _explain(self, asset: AssetRecord, error: ReelthreadError, *, known: bool) -> str:
        """Why a file can't be used; ``known``: its first bytes are those of a usable one."""
        name = escaped(asset.filename)
        if isinstance(error, MediaUnreadable) or (known and isinstance(error, UnsupportedFile)):
            return text("media.damaged", self._locale, name=name)
        if isinstance(error, MediaError):
            return self._unconverted(name, asset)
        return f"**{name}**: {explain(error, self._locale, self._skill)}"

    def _unconverted(self, name: str, asset: AssetRecord) -> str:
        verdict = self._judge(asset, None)
        format = verdict.to.name if isinstance(verdict, Convert) else self._skill.formats[0]
        return text("media.not_converted", self._locale, name=name, format=format.upper())

    def _refused_before(self, asset: AssetRecord) -> str:
        """The sentence for a file whose refusal is known from an earlier attempt."""
        name = escaped(asset.filename)
        match self._judge(asset, None):
            case Refuse() as verdict:
                return verdict.sentence(self._locale)
            case Convert():
                return self._unconverted(name, asset)
            case Take():
                formats = ", ".join(ACCEPTED)
                return text("media.unsupported", self._locale, name=name, formats=formats)


def _is_lacking(asset: AssetRecord, session_id: str) -> bool:
    return asset.status is not AssetStatus.REFUSED and asset.session_id != session_id
