"""Posts as discord.py sends them."""

from typing import TypedDict

import discord

from bot.core.ports import Post, Sent
from bot.core.safe import safe
from bot.frontend.panels import buttons_of, file_of, view_of


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
    there = [(button.action, button.argument) for button in buttons_of(message)]
    return there == [(button.action, button.argument) for button in post.buttons]


def as_sent(message: discord.Message) -> Sent:
    """A message of the bot as a value."""
    reply_to = message.reference.message_id if message.reference else None
    return Sent(message.id, Post(message.content, buttons_of(message), reply_to))
