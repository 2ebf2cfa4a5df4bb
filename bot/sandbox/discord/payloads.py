"""Users, guilds, channels and threads as Discord's JSON."""

import datetime
from collections.abc import Callable

from bot.sandbox.discord.model import (
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    MessageType,
    Overwrite,
    Role,
    ThreadState,
    User,
)
from bot.sandbox.discord.settings import PrivilegedIntents
from bot.sandbox.discord.signing import UrlSigner
from bot.sandbox.discord.world import World


def timestamp(moment: datetime.datetime) -> str:
    """ISO 8601 with the zone, as Discord writes times."""
    return moment.isoformat(timespec="microseconds")


def user(user: User) -> Json:
    """A user object."""
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.bot else user.name.title(),
        "discriminator": "0001" if user.bot else "0",
        "avatar": None,
        "banner": None,
        "accent_color": None,
        "bot": user.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def role(role: Role) -> Json:
    """A role object."""
    payload: Json = {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(int(role.permissions)),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot_id is not None,
        "mentionable": role.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if role.bot_id is not None:
        payload["tags"] = {"bot_id": str(role.bot_id)}
    return payload


def bare_member(member: Member) -> Json:
    """A member object without its user, as messages carry it."""
    return {
        "roles": [str(role_id) for role_id in sorted(member.roles)],
        "joined_at": timestamp(member.joined_at),
        "nick": None,
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "pending": False,
        "premium_since": None,
        "mute": False,
        "deaf": False,
    }


def overwrite(overwrite: Overwrite) -> Json:
    """A permission overwrite object."""
    return {
        "id": str(overwrite.target_id),
        "type": int(overwrite.is_member),
        "allow": str(int(overwrite.allow)),
        "deny": str(int(overwrite.deny)),
    }


def thread_metadata(state: ThreadState) -> Json:
    """A thread metadata object."""
    return {
        "archived": state.archived,
        "archive_timestamp": timestamp(state.archived_at),
        "auto_archive_duration": state.auto_archive_minutes,
        "locked": state.locked,
        "invitable": state.invitable,
        "create_timestamp": timestamp(state.created_at),
    }


def emoji(name: str) -> Json:
    """A partial emoji object; custom ones are written `name:id`."""
    text, _, custom_id = name.partition(":")
    return {"id": custom_id or None, "name": text, "animated": False}


class Payloads:
    """Builds the objects that refer to others, and signs attachment addresses."""

    def __init__(self, world: World, signer: UrlSigner, cdn_url: Callable[[], str]) -> None:
        self._world = world
        self._signer = signer
        self._cdn_url = cdn_url

    def signed(self, path: str) -> str:
        """The full, freshly signed address of a path of the CDN."""
        return self._cdn_url() + self._signer.sign(path)

    def member(self, guild: Guild, user_id: int) -> Json:
        """A member object with its user."""
        return {
            **bare_member(guild.members[user_id]),
            "user": user(self._world.users[user_id]),
        }

    def channel(self, channel: Channel) -> Json:
        """A channel object of any kind."""
        common: Json = {
            "id": str(channel.id),
            "type": int(channel.type),
            "flags": 0,
            "last_message_id": str(channel.last_message_id) if channel.last_message_id else None,
            "last_pin_timestamp": None,
        }
        if channel.type is ChannelType.DM:
            others = [r for r in channel.recipients if r != self._world.bot.id]
            recipients = [user(self._world.users[other]) for other in others]
            return {**common, "recipients": recipients}
        common |= {
            "guild_id": str(channel.guild_id),
            "parent_id": str(channel.parent_id) if channel.parent_id else None,
            "name": channel.name,
            "rate_limit_per_user": channel.slowmode_s,
        }
        if channel.thread is not None:
            return {**common, **self._thread_part(channel, channel.thread)}
        if channel.type is ChannelType.VOICE:
            common |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
        if channel.type is ChannelType.FORUM:
            common |= {"available_tags": [], "default_reaction_emoji": None}
            common |= {"default_sort_order": None, "default_forum_layout": 0}
        return common | {
            "position": channel.position,
            "topic": channel.topic,
            "nsfw": channel.nsfw,
            "permission_overwrites": [overwrite(o) for o in channel.overwrites.values()],
        }

    def _thread_part(self, channel: Channel, state: ThreadState) -> Json:
        visible = sum(m.type is not MessageType.THREAD_STARTER for m in channel.messages.values())
        part: Json = {
            "owner_id": str(state.owner_id),
            "thread_metadata": thread_metadata(state),
            "message_count": visible,
            "member_count": min(len(state.joined), 50),
            "total_message_sent": state.sent,
        }
        if self._world.bot.id in state.joined:
            part["member"] = self.thread_member(channel, self._world.bot.id)
        return part

    def thread_member(self, channel: Channel, user_id: int, *, full: bool = False) -> Json:
        """A thread member object, with the guild member if `full`."""
        assert channel.thread is not None
        payload: Json = {
            "id": str(channel.id),
            "user_id": str(user_id),
            "join_timestamp": timestamp(channel.thread.joined[user_id]),
            "flags": 0,
        }
        if full and channel.guild_id is not None:
            payload["member"] = self.member(self._world.guilds[channel.guild_id], user_id)
        return payload

    def guild(self, guild: Guild) -> Json:
        """A guild object."""
        members = len(guild.members)
        return {
            **_GUILD_DEFAULTS,
            "id": str(guild.id),
            "name": guild.name,
            "owner_id": str(guild.owner_id),
            "premium_tier": guild.premium_tier,
            "preferred_locale": guild.locale,
            "roles": [role(r) for r in guild.roles.values()],
            "approximate_member_count": members,
            "approximate_presence_count": members,
        }

    def full_guild(self, guild: Guild, *, all_members: bool) -> Json:
        """A guild as GUILD_CREATE carries it: channels, active threads and members too."""
        bot_id = self._world.bot.id
        shown = guild.members if all_members else [bot_id]
        threads = [
            t
            for t in self._world.threads_of(guild.id)
            if t.thread and not t.thread.archived and self._world.sees(bot_id, t)
        ]
        return {
            **self.guild(guild),
            "unavailable": False,
            "large": False,
            "member_count": len(guild.members),
            "joined_at": timestamp(guild.members[bot_id].joined_at),
            "channels": [self.channel(c) for c in self._world.channels_of(guild)],
            "threads": [self.channel(t) for t in threads],
            "members": [self.member(guild, user_id) for user_id in shown],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }


_GUILD_DEFAULTS: Json = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "features": [],
    "banner": None,
    "application_id": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 0,
    "default_message_notifications": 0,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_subscription_count": 0,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
    "incidents_data": None,
}


def application_flags(portal: PrivilegedIntents) -> int:
    """An application's flags: which privileged intents a small bot was granted."""
    granted = (
        (portal.presences, _LIMITED_PRESENCE),
        (portal.members, _LIMITED_MEMBERS),
        (portal.message_content, _LIMITED_MESSAGE_CONTENT),
    )
    return sum(flag for on, flag in granted if on)


_LIMITED_PRESENCE = 1 << 13
_LIMITED_MEMBERS = 1 << 15
_LIMITED_MESSAGE_CONTENT = 1 << 19
