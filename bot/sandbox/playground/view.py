"""The world as one person's client shows it: Discord's objects, as far as they may see them."""

from bot.sandbox.discord import components, errors, payloads
from bot.sandbox.discord.message_payloads import MessagePayloads
from bot.sandbox.discord.model import Channel, ChannelType, Interaction, Json, Message, User
from bot.sandbox.discord.payloads import Payloads
from bot.sandbox.discord.permissions import Permission, in_guild
from bot.sandbox.discord.services import Services
from bot.sandbox.playground.requests import Request

_ABILITIES = {
    "attach": Permission.ATTACH_FILES,
    "use_commands": Permission.USE_APPLICATION_COMMANDS,
    "react": Permission.ADD_REACTIONS | Permission.READ_MESSAGE_HISTORY,
    "open_threads": Permission.CREATE_PUBLIC_THREADS,
    "manage_messages": Permission.MANAGE_MESSAGES,
    "manage_threads": Permission.MANAGE_THREADS,
}


def _same_origin() -> str:
    return ""


class View:
    """Builds what one person gets; addresses of files are relative to the page."""

    def __init__(self, services: Services, user: User) -> None:
        self._world = services.world
        self._shapes = Payloads(services.world, services.signer, _same_origin)
        self._messages = MessagePayloads(services.world, self._shapes)
        self.user = user

    # --- what may be seen ----------------------------------------------------------------

    def sees(self, channel: Channel) -> bool:
        """Whether the person sees a channel."""
        return self._world.sees(self.user.id, channel)

    def channel_at(self, request: Request) -> Channel:
        """The channel that a request speaks of; 10003 unless the person sees it."""
        channel = self._world.channel(request.snowflake("channel_id"))
        if not self.sees(channel):
            raise errors.unknown_channel()
        return channel

    def message_at(self, request: Request) -> Message:
        """The message that a request speaks of; 10008 unless the person sees it."""
        message = self.channel_at(request).messages.get(request.snowflake("message_id"))
        if message is None or not self.sees_message(message):
            raise errors.unknown_message()
        return message

    def sees_message(self, message: Message) -> bool:
        """Whether the person sees a message, given that they see its channel."""
        return message.ephemeral_to in (None, self.user.id)

    def visible(self) -> list[Channel]:
        """Every channel and thread that the person sees, and their conversation with the bot."""
        return [channel for channel in self._world.channels.values() if self.sees(channel)]

    # --- objects -------------------------------------------------------------------------

    def channel(self, channel: Channel) -> Json:
        """A channel object, with what the person may do there."""
        shape = self._shapes.channel(channel)
        shape.pop("member", None)
        if channel.type is ChannelType.DM:
            shape["recipients"] = [payloads.user(self._world.bot)]
        if channel.thread is not None:
            shape["joined"] = self.user.id in channel.thread.joined
        return {**shape, "can": self._abilities(channel)}

    def _abilities(self, channel: Channel) -> dict[str, bool]:
        held = self._world.permissions(self.user.id, channel)
        in_thread = channel.thread is not None
        sending = Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
        locked = channel.thread is not None and channel.thread.locked
        can = {name: needed in held for name, needed in _ABILITIES.items()}
        can["send"] = sending in held and (not locked or can["manage_threads"])
        can["open_threads"] &= channel.type is ChannelType.TEXT
        return can

    def message(self, message: Message) -> Json:
        """A message object, with the person's own reactions and the command it answers."""
        shape = self._messages.message(message, everything=True)
        for reaction, users in zip(shape["reactions"], message.reactions.values(), strict=True):
            reaction["me"] = self.user.id in users
        files = {file["filename"]: {"url": file["url"]} for file in shape["attachments"]}
        shape["embeds"] = components.with_media(shape["embeds"], files)
        if "thread" in shape:
            shape["thread"] = self.channel(self._world.channels[message.id])
        if message.interaction_id is not None:
            shape["interaction"] = self._used(self._world.interactions[message.interaction_id])
        if self.user.id in message.pings.users or message.pings.everyone:
            shape["spoke_to_me"] = True
        return shape

    def _used(self, interaction: Interaction) -> Json:
        """Who used what, as messages of older API versions tell it."""
        origin = interaction
        while origin.parent_id is not None:
            origin = self._world.interactions[origin.parent_id]
        names = [str(origin.data.get("name") or "")]
        options: list[Json] = origin.data.get("options") or []
        while options and "options" in options[0]:
            names.append(options[0]["name"])
            options = options[0]["options"]
        return {
            "id": str(interaction.id),
            "type": int(interaction.type),
            "name": " ".join(names),
            "user": payloads.user(self._world.users[interaction.user_id]),
        }

    def person(self, user: User) -> Json:
        """A person whom one can be, or the bot."""
        return {
            **payloads.user(user),
            "locale": user.locale,
            "manager": any(self._manages(guild_id, user) for guild_id in self._world.guilds),
        }

    def _manages(self, guild_id: int, user: User) -> bool:
        return Permission.MANAGE_GUILD in in_guild(self._world.guilds[guild_id], user.id)
