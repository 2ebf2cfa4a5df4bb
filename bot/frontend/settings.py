"""The panel of a server's settings. What a part of it does travels in its custom id.

So it works for as long as it is shown, also after a restart: everything else is in the store.
"""

import logging
import re
from dataclasses import replace

import discord

from bot.core.server_settings import ServerSettings
from bot.errors import StoreError
from bot.frontend.settings_panel import AS_ELSEWHERE, channel_page, limits_form, server_page
from bot.frontend.visitors import Used, acknowledge, chosen, custom_id_of, filled_in, visitor_of
from bot.locales import text
from bot.sessions.desk import Desk
from bot.sessions.rules import Change, HouseRules

logger = logging.getLogger(__name__)

MOST_EDITS = 100_000
LONGEST_PAUSE_S = 86_400

_PART = re.compile(r"set:(?P<what>[a-z_]+)(?::(?P<channel>[0-9]{1,20}))?")
_LIMITS = {"per_person": MOST_EDITS, "per_server": MOST_EDITS, "cooldown": LONGEST_PAUSE_S}


async def open_panel(interaction: Used, desk: Desk, rules: HouseRules) -> None:
    """Show the panel to who manages the server; tell everyone else why not."""
    await acknowledge(interaction, ephemeral=True)
    locale = await desk.locale(visitor_of(interaction))
    guild = interaction.guild
    if guild is None or not visitor_of(interaction).manages:
        said = text("settings.not_yours", locale)
        await interaction.edit_original_response(content=said)
        return
    try:
        settings = await rules.of(guild.id)
    except StoreError as error:
        logger.error("settings unread: %s", error)
        await interaction.edit_original_response(content=text("settings.failed", locale))
        return
    await _show_server(interaction, rules, settings, guild, locale)


async def use_panel(interaction: Used, desk: Desk, rules: HouseRules) -> bool:
    """Take in what was chosen in the panel; False for an interaction with anything else."""
    component = custom_id_of(interaction, discord.InteractionType.component)
    form = custom_id_of(interaction, discord.InteractionType.modal_submit)
    part = _PART.fullmatch(component or form)
    if part is None:
        return False
    locale = await desk.locale(visitor_of(interaction))
    guild = interaction.guild
    if guild is None or not visitor_of(interaction).manages:
        said = text("settings.not_yours", locale)
        await interaction.response.send_message(said, ephemeral=True)
        return True
    try:
        await _use(interaction, rules, guild, part, locale)
    except StoreError as error:
        logger.error("settings not kept: %s", error)
        said = text("settings.failed", locale)
        if interaction.response.is_done():
            await interaction.followup.send(said, ephemeral=True)
        else:
            await interaction.response.send_message(said, ephemeral=True)
    return True


async def _use(
    interaction: Used,
    rules: HouseRules,
    guild: discord.Guild,
    part: re.Match[str],
    locale: str,
) -> None:
    what = part["what"]
    if what == "limits":
        form = limits_form(await rules.of(guild.id), locale)
        await interaction.response.send_modal(form)
        return
    await acknowledge(interaction)
    if what == "channel":
        channel_id = int(chosen(interaction)[0])
        page = channel_page(await rules.of(guild.id), channel_id, locale)
        await interaction.edit_original_response(**page)
    elif what in ("skill", "language") and part["channel"]:
        channel_id = int(part["channel"])
        value = chosen(interaction)[0]
        settings = await _set_channel(rules, guild.id, channel_id, what, value)
        await interaction.edit_original_response(**channel_page(settings, channel_id, locale))
    elif what == "channels":
        ids = [int(value) for value in chosen(interaction)]
        settings = await rules.enable_only(guild.id, ids, _channels(guild))
        await _show_server(interaction, rules, settings, guild, locale)
    elif (change := _change(interaction, what)) is None:
        said = _wrong_number(interaction, locale)
        await interaction.followup.send(said, ephemeral=True)
    else:
        settings = await rules.change(guild.id, change)
        await _show_server(interaction, rules, settings, guild, locale)


def _change(interaction: Used, what: str) -> Change | None:
    """What a part of the panel does to the settings; None where no number was written."""
    if what in ("start_roles", "edit_roles"):
        roles = frozenset(int(value) for value in chosen(interaction))
        if what == "start_roles":
            return lambda settings: replace(settings, start_roles=roles)
        return lambda settings: replace(settings, edit_roles=roles)
    if what == "owner_only":
        return lambda settings: replace(settings, owner_only=not settings.owner_only)
    if what == "new_limits":
        return _limits(filled_in(interaction))
    return lambda settings: settings


def _limits(said: dict[str, str]) -> Change | None:
    if any(not _is_number(said.get(key, ""), highest) for key, highest in _LIMITS.items()):
        return None
    person, server, pause = (said.get(key) for key in _LIMITS)
    return lambda settings: replace(
        settings,
        turns_per_person_a_day=int(person) if person else None,
        turns_per_server_a_day=int(server) if server else None,
        cooldown_s=float(pause or 0),
    )


def _is_number(said: str, highest: int) -> bool:
    return not said or (said.isascii() and said.isdigit() and int(said) <= highest)


def _wrong_number(interaction: Used, locale: str) -> str:
    """The sentence about the first field that isn't a number within its bounds."""
    said = filled_in(interaction)
    wrong = next(key for key in _LIMITS if not _is_number(said.get(key, ""), _LIMITS[key]))
    return text("settings.not_a_number", locale, said=said[wrong], highest=_LIMITS[wrong])


async def _set_channel(
    rules: HouseRules, guild_id: int, channel_id: int, what: str, value: str
) -> ServerSettings:
    new = None if value == AS_ELSEWHERE else value
    if what == "skill":
        return await rules.change_channel(
            guild_id, channel_id, lambda channel: replace(channel, skill=new)
        )
    return await rules.change_channel(
        guild_id, channel_id, lambda channel: replace(channel, language=new)
    )


async def _show_server(
    interaction: Used,
    rules: HouseRules,
    settings: ServerSettings,
    guild: discord.Guild,
    locale: str,
) -> None:
    enabled = rules.enabled_channels(settings, _channels(guild))
    await interaction.edit_original_response(**server_page(settings, enabled, locale))


def _channels(guild: discord.Guild) -> list[int]:
    return [channel.id for channel in (*guild.text_channels, *guild.forums)]
