"""Whose token a request carries."""

import asyncio
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records import AccountRecord, AccountScope
from bot.errors import (
    RequestRefused,
    ServiceUnavailable,
    StoreFull,
    TokenRejected,
    TooManyRequests,
)
from bot.nemo.account import AnonymousAccount, RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.transport import Transport
from tests.nemo.conftest import WEB_URL, MemoryStore
from tests.nemo.server import Handler, Script, json_answer, ok, raw_answer, refuse

START = datetime(2026, 3, 11, tzinfo=UTC)
BOT = (AccountScope.BOT, 0)


class Clock:
    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


def grant(token: str, **more: object) -> Handler:
    return ok({"token": token, "expires_at": "2026-03-18T00:00:00Z", **more})


async def test_asks_for_a_token_once_and_keeps_it(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    script.then(grant("t1", user_id="anon_1", credits=100))
    account = AnonymousAccount(transport, store, now=Clock())
    assert [await account.token(), await account.token()] == ["t1", "t1"]
    assert len(script.seen) == 1
    request = script.seen[0]
    assert (request.method, request.target, request.body) == (
        "POST",
        "/api/auth/anonymous-token",
        b"",
    )
    assert "Authorization" not in request.headers
    assert request.headers["X-Skill-Source"] == "openai-image-to-video"
    client_id = request.headers["X-Client-Id"]
    assert uuid.UUID(client_id).version == 4
    assert store.records[BOT] == AccountRecord(
        *BOT, client_id, "t1", "anon_1", datetime(2026, 3, 18, tzinfo=UTC)
    )
    assert account.user_id == "anon_1"
    assert "t1" not in repr(account)


async def test_the_client_id_is_saved_before_it_is_shown(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    script.then(refuse(4999))
    with pytest.raises(RequestRefused):
        await AnonymousAccount(transport, store).token()
    assert store.records[BOT].client_id == script.seen[0].headers["X-Client-Id"]


async def test_takes_up_what_is_stored(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    store.records[BOT] = AccountRecord(*BOT, "c1", "t1", "anon_1", START + timedelta(days=1))
    account = AnonymousAccount(transport, store, now=Clock())
    assert account.user_id is None
    assert await account.token() == "t1"
    assert account.user_id == "anon_1"
    assert script.seen == []


@pytest.mark.parametrize("expires_at", ["2026-03-18T00:00:00Z", "2026-03-18T00:00:00", 1773792000])
async def test_renews_an_expired_token_with_the_same_client_id(
    transport: Transport, store: MemoryStore, script: Script, expires_at: object
) -> None:
    script.then(
        ok({"token": "t1", "expires_at": expires_at, "user_id": "anon_1"}),
        ok({"token": "t2", "expires_at": "odd"}),
    )
    clock = Clock()
    account = AnonymousAccount(transport, store, now=clock)
    assert await account.token() == "t1"
    clock.time = datetime(2026, 3, 17, 23, 58, tzinfo=UTC)
    assert await account.token() == "t1"
    clock.time += timedelta(minutes=1)
    assert await account.token() == "t2"
    assert len({request.headers["X-Client-Id"] for request in script.seen}) == 1
    assert store.records[BOT].user_id == "anon_1"
    clock.time += timedelta(days=999)
    assert await account.token() == "t2"  # until the service rejects it


async def test_asks_once_for_all_who_wait(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    script.then(grant("t1"), grant("t2"), grant("t3"))
    account = AnonymousAccount(transport, store, now=Clock())
    assert set(await asyncio.gather(*(account.token() for _ in range(9)))) == {"t1"}
    assert set(await asyncio.gather(*(account.renew("t1") for _ in range(9)))) == {"t2"}
    assert len(script.seen) == 2


async def test_an_expired_token_is_not_what_a_renewal_gives(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    store.records[BOT] = AccountRecord(*BOT, "c1", "t1", None, START)
    script.then(grant("t2"))
    account = AnonymousAccount(transport, store, now=Clock())
    assert await account.renew("t0") == "t2"


@pytest.mark.parametrize("refusal", [refuse(400), refuse(400, 400), json_answer({}, 400)])
async def test_a_client_id_that_is_not_taken_is_replaced(
    transport: Transport, store: MemoryStore, script: Script, refusal: Handler
) -> None:
    script.then(refusal, grant("t1"))
    account = AnonymousAccount(transport, store, client_id="odd", now=Clock())
    assert await account.token() == "t1"
    first, second = (request.headers["X-Client-Id"] for request in script.seen)
    assert first == "odd"
    assert uuid.UUID(second)
    assert store.records[BOT].client_id == second


async def test_a_configured_client_id_replaces_the_stored_one(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    store.records[BOT] = AccountRecord(*BOT, "c1", "t1")
    script.then(grant("t2"))
    account = AnonymousAccount(transport, store, client_id="c2", now=Clock())
    assert await account.token() == "t2"
    assert script.seen[0].headers["X-Client-Id"] == "c2"


async def test_accounts_of_other_scopes_are_kept_apart(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    script.then(grant("t1"))
    account = AnonymousAccount(transport, store, scope=AccountScope.GUILD, scope_id=7)
    await account.token()
    assert list(store.records) == [(AccountScope.GUILD, 7)]


async def test_no_token_left_is_told(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    """The request is repeated once, for the client id and for a new one; later for none."""
    script.then(raw_answer(b"", 429, Retry_After="0"))
    account = AnonymousAccount(transport, store)
    for requests in (4, 6):
        with pytest.raises(TooManyRequests):
            await account.token()
        assert len(script.seen) == requests
    client_ids = [request.headers["X-Client-Id"] for request in script.seen]
    assert len(set(client_ids)) == 2
    assert store.records[BOT].client_id == client_ids[-1]


async def test_a_token_whose_answer_was_lost_is_not_waited_for(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    """The service gives one token a client id and week: the process ended before it was saved."""
    store.records[BOT] = AccountRecord(*BOT, "c1")
    refused = raw_answer(b"", 429, Retry_After="0")
    script.then(refused, refused, grant("t1"))
    assert await AnonymousAccount(transport, store, now=Clock()).token() == "t1"
    assert store.records[BOT].client_id == script.seen[-1].headers["X-Client-Id"] != "c1"


@pytest.mark.parametrize("client_id", [None, "mine"])
async def test_a_client_id_that_has_had_a_token_or_is_the_hosts_is_kept(
    transport: Transport, store: MemoryStore, script: Script, client_id: str | None
) -> None:
    token = None if client_id else "t0"
    store.records[BOT] = AccountRecord(*BOT, client_id or "c1", token)
    script.then(raw_answer(b"", 429, Retry_After="0"))
    account = AnonymousAccount(transport, store, client_id=client_id, now=Clock())
    with pytest.raises(TooManyRequests):
        await (account.renew("t0") if token else account.token())
    assert len(script.seen) == 2
    assert store.records[BOT].client_id == (client_id or "c1")


async def test_an_answer_without_a_token_is_none(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    script.then(ok({"user_id": "anon_1"}))
    with pytest.raises(ServiceUnavailable):
        await AnonymousAccount(transport, store).token()
    assert store.records[BOT].user_id is None


@pytest.mark.usefixtures("store")
async def test_a_token_outlives_a_full_disk(transport: Transport, script: Script) -> None:
    class FullStore(MemoryStore):
        async def save_account(self, account: AccountRecord) -> None:
            if account.token:
                raise StoreFull("full")

    script.then(grant("t1"), grant("t2"))
    account = AnonymousAccount(transport, FullStore(), now=Clock())
    with pytest.raises(StoreFull):
        await account.token()
    assert await account.token() == "t1"


async def test_a_registered_account_has_one_token() -> None:
    account = RegisteredAccount("t1")
    assert await account.token() == "t1"
    assert not account.anonymous
    assert "t1" not in repr(account)
    with pytest.raises(TokenRejected):
        await account.renew("t1")


async def test_the_registration_link_knows_the_account(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    script.then(grant("t1", user_id="anon_1"))
    account = AnonymousAccount(transport, store, now=Clock())
    client = NemoClient(transport, account, WEB_URL)
    assert client.anonymous
    await account.token()
    assert client.registration_url(None) == "https://nemo.test/?bind=anon_1"


async def test_a_token_that_only_the_hosts_clock_calls_expired_is_gone_on_with(
    transport: Transport, store: MemoryStore, script: Script
) -> None:
    store.records[BOT] = AccountRecord(*BOT, "c1", "t1", "anon_1", START + timedelta(days=1))
    script.then(raw_answer(b"", 429, Retry_After="0"))
    clock = Clock()
    clock.time += timedelta(days=9)
    account = AnonymousAccount(transport, store, now=clock)
    assert [await account.token(), await account.token()] == ["t1", "t1"]
    assert len(script.seen) == 2, "asked, and once more: after that the token is taken to work"
    with pytest.raises(TooManyRequests):
        await account.renew("t1")
    assert store.records[BOT].token == "t1"
