"""Messages, attachments and interactions as Discord's JSON."""

from urllib.parse import quote

from bot.sandbox.discord import components, payloads
from bot.sandbox.discord.model import (
    Attachment,
    CallbackType,
    Interaction,
    InteractionType,
    Json,
    Message,
    MessageFlag,
    MessageReference,
)
from bot.sandbox.discord.payloads import Payloads, emoji, timestamp
from bot.sandbox.discord.permissions import ALL
from bot.sandbox.discord.snowflake import created_at
from bot.sandbox.discord.world import World

_USER_CONTENT: dict[str, object] = {
    "content": "",
    "attachments": [],
    "embeds": [],
    "components": [],
}
_IN_GUILD, _IN_BOT_DM = 0, 1


class MessagePayloads:
    """Builds message and interaction objects as the bot gets them."""

    def __init__(self, world: World, shapes: Payloads) -> None:
        self._world = world
        self._shapes = shapes

    def message(self, message: Message, *, everything: bool = False) -> Json:
        """A message object.

        Unless the portal grants the message content intent, what others wrote without
        mentioning the bot comes empty; `everything` lifts that, as interactions do.
        """
        payload = self._bare(message)
        payload["reactions"] = [
            self._reaction(name, users) for name, users in message.reactions.items()
        ]
        if message.reference is not None and message.reference.message_id is not None:
            payload["referenced_message"] = self._referenced(message.reference, everything)
        if message.flags & MessageFlag.HAS_THREAD and message.id in self._world.channels:
            payload["thread"] = self._shapes.channel(self._world.channels[message.id])
        return payload if everything else self._as_granted(message, payload)

    def is_exempt(self, message: Message) -> bool:
        """Whether the bot may read a message without the message content intent."""
        bot_id = self._world.bot.id
        in_dm = message.guild_id is None
        return in_dm or message.author_id == bot_id or bot_id in message.mentioned_users

    def event(self, message: Message) -> Json:
        """A message as gateway events carry it: with its guild and its author's membership."""
        payload = self.message(message)
        if message.guild_id is not None:
            guild = self._world.guilds[message.guild_id]
            payload["guild_id"] = str(guild.id)
            if message.author_id in guild.members:
                payload["member"] = payloads.bare_member(guild.members[message.author_id])
        return payload

    def attachment(self, attachment: Attachment) -> Json:
        """An attachment object with a freshly signed address."""
        url = self.attachment_url(attachment)
        payload: Json = {
            "id": str(attachment.id),
            "filename": attachment.filename,
            "size": attachment.size,
            "url": url,
            "proxy_url": url,
            "content_type": attachment.content_type,
        }
        optional = {
            "width": attachment.width,
            "height": attachment.height,
            "description": attachment.description,
            "ephemeral": attachment.ephemeral or None,
        }
        return payload | {key: value for key, value in optional.items() if value is not None}

    def attachment_url(self, attachment: Attachment) -> str:
        """Where the file can be fetched for now."""
        folder = "ephemeral-attachments" if attachment.ephemeral else "attachments"
        name = quote(attachment.filename)
        path = f"/{folder}/{attachment.channel_id}/{attachment.id}/{name}"
        return self._shapes.signed(path)

    def callback(self, interaction: Interaction, message: Message | None) -> Json:
        """What Discord says to an interaction's answer when asked `with_response`."""
        about: Json = {"id": str(interaction.id), "type": int(interaction.type)}
        if message is not None:
            about |= {
                "response_message_id": str(message.id),
                "response_message_loading": message.is_loading,
                "response_message_ephemeral": message.ephemeral_to is not None,
            }
        payload: Json = {"interaction": about}
        shown = interaction.callback in (CallbackType.MESSAGE, CallbackType.UPDATE_MESSAGE)
        if message is not None and shown:
            payload["resource"] = {
                "type": int(interaction.callback or 0),
                "message": self.message(message),
            }
        return payload

    def interaction(self, interaction: Interaction) -> Json:
        """An interaction object as INTERACTION_CREATE carries it."""
        channel = self._world.channels[interaction.channel_id]
        person = self._world.users[interaction.user_id]
        bot_id = self._world.bot.id
        payload: Json = {
            "id": str(interaction.id),
            "application_id": str(bot_id),
            "type": int(interaction.type),
            "token": interaction.token,
            "version": 1,
            "data": interaction.data,
            "channel": self._shapes.channel(channel),
            "channel_id": str(channel.id),
            "app_permissions": str(int(self._world.permissions(bot_id, channel))),
            "locale": person.locale,
            "entitlements": [],
            "attachment_size_limit": self._world.upload_limit(channel.guild_id),
            **self._place(interaction),
        }
        if interaction.message_id is not None:
            source = channel.messages.get(interaction.message_id)
            if source is not None:
                payload["message"] = self.message(source, everything=True)
        return payload

    def _place(self, interaction: Interaction) -> Json:
        """Where an interaction was used and by whom."""
        if interaction.guild_id is None:
            return {
                "user": payloads.user(self._world.users[interaction.user_id]),
                "context": _IN_BOT_DM,
                "authorizing_integration_owners": {"0": "0"},
            }
        guild = self._world.guilds[interaction.guild_id]
        channel = self._world.channels[interaction.channel_id]
        held = self._world.permissions(interaction.user_id, channel)
        return {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": {
                **self._shapes.member(guild, interaction.user_id),
                "permissions": str(int(held & ALL)),
            },
            "context": _IN_GUILD,
            "authorizing_integration_owners": {"0": str(guild.id)},
        }

    # --- parts of a message --------------------------------------------------------------

    def _bare(self, message: Message) -> Json:
        """A message object without the objects that hang on it."""
        attachments = [self.attachment(a) for a in message.attachments]
        media = {a["filename"]: _media(a) for a in attachments}
        payload: Json = {
            "id": str(message.id),
            "channel_id": str(message.channel_id),
            "type": int(message.type),
            "content": message.content,
            "author": payloads.user(self._world.users[message.author_id]),
            "mentions": [payloads.user(self._world.users[u]) for u in message.mentioned_users],
            "mention_roles": [str(role_id) for role_id in message.mentioned_roles],
            "mention_everyone": message.mentions_everyone,
            "attachments": attachments,
            "embeds": _embeds(message),
            "components": components.with_media(message.components, media),
            "timestamp": timestamp(created_at(message.id)),
            "edited_timestamp": timestamp(message.edited_at) if message.edited_at else None,
            "flags": int(message.flags),
            "pinned": False,
            "tts": message.tts,
        }
        if message.nonce is not None:
            payload["nonce"] = message.nonce
        if message.position is not None:
            payload["position"] = message.position
        if message.reference is not None:
            payload["message_reference"] = _reference(message)
        if message.forwarded is not None:
            payload["message_snapshots"] = [{"message": self._forwarded(message.forwarded)}]
        if message.interaction_id is not None:
            application_id = str(self._world.bot.id)
            payload |= {"application_id": application_id, "webhook_id": application_id}
            payload["interaction_metadata"] = self._origin(message.interaction_id)
        return payload

    def _forwarded(self, message: Message) -> Json:
        kept = ("type", "content", "mentions", "mention_roles", "attachments", "embeds")
        kept += ("timestamp", "edited_timestamp", "flags", "components")
        bare = self._bare(message)
        return {key: bare[key] for key in kept}

    def _reaction(self, name: str, users: list[int]) -> Json:
        return {
            "emoji": emoji(name),
            "count": len(users),
            "count_details": {"burst": 0, "normal": len(users)},
            "burst_colors": [],
            "me_burst": False,
            "me": self._world.bot.id in users,
        }

    def _referenced(self, reference: MessageReference, everything: bool) -> Json | None:
        channel = self._world.channels.get(reference.channel_id)
        target = channel.messages.get(reference.message_id or 0) if channel else None
        if target is None:
            return None
        bare = self._bare(target)
        if target.forwarded is not None:
            # Discord's schema knows replies alone within a message that is replied to.
            bare.pop("message_reference", None)
        return bare if everything else self._as_granted(target, bare)

    def _origin(self, interaction_id: int) -> Json:
        """The interaction_metadata of a message that answers one."""
        interaction = self._world.interactions[interaction_id]
        owner = str(interaction.guild_id or 0)
        origin: Json = {
            "id": str(interaction.id),
            "type": int(interaction.type),
            "user": payloads.user(self._world.users[interaction.user_id]),
            "authorizing_integration_owners": {"0": owner},
        }
        if interaction.type is InteractionType.COMPONENT:
            origin["interacted_message_id"] = str(interaction.message_id)
        elif interaction.type is InteractionType.MODAL_SUBMIT and interaction.parent_id:
            origin["triggering_interaction_metadata"] = self._origin(interaction.parent_id)
        elif interaction.target_message_id is not None:
            origin["target_message_id"] = str(interaction.target_message_id)
        return origin

    def _as_granted(self, message: Message, payload: Json) -> Json:
        granted = self._world.settings.privileged_intents.message_content
        return payload if granted or self.is_exempt(message) else without_content(payload)


def without_content(payload: Json) -> Json:
    """A message object as an application without the message content intent gets it."""
    return {**payload, **_USER_CONTENT}


def _embeds(message: Message) -> list[Json]:
    """The embeds, unless they are hidden for now."""
    if message.flags & MessageFlag.SUPPRESS_EMBEDS:
        return []
    return [{"type": "rich", **embed} for embed in message.embeds]


def _reference(message: Message) -> Json:
    assert message.reference is not None
    reference: Json = {
        "type": 0 if message.forwarded is None else 1,
        "channel_id": str(message.reference.channel_id),
    }
    if message.reference.message_id is not None:
        reference["message_id"] = str(message.reference.message_id)
    if message.reference.guild_id is not None:
        reference["guild_id"] = str(message.reference.guild_id)
    return reference


def _media(attachment: Json) -> Json:
    return {
        "id": attachment["id"],
        "attachment_id": attachment["id"],
        "url": attachment["url"],
        "proxy_url": attachment["proxy_url"],
        "content_type": attachment["content_type"],
    }
