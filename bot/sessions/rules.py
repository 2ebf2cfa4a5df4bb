"""The rules of each server: read often, changed seldom, kept in the store."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import replace

from bot.core.server_settings import ChannelSettings, ServerSettings
from bot.core.store import Store
from bot.errors import StoreError

logger = logging.getLogger(__name__)

Change = Callable[[ServerSettings], ServerSettings]
ChannelChange = Callable[[ChannelSettings], ChannelSettings]


class HouseRules:
    """What those who manage a server have chosen, with one reader and one writer at a time.

    ``host_channels`` are those that the host has enabled, unless a server says otherwise.
    """

    def __init__(self, store: Store, host_channels: Collection[int] = ()) -> None:
        self._store = store
        self._host_channels = frozenset(host_channels)
        self._known: dict[int, ServerSettings] = {}
        self._lock = asyncio.Lock()

    async def of(self, guild_id: int) -> ServerSettings:
        """The settings of a server. Raises ``StoreError``."""
        async with self._lock:
            return await self._read(guild_id)

    async def change(self, guild_id: int, change: Change) -> ServerSettings:
        """Keep what ``change`` makes of the settings, and return it. Raises ``StoreError``."""
        async with self._lock:
            settings = change(await self._read(guild_id))
            await self._store.save_server(settings)
            self._known[guild_id] = settings
            return settings

    async def change_channel(
        self, guild_id: int, channel_id: int, change: ChannelChange
    ) -> ServerSettings:
        """Keep what ``change`` makes of one channel's settings. Raises ``StoreError``."""

        def with_channel(settings: ServerSettings) -> ServerSettings:
            changed = change(settings.channel(channel_id))
            return replace(settings, channels={**settings.channels, channel_id: changed})

        return await self.change(guild_id, with_channel)

    async def enable_only(
        self, guild_id: int, chosen: Collection[int], own: Collection[int]
    ) -> ServerSettings:
        """Enable the chosen channels, and no other of the server's ``own``."""

        def with_channels(settings: ServerSettings) -> ServerSettings:
            before = {*settings.channels, *self._host_channels.intersection(own)}
            channels = {
                channel_id: replace(settings.channel(channel_id), enabled=channel_id in chosen)
                for channel_id in before.union(chosen)
            }
            return replace(settings, channels=channels)

        return await self.change(guild_id, with_channels)

    def enabled_channels(self, settings: ServerSettings, own: Collection[int]) -> list[int]:
        """Those of the server's ``own`` channels in which an image opens a thread."""
        return sorted(filter(lambda channel_id: self._is_enabled(settings, channel_id), own))

    async def enabled(self, guild_id: int | None, channel_id: int) -> bool:
        """Whether an image in the channel opens a thread without a mention."""
        if guild_id is None:
            return False
        try:
            settings = await self.of(guild_id)
        except StoreError as error:
            logger.error("settings of server %d unread: %s", guild_id, error)
            settings = ServerSettings(guild_id)
        return self._is_enabled(settings, channel_id)

    def _is_enabled(self, settings: ServerSettings, channel_id: int) -> bool:
        chosen = settings.channel(channel_id).enabled
        return channel_id in self._host_channels if chosen is None else chosen

    async def _read(self, guild_id: int) -> ServerSettings:
        if guild_id not in self._known:
            self._known[guild_id] = await self._store.server(guild_id)
        return self._known[guild_id]
