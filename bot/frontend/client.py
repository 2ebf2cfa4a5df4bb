"""The bot on Discord: events become values for the manager. No logic of its own."""

import hashlib
import json
import logging
import secrets
from collections.abc import Collection

import discord
from discord import app_commands

from bot.core.ports import Store
from bot.frontend import intake, ratelimits
from bot.frontend.commands import VideoCommands
from bot.frontend.panels import press_of
from bot.locales import negotiate, text
from bot.sessions.manager import Manager

logger = logging.getLogger(__name__)

MAX_RATELIMIT_WAIT_S = 30.0
"""The shortest that discord.py allows; without it one call may sleep for minutes."""


GUILDS_COME_WITHIN_S = 0.5
"""Without a server for so long, all are taken to have come, and work left behind is taken up."""


class ReelthreadClient(discord.Client):
    """One connection to Discord, until it ends.

    ``readable`` asks for the message content intent: without it, Discord shows the bot only
    messages that mention it. ``guild_ids`` empty: every server that the bot is in.
    """

    def __init__(
        self,
        manager: Manager,
        store: Store,
        *,
        channel_ids: Collection[int],
        guild_ids: Collection[int],
        readable: bool,
    ) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=readable
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=MAX_RATELIMIT_WAIT_S,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=GUILDS_COME_WITHIN_S,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        ratelimits.install()
        self._manager = manager
        self._store = store
        self._channels = frozenset(channel_ids)
        self._guilds = frozenset(guild_ids)
        self._readable = readable
        self._tree = app_commands.CommandTree(self)
        self._tree.add_command(VideoCommands(manager))

    async def setup_hook(self) -> None:
        await self._sync_commands()

    def dispatch(self, event: str, /, *args: object, **kwargs: object) -> None:
        """Hand an event to its handlers; a closed client, whose timers run on, has none."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def on_ready(self) -> None:
        logger.info("on Discord as %s, in %d servers", self.user, len(self.guilds))
        await self._manager.resume()

    async def on_message(self, message: discord.Message) -> None:
        if not intake.is_request(message) or not self._serves(message.guild):
            return
        assert self.user is not None, "events come after the login"
        await self._manager.receive(
            intake.read(message, self.user, self._channels, readable=self._readable)
        )

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        press = press_of(interaction)
        if press is None:
            return
        await interaction.response.defer(thinking=True)
        said = await self._manager.press(press)
        if said is None:
            locale = negotiate(str(interaction.locale))
            await interaction.edit_original_response(content=text("button.stale", locale))
        else:
            await interaction.edit_original_response(content=f"💬 {said}")

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """The event handlers' edge: the bot stays up, the host gets a traceback and an id."""
        logger.exception("%s failed, error id %s", event_method, secrets.token_hex(4))

    def _serves(self, guild: discord.Guild | None) -> bool:
        return not self._guilds or (guild is not None and guild.id in self._guilds)

    async def _sync_commands(self) -> None:
        """Hand the commands to Discord, which allows few writes a day: only when they changed."""
        commands = [command.to_dict(self._tree) for command in self._tree.get_commands()]
        told = json.dumps([self.application_id, commands], sort_keys=True)
        digest = hashlib.sha256(told.encode()).hexdigest()
        if await self._store.note("commands") == digest:
            return
        await self._tree.sync()
        await self._store.set_note("commands", digest)
        logger.info("commands handed to Discord: %d", len(commands))
