"""What those who manage a server have chosen for it, and for its channels.

Ids of Discord are integers (snowflakes).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What is special about one channel; None: as the host set it up, or as in the server."""

    enabled: bool | None = None
    skill: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What those who manage a server chose; the defaults mean: as the host set it up.

    No roles mean everyone, and no number means no limit. A manager's roles don't matter.
    """

    guild_id: int
    channels: Mapping[int, ChannelSettings] = field(default_factory=dict[int, ChannelSettings])
    language: str | None = None
    start_roles: frozenset[int] = frozenset()
    edit_roles: frozenset[int] = frozenset()
    owner_only: bool = False
    turns_per_person_a_day: int | None = None
    turns_per_server_a_day: int | None = None
    cooldown_s: float = 0.0
    """The shortest time between two edits of a person."""

    def channel(self, channel_id: int) -> ChannelSettings:
        """What is special about a channel, which may be nothing."""
        return self.channels.get(channel_id, ChannelSettings())
