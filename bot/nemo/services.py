"""Chooses the client for a thread: the skill it is credited to, and the account that pays."""

import re
from dataclasses import dataclass
from weakref import WeakValueDictionary

import aiohttp

from bot.core.ports import Credits
from bot.core.records import AccountScope, ThreadRecord
from bot.core.skills import skill
from bot.errors import TokenRejected
from bot.nemo.account import (
    Account,
    AccountStore,
    AnonymousAccount,
    RegisteredAccount,
    StoredAccount,
)
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.reach import Reach
from bot.nemo.transport import Attribution, Transport

_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""What may stand behind ``Bearer``, by RFC 6750, section 2.1."""


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service is, and what is told to it as the platform that the bot runs on."""

    api_url: str
    web_url: str
    platform: str = "unknown"


class NemoServices:
    """``EditingServices`` over one connection pool.

    The bot's own account is, with a ``token``, a registered one; without, the free one of
    ``client_id``, which is made and kept in the store where it is empty. Those that servers and
    people have linked are in the store.
    """

    def __init__(
        self,
        pool: aiohttp.ClientSession,
        store: AccountStore,
        service: Service,
        *,
        default_skill: str,
        token: str = "",
        client_id: str = "",
        limits: Limits | None = None,
    ) -> None:
        self._pool = pool
        self._store = store
        self._service = service
        self._default_skill = default_skill
        self._limits = limits or Limits()
        attribution = self._attribution(default_skill)
        self.reach = Reach(pool, service.api_url, attribution, self._limits)
        self._transports: dict[str, Transport] = {}
        # One object an account, for as long as a client uses it: so an unlinked token is
        # forgotten wherever it is at work, and those of thousands of people don't pile up.
        self._linked: WeakValueDictionary[tuple[AccountScope, int], StoredAccount] = (
            WeakValueDictionary()
        )
        self._own: Account = (
            RegisteredAccount(token)
            if token
            else AnonymousAccount(
                self._transport(default_skill), store, client_id=client_id or None
            )
        )

    def for_thread(self, thread: ThreadRecord) -> NemoClient:
        """The client for the thread's skill, with the account that its session belongs to."""
        return self._client(thread.skill, self._account(thread.account, thread.account_id))

    async def check(self, token: str) -> Credits:
        """Prove the token of a registered account by asking for its balance.

        Raises ``TokenRejected`` also for what can't be a token, else any ``ServiceError``.
        """
        if not _TOKEN.fullmatch(token):
            raise TokenRejected("what was given can't be a token")
        return await self._client(self._default_skill, RegisteredAccount(token)).credits()

    def forget(self, scope: AccountScope, scope_id: int) -> None:
        """Read an account's token anew: it was linked, changed or unlinked."""
        account = self._linked.get((scope, scope_id))
        if account is not None:
            account.forget()

    def _account(self, scope: AccountScope, scope_id: int) -> Account:
        if scope is AccountScope.BOT:
            return self._own
        account = self._linked.get((scope, scope_id))
        if account is None:
            account = StoredAccount(self._store, scope, scope_id)
            self._linked[scope, scope_id] = account
        return account

    def _client(self, skill_name: str, account: Account) -> NemoClient:
        return NemoClient(self._transport(skill_name), account, self._service.web_url)

    def _transport(self, skill_name: str) -> Transport:
        transport = self._transports.get(skill_name)
        if transport is None:
            transport = Transport(
                self._pool,
                self._service.api_url,
                self._attribution(skill_name),
                self._limits,
                self.reach.doubt,
            )
            self._transports[skill_name] = transport
        return transport

    def _attribution(self, skill_name: str) -> Attribution:
        profile = skill(skill_name)
        return Attribution(profile.name, profile.version, self._service.platform)
