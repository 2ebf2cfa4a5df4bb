"""Turning a draft into a message: its files, its reference, whom it mentions."""

from dataclasses import replace

from bot.sandbox.discord import components, errors, mentions
from bot.sandbox.discord.drafts import Draft, Upload
from bot.sandbox.discord.mentions import MentionRules
from bot.sandbox.discord.model import (
    Attachment,
    Channel,
    Json,
    Message,
    MessageFlag,
    MessageReference,
    Pings,
)
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.world import World

MAX_FILES = 10
SETTABLE = (
    MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2
)


class Composer:
    """Makes messages of drafts and applies drafts to messages, without publishing anything."""

    def __init__(self, world: World) -> None:
        self._world = world

    def check_files(self, guild_id: int | None, uploads: tuple[Upload, ...]) -> None:
        """Raise 30015 or 40005 if these are too many or too large for a guild."""
        if len(uploads) > MAX_FILES:
            raise errors.attachments_exceeded()
        if any(upload.size > self._world.upload_limit(guild_id) for upload in uploads):
            raise errors.too_large()

    @staticmethod
    def check_not_empty(draft: Draft) -> None:
        """Raise 50006 if a new message would show nothing."""
        if not (draft.content or draft.embeds or draft.components or draft.uploads):
            raise errors.empty_message()

    def reference(self, channel: Channel, draft: Draft) -> MessageReference | None:
        """What a reply points at; 50035 if that doesn't exist and must."""
        if draft.reply_to is None:
            return None
        target = channel.messages.get(draft.reply_to)
        if target is not None and target.ephemeral_to is None:
            return MessageReference(channel.id, target.id, channel.guild_id)
        if draft.fail_if_not_exists:
            raise errors.invalid_form(
                "message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"
            )
        return None

    def compose(self, author_id: int, channel: Channel, draft: Draft) -> Message:
        """A new message, its files kept and its components completed."""
        described = {str(a.get("id")): a for a in draft.attachments or ()}
        attachments = [self._attachment(channel, u, described) for u in draft.uploads]
        return Message(
            self._world.ids.next(),
            channel.id,
            author_id,
            draft.content or "",
            guild_id=channel.guild_id,
            flags=(draft.flags or 0) & SETTABLE,
            tts=draft.tts,
            nonce=draft.nonce,
            attachments=attachments,
            embeds=draft.embeds or [],
            components=components.completed(draft.components or [], self._world.ids),
        )

    def _attachment(
        self, channel: Channel, upload: Upload, described: dict[str, Json]
    ) -> Attachment:
        entry = described.get(str(upload.slot), {})
        named = replace(
            upload,
            filename=entry.get("filename") or upload.filename,
            description=entry.get("description") or upload.description,
        )
        return self._world.add_attachment(named, channel.id)

    def edited_attachments(self, message: Message, draft: Draft) -> list[Attachment]:
        """Listed files stay and unlisted ones go; without a list all stay. New ones follow."""
        kept = message.attachments
        entries = {str(a.get("id")): a for a in draft.attachments or ()}
        if draft.attachments is not None:
            kept = [a for a in kept if str(a.id) in entries]
        channel = self._world.channels[message.channel_id]
        edited = kept + [self._attachment(channel, u, entries) for u in draft.uploads]
        if len(edited) > MAX_FILES:
            raise errors.attachments_exceeded()
        return edited

    def set_mentions(self, message: Message, rules: MentionRules) -> None:
        """Set whom the message mentions; only a new one notifies them."""
        channel = self._world.channels[message.channel_id]
        guild = self._world.guilds.get(message.guild_id or 0)
        replied_to = None
        if message.reference is not None:
            target = channel.messages.get(message.reference.message_id or 0)
            replied_to = target.author_id if target else None
        held = self._world.permissions(message.author_id, channel)
        found = mentions.find(
            message.content,
            rules,
            guild,
            may_mention_all=Permission.MENTION_EVERYONE in held,
            replied_to=replied_to,
        )
        message.mentioned_users = tuple(sorted(found.users))
        message.mentioned_roles = tuple(sorted(found.roles))
        message.mentions_everyone = found.everyone
        if message.edited_at is None and not message.flags & MessageFlag.SUPPRESS_NOTIFICATIONS:
            message.pings = Pings(found.users - {message.author_id}, found.roles, found.everyone)
