"""Who may call: anonymous and registered accounts, their tokens, scopes and credits."""

import secrets
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from aiohttp import web

from bot.sandbox.nemo.answers import ApiError, ok, token_invalid
from bot.sandbox.nemo.settings import NemoSettings

ATTRIBUTION_HEADERS = ("X-Skill-Source", "X-Skill-Version", "X-Skill-Platform")


@dataclass(slots=True)
class Account:
    """A balance and what its owner may do."""

    user_id: str
    anonymous: bool
    scopes: frozenset[str]
    can_export: bool
    available: int
    frozen: int = 0
    aside: int = 0
    """Credits that the account would have, but shall seem not to."""

    def require(self, scope: str) -> None:
        """Raise 403, naming the scope, when a token of this account lacks it."""
        if not self.scopes & {scope, "*"}:
            raise ApiError(403, f"insufficient scope: {scope} required")

    def set_aside(self) -> None:
        """Seem to have no credits left."""
        self.aside += self.available
        self.available = 0

    def give_back(self) -> None:
        """Have what was set aside."""
        self.available += self.aside
        self.aside = 0

    def settled(self) -> "Account":
        """The account as it is once no work is under way and nothing is set aside."""
        available = self.available + self.frozen + self.aside
        return replace(self, available=available, frozen=0, aside=0)

    @contextmanager
    def hold(self, credits: int) -> Generator["Hold"]:
        """Freeze credits for the work inside; what was not charged goes back."""
        if credits > self.available:
            raise ApiError(2001, "insufficient credits")
        hold = Hold()
        self.available -= credits
        self.frozen += credits
        try:
            yield hold
        finally:
            self.frozen -= credits
            if not hold.charged:
                self.available += credits


@dataclass(slots=True)
class Hold:
    """Frozen credits; set `charged` once the work is worth its price."""

    charged: bool = False


@dataclass(slots=True)
class Token:
    """What opens an account, for a while or for ever."""

    account: Account
    client_id: str | None = None
    expires_at: float | None = None
    """`time.monotonic()` seconds; None never expires."""

    @property
    def valid(self) -> bool:
        return self.expires_at is None or time.monotonic() < self.expires_at


@dataclass(slots=True)
class Accounts:
    """All accounts of one stand-in, by token."""

    settings: NemoSettings
    tokens: dict[str, Token] = field(default_factory=dict[str, Token])

    def __post_init__(self) -> None:
        for registered in self.settings.accounts:
            account = Account(
                user_id=registered.user_id,
                anonymous=False,
                scopes=registered.scopes,
                can_export=registered.can_export,
                available=registered.credits,
            )
            self.tokens[registered.token] = Token(account)

    def authenticate(self, request: web.Request, scope: str) -> Account:
        """The account behind the bearer token; raises 1001 or 403."""
        kind, _, value = request.headers.get("Authorization", "").partition(" ")
        token = self.tokens.get(value.strip()) if kind.lower() == "bearer" else None
        if token is None or not token.valid:
            raise token_invalid()
        token.account.require(scope)
        return token.account

    def anonymous(self) -> list[Account]:
        """The anonymous accounts, oldest first, for tests to look at their credits."""
        return [token.account for token in self.tokens.values() if token.client_id]

    def registered(self, user_id: str) -> Account:
        """The account with this user id; raises `KeyError`."""
        accounts = {token.account.user_id: token.account for token in self.tokens.values()}
        return accounts[user_id]

    def expire_anonymous_tokens(self) -> None:
        """From now on every anonymous token given out so far is refused."""
        for token in self.tokens.values():
            if token.client_id:
                token.expires_at = time.monotonic()

    async def anonymous_token(self, request: web.Request) -> web.Response:
        """`POST /api/auth/anonymous-token`: one token per client id and lifetime."""
        client_id = request.headers.get("X-Client-Id", "").strip()
        if not client_id:
            raise ApiError(400, "X-Client-Id header is required")
        account = self._renewable_account(client_id)
        value = f"nmv_usr_{secrets.token_urlsafe(24)}"
        lifetime_s = self.settings.token_lifetime_s
        self.tokens[value] = Token(account, client_id, time.monotonic() + lifetime_s)
        expires = datetime.now(UTC) + timedelta(seconds=lifetime_s)
        return ok(
            {
                "token": value,
                "user_id": account.user_id,
                "expires_at": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "credits": account.available,
            }
        )

    def _renewable_account(self, client_id: str) -> Account:
        """A client's account with fresh credits; raises 429 while its token is valid."""
        tokens = {value: t for value, t in self.tokens.items() if t.client_id == client_id}
        if any(token.valid for token in tokens.values()):
            raise ApiError(429, "one token per client every 7 days", headers={"Retry-After": "30"})
        credits = self.settings.anonymous_credits
        for value, token in tokens.items():
            del self.tokens[value]
            token.account.available = credits
            return token.account
        return Account(
            user_id=f"anon_{uuid.uuid4().hex[:12]}",
            anonymous=True,
            scopes=frozenset({"*"}),
            can_export=self.settings.anonymous_can_export,
            available=credits,
        )

    async def balance(self, request: web.Request) -> web.Response:
        """`GET /api/credits/balance/simple`."""
        account = self.authenticate(request, "read")
        return ok(
            {
                "available": account.available,
                "frozen": account.frozen,
                "total": account.available + account.frozen,
            }
        )
