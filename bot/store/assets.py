"""The files that people posted, and where they were uploaded to."""

from sqlalchemy import func, select, update

from bot.core.records import AssetRecord, AssetStatus
from bot.store.part import StorePart
from bot.store.schema import assets
from bot.store.turns import of_turn


class AssetStore(StorePart):
    """People's files."""

    async def assets(self, turn_id: int) -> list[AssetRecord]:
        """The files of a turn as they were posted, also with messages that were joined to it."""
        query = select(assets).where(of_turn(turn_id)).order_by(assets.c.id)
        return [AssetRecord(**row) for row in await self._database.rows(query)]

    async def thread_assets(self, channel_id: int) -> list[AssetRecord]:
        """Every file of a thread once, as they were posted; of a retried turn the newest row."""
        rows = (
            select(func.min(assets.c.id).label("first"), func.max(assets.c.id).label("last"))
            .where(assets.c.channel_id == channel_id)
            .group_by(assets.c.attachment_id)
            .subquery()
        )
        query = select(assets).join(rows, assets.c.id == rows.c.last).order_by(rows.c.first)
        return [AssetRecord(**row) for row in await self._database.rows(query)]

    async def asset_uploaded(self, asset_id: int, session_id: str, media_url: str | None) -> None:
        """Note the session that a file was uploaded to, and its address there."""
        await self._database.execute(
            update(assets)
            .where(assets.c.id == asset_id)
            .values(status=AssetStatus.UPLOADED, session_id=session_id, media_url=media_url)
        )

    async def asset_refused(self, asset_id: int) -> None:
        await self._database.execute(
            update(assets).where(assets.c.id == asset_id).values(status=AssetStatus.REFUSED)
        )
