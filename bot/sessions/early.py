"""What was told of messages before they came: Discord doesn't promise the order of its events."""

from bot.core.incoming import Incoming

KEPT = 200
"""Messages that are remembered so; most of them are never for the bot."""


class Early:
    """Remembers edits and deletions of messages that the bot doesn't know yet."""

    def __init__(self) -> None:
        self._told: dict[int, Incoming | None] = {}

    def changed(self, incoming: Incoming) -> None:
        """A message that hasn't come was edited."""
        if self._told.get(incoming.message_id, incoming) is not None:
            self._remember(incoming.message_id, incoming)

    def removed(self, message_id: int) -> None:
        """A message that hasn't come was deleted."""
        self._remember(message_id, None)

    def latest(self, incoming: Incoming) -> Incoming | None:
        """A message that has come, in its latest words; None if it was deleted.

        Words that were read after the bot was away are the latest already.
        """
        told = self._told.get(incoming.message_id, incoming)
        return incoming if told is not None and incoming.age_s else told

    def _remember(self, message_id: int, told: Incoming | None) -> None:
        self._told.pop(message_id, None)
        self._told[message_id] = told
        if len(self._told) > KEPT:
            del self._told[next(iter(self._told))]
