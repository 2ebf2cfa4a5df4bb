"""Everything that can be made to go wrong, as a client sees it."""

import asyncio

import aiohttp
import pytest

from bot.sandbox.nemo.faults import (
    HTML_ERROR,
    Answer,
    Cut,
    Drop,
    ErrorEvent,
    ErrorFrame,
    GiantEvent,
    Heartbeats,
    Late,
    RawBytes,
    TemporaryIssue,
    Trickle,
    refusal,
)
from tests.sandbox.nemo.http_client import Client, Json, events, texts


async def cut_off(client: Client, text: str) -> bytes:
    """What of a stream arrives before its connection breaks."""
    received = bytearray()

    async def receive(answer: aiohttp.ClientResponse) -> None:
        async for chunk in answer.content.iter_any():
            received.extend(chunk)

    async with client.stream(text) as answer:
        with pytest.raises(aiohttp.ClientPayloadError):
            await receive(answer)
    return bytes(received)


@pytest.mark.parametrize("after", [0, 1, 3])
async def test_a_stream_is_cut_after_so_many_events(client: Client, after: int) -> None:
    client.nemo.faults.next_run(Cut(after_events=after))
    received = await cut_off(client, "hello")

    assert len(events(received)) == after


async def test_a_stream_is_cut_at_a_byte(client: Client) -> None:
    client.nemo.faults.next_run(Cut(after_bytes=500))

    assert len(await cut_off(client, "hello")) == 500


@pytest.mark.parametrize(
    ("cut", "applied"),
    [
        (Cut(after_events=0), False),
        (Cut(after_events=0, applied=True), True),
        (Cut(after_events=50, applied=False), False),
        (Cut(after_events=50), True),
    ],
)
async def test_a_cut_edit_is_applied_or_not(
    client_with_clip: Client, cut: Cut, applied: bool
) -> None:
    client = client_with_clip
    before: Json = await client.credits()
    client.nemo.faults.next_run(cut)
    await cut_off(client, "make it square, add the title 'A', warmer, fade in, add jazz music")

    assert ((await client.state())["draft"]["m"]["height"] == 1080) is True
    titles = [track for track in (await client.state())["draft"]["t"] if track["tt"] == 7]
    assert bool(titles) is applied
    assert ((await client.credits())["available"] < before["available"]) is applied


async def test_a_failed_run_ends_with_an_escaped_error(client: Client) -> None:
    client.nemo.faults.next_run(ErrorFrame('ValueError: "no"\n中', after_events=2))
    *_, last = events(await client.say("hello"))

    assert last["error"] == 'ValueError: "no"\n中'
    assert last["error_details"]["error_type"] == "ValueError"
    assert last["error_details"]["error_message"] == '"no"\n中'


async def test_old_servers_paste_the_error_in(client: Client) -> None:
    client.nemo.faults.next_run(ErrorFrame('model said "no"\nline two', escaped=False))
    body = await client.say("hello")

    assert body == b'data: {"error": "model said "no"\nline two"}\n\n'


@pytest.mark.parametrize("last", [True, False])
async def test_an_error_event_with_or_without_more_to_come(client: Client, last: bool) -> None:
    client.nemo.faults.next_run(ErrorEvent("SAFETY", "blocked", last=last))
    body = await client.say("hello")

    first = events(body)[0]
    assert (first["errorCode"], first["errorMessage"]) == ("SAFETY", "blocked")
    assert bool(texts(body)) is not last


async def test_garbage_and_giants_in_the_middle_of_a_stream(client: Client) -> None:
    garbage = b"\xff\xfe<html>\r\n\r\ndata: {not json}\n\n"
    client.nemo.faults.next_run(RawBytes(garbage, after_events=1), GiantEvent(300_000, 2))
    body = await client.say("hello")

    assert garbage in body
    assert max(len(line) for line in body.split(b"\n")) >= 300_000
    assert b'"partial":false' in body.split(garbage)[1]


async def test_a_trickle_delivers_every_byte(client: Client) -> None:
    client.nemo.faults.next_run(Trickle(chunk_bytes=11))

    assert texts(await client.say("hello"))


async def test_heartbeats_and_nothing_else_for_a_while(client: Client) -> None:
    client.nemo.faults.next_run(Heartbeats(0.05, every_s=0.01))
    body = await client.say("hello")

    assert body.startswith(b": keep-alive\n\n")


async def test_the_temporary_issue_follows_the_reply(client: Client) -> None:
    client.nemo.faults.next_run(TemporaryIssue())
    *replies, last = texts(await client.say("hello"))

    assert replies
    assert last.startswith("I encountered a temporary issue")


async def test_faults_wait_for_their_session_and_strike_so_often(client: Client) -> None:
    client.nemo.faults.next_run(ErrorFrame(), session_id="another")
    assert texts(await client.say("hello"))
    client.nemo.faults.next_run(ErrorFrame(), session_id=client.session_id, times=2)
    assert [bool(texts(await client.say("hello"))) for _ in range(3)] == [False, False, True]
    client.nemo.faults.next_run(ErrorFrame())
    client.nemo.faults.clear()
    assert texts(await client.say("hello"))


async def test_any_request_can_be_answered_otherwise(client: Client) -> None:
    faults = client.nemo.faults
    faults.next_request("GET /api/credits/*", Answer(429, b"{}", headers={"Retry-After": "7"}))
    url = f"{client.nemo.api_url}/api/credits/balance/simple"
    async with client.http.get(url) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")

    faults.next_request("POST /run_sse", HTML_ERROR)
    async with client.stream("hello") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
    faults.next_request("POST /run_sse", refusal(2001, "no credits"), times=2)
    assert [(await client.call("POST", "/run_sse"))[1]["code"] for _ in range(2)] == [2001, 2001]
    assert client.nemo.journal.prompts == []


async def test_a_late_answer_is_the_right_one(client: Client) -> None:
    client.nemo.faults.next_request("* /api/credits/*", Late(0.05))
    started = asyncio.get_running_loop().time()

    assert (await client.credits())["available"] == 100
    assert asyncio.get_running_loop().time() - started >= 0.05


@pytest.mark.parametrize("after_work", [False, True])
async def test_a_dropped_answer_with_or_without_its_work(client: Client, after_work: bool) -> None:
    known = len(client.nemo.sessions.ids())
    client.nemo.faults.next_request("POST /api/tasks/*", Drop(after_work))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.open_session()

    assert len(client.nemo.sessions.ids()) == known + after_work
