"""How far everything was heard, kept for the next connection and the next process."""

import json
import logging
from datetime import timedelta
from typing import cast

from bot.core.store import Store
from bot.errors import StoreError

logger = logging.getLogger(__name__)

LONGEST_GAP = timedelta(hours=24)
"""What is older was asked so long ago that nobody waits for it any more."""
OVERLAP = timedelta(minutes=1)
"""Looked through again: events come out of order, and what was heard is noted now and then."""
NOTED_EVERY = timedelta(seconds=10)
NOTE = "heard"
DIRECT_CHANNELS = 50
"""So many of the direct messages' channels are kept in mind."""


class Heard:
    """The newest message up to which nothing was missed: in all places, and in single ones.

    Ids stand for times: Discord makes them from its own clock, whatever the host's says.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._everywhere: int | None = None
        self._places: dict[int, int] = {}
        self._direct: list[int] = []

    @property
    def direct(self) -> list[int]:
        """The direct messages' channels, last the one that was last written in.

        Discord doesn't tell a bot which ones there are.
        """
        return list(self._direct)

    async def load(self) -> None:
        """Raises ``StoreError``."""
        noted = await self._store.note(NOTE)
        if noted is not None:
            value = cast("dict[str, object]", json.loads(noted))
            places = cast("dict[str, int]", value["places"])
            self._everywhere = cast(int, value["everywhere"])
            self._places = {int(place): heard for place, heard in places.items()}
            self._direct = cast("list[int]", value.get("direct", []))

    def begins(self, place_id: int) -> int | None:
        """From where on a place may have something that was missed; None before any start."""
        if self._everywhere is None:
            return None
        return max(self._everywhere, self._places.get(place_id, 0)) - _ids(OVERLAP)

    def since(self, place_id: int, newest: int) -> int | None:
        """From where on it is looked for, since nobody waits for an answer for ever.

        ``newest`` is the newest message anywhere.
        """
        begins = self.begins(place_id)
        return None if begins is None else max(begins, newest - _ids(LONGEST_GAP))

    async def live(self, message_id: int) -> None:
        """An event has come in, and nothing lies before it; that is noted now and then."""
        if message_id >= (self._everywhere or 0) + _ids(NOTED_EVERY):
            await self.everywhere(message_id)

    async def everywhere(self, message_id: int) -> None:
        """Nothing was missed anywhere up to a message."""
        self._everywhere = max(message_id, self._everywhere or 0)
        self._places.clear()
        await self._save()

    async def in_place(self, place_id: int, message_id: int) -> None:
        """One place is caught up to a message; that helps a process that ends before all are."""
        if self._everywhere is not None:
            self._places[place_id] = message_id
            await self._save()

    async def directly(self, channel_id: int) -> None:
        """Somebody has written to the bot alone."""
        if channel_id not in self._direct:
            self._direct = [*self._direct, channel_id][-DIRECT_CHANNELS:]
            await self._save()

    async def _save(self) -> None:
        value = {
            "everywhere": self._everywhere,
            "places": self._places,
            "direct": self._direct,
        }
        try:
            await self._store.set_note(NOTE, json.dumps(value))
        except StoreError as error:
            logger.error("how far was heard is not noted: %s", error)


def _ids(span: timedelta) -> int:
    """How far apart the ids of two things are that were made so long after each other."""
    return int(span.total_seconds() * 1000) << 22
