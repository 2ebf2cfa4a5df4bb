"""Posts as discord.py sends them."""

from collections.abc import Sequence
from typing import TypedDict

import discord

from bot.core.ports import Post
from bot.core.safe import safe
from bot.frontend.panels import custom_id, file_of, view_of


class Extras(TypedDict, total=False):
    """What a message may have beside its text."""

    reference: discord.MessageReference
    file: discord.File
    view: discord.ui.View


def extras_of(post: Post, channel_id: int) -> Extras:
    """What goes with a post's text into a channel."""
    extras = Extras()
    if post.reply_to is not None and post.reply_to != channel_id:
        extras["reference"] = discord.MessageReference(
            message_id=post.reply_to, channel_id=channel_id, fail_if_not_exists=False
        )
    if post.file is not None:
        extras["file"] = discord.File(post.file, filename=post.filename)
    elif post.picture is not None:
        extras["file"] = file_of(post.picture)
    if (view := view_of(post.buttons)) is not None:
        extras["view"] = view
    return extras


def allowed(post: Post) -> discord.AllowedMentions:
    """Nobody but the asker, whatever the text says."""
    asker = [discord.Object(post.ping)] if post.ping is not None else False
    return discord.AllowedMentions(
        everyone=False, roles=False, users=asker, replied_user=post.ping is not None
    )


def pinged(post: Post) -> str:
    """A starter message can't be replied to from its thread, so the asker is named instead."""
    said = safe(post.text)
    return said if post.ping is None else f"<@{post.ping}> {said}"


def shows(message: discord.Message, post: Post) -> bool:
    """Whether a message has a post's text and buttons.

    Discord takes blanks off both ends; it was sent with the asker's name in front, or without.
    """
    said = message.content.strip()
    if said not in (safe(post.text).strip(), pinged(post).strip()):
        return False
    return _custom_ids(message.components) == [custom_id(button) for button in post.buttons]


def _custom_ids(components: Sequence[object]) -> list[str | None]:
    rows = [row for row in components if isinstance(row, discord.ActionRow)]
    buttons = [child for row in rows for child in row.children]
    return [button.custom_id for button in buttons if isinstance(button, discord.Button)]
