"""Posts as discord.py sends them."""

from typing import TypedDict

import discord

from bot.core.ports import Post
from bot.core.safe import safe
from bot.frontend.panels import file_of, view_of


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
