"""What is sent again by itself, and what never is."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.errors import (
    NoCredits,
    ServiceUnavailable,
    SessionGone,
    StreamBroken,
)
from bot.nemo.account import RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.transport import Transport
from tests.nemo.calls import GOOD, ILL, READS, WRITES, Call, edit, upload_once
from tests.nemo.conftest import ATTRIBUTION, LIMITS, TOKEN, WEB_URL
from tests.nemo.server import (
    Handler,
    Script,
    hang_up,
    raw_answer,
    refuse,
    say_nothing,
    serving,
    streaming,
)


@pytest.mark.parametrize("call", READS)
@pytest.mark.parametrize("fault", ILL)
async def test_reads_are_repeated_while_the_service_is_ill(
    client: NemoClient, script: Script, call: Call, fault: Handler
) -> None:
    script.then(fault, fault, fault, GOOD)
    await call(client)
    assert len(script.seen) == 4


async def test_reads_are_given_up_in_the_end(client: NemoClient, script: Script) -> None:
    script.then(ILL[0])
    with pytest.raises(ServiceUnavailable):
        await client.credits()
    assert len(script.seen) == LIMITS.attempts


@pytest.mark.parametrize("call", [*WRITES, upload_once])
@pytest.mark.parametrize("fault", ILL)
async def test_writes_that_may_have_been_done_are_not_repeated(
    client: NemoClient, script: Script, call: Call, fault: Handler
) -> None:
    script.then(fault, GOOD)
    with pytest.raises(ServiceUnavailable) as caught:
        await call(client)
    assert caught.value.received
    assert len(script.seen) == 1


async def test_an_answer_without_end_is_given_up(client: NemoClient, script: Script) -> None:
    script.then(streaming(*[bytes(2**20)] * 65, content_type="application/json"))
    with pytest.raises(ServiceUnavailable, match="67108864 bytes"):
        await client.open_session("en")


@pytest.mark.parametrize("call", WRITES)
async def test_writes_that_a_gateway_turned_away_are_repeated(
    client: NemoClient, script: Script, call: Call
) -> None:
    script.then(raw_answer(b"<html>", 404, "text/html"), GOOD)
    await call(client)
    assert len(script.seen) == 2


@pytest.mark.parametrize("fault", ILL)
async def test_an_edit_that_may_have_been_received_is_broken(
    client: NemoClient, script: Script, fault: Handler
) -> None:
    script.then(fault)
    with pytest.raises(StreamBroken):
        await edit(client)
    assert len(script.seen) == 1


async def test_an_edit_without_any_answer_is_broken(
    pool: aiohttp.ClientSession, script: Script
) -> None:
    script.then(say_nothing)
    transport = Transport(pool, script.url, ATTRIBUTION, replace(LIMITS, stream_s=0.05))
    with pytest.raises(StreamBroken):
        await edit(NemoClient(transport, RegisteredAccount(TOKEN), WEB_URL))
    assert len(script.seen) == 1


async def test_an_edit_that_a_gateway_turned_away_was_not_taken(
    client: NemoClient, script: Script
) -> None:
    script.then(raw_answer(b"<html>", 404, "text/html"))
    with pytest.raises(ServiceUnavailable):
        await edit(client)
    assert len(script.seen) == 1


@pytest.mark.parametrize("call", [edit, *READS, *WRITES, upload_once])
@pytest.mark.parametrize("status", [200, 404])
async def test_a_refusal_is_final(
    client: NemoClient, script: Script, call: Call, status: int
) -> None:
    script.then(refuse(1002, status))
    with pytest.raises(SessionGone):
        await call(client)
    script.answers[0] = refuse(2001, status)
    with pytest.raises(NoCredits):
        await call(client)
    assert len(script.seen) == 2


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
async def test_a_service_out_of_reach_is_unavailable(
    pool: aiohttp.ClientSession, call: Call
) -> None:
    transport = Transport(pool, f"http://127.0.0.1:{unused_port()}", ATTRIBUTION, LIMITS)
    with pytest.raises(ServiceUnavailable) as caught:
        await call(NemoClient(transport, RegisteredAccount(TOKEN), WEB_URL))
    assert not caught.value.received


@pytest.mark.parametrize("url", ["http://", "http://[", "http://nowhere.invalid"])
async def test_an_address_that_leads_nowhere_is_unavailable(
    pool: aiohttp.ClientSession, url: str
) -> None:
    client = NemoClient(
        Transport(pool, url, ATTRIBUTION, LIMITS), RegisteredAccount(TOKEN), WEB_URL
    )
    with pytest.raises(ServiceUnavailable):
        await edit(client)


async def test_a_write_that_was_not_received_is_repeated(
    pool: aiohttp.ClientSession,
) -> None:
    """The server comes up only after the first attempt has failed."""
    port = unused_port()
    turned_away = asyncio.Event()

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            turned_away.set()

    watch, logger = Watch(), logging.getLogger("bot.nemo.transport")
    logger.addHandler(watch)
    try:
        limits = replace(LIMITS, attempts=1000)
        transport = Transport(pool, f"http://127.0.0.1:{port}", ATTRIBUTION, limits)
        client = NemoClient(transport, RegisteredAccount(TOKEN), WEB_URL)
        opening = asyncio.create_task(client.open_session("en"))
        await turned_away.wait()
        async with serving(Script().then(GOOD), port) as script:
            await opening
            assert len(script.seen) == 1
    finally:
        logger.removeHandler(watch)


async def test_a_download_is_repeated(client: NemoClient, script: Script, tmp_path: Path) -> None:
    script.then(ILL[0], ILL[2], hang_up, raw_answer(b"film", content_type="video/mp4"))
    assert await client.download(None, "r", tmp_path / "a.mp4") == 4
