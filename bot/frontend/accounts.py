"""``/account …``: whose NemoVideo account pays. A token goes in, and never comes out."""

import re

import discord
from discord import app_commands

from bot.core.records import AccountScope
from bot.frontend.visitors import Used, acknowledge, custom_id_of, filled_in, visitor_of
from bot.frontend.words import word
from bot.locales import text
from bot.sessions.desk import Desk

TOKEN_LENGTH = 4000
"""Discord's limit for a text field, in characters."""

_FORM = re.compile(r"account:(user|guild)")
_WHOSE = [
    app_commands.Choice(name=word("name.mine"), value=AccountScope.USER.value),
    app_commands.Choice(name=word("name.servers"), value=AccountScope.GUILD.value),
]


class AccountCommands(app_commands.Group):
    """Linking, unlinking and looking; every answer is for the asker alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name=word("name.account"), description=word("command.account"))
        self._desk = desk

    @app_commands.command(name=word("name.link"), description=word("command.link"))
    @app_commands.rename(whose=word("name.whose"))
    @app_commands.describe(whose=word("option.whose"))
    @app_commands.choices(whose=_WHOSE)
    async def link(self, interaction: Used, whose: str = AccountScope.USER.value) -> None:
        locale = await self._desk.locale(visitor_of(interaction))
        if whose == AccountScope.GUILD and not visitor_of(interaction).manages:
            said = text("settings.not_yours", locale)
            await interaction.response.send_message(said, ephemeral=True)
            return
        await interaction.response.send_modal(_form(whose, locale))

    @app_commands.command(name=word("name.unlink"), description=word("command.unlink"))
    @app_commands.rename(whose=word("name.whose"))
    @app_commands.describe(whose=word("option.whose"))
    @app_commands.choices(whose=_WHOSE)
    async def unlink(self, interaction: Used, whose: str = AccountScope.USER.value) -> None:
        await acknowledge(interaction, ephemeral=True)
        said = await self._desk.unlink(visitor_of(interaction), AccountScope(whose))
        await interaction.edit_original_response(content=said)

    @app_commands.command(name=word("name.show"), description=word("command.show"))
    async def show(self, interaction: Used) -> None:
        await acknowledge(interaction, ephemeral=True)
        said = await self._desk.show(visitor_of(interaction))
        await interaction.edit_original_response(content=said)


async def take_token(interaction: Used, desk: Desk) -> bool:
    """Take in the form with a token, also one that was opened before a restart."""
    custom_id = custom_id_of(interaction, discord.InteractionType.modal_submit)
    form = _FORM.fullmatch(custom_id)
    if form is None:
        return False
    await acknowledge(interaction, ephemeral=True, thinking=True)
    token = filled_in(interaction).get("token", "")
    said = await desk.link(visitor_of(interaction), AccountScope(form[1]), token)
    await interaction.edit_original_response(content=said)
    return True


def _form(whose: str, locale: str) -> discord.ui.Modal:
    form = discord.ui.Modal(
        title=text("account.title", locale), timeout=None, custom_id=f"account:{whose}"
    )
    field = discord.ui.TextInput[discord.ui.Modal](custom_id="token", max_length=TOKEN_LENGTH)
    form.add_item(
        discord.ui.Label[discord.ui.Modal](
            text=text("account.token", locale),
            description=text("account.about_token", locale),
            component=field,
        )
    )
    # A stopped form isn't kept by discord.py: it is read from the interaction instead.
    form.stop()
    return form
