"""An edit's stream over real connections: recorded bodies, and every way to end badly."""

import asyncio
import json
from dataclasses import replace

import aiohttp
import pytest
from aiohttp import web

from bot.core.events import Heartbeat, RunFailed, StreamEvent, TextWhole
from bot.core.turn import TurnState, apply, cut
from bot.errors import (
    NoCredits,
    ServiceUnavailable,
    SessionGone,
    StreamBroken,
    TokenRejected,
)
from bot.nemo.account import RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.sse import MAX_EVENT_BYTES
from bot.nemo.transport import Transport
from tests.nemo.conftest import ATTRIBUTION, LIMITS, TOKEN, WEB_URL
from tests.nemo.recordings import Recording, recordings, summary
from tests.nemo.server import (
    Handler,
    Script,
    cut_after,
    endless,
    json_answer,
    ok,
    raw_answer,
    refuse,
    streaming,
)

WORD = b'data: {"type":"text","content":"x"}\n\n'
THOUGHT = b'data: {"author":"a","content":{"parts":[{"text":"hm","thought":true}]}}\n\n'
FAILED = b'data: {"error": "boom"}\n\n'


async def collect(client: NemoClient, into: list[StreamEvent]) -> None:
    async for event in client.stream("1", "x"):
        into.append(event)


async def events_of(client: NemoClient) -> list[StreamEvent]:
    events: list[StreamEvent] = []
    await collect(client, events)
    return events


async def broken_events(client: NemoClient) -> list[StreamEvent]:
    events: list[StreamEvent] = []
    with pytest.raises(StreamBroken):
        await collect(client, events)
    return events


def with_limits(pool: aiohttp.ClientSession, script: Script, limits: Limits) -> NemoClient:
    transport = Transport(pool, script.url, ATTRIBUTION, limits)
    return NemoClient(transport, RegisteredAccount(TOKEN), WEB_URL)


@pytest.mark.parametrize("recording", recordings(), ids=lambda recording: recording.name)
async def test_a_live_stream_reads_as_its_recording(
    client: NemoClient, script: Script, recording: Recording
) -> None:
    size = 1 + len(recording.body) // 40
    pieces = [recording.body[i : i + size] for i in range(0, len(recording.body), size)]
    script.then(streaming(*pieces) if recording.terminated else cut_after(*pieces))
    state = TurnState()
    try:
        async for event in client.stream("1", "x"):
            state = apply(state, event)
    except StreamBroken:
        state = cut(state)
    assert summary(state) == recording.expected
    assert state.broken is not recording.terminated


@pytest.mark.parametrize(
    "content_type", ["text/event-stream; charset=utf-8", "text/plain", "application/octet-stream"]
)
async def test_a_misnamed_stream_is_read(
    client: NemoClient, script: Script, content_type: str
) -> None:
    script.then(streaming(WORD, content_type=content_type))
    assert await events_of(client) == [TextWhole("x")]


async def test_events_come_as_they_are_sent(client: NemoClient, script: Script) -> None:
    script.then(endless(b": \n\n", 0.01, before=WORD))
    stream = client.stream("1", "x")
    assert await anext(stream) == TextWhole("x")
    assert await anext(stream) == Heartbeat()
    await stream.aclose()


async def test_closing_a_stream_hangs_up(client: NemoClient, script: Script) -> None:
    gone = asyncio.Event()

    async def until_gone(request: web.Request) -> web.StreamResponse:
        try:
            return await endless(WORD, 0.001)(request)
        finally:
            gone.set()

    script.then(until_gone)
    stream = client.stream("1", "x")
    await anext(stream)
    await stream.aclose()
    async with asyncio.timeout(20):
        await gone.wait()


# --- broken -----------------------------------------------------------------------------


@pytest.mark.parametrize("before", [(), (WORD,), (WORD, b": \n\n", b'data: {"type":"te')])
async def test_a_cut_body_is_broken(
    client: NemoClient, script: Script, before: tuple[bytes, ...]
) -> None:
    script.then(cut_after(*before))
    events = await broken_events(client)
    assert [event for event in events if event != Heartbeat()] == [TextWhole("x")] * bool(before)
    assert len(script.seen) == 1


async def test_what_a_cut_body_ended_with_is_tried_too(client: NemoClient, script: Script) -> None:
    script.then(cut_after(WORD.rstrip(b"\n")))
    assert TextWhole("x") in await broken_events(client)


async def test_a_run_that_said_it_failed_is_not_broken(client: NemoClient, script: Script) -> None:
    script.then(cut_after(WORD, FAILED))
    assert (await events_of(client))[-1] == RunFailed("boom")


async def test_a_body_short_of_its_length_is_broken(client: NemoClient, script: Script) -> None:
    async def short(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        response.content_length = 1000
        await response.prepare(request)
        await response.write(WORD)
        assert request.transport is not None
        request.transport.close()
        return response

    script.then(short)
    assert await broken_events(client) == [TextWhole("x")]


async def test_bytes_that_are_no_http_break_the_stream(client: NemoClient, script: Script) -> None:
    async def garbage(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b"\x00\xffgarbage\r\n\r\n")
        request.transport.close()
        return web.Response()

    script.then(garbage)
    assert await broken_events(client) == []


async def test_a_frame_that_is_too_large_breaks_the_stream(
    client: NemoClient, script: Script
) -> None:
    script.then(streaming(WORD, b"data: " + b"x" * (MAX_EVENT_BYTES + 1)))
    assert TextWhole("x") in await broken_events(client)


async def test_silence_breaks_the_stream(pool: aiohttp.ClientSession, script: Script) -> None:
    script.then(endless(WORD, 60, before=WORD))
    client = with_limits(pool, script, replace(LIMITS, stream_silence_s=0.1))
    assert set(await broken_events(client)) == {TextWhole("x")}


async def test_heartbeats_alone_break_the_stream(
    pool: aiohttp.ClientSession, script: Script
) -> None:
    script.then(endless(b": \n\n", 0.01, before=WORD))
    client = with_limits(pool, script, replace(LIMITS, stream_silence_s=0.1))
    events = await broken_events(client)
    assert events[0] == TextWhole("x")
    assert set(events[1:]) == {Heartbeat()}


async def test_thoughts_are_no_silence_but_time_is_limited(
    pool: aiohttp.ClientSession, script: Script
) -> None:
    script.then(endless(THOUGHT, 0.01))
    client = with_limits(pool, script, replace(LIMITS, stream_silence_s=0.05, stream_s=0.15))
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await broken_events(client)
    assert loop.time() - begin >= 0.12


# --- refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "error"),
    [
        (b'data: {"code":1002,"message":"gone"}\n\n', SessionGone),
        (b'\n: \n\ndata: heartbeat\n\ndata: {"code":2001}\n\n', NoCredits),
        (b'data: {"code":1001}\n\n', TokenRejected),
    ],
)
async def test_a_stream_that_begins_with_a_code_was_refused(
    anonymous: NemoClient, script: Script, first: bytes, error: type[Exception]
) -> None:
    script.then(ok({"token": TOKEN}), streaming(first, WORD))
    with pytest.raises(error):
        await collect(anonymous, [])
    assert script.targets.count("/run_sse") == 1  # past its first byte


async def test_a_code_later_on_is_a_failed_run(anonymous: NemoClient, script: Script) -> None:
    expired = b'data: {"code":1001,"message":"expired"}\n\n'
    script.then(ok({"token": TOKEN}), streaming(WORD, expired))
    assert await events_of(anonymous) == [TextWhole("x"), RunFailed("expired", 1001)]
    assert script.targets.count("/run_sse") == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refuse(1002), SessionGone),
        (json_answer({"detail": "Session not found: 1"}, 404), SessionGone),
        (refuse(2001, 402), NoCredits),
        (raw_answer(b"<html>", 403, "text/html"), ServiceUnavailable),
        (raw_answer(b"", 307, Location="/run_sse"), ServiceUnavailable),
        (ok({}), StreamBroken),
        (raw_answer(json.dumps([1]).encode(), 200, "application/json"), StreamBroken),
        (raw_answer(b"<html>", 200, "text/html"), StreamBroken),
        (raw_answer(WORD, 204), StreamBroken),
        (raw_answer(b"", 502), StreamBroken),
    ],
)
async def test_an_answer_that_is_no_stream(
    client: NemoClient, script: Script, answer: Handler, error: type[Exception]
) -> None:
    script.then(answer)
    with pytest.raises(error) as caught:
        await collect(client, [])
    assert type(caught.value) is error
    assert len(script.seen) == 1
