"""How the settings of a server are shown: a page of the server, one of each channel, a form."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

import discord

from bot.core.server_settings import ServerSettings
from bot.core.skills import skill, skills
from bot.locales import supported, text

MOST = 25
"""Discord's limit for what can be chosen in a menu."""

AS_ELSEWHERE = "default"
"""What is chosen where a channel has nothing special."""


class Page(TypedDict):
    """A message as discord.py takes it."""

    content: str
    view: discord.ui.View


def server_page(settings: ServerSettings, enabled: Sequence[int], locale: str) -> Page:
    """What holds in the server; ``enabled`` are the channels where an image opens a thread."""
    channel, role = discord.SelectDefaultValueType.channel, discord.SelectDefaultValueType.role
    view = discord.ui.View(timeout=None)
    view.add_item(
        discord.ui.ChannelSelect[discord.ui.View](
            custom_id="set:channels",
            channel_types=[discord.ChannelType.text, discord.ChannelType.forum],
            placeholder=text("settings.choose_channels", locale),
            min_values=0,
            max_values=MOST,
            default_values=_chosen(enabled, channel),
        )
    )
    for name, roles in (("start", settings.start_roles), ("edit", settings.edit_roles)):
        view.add_item(
            discord.ui.RoleSelect[discord.ui.View](
                custom_id=f"set:{name}_roles",
                placeholder=text(f"settings.choose_{name}_roles", locale),
                min_values=0,
                max_values=MOST,
                default_values=_chosen(sorted(roles), role),
            )
        )
    view.add_item(
        discord.ui.ChannelSelect[discord.ui.View](
            custom_id="set:channel",
            channel_types=[discord.ChannelType.text, discord.ChannelType.forum],
            placeholder=text("settings.choose_channel", locale),
        )
    )
    state = text("settings.on" if settings.owner_only else "settings.off", locale)
    view.add_item(_button("set:owner_only", text("settings.owner_only", locale, state=state)))
    view.add_item(_button("set:limits", text("settings.change_limits", locale)))
    return Page(content=_summary(settings, enabled, locale), view=_unkept(view))


def _summary(settings: ServerSettings, enabled: Sequence[int], locale: str) -> str:
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


def channel_page(settings: ServerSettings, channel_id: int, locale: str) -> Page:
    """The skill and the language of one channel."""
    channel = settings.channel(channel_id)
    default_skill = text("settings.default_skill", locale)
    default_language = text("settings.default_language", locale)
    skill_names = [(known.name, known.title) for known in skills()]
    languages = [(known, text("language.name", known)) for known in supported()]
    view = discord.ui.View(timeout=None)
    view.add_item(_menu(f"set:skill:{channel_id}", default_skill, skill_names, channel.skill))
    view.add_item(
        _menu(f"set:language:{channel_id}", default_language, languages, channel.language)
    )
    view.add_item(_button("set:back", text("settings.back", locale)))
    lines = [
        text("settings.of_channel", locale, channel=f"<#{channel_id}>"),
        skill(channel.skill).title if channel.skill else default_skill,
        text("language.name", channel.language) if channel.language else default_language,
    ]
    return Page(content="\n".join(lines), view=_unkept(view))


def limits_form(settings: ServerSettings, locale: str) -> discord.ui.Modal:
    """The numbers that hold, to be written over."""
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


def _unkept(view: discord.ui.View) -> discord.ui.View:
    """A stopped view isn't kept by discord.py: the custom ids say all that is needed."""
    view.stop()
    return view


def _chosen(
    ids: Iterable[int], kind: discord.SelectDefaultValueType
) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=chosen, type=kind) for chosen in list(ids)[:MOST]]


def _roles(roles: frozenset[int]) -> str:
    return " ".join(f"<@&{role}>" for role in sorted(roles)[:MOST])


def _menu(
    custom_id: str, default: str, known: Sequence[tuple[str, str]], now: str | None
) -> discord.ui.Select[discord.ui.View]:
    """A menu whose first entry leaves it as it is elsewhere; what holds now is chosen."""
    options = [
        discord.SelectOption(label=label, value=value, default=value == (now or AS_ELSEWHERE))
        for value, label in [(AS_ELSEWHERE, default), *known]
    ]
    return discord.ui.Select(custom_id=custom_id, options=options)


def _button(custom_id: str, label: str) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(custom_id=custom_id, label=label)
