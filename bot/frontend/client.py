"""The bot on Discord: events become values for the manager. No logic of its own."""

import asyncio
import hashlib
import json
import logging
import secrets
from collections.abc import Collection

import aiohttp
import discord
from discord import app_commands

from bot.core.counted import counted
from bot.core.incoming import Incoming, Press
from bot.core.records import ButtonAction
from bot.core.safe import safe
from bot.core.store import Store
from bot.frontend import intake, ratelimits
from bot.frontend.accounts import AccountCommands, take_token
from bot.frontend.catch_up import CatchUp
from bot.frontend.commands import VideoCommands, make_a_video
from bot.frontend.history import History
from bot.frontend.once import Once
from bot.frontend.panels import file_of, press_of
from bot.frontend.settings import use_panel
from bot.frontend.visitors import Used, acknowledge, tell_alone, visitor_of
from bot.frontend.words import CatalogueTranslator
from bot.locales import negotiate, text
from bot.sessions.desk import Desk
from bot.sessions.manager import Manager
from bot.sessions.rules import HouseRules

logger = logging.getLogger(__name__)

MAX_RATELIMIT_WAIT_S = 30.0
"""The shortest that discord.py allows; without it one call may sleep for minutes."""


GUILDS_COME_WITHIN_S = 0.5
"""Without a server for so long, all are taken to have come, and work left behind is taken up."""

HANDLERS_END_WITHIN_S = 5.0
_HANDLERS = ("discord.py: on_", "CommandTree-invoker")
"""How discord.py calls the tasks in which events and commands are handled; it keeps none."""


_FOR_ONE = {ButtonAction.CLAIM, ButtonAction.STORYBOARD, ButtonAction.COMPARE}
"""Buttons that only show something, to whoever presses them."""


class Commands(app_commands.CommandTree[discord.Client]):
    """All commands, and their edge: a mistake is logged, and told with an id to find it by.

    ``guild_ids`` are the servers in which they work; none: all.
    """

    def __init__(self, client: discord.Client, guild_ids: frozenset[int]) -> None:
        super().__init__(client)
        self._guilds = guild_ids
        self._once = Once()

    async def interaction_check(self, interaction: Used) -> bool:
        """Whether the host lets the bot work there; Discord offers commands everywhere.

        What is told a second time has been worked on, or still is.
        """
        if not self._once.is_new(interaction.id):
            return False
        elsewhere = interaction.guild_id is not None and interaction.guild_id not in self._guilds
        if not self._guilds or not elsewhere:
            return True
        if interaction.type is discord.InteractionType.application_command:
            said = text("command.not_in_this_server", negotiate(str(interaction.locale)))
            await interaction.response.send_message(said, ephemeral=True)
        return False

    async def on_error(self, interaction: Used, error: app_commands.AppCommandError) -> None:
        number = secrets.token_hex(4)
        logger.error("a command failed, error id %s", number, exc_info=error)
        said = text("error.bug", negotiate(str(interaction.locale)), id=number)
        if interaction.response.is_done():
            await interaction.edit_original_response(content=said)
        else:
            await interaction.response.send_message(said, ephemeral=True)


class ReelthreadClient(discord.Client):
    """One connection to Discord, until it ends.

    ``readable`` asks for the message content intent: without it, Discord shows the bot only
    messages that mention it. ``guild_ids`` empty: every server that the bot is in. ``trace`` sees
    every request to Discord.
    """

    def __init__(
        self,
        manager: Manager,
        store: Store,
        desk: Desk,
        rules: HouseRules,
        *,
        guild_ids: Collection[int],
        readable: bool,
        trace: aiohttp.TraceConfig,
        handlers_end_within_s: float = HANDLERS_END_WITHIN_S,
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
            http_trace=trace,
        )
        ratelimits.install()
        self._manager = manager
        self._store = store
        self._desk = desk
        self._rules = rules
        self._guilds = frozenset(guild_ids)
        self._readable = readable
        self._once = Once()
        self._handlers_end_within_s = handlers_end_within_s
        history = History(self, self._read)
        self._catch_up = CatchUp(
            self, manager, store, history, serves=self._serves, listens=rules.enabled
        )
        self._translator = CatalogueTranslator()
        self._tree = Commands(self, self._guilds)
        for command in _commands(manager, desk, rules):
            self._tree.add_command(command)

    async def setup_hook(self) -> None:
        await self._tree.set_translator(self._translator)
        await self._sync_commands()

    def dispatch(self, event: str, /, *args: object, **kwargs: object) -> None:
        """Hand an event to its handlers; a closed client, whose timers run on, has none."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def close(self) -> None:
        """Let what has come in be noted, then leave: the database closes next."""
        self._catch_up.end()
        handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith(_HANDLERS)]
        if handlers:
            _, late = await asyncio.wait(handlers, timeout=self._handlers_end_within_s)
            for task in late:
                logger.warning("cancelled: %s", task.get_name())
                task.cancel()
            await asyncio.wait(handlers)
        await super().close()

    async def on_connect(self) -> None:
        self._catch_up.begin()

    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        self._catch_up.lost(guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        await self._catch_up.available(guild)

    async def on_ready(self) -> None:
        servers = counted(len(self.guilds), "server")
        logger.info("on Discord as %s, in %s", self.user, servers)
        await self._catch_up.run()

    async def on_message(self, message: discord.Message) -> None:
        if not intake.is_request(message) or not self._serves(message.guild):
            return
        if not await self._catch_up.reached(message.channel.id):
            return
        if await self._manager.receive(await self._read(message)):
            await self._catch_up.heard(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        message = payload.message
        if not intake.is_request(message) or not self._serves(message.guild):
            return
        if await self._catch_up.reached(message.channel.id):
            await self._manager.changed(await self._read(message))

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        if await self._catch_up.reached(payload.channel_id):
            await self._manager.removed(payload.channel_id, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        if not await self._catch_up.reached(payload.channel_id):
            return
        for message_id in sorted(payload.message_ids):
            await self._manager.removed(payload.channel_id, message_id)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self._manager.gone(payload.thread_id)

    async def on_interaction(self, interaction: Used) -> None:
        if not self._once.is_new(interaction.id):
            return
        if await take_token(interaction, self._desk):
            return
        if await use_panel(interaction, self._desk, self._rules):
            return
        press = press_of(interaction)
        if press is None:
            return
        if press.action in _FOR_ONE:
            await self._answer_one(interaction, press)
            return
        await acknowledge(interaction, thinking=True)
        refused = await self._manager.refused(press)
        said = None if refused else await self._manager.press(press)
        if said is not None:
            await interaction.edit_original_response(content=safe(f"💬 {said}"))
            return
        locale = await self._desk.locale(visitor_of(interaction))
        await tell_alone(interaction, refused or text("button.stale", locale))

    async def _answer_one(self, interaction: Used, press: Press) -> None:
        """Answer a button for the eyes of whoever pressed it."""
        await acknowledge(interaction, thinking=True, ephemeral=True)
        locale = await self._desk.locale(visitor_of(interaction))
        if press.action is ButtonAction.CLAIM:
            link = await self._manager.views.claim(press, locale)
            await interaction.edit_original_response(content=link)
            return
        picture = await self._manager.views.frames(press, locale)
        if picture is None:
            said = text("frames.gone", locale)
            await interaction.edit_original_response(content=said)
        else:
            await interaction.edit_original_response(attachments=[file_of(picture)])

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """The event handlers' edge: the bot stays up, the host gets a traceback and an id."""
        logger.exception("%s failed, error id %s", event_method, secrets.token_hex(4))

    async def _read(self, message: discord.Message) -> Incoming:
        assert self.user is not None, "events come after the login"
        guild_id = message.guild.id if message.guild else None
        place_id = intake.forum_of(message) or message.channel.id
        enabled = await self._rules.enabled(guild_id, place_id)
        return intake.read(message, self.user, enabled=enabled, readable=self._readable)

    def _serves(self, guild: discord.Guild | None) -> bool:
        return not self._guilds or (guild is not None and guild.id in self._guilds)

    async def _sync_commands(self) -> None:
        """Hand the commands to Discord, which allows few writes a day: only when they changed.

        Another program with the same token may have taken them away meanwhile.
        """
        commands = [
            await command.get_translated_payload(self._tree, self._translator)
            for command in self._tree.get_commands()
        ]
        told = json.dumps([self.application_id, commands], sort_keys=True)
        digest = hashlib.sha256(told.encode()).hexdigest()
        if await self._store.note("commands") == digest:
            there = await self._tree.fetch_commands()
            if len(there) == len(commands):
                return
        await self._tree.sync()
        await self._store.set_note("commands", digest)
        logger.info("commands handed to Discord: %d", len(commands))


def _commands(
    manager: Manager, desk: Desk, rules: HouseRules
) -> list[app_commands.Group | app_commands.ContextMenu]:
    return [
        VideoCommands(manager, desk, rules),
        AccountCommands(desk),
        make_a_video(manager, desk),
    ]
