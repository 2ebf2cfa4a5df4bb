"""What is sent again by itself, and what never is."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.errors import (
    NoCredits,
    ServiceUnavailable,
    SessionGone,
    StreamBroken,
    TokenRejected,
    TooManyRequests,
)
from bot.nemo.account import RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.transport import Transport
from tests.nemo.conftest import ATTRIBUTION, LIMITS, TOKEN, WEB_URL, MemoryStore
from tests.nemo.server import (
    Handler,
    Script,
    hang_up,
    json_answer,
    ok,
    raw_answer,
    refuse,
    say_nothing,
    serving,
    streaming,
)

Call = Callable[[NemoClient], Awaitable[object]]
GOOD = ok({"session_id": "1", "claim_token": "c", "status": "pending", "files": []})
GRANT = ok({"token": "nmv_usr_new"})


async def edit(client: NemoClient) -> object:
    return [event async for event in client.stream("1", "x")]


class Repeatable:
    """Data that can be read again."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._read()

    async def _read(self) -> AsyncIterator[bytes]:
        yield b"x"


READS: list[Call] = [
    lambda client: client.state("1"),
    lambda client: client.credits(),
    lambda client: client.render("r"),
    lambda client: client.cancel_render("r"),
    lambda client: client.claim_url("2", "1"),
]
WRITES: list[Call] = [
    lambda client: client.open_session("en"),
    lambda client: client.start_render("1", "r", {}),
    lambda client: client.upload_urls("1", ["https://x"]),
    lambda client: client.upload_file("1", "a", "image/png", Repeatable()),
]
ONE_SHOT: Call = lambda client: client.upload_file(  # noqa: E731 - one of a table of calls
    "1", "a", "image/png", Repeatable().__aiter__()
)
ILL: list[Handler] = [
    json_answer({"detail": "boom"}, 500),
    json_answer({"code": 503, "message": "busy"}),
    raw_answer(b"<html>Bad Gateway</html>", 502, "text/html"),
    raw_answer(b"", 504, "text/html"),
    raw_answer(b"<html>Maintenance</html>", 200, "text/html"),
    raw_answer(b'{"code": 0, "da', 200, "application/json"),
    hang_up,
]


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


@pytest.mark.parametrize("call", [*WRITES, ONE_SHOT])
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


@pytest.mark.parametrize("call", [edit, *READS, *WRITES, ONE_SHOT])
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


# --- rate limits ----------------------------------------------------------------------


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
async def test_a_rate_limit_is_waited_for_once(
    client: NemoClient, script: Script, call: Call
) -> None:
    stream = raw_answer(b"data:\n\n")
    script.then(json_answer({}, 429, Retry_After="0"), stream if call is edit else GOOD)
    await call(client)
    assert len(script.seen) == 2


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
async def test_a_second_rate_limit_is_told(client: NemoClient, script: Script, call: Call) -> None:
    script.then(raw_answer(b"", 429, Retry_After="0.01"))
    with pytest.raises(TooManyRequests) as caught:
        await call(client)
    assert caught.value.retry_after_s == 0.01
    assert len(script.seen) == 2


@pytest.mark.parametrize(
    ("retry_after", "seconds", "requests"),
    [
        ("604800", 604800, 1),
        ("", None, 2),
        ("soon", None, 2),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 2),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0, 2),
        ("TOMORROW", 86400, 1),
    ],
)
async def test_a_rate_limit_says_how_long(
    client: NemoClient, script: Script, retry_after: str, seconds: float | None, requests: int
) -> None:
    tomorrow = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    script.then(raw_answer(b"", 429, Retry_After=retry_after.replace("TOMORROW", tomorrow)))
    with pytest.raises(TooManyRequests) as caught:
        await client.credits()
    if seconds is None:
        assert caught.value.retry_after_s is None
    else:
        assert caught.value.retry_after_s == pytest.approx(seconds, abs=120)
    assert len(script.seen) == requests


async def test_data_that_was_read_once_is_not_sent_again(
    client: NemoClient, script: Script
) -> None:
    script.then(refuse(429, 429))
    with pytest.raises(TooManyRequests):
        await ONE_SHOT(client)
    assert len(script.seen) == 1


# --- tokens ---------------------------------------------------------------------------


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
@pytest.mark.parametrize("refusal", [refuse(1001), refuse(1001, 401), json_answer({}, 401)])
async def test_an_anonymous_token_is_renewed_once(
    anonymous: NemoClient, script: Script, store: MemoryStore, call: Call, refusal: Handler
) -> None:
    stream = raw_answer(b"data:\n\n")
    script.then(ok({"token": "nmv_usr_old"}), refusal, GRANT, stream if call is edit else GOOD)
    await call(anonymous)
    tokens = [request.headers.get("Authorization") for request in script.seen]
    assert tokens == [None, "Bearer nmv_usr_old", None, "Bearer nmv_usr_new"]
    clients = {request.headers.get("X-Client-Id") for request in script.seen}
    assert clients == {None, store.saved[0].client_id}


async def test_a_token_that_is_rejected_twice_is_told(
    anonymous: NemoClient, script: Script
) -> None:
    script.then(ok({"token": "nmv_usr_old"}), refuse(1001), GRANT, refuse(1001), GOOD)
    with pytest.raises(TokenRejected):
        await anonymous.credits()
    assert len(script.seen) == 4


async def test_a_registered_token_is_not_renewed(client: NemoClient, script: Script) -> None:
    script.then(refuse(1001))
    with pytest.raises(TokenRejected):
        await client.credits()
    assert len(script.seen) == 1


async def test_data_that_was_read_once_waits_for_the_next_token(
    anonymous: NemoClient, script: Script
) -> None:
    script.then(ok({"token": "nmv_usr_old"}), refuse(1001), GRANT, GOOD)
    with pytest.raises(TokenRejected):
        await ONE_SHOT(anonymous)
    await ONE_SHOT(anonymous)
    assert script.seen[-1].headers["Authorization"] == "Bearer nmv_usr_new"


async def test_a_download_is_repeated(client: NemoClient, script: Script, tmp_path: Path) -> None:
    script.then(ILL[0], ILL[2], hang_up, raw_answer(b"film", content_type="video/mp4"))
    assert await client.download(None, "r", tmp_path / "a.mp4") == 4
