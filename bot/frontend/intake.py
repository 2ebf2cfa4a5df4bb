"""A Discord message as the application's plain value."""

import re

import discord

from bot.core.incoming import Incoming
from bot.core.records import NewAsset

TAKEN = (discord.MessageType.default, discord.MessageType.reply)
"""Everything else is Discord's own: a pin, a rename, the system line above a thread."""


def is_request(message: discord.Message) -> bool:
    """Whether a person wrote it, for others to read."""
    return not message.author.bot and message.webhook_id is None and message.type in TAKEN


def read(
    message: discord.Message, me: discord.ClientUser, enabled: frozenset[int], *, readable: bool
) -> Incoming:
    """The message as a value. ``readable``: messages without a mention can be read, too."""
    mentioned = re.search(rf"<@!?{me.id}>", message.content) is not None
    forwarded = message.message_snapshots[0] if message.message_snapshots else None
    attachments = [*message.attachments, *(forwarded.attachments if forwarded else [])]
    return Incoming(
        message_id=message.id,
        channel_id=message.channel.id,
        guild_id=message.guild.id if message.guild else None,
        author_id=message.author.id,
        text=_text(message, me),
        assets=tuple(_asset(attachment) for attachment in attachments),
        locale=str(message.guild.preferred_locale) if message.guild else None,
        enabled_channel=message.channel.id in enabled,
        mentions_bot=mentioned,
        can_thread=isinstance(message.channel, discord.TextChannel),
        readable=readable,
    )


def _text(message: discord.Message, me: discord.ClientUser) -> str:
    """What was said, without the mention of the bot, and with names for all others."""
    said = re.sub(rf"\s*<@!?{me.id}>\s*", " ", message.content)
    for user in message.mentions:
        said = re.sub(rf"<@!?{user.id}>", f"@{user.display_name}", said)
    return said.strip()


def _asset(attachment: discord.Attachment) -> NewAsset:
    return NewAsset(
        attachment_id=attachment.id,
        filename=attachment.filename,
        content_type=attachment.content_type,
        size=attachment.size,
        url=attachment.url,
    )
