"""The panel of a server's settings. What a part of it does travels in its custom id.

So it works for as long as it is shown, also after a restart: everything else is in the store.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.core.records import ServerSettings
from bot.core.skills import skill, skills
from bot.errors import StoreError
from bot.frontend.visitors import Used, chosen, custom_id_of, filled_in, visitor_of
from bot.locales import negotiate, supported, text
from bot.sessions.rules import Change, HouseRules

logger = logging.getLogger(__name__)

MOST = 25
"""Discord's limit for what can be chosen in a menu."""
MOST_EDITS = 100_000
LONGEST_PAUSE_S = 86_400

_PART = re.compile(r"set:(?P<what>[a-z_]+)(?::(?P<channel>[0-9]{1,20}))?")
_DEFAULT = "default"
_LIMITS = {"per_person": MOST_EDITS, "per_server": MOST_EDITS, "cooldown": LONGEST_PAUSE_S}


async def open_panel(interaction: Used, rules: HouseRules) -> None:
    """Show the panel to who manages the server; tell everyone else why not."""
    await interaction.response.defer(ephemeral=True)
    locale = negotiate(str(interaction.locale))
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


async def use_panel(interaction: Used, rules: HouseRules) -> bool:
    """Take in what was chosen in the panel; False for an interaction with anything else."""
    component = custom_id_of(interaction, discord.InteractionType.component)
    form = custom_id_of(interaction, discord.InteractionType.modal_submit)
    part = _PART.fullmatch(component or form)
    if part is None:
        return False
    locale = negotiate(str(interaction.locale))
    guild = interaction.guild
    if guild is None or not visitor_of(interaction).manages:
        said = text("settings.not_yours", locale)
        await interaction.response.send_message(said, ephemeral=True)
        return True
    try:
        await _use(interaction, rules, guild, part, locale)
    except StoreError as error:
        logger.error("settings not kept: %s", error)
        await interaction.followup.send(text("settings.failed", locale), ephemeral=True)
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
        form = _limits_form(await rules.of(guild.id), locale)
        await interaction.response.send_modal(form)
        return
    await interaction.response.defer()
    if what == "channel":
        channel_id = int(chosen(interaction)[0])
        await _show_channel(interaction, await rules.of(guild.id), channel_id, locale)
    elif what in ("skill", "language") and part["channel"]:
        channel_id = int(part["channel"])
        value = chosen(interaction)[0]
        settings = await _set_channel(rules, guild.id, channel_id, what, value)
        await _show_channel(interaction, settings, channel_id, locale)
    elif what == "channels":
        ids = [int(value) for value in chosen(interaction)]
        own = [channel.id for channel in guild.text_channels]
        settings = await rules.enable_only(guild.id, ids, own)
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
    new = None if value == _DEFAULT else value
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
    own = [channel.id for channel in guild.text_channels]
    enabled = rules.enabled_channels(settings, own)
    await interaction.edit_original_response(
        content=_summary(settings, enabled, locale), view=_panel(settings, enabled, locale)
    )


def _summary(settings: ServerSettings, enabled: Sequence[int], locale: str) -> str:
    """What holds in a server, in words."""
    everyone, unlimited = text("settings.everyone", locale), text("settings.no_limit", locale)
    channels = " ".join(f"<#{channel_id}>" for channel_id in enabled[:MOST])
    person, server = settings.turns_per_person_a_day, settings.turns_per_server_a_day
    owner_only = "settings.owner_only_on" if settings.owner_only else "settings.owner_only_off"
    return "\n".join(
        [
            text("settings.title", locale),
            text("settings.channels", locale, channels=channels or text("settings.none", locale)),
            text("settings.start_roles", locale, roles=_roles(settings.start_roles) or everyone),
            text("settings.edit_roles", locale, roles=_roles(settings.edit_roles) or everyone),
            text(owner_only, locale),
            text(
                "settings.limits",
                locale,
                person=unlimited if person is None else person,
                server=unlimited if server is None else server,
                pause=f"{settings.cooldown_s:g}",
            ),
        ]
    )


def _roles(roles: frozenset[int]) -> str:
    return " ".join(f"<@&{role}>" for role in sorted(roles))


def _panel(settings: ServerSettings, enabled: Sequence[int], locale: str) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(
        discord.ui.ChannelSelect[discord.ui.View](
            custom_id="set:channels",
            channel_types=[discord.ChannelType.text],
            placeholder=text("settings.choose_channels", locale),
            min_values=0,
            max_values=MOST,
            default_values=[
                discord.SelectDefaultValue(
                    id=channel_id, type=discord.SelectDefaultValueType.channel
                )
                for channel_id in enabled[:MOST]
            ],
        )
    )
    for name, roles in (("start", settings.start_roles), ("edit", settings.edit_roles)):
        view.add_item(
            discord.ui.RoleSelect[discord.ui.View](
                custom_id=f"set:{name}_roles",
                placeholder=text(f"settings.choose_{name}_roles", locale),
                min_values=0,
                max_values=MOST,
                default_values=[
                    discord.SelectDefaultValue(id=role, type=discord.SelectDefaultValueType.role)
                    for role in sorted(roles)[:MOST]
                ],
            )
        )
    view.add_item(
        discord.ui.ChannelSelect[discord.ui.View](
            custom_id="set:channel",
            channel_types=[discord.ChannelType.text],
            placeholder=text("settings.choose_channel", locale),
        )
    )
    state = text("settings.on" if settings.owner_only else "settings.off", locale)
    view.add_item(_button("set:owner_only", text("settings.owner_only", locale, state=state)))
    view.add_item(_button("set:limits", text("settings.change_limits", locale)))
    view.stop()
    return view


async def _show_channel(
    interaction: Used, settings: ServerSettings, channel_id: int, locale: str
) -> None:
    """The page of one channel: its skill and its language."""
    channel = settings.channel(channel_id)
    view = discord.ui.View(timeout=None)
    known_skills = [(known.name, known.title) for known in skills()]
    languages = [(known, text("language.name", known)) for known in supported()]
    default_skill = text("settings.default_skill", locale)
    default_language = text("settings.default_language", locale)
    view.add_item(_menu(f"set:skill:{channel_id}", default_skill, known_skills, channel.skill))
    view.add_item(
        _menu(f"set:language:{channel_id}", default_language, languages, channel.language)
    )
    view.add_item(_button("set:back", text("settings.back", locale)))
    view.stop()
    lines = [
        text("settings.of_channel", locale, channel=f"<#{channel_id}>"),
        skill(channel.skill).title if channel.skill else default_skill,
        text("language.name", channel.language) if channel.language else default_language,
    ]
    await interaction.edit_original_response(content="\n".join(lines), view=view)


def _menu(
    custom_id: str, default: str, known: Sequence[tuple[str, str]], now: str | None
) -> discord.ui.Select[discord.ui.View]:
    """A menu whose first entry leaves it as it is elsewhere; what holds now is chosen."""
    options = [
        discord.SelectOption(label=label, value=value, default=value == (now or _DEFAULT))
        for value, label in [(_DEFAULT, default), *known]
    ]
    return discord.ui.Select(custom_id=custom_id, options=options)


def _button(custom_id: str, label: str) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(custom_id=custom_id, label=label)


def _limits_form(settings: ServerSettings, locale: str) -> discord.ui.Modal:
    form = discord.ui.Modal(
        title=text("settings.limits_title", locale), timeout=None, custom_id="set:new_limits"
    )
    now = {
        "per_person": settings.turns_per_person_a_day,
        "per_server": settings.turns_per_server_a_day,
        "cooldown": int(settings.cooldown_s) or None,
    }
    for key, value in now.items():
        field = discord.ui.TextInput[discord.ui.Modal](
            custom_id=key,
            required=False,
            max_length=6,
            default=None if value is None else str(value),
        )
        form.add_item(
            discord.ui.Label[discord.ui.Modal](
                text=text(f"settings.{key}", locale), component=field
            )
        )
    form.stop()
    return form
