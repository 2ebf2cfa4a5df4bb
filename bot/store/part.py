"""What the parts of the store share."""

from bot.store.database import Database
from bot.store.secrets import TokenCipher
from bot.store.types import Clock


class StorePart:
    """Some of the store's methods, each one transaction."""

    def __init__(self, database: Database, cipher: TokenCipher, clock: Clock) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock
