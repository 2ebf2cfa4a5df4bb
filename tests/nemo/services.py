"""Services over a scripted server, and the accounts that are linked."""

from dataclasses import replace

import aiohttp

from bot.core.ports import EditingServices
from bot.core.records import AccountRecord, AccountScope, ThreadRecord
from bot.core.skills import DEFAULT_SKILL
from bot.nemo.services import NemoServices, Service
from tests.nemo.conftest import LIMITS, WEB_URL, MemoryStore
from tests.nemo.server import Handler, Script, ok

BALANCE = ok({"available": 80, "frozen": 20, "total": 100})
THREAD = ThreadRecord(
    channel_id=1,
    guild_id=10,
    parent_id=2,
    owner_id=5,
    title="A red kite",
    skill=DEFAULT_SKILL,
    locale="en",
)
USER = (AccountScope.USER, 5)
GUILD = (AccountScope.GUILD, 10)
MINE = replace(THREAD, account=USER[0], account_id=USER[1])
OURS = replace(THREAD, account=GUILD[0], account_id=GUILD[1])


def grant(token: str) -> Handler:
    return ok({"token": token, "user_id": "anon_1", "expires_at": None})


class LinkedStore(MemoryStore):
    """Accounts that people link and unlink; counts how often one is looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_up = 0

    def link(self, scope: AccountScope, scope_id: int, token: str) -> None:
        self.records[scope, scope_id] = AccountRecord(scope, scope_id, "", token)

    def unlink(self, scope: AccountScope, scope_id: int) -> None:
        del self.records[scope, scope_id]

    async def account(self, scope: AccountScope, scope_id: int) -> AccountRecord | None:
        self.looked_up += 1
        return await super().account(scope, scope_id)


def services_at(
    api_url: str, pool: aiohttp.ClientSession, store: MemoryStore, token: str = ""
) -> NemoServices:
    service = Service(api_url, WEB_URL, "clawhub")
    services = NemoServices(
        pool, store, service, default_skill=DEFAULT_SKILL, token=token, limits=LIMITS
    )
    _: EditingServices = services
    return services


def bearers(script: Script) -> list[str | None]:
    """The tokens of the requests, in order."""
    return [request.headers.get("Authorization") for request in script.seen]
