"""Whose token a request carries: a registered account's, or the one given to anybody."""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.core.records import AccountRecord, AccountScope
from bot.errors import (
    RequestRefused,
    ServiceError,
    ServiceUnavailable,
    TokenRejected,
    TooManyRequests,
)
from bot.nemo.limits import Repeat
from bot.nemo.transport import Request, Transport
from bot.nemo.wire import WireModel

NO_CLIENT_ID = 400
RENEW_EARLY = timedelta(minutes=1)


class Account(Protocol):
    """Gives tokens. Both methods may raise a ``ServiceError``."""

    @property
    def anonymous(self) -> bool: ...

    @property
    def user_id(self) -> str | None:
        """The account's name at the service, as far as it is known."""
        ...

    async def token(self) -> str: ...

    async def renew(self, rejected: str) -> str:
        """A token in place of one that the service rejected. Raises ``TokenRejected``."""
        ...


class AccountStore(Protocol):
    """Where accounts outlive the process."""

    async def account(self, scope: AccountScope, scope_id: int) -> AccountRecord | None: ...

    async def save_account(self, account: AccountRecord) -> None: ...


class RegisteredAccount:
    """The account of a token that its owner alone can renew."""

    anonymous = False
    user_id: str | None = None

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        return self._token

    async def renew(self, rejected: str) -> str:
        raise TokenRejected("the token of a registered account was rejected")


class StoredAccount:
    """The registered account that a server or a person has linked; its token is in the store."""

    anonymous = False

    def __init__(self, store: AccountStore, scope: AccountScope, scope_id: int) -> None:
        self._store = store
        self._scope = scope
        self._scope_id = scope_id
        self._record: AccountRecord | None = None
        self._forgotten = 0

    @property
    def user_id(self) -> str | None:
        return self._record.user_id if self._record else None

    async def token(self) -> str:
        """The token that is linked. Raises ``TokenRejected`` if there is none any more."""
        record = self._record or await self._load()
        if record is None or not record.token:
            raise TokenRejected(f"the account of {self._scope} {self._scope_id} is not linked")
        return record.token

    async def renew(self, rejected: str) -> str:
        self.forget()
        token = await self.token()
        if token == rejected:
            raise TokenRejected(f"the token of {self._scope} {self._scope_id} was rejected")
        return token  # its owner has linked it anew

    def forget(self) -> None:
        """Load the token anew when it is next needed."""
        self._record = None
        self._forgotten += 1

    async def _load(self) -> AccountRecord | None:
        forgotten = self._forgotten
        record = await self._store.account(self._scope, self._scope_id)
        if forgotten == self._forgotten:  # else what was read may be from before the change
            self._record = record
        return record


class _Grant(WireModel):
    token: str = ""
    user_id: str | None = None
    expires_at: datetime | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class AnonymousAccount:
    """The free account behind a client id, which is kept for ever.

    The service hands out one token per client id and week, and only so many per address: so
    there is one client id per bot, and a token is asked for when there is none that works.
    """

    anonymous = True

    def __init__(
        self,
        transport: Transport,
        store: AccountStore,
        *,
        client_id: str | None = None,
        scope: AccountScope = AccountScope.BOT,
        scope_id: int = 0,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._transport = transport
        self._store = store
        self._client_id = client_id
        self._scope = scope
        self._scope_id = scope_id
        self._now = now
        self._record: AccountRecord | None = None
        self._replaced = False
        self._one_at_a_time = asyncio.Lock()

    @property
    def user_id(self) -> str | None:
        return self._record.user_id if self._record else None

    async def token(self) -> str:
        async with self._one_at_a_time:
            record = await self._load()
            if record.token and self._works(record):
                return record.token
            try:
                return await self._ask(record)
            except TooManyRequests:
                if record.token is None:
                    raise
                # The clock of this host may be wrong: whether it has expired, the service knows.
                self._record = replace(record, expires_at=None)
                return record.token

    async def renew(self, rejected: str) -> str:
        async with self._one_at_a_time:
            record = await self._load()
            if record.token and record.token != rejected and self._works(record):
                return record.token  # somebody else who was rejected has renewed it
            return await self._ask(record)

    def _works(self, record: AccountRecord) -> bool:
        return record.expires_at is None or self._now() < record.expires_at - RENEW_EARLY

    async def _load(self) -> AccountRecord:
        """The record, saved with its client id before the service first sees that."""
        if self._record is None:
            stored = await self._store.account(self._scope, self._scope_id)
            wanted = self._client_id or (stored.client_id if stored else "") or _new_client_id()
            if stored is None or stored.client_id != wanted:
                stored = AccountRecord(self._scope, self._scope_id, wanted)
                await self._store.save_account(stored)
            self._record = stored
        return self._record

    async def _ask(self, record: AccountRecord) -> str:
        """A new token for the same client id; for a new one if that is of no use."""
        try:
            grant = await self._request(record.client_id)
        except (RequestRefused, TooManyRequests) as error:
            if not self._is_useless(record, error):
                raise
            record = AccountRecord(self._scope, self._scope_id, _new_client_id())
            await self._save(record)
            grant = await self._request(record.client_id)
        await self._save(
            replace(
                record,
                token=grant.token,
                user_id=grant.user_id or record.user_id,
                expires_at=_aware(grant.expires_at),
            )
        )
        return grant.token

    def _is_useless(self, record: AccountRecord, error: ServiceError) -> bool:
        """Whether the service won't give a token for this client id.

        It finds none in the request, or it has given one whose answer was lost on the way, or
        with the process that waited for it.
        """
        if isinstance(error, RequestRefused):
            return error.code == NO_CLIENT_ID
        first = not self._replaced and record.token is None and not self._client_id
        self._replaced = True  # once: a limit of the address would refuse every client id
        return first

    async def _request(self, client_id: str) -> _Grant:
        request = Request(
            "POST",
            "/api/auth/anonymous-token",
            total_s=self._transport.limits.call_s,
            headers={"X-Client-Id": client_id},
        )
        data = await self._transport.repeat(
            lambda: self._transport.send(request), Repeat.UNRECEIVED
        )
        grant = _Grant.model_validate(data)
        if not grant.token:
            raise ServiceUnavailable(f"{request.call}: no token in the answer")
        return grant

    async def _save(self, record: AccountRecord) -> None:
        self._record = record  # first: a token is too scarce to be lost to a full disk
        await self._store.save_account(record)


def _new_client_id() -> str:
    return str(uuid.uuid4())


def _aware(expires_at: datetime | None) -> datetime | None:
    if expires_at is None or expires_at.tzinfo:
        return expires_at
    return expires_at.replace(tzinfo=UTC)
