"""Slash commands. Each is acknowledged before anything else is done."""

import discord
from discord import app_commands

from bot.core.incoming import Press
from bot.core.records import ButtonAction, TurnKind
from bot.locales import negotiate, text
from bot.sessions.manager import Manager


class VideoCommands(app_commands.Group):
    """``/video …``: what can also be said in the thread."""

    def __init__(self, manager: Manager) -> None:
        super().__init__(name="video", description=text("command.video", "en"), guild_only=True)
        self._manager = manager

    @app_commands.command(name="export", description=text("command.export", "en"))
    async def export(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        assert interaction.channel_id is not None, "a guild command always has a channel"
        press = Press(
            interaction_id=interaction.id,
            channel_id=interaction.channel_id,
            author_id=interaction.user.id,
            action=ButtonAction.EXPORT,
            argument="",
        )
        locale = negotiate(str(interaction.locale))
        known = await self._manager.press(press) is not None
        key = "command.export_started" if known else "command.not_a_thread"
        await interaction.edit_original_response(content=text(key, locale))

    @app_commands.command(name="credits", description=text("command.credits", "en"))
    async def credits(self, interaction: discord.Interaction) -> None:
        await self._look(interaction, TurnKind.CREDITS)

    @app_commands.command(name="status", description=text("command.status", "en"))
    async def status(self, interaction: discord.Interaction) -> None:
        await self._look(interaction, TurnKind.STATUS)

    async def _look(self, interaction: discord.Interaction, kind: TurnKind) -> None:
        await interaction.response.defer(ephemeral=True)
        assert interaction.channel_id is not None, "a guild command always has a channel"
        said = await self._manager.look(interaction.channel_id, kind, str(interaction.locale))
        await interaction.edit_original_response(content=said)
