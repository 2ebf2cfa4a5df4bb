"""Clients of a scripted server, with pauses of milliseconds."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest

from bot.core.ports import EditingService
from bot.core.records import AccountRecord, AccountScope
from bot.nemo.account import AnonymousAccount, RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.transport import Attribution, Transport
from tests.nemo.server import Script, serving

LIMITS = Limits(
    connect_s=2,
    call_s=5,
    first_pause_s=0.001,
    longest_pause_s=0.002,
    rate_limit_pause_s=0.001,
    longest_rate_limit_pause_s=0.1,
)
ATTRIBUTION = Attribution("openai-image-to-video", "1.2.3", "clawhub")
TOKEN = "nmv_usr_secret"
WEB_URL = "https://nemo.test/"


class MemoryStore:
    """Account records in a dictionary."""

    def __init__(self) -> None:
        self.records: dict[tuple[AccountScope, int], AccountRecord] = {}
        self.saved: list[AccountRecord] = []

    async def account(self, scope: AccountScope, scope_id: int) -> AccountRecord | None:
        return self.records.get((scope, scope_id))

    async def save_account(self, account: AccountRecord) -> None:
        self.records[account.scope, account.scope_id] = account
        self.saved.append(account)


@pytest.fixture
async def pool() -> AsyncGenerator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session


@pytest.fixture
async def script() -> AsyncGenerator[Script]:
    async with serving(Script()) as script:
        yield script


@pytest.fixture
def transport(pool: aiohttp.ClientSession, script: Script) -> Transport:
    return Transport(pool, script.url, ATTRIBUTION, LIMITS)


@pytest.fixture
def client(transport: Transport) -> NemoClient:
    client = NemoClient(transport, RegisteredAccount(TOKEN), WEB_URL)
    _: EditingService = client
    return client


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def anonymous(transport: Transport, store: MemoryStore) -> NemoClient:
    return NemoClient(transport, AnonymousAccount(transport, store), WEB_URL)
