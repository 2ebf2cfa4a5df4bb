"""What every part of a session works with."""

from dataclasses import dataclass

from bot.core.ports import Conversation, Conversations, EditingService, EditingServices, Store
from bot.core.records import ThreadRecord


@dataclass(frozen=True, slots=True)
class Timing:
    """Waiting times, all in seconds."""

    preview_interval_s: float = 1.0
    """The shortest time between two changes of a live message."""
    preview_refresh_s: float = 5.0
    """How often the elapsed time is renewed while nothing else changes."""
    long_wait_s: float = 60.0
    """After a longer wait the answer is a new message, since edits notify nobody."""
    reconcile_after_s: tuple[float, ...] = (30.0, 60.0, 60.0, 60.0, 60.0)
    """When to look at the state after a broken stream, each counted from the look before."""
    render_poll_s: float = 2.0
    render_poll_max_s: float = 10.0
    deliver_again_s: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0, 30.0)
    """Pauses between attempts to deliver a final message; then the next round takes it up."""
    redeliver_every_s: float = 60.0
    store_again_s: float = 5.0
    discord_again_s: float = 10.0


@dataclass(frozen=True, slots=True)
class Studio:
    """The ports and the times, handed to whatever works in a thread."""

    store: Store
    services: EditingServices
    conversations: Conversations
    timing: Timing = Timing()

    def service(self, thread: ThreadRecord) -> EditingService:
        return self.services.for_thread(thread)

    def conversation(self, channel_id: int) -> Conversation:
        return self.conversations.at(channel_id)
