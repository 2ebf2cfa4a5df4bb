"""Chooses the client for a thread: the skill it is credited to, and the account that pays."""

from dataclasses import dataclass

import aiohttp

from bot.core.records import ThreadRecord
from bot.core.skills import Skill, skill
from bot.nemo.account import Account, AccountStore, AnonymousAccount, RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.transport import Attribution, Transport


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service is, and what is told to it as the platform that the bot runs on."""

    api_url: str
    web_url: str
    platform: str = "unknown"


class NemoServices:
    """``EditingServices`` over one connection pool; the bot's own account pays for all threads.

    With a ``token`` that is a registered account; without, the free one of ``client_id``, which
    is made and kept in the store where it is empty.
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
        self._service = service
        self._limits = limits
        self._clients: dict[str, NemoClient] = {}
        self._account: Account = (
            RegisteredAccount(token)
            if token
            else AnonymousAccount(
                self._transport(skill(default_skill)), store, client_id=client_id or None
            )
        )

    def for_thread(self, thread: ThreadRecord) -> NemoClient:
        """The client for the thread's skill."""
        client = self._clients.get(thread.skill)
        if client is None:
            transport = self._transport(skill(thread.skill))
            client = NemoClient(transport, self._account, self._service.web_url)
            self._clients[thread.skill] = client
        return client

    def _transport(self, profile: Skill) -> Transport:
        attribution = Attribution(profile.name, profile.version, self._service.platform)
        return Transport(self._pool, self._service.api_url, attribution, self._limits)
