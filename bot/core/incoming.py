"""What a person did in Discord, as plain values."""

from dataclasses import dataclass

from bot.core.records import ButtonAction, NewAsset


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message of a person; ``text`` is free of the mention of the bot.

    ``enabled_channel``: an image here opens a thread without a mention. ``can_thread``: a
    thread can start from the message (not in a thread, a forum or a direct message).
    ``typed``: it is a message that the person may still edit or delete. ``age_s`` is how long ago
    it was written, in seconds, if that was before the bot listened.
    ``readable``: Discord lets the bot read messages that don't mention it. ``locale`` is the
    server's, ``person_locale`` the person's own where Discord tells it. ``roles`` are the
    person's, and ``manages`` tells that they manage the server. ``forum_id`` is the forum in
    which the message lies, whose settings hold for its posts. ``reply_to`` is the message that it
    is a reply to.
    """

    message_id: int
    channel_id: int
    guild_id: int | None
    author_id: int
    text: str
    assets: tuple[NewAsset, ...]
    locale: str | None
    enabled_channel: bool
    mentions_bot: bool
    can_thread: bool
    readable: bool
    person_locale: str | None = None
    roles: frozenset[int] = frozenset()
    manages: bool = False
    typed: bool = False
    age_s: float = 0.0
    forum_id: int | None = None
    reply_to: int | None = None

    @property
    def place_id(self) -> int:
        """The channel by whose settings the message is taken."""
        return self.forum_id or self.channel_id


@dataclass(frozen=True, slots=True)
class Press:
    """A button that a person pressed; the interaction's id claims it like a message's.

    ``roles``, ``manages`` and ``person_locale`` are the person's, as with a message.
    """

    interaction_id: int
    channel_id: int
    author_id: int
    action: ButtonAction
    argument: str
    person_locale: str | None = None
    roles: frozenset[int] = frozenset()
    manages: bool = False
