"""A token is proved before it is linked."""

import logging
import traceback
from dataclasses import replace

import aiohttp
import pytest

from bot.core.ports import Credits
from bot.core.skills import DEFAULT_SKILL
from bot.errors import ScopeMissing, ServiceError, ServiceUnavailable, TokenRejected
from bot.nemo.services import NemoServices
from bot.sandbox.nemo.settings import RegisteredAccount
from tests.nemo.bench import OWN, QUICK, a_bench
from tests.nemo.conftest import TOKEN
from tests.nemo.server import Handler, Script, json_answer, raw_answer, refuse
from tests.nemo.services import BALANCE, LinkedStore, services_at


@pytest.fixture
def store() -> LinkedStore:
    return LinkedStore()


@pytest.fixture
def services(pool: aiohttp.ClientSession, script: Script, store: LinkedStore) -> NemoServices:
    return services_at(script.url, pool, store)


async def test_a_good_token_is_proved_by_its_balance(
    services: NemoServices, script: Script, store: LinkedStore
) -> None:
    script.then(BALANCE)
    assert await services.check(TOKEN) == Credits(80, 20, 100)
    (request,) = script.seen
    assert request.target == "/api/credits/balance/simple"
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"
    assert request.headers["X-Skill-Source"] == DEFAULT_SKILL
    assert store.records == {}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refuse(1001), TokenRejected),
        (raw_answer(b"", 401), TokenRejected),
        (json_answer({"detail": "insufficient scope: read"}, 403), ScopeMissing),
        (raw_answer(b"<html>", 503, "text/html"), ServiceUnavailable),
    ],
)
async def test_a_refused_token_is_told_and_shown_nowhere(
    services: NemoServices,
    script: Script,
    caplog: pytest.LogCaptureFixture,
    answer: Handler,
    error: type[ServiceError],
) -> None:
    caplog.set_level(logging.DEBUG)
    script.then(answer)
    with pytest.raises(error) as failed:
        await services.check(TOKEN)
    assert script.seen
    assert TOKEN not in caplog.text + "".join(traceback.format_exception(failed.value))


@pytest.mark.parametrize(
    "token",
    ["", " ", "nmv usr", "nmv_usr\r\nX-Skill-Source: other", "nmv_usr_é", "=nmv", f"{TOKEN}\n"],
)
async def test_what_cannot_be_a_token_is_not_sent(
    services: NemoServices, script: Script, token: str
) -> None:
    script.then(BALANCE)
    with pytest.raises(TokenRejected):
        await services.check(token)
    assert script.seen == []


async def test_tokens_are_proved_by_the_service_itself(
    pool: aiohttp.ClientSession, store: LinkedStore
) -> None:
    limited = RegisteredAccount("nmv_usr_limited", scopes=frozenset({"write"}))
    async with a_bench(replace(QUICK, accounts=(limited,))) as bench:
        services = services_at(bench.nemo.api_url, pool, store)
        assert (await services.check(OWN.token)).available == OWN.credits
        with pytest.raises(ScopeMissing):
            await services.check(limited.token)
        with pytest.raises(TokenRejected):
            await services.check("nmv_usr_nobody")
