"""The client against the stand-in service when things go wrong."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.events import Heartbeat, StreamEvent
from bot.core.ports import RenderPhase
from bot.errors import (
    ServiceUnavailable,
    StreamBroken,
)
from bot.sandbox.nemo.faults import (
    HTML_ERROR,
    Answer,
    Cut,
    DeadUrl,
    Drop,
    ErrorEvent,
    ErrorFrame,
    FailRender,
    GiantEvent,
    Heartbeats,
    RawBytes,
    RequestFault,
    RunFault,
    Silence,
    Silent,
    TemporaryIssue,
    Trickle,
)
from bot.sandbox.nemo.settings import Pace, RenderShape
from tests.nemo.bench import CLIP, FILM, OWN, QUICK, Bench, a_bench, finished, say, with_picture
from tests.nemo.conftest import LIMITS


@pytest.fixture
async def bench() -> AsyncGenerator[Bench]:
    async with a_bench(QUICK) as bench:
        yield bench


@pytest.mark.parametrize(
    "faults",
    [
        (Cut(after_events=0),),
        (Cut(after_events=2, applied=True),),
        (Cut(after_bytes=700, applied=False),),
        (Cut(after_events=3), Trickle(3)),
    ],
    ids=str,
)
async def test_a_run_that_ends_early_is_broken_and_not_repeated(
    bench: Bench, faults: tuple[RunFault, ...]
) -> None:
    session_id = await with_picture(bench.anonymous)
    bench.faults.next_run(*faults)
    with pytest.raises(StreamBroken):
        await say(bench.anonymous, session_id)
    assert len(bench.nemo.journal.prompts) == 1


@pytest.mark.parametrize(
    "fault", [Heartbeats(60, every_s=0.02, after_events=1), Silence(60, after_events=1)], ids=str
)
async def test_a_run_without_news_is_broken(bench: Bench, fault: RunFault) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_run(fault)
    impatient = bench.client(OWN.token, limits=replace(LIMITS, stream_silence_s=0.1))
    with pytest.raises(StreamBroken):
        await say(impatient, session_id)
    assert len(bench.nemo.journal.prompts) == 1


@pytest.mark.parametrize(
    "fault", [Drop(), Drop(after_work=True), HTML_ERROR, Answer(503), Answer(500, b"{}")], ids=str
)
async def test_an_edit_without_an_answer_is_broken_and_not_repeated(
    bench: Bench, fault: RequestFault
) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_request("POST /run_sse", fault)
    with pytest.raises(StreamBroken):
        await say(bench.own, session_id)
    assert len(bench.nemo.journal.prompts) <= 1


@pytest.mark.parametrize("fault", [Drop(), HTML_ERROR, Answer(503)], ids=str)
async def test_reads_survive_an_ill_service(bench: Bench, fault: RequestFault) -> None:
    bench.faults.next_request("GET *", fault, times=3)
    assert (await bench.own.credits()).available == 1000


async def test_a_session_is_not_opened_twice(bench: Bench) -> None:
    bench.faults.next_request("POST */nemo_agent", Drop(after_work=True))
    with pytest.raises(ServiceUnavailable):
        await bench.own.open_session("en")
    opened = [entry for entry in bench.nemo.journal.requests if "with-session" in entry.path]
    assert len(opened) <= 1


async def test_a_trickle_reads_as_a_stream_does(bench: Bench) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_run(Trickle(3), Silent(False))
    state = await say(bench.own, session_id)
    assert state.text
    assert not state.failed


async def test_garbage_and_giants_are_passed_over(bench: Bench) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_run(
        RawBytes(b"data: {nonsense\n\n\xff\xfe\n\n[DONE]\n\n", after_events=1),
        GiantEvent(300_000, after_events=2),
        Silent(False),
    )
    assert not (await say(bench.own, session_id)).failed


@pytest.mark.parametrize("escaped", [True, False])
async def test_a_failed_run_says_so(bench: Bench, escaped: bool) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_run(ErrorFrame('ValueError: "no"', escaped, after_events=1))
    state = await say(bench.own, session_id)
    assert state.failed
    assert state.error == 'ValueError: "no"'


@pytest.mark.parametrize("last", [True, False])
async def test_a_reported_error_fails_only_what_says_nothing_else(bench: Bench, last: bool) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_run(ErrorEvent("SAFETY", "no", last=last), Silent(False))
    state = await say(bench.own, session_id)
    assert [report.code for report in state.errors] == ["SAFETY"]
    assert state.failed is last


async def test_a_trailing_excuse_is_not_shown(bench: Bench) -> None:
    session_id = await with_picture(bench.own)
    bench.faults.next_run(TemporaryIssue(), Silent(False))
    state = await say(bench.own, session_id)
    assert state.text
    assert "temporary issue" not in state.text


@pytest.mark.parametrize("missing", [True, False])
async def test_a_dead_address_leads_to_the_download_route(
    bench: Bench, tmp_path: Path, missing: bool
) -> None:
    session_id = await with_picture(bench.own)
    await say(bench.own, session_id)
    draft = (await bench.own.state(session_id)).draft
    assert draft is not None
    bench.faults.next_render(DeadUrl(missing))
    await bench.own.start_render(session_id, "render_1", draft)
    report = await finished(bench.own, "render_1")
    assert (report.url is None) is missing
    assert await bench.own.download(report.url, "render_1", tmp_path / "a.mp4") == len(FILM)


@pytest.mark.parametrize("shape", list(RenderShape))
async def test_a_failed_render_is_a_report(shape: RenderShape) -> None:
    async with a_bench(replace(QUICK, render_shape=shape)) as bench:
        session_id = await with_picture(bench.own)
        await say(bench.own, session_id)
        draft = (await bench.own.state(session_id)).draft
        assert draft is not None
        bench.faults.next_render(FailRender())
        await bench.own.start_render(session_id, "render_1", draft)
        assert (await finished(bench.own, "render_1")).phase is RenderPhase.FAILED


async def test_closing_the_stream_cancels_the_run() -> None:
    pace = replace(Pace.instant(), generate_tool_s=60, edit_tool_s=60, heartbeat_s=0.01)
    async with a_bench(replace(QUICK, pace=pace)) as bench:
        session_id = await with_picture(bench.own)
        events: list[StreamEvent] = []
        stream = bench.own.stream(session_id, CLIP)
        async for event in stream:
            events.append(event)
            if isinstance(event, Heartbeat):
                break
        await stream.aclose()
        assert events
        assert (await bench.own.state(session_id)).draft is None
