"""A Discord message as the application's plain value."""

import re
from collections.abc import Sequence

import discord

from bot.core.incoming import Incoming
from bot.core.records import NewAsset
from bot.core.safe import plain_name
from bot.frontend.visitors import manages, roles_of

TAKEN = (discord.MessageType.default, discord.MessageType.reply)
"""Everything else is Discord's own: a pin, a rename, the system line above a thread."""


def is_request(message: discord.Message) -> bool:
    """Whether a person wrote it, for others to read."""
    return not message.author.bot and message.webhook_id is None and message.type in TAKEN


def mentions(message: discord.Message, user_id: int) -> bool:
    """Whether the words of a message name somebody."""
    return re.search(rf"<@!?{user_id}>", message.content) is not None


def read(
    message: discord.Message, me: discord.ClientUser, *, enabled: bool, readable: bool
) -> Incoming:
    """The message as a value. ``readable``: messages without a mention can be read, too.

    ``enabled``: an image in its channel is a wish. What is written to the bot alone is one, too.
    """
    mentioned = mentions(message, me.id)
    return Incoming(
        message_id=message.id,
        channel_id=message.channel.id,
        guild_id=message.guild.id if message.guild else None,
        author_id=message.author.id,
        text=_text(message, me),
        assets=tuple(map(_asset, files_of(message))),
        locale=str(message.guild.preferred_locale) if message.guild else None,
        enabled_channel=enabled,
        mentions_bot=mentioned or message.guild is None,
        can_thread=isinstance(message.channel, discord.TextChannel) or bool(forum_of(message)),
        readable=readable,
        roles=roles_of(message.author),
        manages=manages(message.author),
        typed=True,
        forum_id=forum_of(message),
        reply_to=_replied_to(message),
    )


def wished(
    interaction: discord.Interaction[discord.Client],
    message_id: int,
    said: str,
    files: Sequence[discord.Attachment],
) -> Incoming:
    """What was wished by a command as a message with the id, written by who used it."""
    assert interaction.channel_id is not None, "a command always has a channel"
    return Incoming(
        message_id=message_id,
        channel_id=interaction.channel_id,
        guild_id=interaction.guild_id,
        author_id=interaction.user.id,
        text=said.strip(),
        assets=tuple(map(_asset, files)),
        locale=str(interaction.guild_locale) if interaction.guild_locale else None,
        enabled_channel=True,
        mentions_bot=True,
        can_thread=True,
        readable=True,
        person_locale=str(interaction.locale),
        roles=roles_of(interaction.user),
        manages=manages(interaction.user),
    )


def _replied_to(message: discord.Message) -> int | None:
    """The message that this one is a reply to; one that is forwarded has a reference too."""
    if message.type is not discord.MessageType.reply or message.reference is None:
        return None
    return message.reference.message_id


def forum_of(message: discord.Message) -> int | None:
    """The forum in which a message opens a post, which is a thread already; None elsewhere."""
    channel = message.channel
    if not isinstance(channel, discord.Thread) or channel.id != message.id:
        return None
    return channel.parent_id if isinstance(channel.parent, discord.ForumChannel) else None


def files_of(message: discord.Message) -> list[discord.Attachment]:
    """The files of a message, and of the one that it forwards."""
    forwarded = [file for snapshot in message.message_snapshots for file in snapshot.attachments]
    return [*message.attachments, *forwarded]


def _text(message: discord.Message, me: discord.ClientUser) -> str:
    """What was said, without the mention of the bot, and with names for all others."""
    name = rf"<@!?{me.id}>"
    said = re.sub(rf"^\s*{name}\s*[,:，：]\s*(?=\w)", "", message.content)
    # Of "hey @bot, make it slow" is left "hey, make it slow".
    said = re.sub(rf"\s*{name}(?=[,.;:!?，、。；：！？])", "", said)
    said = re.sub(rf"\s*{name}\s*", " ", said)
    for user in message.mentions:
        said = re.sub(rf"<@!?{user.id}>", f"@{user.display_name}", said)
    return said.strip()


def _asset(attachment: discord.Attachment) -> NewAsset:
    return NewAsset(
        attachment_id=attachment.id,
        filename=plain_name(attachment.filename),
        content_type=attachment.content_type,
        size=attachment.size,
        url=attachment.url,
    )
