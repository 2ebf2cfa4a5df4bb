"""The state of one Discord: who and what exists, and who may do what where."""

from bot.sandbox.discord import errors, files, permissions
from bot.sandbox.discord.changes import Change, ChangeKind, ChangeLog
from bot.sandbox.discord.drafts import Upload
from bot.sandbox.discord.model import (
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Interaction,
    Member,
    Message,
    Overwrite,
    Role,
    User,
)
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.settings import DiscordSettings
from bot.sandbox.discord.snowflake import Snowflakes, created_at

BOT_NAME = "reelthread"
MAX_ACTIVE_THREADS = 1000


class World:
    """Everything that exists; looking up what doesn't raises Discord's 404."""

    def __init__(self, settings: DiscordSettings) -> None:
        self.settings = settings
        self.ids = Snowflakes()
        self.changes = ChangeLog()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.interactions: dict[int, Interaction] = {}
        self.attachments: dict[int, Attachment] = {}
        self.bot = self.add_user(BOT_NAME, bot=True)
        self.owner = self.add_user(settings.owner_name)

    # --- making things -------------------------------------------------------------------

    def add_user(self, name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        """A new account."""
        user = User(self.ids.next(), name, bot, locale)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str) -> Guild:
        """A new guild that belongs to the owner and has the bot in it, invited as set."""
        guild = Guild(
            self.ids.next(),
            name,
            self.owner.id,
            self.settings.guild_locale,
            self.settings.premium_tier,
        )
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions.EVERYONE)
        bot_role = Role(
            self.ids.next(),
            self.bot.name,
            self.settings.bot_permissions,
            position=1,
            bot_id=self.bot.id,
        )
        guild.roles[bot_role.id] = bot_role
        self.guilds[guild.id] = guild
        self.join(guild, self.owner)
        self.join(guild, self.bot).roles.add(bot_role.id)
        return guild

    def join(self, guild: Guild, user: User) -> Member:
        """Make a user a member of a guild."""
        member = Member(user.id, created_at(self.ids.next()))
        guild.members[user.id] = member
        return member

    def add_channel(self, guild: Guild, name: str, kind: ChannelType = ChannelType.TEXT) -> Channel:
        """A new channel: a text channel, a forum, or a voice channel for its chat."""
        position = sum(c.guild_id == guild.id for c in self.channels.values())
        channel = Channel(self.ids.next(), kind, name, guild.id, position=position)
        self.channels[channel.id] = channel
        self.publish(ChangeKind.CHANNEL_CREATED, channel)
        return channel

    def direct_channel(self, user_id: int) -> Channel:
        """The conversation between the bot and a user, made on first use."""
        for channel in self.channels.values():
            if channel.type is ChannelType.DM and user_id in channel.recipients:
                return channel
        channel = Channel(self.ids.next(), ChannelType.DM, recipients=[self.bot.id, user_id])
        self.channels[channel.id] = channel
        return channel

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with its threads."""
        for thread in self.threads_of(channel.guild_id or 0):
            if thread.parent_id == channel.id:
                del self.channels[thread.id]
        del self.channels[channel.id]
        self.publish(ChangeKind.CHANNEL_DELETED, channel)

    def add_attachment(
        self, upload: Upload, channel_id: int, *, ephemeral: bool = False
    ) -> Attachment:
        """Give an upload its id and a place on the CDN."""
        attachment = files.attach(upload, self.ids.next(), channel_id, ephemeral=ephemeral)
        self.attachments[attachment.id] = attachment
        return attachment

    def set_overwrite(self, channel: Channel, overwrite: Overwrite) -> None:
        """Grant or deny something in one channel."""
        channel.overwrites[overwrite.target_id] = overwrite
        self.publish(ChangeKind.CHANNEL_UPDATED, channel)

    def set_role_permissions(self, guild: Guild, role_id: int, bits: int) -> None:
        """Change what a role may do in the whole guild."""
        role = guild.roles[role_id]
        role.permissions = bits
        change = Change(ChangeKind.ROLE_UPDATED, guild_id=guild.id, role=role)
        self.changes.publish(change)

    def publish(
        self,
        kind: ChangeKind,
        channel: Channel,
        *,
        message: Message | None = None,
        user_id: int | None = None,
        emoji: str | None = None,
    ) -> None:
        """Tell of a change in a channel."""
        self.changes.publish(
            Change(
                kind,
                guild_id=channel.guild_id,
                channel_id=channel.id,
                user_id=user_id,
                message=message.snapshot() if message else None,
                channel=channel,
                emoji=emoji,
            )
        )

    # --- finding things ------------------------------------------------------------------

    def user(self, user_id: int) -> User:
        """The user with this id, or 10013."""
        if user_id not in self.users:
            raise errors.unknown_user()
        return self.users[user_id]

    def guild(self, guild_id: int) -> Guild:
        """The guild with this id, or 10004."""
        if guild_id not in self.guilds:
            raise errors.unknown_guild()
        return self.guilds[guild_id]

    def channel(self, channel_id: int) -> Channel:
        """The channel with this id, or 10003."""
        if channel_id not in self.channels:
            raise errors.unknown_channel()
        return self.channels[channel_id]

    def message(self, channel: Channel, message_id: int) -> Message:
        """The message of a channel that everyone in it sees, or 10008."""
        message = channel.messages.get(message_id)
        if message is None or message.ephemeral_to is not None:
            raise errors.unknown_message()
        return message

    def channels_of(self, guild: Guild) -> list[Channel]:
        """A guild's channels, without threads."""
        return [c for c in self.channels.values() if c.guild_id == guild.id and c.thread is None]

    def threads_of(self, guild_id: int) -> list[Channel]:
        """A guild's threads, active or archived."""
        return [c for c in self.channels.values() if c.guild_id == guild_id and c.thread]

    # --- who may do what -----------------------------------------------------------------

    def permissions(self, user_id: int, channel: Channel) -> Permission:
        """What a user may do in a channel; nothing where it can't be seen."""
        if channel.guild_id is None:
            known = user_id in channel.recipients
            return permissions.DIRECT_MESSAGE if known else permissions.NONE
        guild = self.guilds[channel.guild_id]
        if channel.thread is None:
            return permissions.in_channel(guild, channel, user_id)
        parent = self.channels.get(channel.parent_id or 0)
        if parent is None:
            return permissions.NONE
        total = permissions.in_channel(guild, parent, user_id)
        hidden = channel.type is ChannelType.PRIVATE_THREAD and user_id not in channel.thread.joined
        if hidden and Permission.MANAGE_THREADS not in total:
            return permissions.NONE
        return total

    def sees(self, user_id: int, channel: Channel) -> bool:
        """Whether a user can see a channel."""
        return Permission.VIEW_CHANNEL in self.permissions(user_id, channel)

    def require(self, user_id: int, channel: Channel, needed: Permission) -> Permission:
        """All of a user's permissions; 50001 if the channel is hidden, 50013 if one lacks."""
        held = self.permissions(user_id, channel)
        if Permission.VIEW_CHANNEL not in held:
            raise errors.missing_access()
        if needed not in held:
            raise errors.missing_permissions()
        return held

    def upload_limit(self, guild_id: int | None) -> int:
        """The largest file that may be sent, in bytes."""
        tier = self.guilds[guild_id].premium_tier if guild_id in self.guilds else 0
        return self.settings.upload_limits[tier]
