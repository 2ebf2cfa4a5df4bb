"""Buttons that work for as long as their message exists, also after a restart.

What a button does travels in its custom id, so neither the bot nor discord.py has to remember
anything for it.
"""

import re
from collections.abc import Sequence
from io import BytesIO

import discord

from bot.core.chunk import shorten
from bot.core.incoming import Press
from bot.core.ports import Button, Picture
from bot.core.records import ButtonAction
from bot.frontend.visitors import Used, custom_id_of, press_by

LABEL_LIMIT = 80
"""Discord's limit for a button's label, in characters."""

_CUSTOM_ID = re.compile(r"rt:(?P<action>[a-z]+):(?P<argument>[A-Za-z0-9]{0,40})")
_STYLES = {
    ButtonAction.EXPORT: discord.ButtonStyle.primary,
    ButtonAction.STOP: discord.ButtonStyle.danger,
}


def view_of(buttons: Sequence[Button]) -> discord.ui.View | None:
    """The buttons as discord.py sends them; None for none."""
    if not buttons:
        return None
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(
            discord.ui.Button(
                label=shorten(button.label, LABEL_LIMIT),
                style=_STYLES.get(button.action, discord.ButtonStyle.secondary),
                custom_id=f"rt:{button.action}:{button.argument}",
            )
        )
    # A stopped view isn't kept by discord.py: presses are read from the custom id instead.
    view.stop()
    return view


def buttons_of(message: discord.Message) -> tuple[Button, ...]:
    """Our buttons under a message."""
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    found = [child for row in rows for child in row.children if isinstance(child, discord.Button)]
    return tuple(filter(None, map(_button, found)))


def _button(found: discord.Button) -> Button | None:
    matched = _CUSTOM_ID.fullmatch(found.custom_id or "")
    if matched is None or matched["action"] not in set(ButtonAction):
        return None
    return Button(ButtonAction(matched["action"]), found.label or "", matched["argument"])


def file_of(picture: Picture) -> discord.File:
    """A picture as discord.py sends it, once."""
    return discord.File(BytesIO(picture.data), filename=picture.filename, description=picture.alt)


def press_of(interaction: Used) -> Press | None:
    """The press of one of our buttons; None for any other interaction."""
    matched = _CUSTOM_ID.fullmatch(custom_id_of(interaction, discord.InteractionType.component))
    if matched is None or matched["action"] not in set(ButtonAction):
        return None
    return press_by(interaction, ButtonAction(matched["action"]), matched["argument"])
