"""What a sandbox Discord is like: its bot, its portal switches, its limits."""

from dataclasses import dataclass, field, fields
from pathlib import Path

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` requests in a window of `per_s` seconds, opened by its first request.

    `shown_per_s` is the window that the headers claim, where they don't tell the truth.
    """

    count: int
    per_s: float
    shown_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Discord's rate limits; `None` switches one off.

    Discord publishes the global limit only. The others are what large bots observe.
    """

    everything: Limit | None = Limit(50, 1.0)
    message_create: Limit | None = Limit(5, 5.0)
    message_edit: Limit | None = Limit(5, 5.0)
    old_message_edit: Limit | None = Limit(3, 6.0)
    message_delete: Limit | None = Limit(5, 1.0)
    thread_create: Limit | None = Limit(50, 300.0)
    channel_rename: Limit | None = Limit(2, 600.0)
    reaction: Limit | None = Limit(1, 0.25, shown_per_s=1.0)
    typing: Limit | None = Limit(5, 5.0)
    webhook: Limit | None = Limit(5, 2.0)
    other: Limit | None = Limit(50, 1.0)

    @classmethod
    def off(cls) -> "RateLimits":
        """No limit at all."""
        return cls(**{limit.name: None for limit in fields(cls)})


@dataclass(frozen=True, slots=True)
class PrivilegedIntents:
    """The three switches of the developer portal's Bot page."""

    message_content: bool = True
    members: bool = False
    presences: bool = False


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """How the stand-in is set up; times in seconds, sizes in bytes."""

    token: str = "sandbox-token"  # noqa: S105 - opens nothing but this stand-in
    owner_name: str = "owner"
    guild_locale: str = "en-US"
    premium_tier: int = 0
    channels: tuple[str, ...] = ("general",)
    bot_permissions: int = 309_237_763_072
    """View, send, threads (create, send in), history, files and embeds: the bot's invite."""

    port: int = 0
    data_dir: Path | None = None
    """Where uploaded files are kept; a temporary folder if None."""
    traffic_file: Path | None = None
    """Where REST traffic is written, one JSON object a line."""

    privileged_intents: PrivilegedIntents = field(default_factory=PrivilegedIntents)
    rate_limits: RateLimits = field(default_factory=RateLimits)
    heartbeat_interval_s: float = 41.25
    heartbeat_ack_s: float = 0.03
    """What a network takes; a client that is answered sooner measures nonsense."""
    gateway_sends: Limit = Limit(120, 60.0)

    acknowledge_within_s: float = 3.0
    attachment_life_s: float = 86_400.0
    old_message_s: float = 3600.0
    upload_limits: tuple[int, int, int, int] = (10 * MIB, 10 * MIB, 50 * MIB, 100 * MIB)
    """The largest file a guild takes, by its premium tier."""
