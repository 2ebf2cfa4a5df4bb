"""Who stands behind an interaction, and what they filled in."""

import logging
from collections.abc import Iterator, Mapping
from typing import cast

import discord

from bot.core.chunk import split
from bot.core.incoming import Press
from bot.core.records import ButtonAction
from bot.core.safe import safe
from bot.frontend.faults import ALREADY_ACKNOWLEDGED, persist
from bot.sessions.desk import Visitor

logger = logging.getLogger(__name__)

Used = discord.Interaction[discord.Client]


def visitor_of(interaction: Used) -> Visitor:
    """Who used a command, a button or a form, and where."""
    assert interaction.channel_id is not None, "commands and components always have a channel"
    channel = interaction.channel
    return Visitor(
        person_id=interaction.user.id,
        channel_id=interaction.channel_id,
        parent_id=channel.parent_id if isinstance(channel, discord.Thread) else None,
        guild_id=interaction.guild_id,
        manages=interaction.guild_id is not None and interaction.permissions.manage_guild,
        locale=str(interaction.locale),
    )


def press_by(interaction: Used, action: ButtonAction, argument: str = "") -> Press:
    """What a person does by a button, or by the command of the same meaning."""
    assert interaction.channel_id is not None, "commands and components always have a channel"
    return Press(
        interaction_id=interaction.id,
        channel_id=interaction.channel_id,
        author_id=interaction.user.id,
        action=action,
        argument=argument,
        person_locale=str(interaction.locale),
        roles=roles_of(interaction.user),
        manages=manages(interaction.user),
    )


async def acknowledge(
    interaction: Used, *, ephemeral: bool = False, thinking: bool = False
) -> None:
    """Tell Discord that an answer is coming; it waits for that no longer than 3 s.

    Where only Discord's reply was lost, the next attempt is told that it has been done.
    """
    try:
        await persist(lambda: interaction.response.defer(ephemeral=ephemeral, thinking=thinking))
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
        logger.info("interaction %d was acknowledged before", interaction.id)


async def tell(interaction: Used, said: str) -> None:
    """Answer one person with what may be long, and have the words of others in it."""
    first, *others = split(safe(said))
    await interaction.edit_original_response(content=first)
    for page in others:
        await interaction.followup.send(page, ephemeral=True)


async def tell_alone(interaction: Used, said: str) -> None:
    """Answer for one person's eyes where everyone was shown that an answer is coming.

    What follows a public "thinking…" would be public, too: so that one goes first.
    """
    await interaction.delete_original_response()
    await interaction.followup.send(said, ephemeral=True)


def roles_of(person: discord.User | discord.Member) -> frozenset[int]:
    """The ids of a person's roles; somebody who isn't in a server has none."""
    return frozenset(role.id for role in getattr(person, "roles", ()))


def manages(person: discord.User | discord.Member) -> bool:
    """Whether a person may change the server's settings."""
    return isinstance(person, discord.Member) and person.guild_permissions.manage_guild


def custom_id_of(interaction: Used, kind: discord.InteractionType) -> str:
    """The custom id of a component or a form; empty for any other kind of interaction."""
    if interaction.type is not kind or interaction.data is None:
        return ""
    return str(interaction.data.get("custom_id", ""))


def chosen(interaction: Used) -> list[str]:
    """What was chosen in a select menu."""
    data = cast("Mapping[str, object]", interaction.data or {})
    values = data.get("values")
    return [str(value) for value in cast("list[object]", values)] if values else []


def filled_in(interaction: Used) -> dict[str, str]:
    """The text fields of a form by their custom ids."""
    data = cast("Mapping[str, object]", interaction.data or {})
    return {
        str(part["custom_id"]): str(part["value"]).strip()
        for part in _parts(data.get("components"))
        if "custom_id" in part and "value" in part
    }


def _parts(components: object) -> Iterator[Mapping[str, object]]:
    """Every component of a form: fields lie within a label or a row."""
    for component in cast("list[Mapping[str, object]]", components or []):
        yield component
        yield from _parts(component.get("components"))
        inner = component.get("component")
        yield from _parts([inner] if inner else None)
