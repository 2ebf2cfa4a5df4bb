"""Which account and which skill a thread is served with."""

import asyncio
import gc
from dataclasses import replace

import aiohttp
import pytest

from bot.core.ports import Credits
from bot.core.records import AccountRecord, AccountScope
from bot.core.skills import DEFAULT_SKILL, Skill, skills
from bot.errors import SessionGone, TokenRejected
from bot.nemo.account import StoredAccount
from bot.nemo.services import NemoServices
from tests.nemo.bench import OWN, QUICK, a_bench
from tests.nemo.conftest import TOKEN
from tests.nemo.server import Script, refuse
from tests.nemo.services import (
    BALANCE,
    GUILD,
    MINE,
    OURS,
    THREAD,
    USER,
    LinkedStore,
    bearers,
    grant,
    services_at,
)


@pytest.fixture
def store() -> LinkedStore:
    return LinkedStore()


@pytest.fixture
def services(pool: aiohttp.ClientSession, script: Script, store: LinkedStore) -> NemoServices:
    return services_at(script.url, pool, store)


def living_accounts() -> int:
    gc.collect()
    return sum(isinstance(thing, StoredAccount) for thing in gc.get_objects())


# --- skills ---------------------------------------------------------------------------


@pytest.mark.parametrize("skill", skills(), ids=lambda skill: skill.name)
async def test_requests_are_credited_to_the_skill_of_the_thread(
    pool: aiohttp.ClientSession,
    script: Script,
    store: LinkedStore,
    skill: Skill,
) -> None:
    script.then(BALANCE)
    services = services_at(script.url, pool, store, TOKEN)
    await services.for_thread(replace(THREAD, skill=skill.name)).credits()
    headers = script.seen[0].headers
    assert headers["X-Skill-Source"] == skill.name
    assert headers["X-Skill-Version"] == skill.version
    assert headers["X-Skill-Platform"] == "clawhub"


async def test_all_skills_share_the_free_account_of_the_bot(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    script.then(grant("t1"), BALANCE)
    clients = [services.for_thread(replace(THREAD, skill=skill.name)) for skill in skills()]
    for client in clients:
        assert client.anonymous
        await client.credits()
    assert bearers(script) == [None] + ["Bearer t1"] * len(clients)
    assert script.seen[0].headers["X-Skill-Source"] == DEFAULT_SKILL
    assert list(store.records) == [(AccountScope.BOT, 0)]


async def test_a_token_of_the_host_needs_no_free_account(
    pool: aiohttp.ClientSession, script: Script, store: LinkedStore
) -> None:
    script.then(BALANCE)
    client = services_at(script.url, pool, store, TOKEN).for_thread(THREAD)
    assert not client.anonymous
    assert await client.credits() == Credits(80, 20, 100)
    assert bearers(script) == [f"Bearer {TOKEN}"]
    assert store.records == {}


# --- linked accounts ------------------------------------------------------------------


async def test_a_linked_account_pays_for_its_threads_alone(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    store.link(*USER, "users")
    store.link(AccountScope.GUILD, USER[1], "not-asked")
    store.link(*GUILD, "servers")
    script.then(BALANCE)
    clients = [services.for_thread(thread) for thread in (MINE, OURS, MINE)]
    assert store.looked_up == 0
    for client in clients:
        assert not client.anonymous
        await client.credits()
    assert bearers(script) == ["Bearer users", "Bearer servers", "Bearer users"]
    assert store.looked_up == 2


async def test_a_changed_token_is_used_at_once_when_told(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    store.link(*USER, "first")
    script.then(BALANCE)
    at_work = services.for_thread(MINE)
    await at_work.credits()
    store.link(*USER, "second")
    await at_work.credits()
    services.forget(*GUILD)
    services.forget(AccountScope.BOT, 0)
    await at_work.credits()
    services.forget(*USER)
    await at_work.credits()
    assert bearers(script) == ["Bearer first"] * 3 + ["Bearer second"]


async def test_an_unlinked_account_pays_no_more(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    store.link(*USER, "first")
    script.then(BALANCE)
    at_work = services.for_thread(MINE)
    await at_work.credits()
    store.unlink(*USER)
    services.forget(*USER)
    for client in (at_work, services.for_thread(MINE)):
        with pytest.raises(TokenRejected):
            await client.credits()
    assert len(script.seen) == 1


async def test_a_record_without_a_token_is_not_linked(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    store.link(*USER, "")
    script.then(BALANCE)
    with pytest.raises(TokenRejected):
        await services.for_thread(MINE).credits()
    assert script.seen == []


async def test_a_rejected_token_is_not_sent_again(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    store.link(*USER, "first")
    script.then(refuse(1001))
    with pytest.raises(TokenRejected):
        await services.for_thread(MINE).credits()
    assert bearers(script) == ["Bearer first"]


async def test_a_rejected_token_gives_way_to_the_one_linked_since(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    store.link(*USER, "first")
    script.then(BALANCE, refuse(1001), BALANCE)
    client = services.for_thread(MINE)
    await client.credits()
    store.link(*USER, "second")
    await client.credits()
    assert bearers(script) == ["Bearer first", "Bearer first", "Bearer second"]


async def test_what_was_read_before_a_change_is_not_kept() -> None:
    class SlowStore(LinkedStore):
        """Gives what it had when it was asked."""

        def __init__(self) -> None:
            super().__init__()
            self.asked, self.answering = asyncio.Event(), asyncio.Event()

        async def account(self, scope: AccountScope, scope_id: int) -> AccountRecord | None:
            record = await super().account(scope, scope_id)
            self.asked.set()
            await self.answering.wait()
            return record

    store = SlowStore()
    store.link(*USER, "first")
    account = StoredAccount(store, *USER)
    early = asyncio.create_task(account.token())
    await store.asked.wait()
    store.link(*USER, "second")
    account.forget()
    store.answering.set()
    assert await early == "first"
    assert await account.token() == "second"


async def test_accounts_of_thousands_do_not_pile_up(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    script.then(BALANCE)
    before = living_accounts()
    for user_id in range(10_000):
        services.for_thread(replace(MINE, account_id=user_id))
    store.link(*USER, "first")
    at_work = services.for_thread(MINE)
    await at_work.credits()
    assert living_accounts() == before + 1


async def test_a_session_belongs_to_the_account_that_made_it(
    pool: aiohttp.ClientSession, store: LinkedStore
) -> None:
    async with a_bench(QUICK) as bench:
        services = services_at(bench.nemo.api_url, pool, store)
        store.link(*USER, OWN.token)
        mine = services.for_thread(MINE)
        session = await mine.open_session("en")
        assert (await mine.state(session.session_id)).draft is None
        with pytest.raises(SessionGone):
            await services.for_thread(THREAD).state(session.session_id)
