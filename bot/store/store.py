"""The store as a whole, from opening the file to closing it."""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import select

from bot.errors import StoreError, StoreUnusable
from bot.store.accounts import AccountStore
from bot.store.assets import AssetStore
from bot.store.database import Database
from bot.store.engine import database_path, try_to_open
from bot.store.figures import FigureStore
from bot.store.lock import only_process
from bot.store.migrate import migrate
from bot.store.pictures import PictureStore
from bot.store.queue import QueueStore
from bot.store.renders import RenderStore
from bot.store.schema import accounts
from bot.store.secrets import TokenCipher, create_key, key_file, read_key
from bot.store.servers import ServerStore
from bot.store.threads import ThreadStore
from bot.store.turns import TurnStore
from bot.store.types import Clock, utc_now
from bot.store.usage import UsageStore


class SqliteStore(
    ThreadStore,
    TurnStore,
    QueueStore,
    UsageStore,
    AssetStore,
    RenderStore,
    PictureStore,
    AccountStore,
    ServerStore,
    FigureStore,
):
    """The ``Store`` on one SQLite file; every method is one transaction."""


@asynccontextmanager
async def open_store(
    url: str, *, key: str | None = None, clock: Clock = utc_now
) -> AsyncGenerator[SqliteStore]:
    """Open the database, bring it up to date, and hold it for this process alone.

    ``key`` encrypts the tokens of accounts; without one it lives in a file beside the database.
    Raises ``StoreUnusable``, whose message is one line for the host.
    """
    path = database_path(url)
    with only_process(path):
        with _starting(path):
            try_to_open(path)
        async with Database.open(path) as database:
            with _starting(path):
                await database.write(lambda connection: connection.run_sync(migrate))
                cipher = await _cipher(database, path, key)
            yield SqliteStore(database, cipher, clock)


@contextmanager
def _starting(path: Path) -> Generator[None]:
    try:
        yield
    except StoreError as error:
        raise StoreUnusable(f"database {path}: {error}") from error


async def _cipher(database: Database, path: Path, key: str | None) -> TokenCipher:
    """The cipher that the saved tokens need. Raises ``StoreUnusable`` or ``StoreError``."""
    query = select(accounts.c.encrypted_token).where(accounts.c.encrypted_token.is_not(None))
    saved = await database.row(query.limit(1))
    if key:
        cipher = TokenCipher(key, "the settings")
    else:
        file = key_file(path)
        key = read_key(file)
        if key is None:
            if saved is not None:
                raise StoreUnusable(f"the key file {file} is missing; saved tokens need it")
            key = create_key(file)
        cipher = TokenCipher(key, str(file))
    if saved is not None:
        cipher.decrypt(saved["encrypted_token"])
    return cipher
