"""The client against the stand-in service: every endpoint, dialect, shape and fault."""

import asyncio
import io
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from bot.core.events import Heartbeat, StreamEvent
from bot.core.ports import Credits, RenderPhase, RenderReport
from bot.core.turn import TurnState, apply
from bot.errors import (
    FileTooLarge,
    NoCredits,
    PlanBlocksExport,
    RequestRefused,
    ScopeMissing,
    ServiceUnavailable,
    SessionGone,
    StreamBroken,
    TokenRejected,
    TooManyRequests,
    UnsupportedFile,
)
from bot.nemo.account import AnonymousAccount, RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.transport import Attribution, Transport
from bot.sandbox.nemo import settings as sandbox
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
from bot.sandbox.nemo.render import RenderJob, RenderResult
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import Dialect, NemoSettings, Pace, RenderShape
from tests.nemo.conftest import ATTRIBUTION, LIMITS, MemoryStore

FILM = b"a film" * 1000
CLIP = "turn this image into a 5-second animated video clip"
QUICK = NemoSettings(pace=Pace.instant(), silent_ratio=0, gui_ratio=0, anonymous_credits=1000)
OWN = sandbox.RegisteredAccount("nmv_usr_own", credits=1000)


class Bench:
    """A stand-in, and clients for it."""

    def __init__(self, nemo: NemoSandbox, pool: aiohttp.ClientSession) -> None:
        self.nemo = nemo
        self.faults = nemo.faults
        self.store = MemoryStore()
        self._pool = pool
        self.own = self._client(RegisteredAccount(OWN.token))
        self.anonymous = self.newcomer()

    def newcomer(self) -> NemoClient:
        """An anonymous client as it is after a start, knowing what the store does."""
        return self._client(AnonymousAccount(self._transport(), self.store))

    def _transport(
        self, attribution: Attribution = ATTRIBUTION, limits: Limits = LIMITS
    ) -> Transport:
        return Transport(self._pool, self.nemo.api_url, attribution, limits)

    def _client(self, account: RegisteredAccount | AnonymousAccount) -> NemoClient:
        return NemoClient(self._transport(), account, self.nemo.web_url)

    def client(
        self, token: str, attribution: Attribution = ATTRIBUTION, limits: Limits = LIMITS
    ) -> NemoClient:
        transport = self._transport(attribution, limits)
        return NemoClient(transport, RegisteredAccount(token), self.nemo.web_url)


async def write_film(job: RenderJob, report: Callable[[float], None]) -> RenderResult:
    """A renderer that takes no time; videos are another test's matter."""
    report(0.5)
    await asyncio.to_thread(job.out.write_bytes, FILM)
    return RenderResult(job.out, 16, 16, job.draft.duration_ms, len(FILM))


@asynccontextmanager
async def a_bench(settings: NemoSettings) -> AsyncGenerator[Bench]:
    nemo = NemoSandbox(replace(settings, accounts=(OWN, *settings.accounts)), renderer=write_film)
    async with nemo, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as pool:
        yield Bench(nemo, pool)


@pytest.fixture
async def bench() -> AsyncGenerator[Bench]:
    async with a_bench(QUICK) as bench:
        yield bench


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "PNG")
    return file.getvalue()


async def as_stream(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def with_picture(client: NemoClient) -> str:
    """A new session with one picture in it."""
    session = await client.open_session("en")
    await client.upload_file(session.session_id, "beach.png", "image/png", as_stream(picture()))
    return session.session_id


async def say(client: NemoClient, session_id: str, text: str = CLIP) -> TurnState:
    state = TurnState()
    async for event in client.stream(session_id, text):
        state = apply(state, event)
    return state


async def finished(client: NemoClient, render_id: str) -> RenderReport:
    while (report := await client.render(render_id)).phase not in (
        RenderPhase.COMPLETED,
        RenderPhase.FAILED,
    ):
        await asyncio.sleep(0.005)
    return report


# --- the whole way --------------------------------------------------------------------


@pytest.mark.parametrize("shape", list(RenderShape))
@pytest.mark.parametrize("spelling", ["canonical", "nested"])
async def test_from_a_picture_to_a_film(tmp_path: Path, shape: RenderShape, spelling: str) -> None:
    settings = replace(QUICK, render_shape=shape, spelling=spelling, dialect=Dialect.MIXED)
    async with a_bench(settings) as bench:
        client = bench.anonymous
        session = await client.open_session("en")
        (file,) = await client.upload_file(
            session.session_id, "海边.png", "image/png", as_stream(picture())
        )
        assert (file.filename, file.width, file.height) == ("海边.png", 64, 48)
        assert file.url is not None
        assert (await client.state(session.session_id)).draft is None
        before = await client.credits()

        state = await say(client, session.session_id)
        assert state.text
        assert state.tools
        assert state.tools == state.tool_results
        assert not state.failed
        assert (await client.credits()).available < before.available

        draft = (await client.state(session.session_id)).draft
        assert draft is not None
        assert draft["t"]
        await client.start_render(session.session_id, "render_1", draft)
        report = await finished(client, "render_1")
        assert (report.phase, report.progress) == (RenderPhase.COMPLETED, 100)
        to = tmp_path / "film.mp4"
        assert await client.download(report.url, "render_1", to) == len(FILM)
        assert to.read_bytes() == FILM


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("silent", [False, True])
async def test_every_dialect_tells_the_same(dialect: Dialect, silent: bool) -> None:
    async with a_bench(replace(QUICK, dialect=dialect)) as bench:
        session_id = await with_picture(bench.own)
        bench.faults.next_run(Silent(silent))
        state = await say(bench.own, session_id)
        assert state.silent is silent
        assert not state.failed
        assert state.tools
        assert all(message.complete for message in state.messages)
        assert (await bench.own.state(session_id)).draft is not None


async def test_uploads_from_addresses(bench: Bench) -> None:
    client = bench.own
    session = await client.open_session("en")
    (first,) = await client.upload_file(
        session.session_id, "a.png", "image/png", as_stream(picture())
    )
    assert first.url is not None
    (second,) = await client.upload_urls(session.session_id, [first.url])
    assert (second.width, second.height) == (64, 48)
    with pytest.raises(RequestRefused):
        await client.upload_urls(session.session_id, ["http://127.0.0.1:9/a.png"])


async def test_the_draft_is_passed_on_as_it_came(bench: Bench) -> None:
    session_id = await with_picture(bench.own)
    await say(bench.own, session_id)
    draft = (await bench.own.state(session_id)).draft
    assert draft is not None
    assert json.loads(json.dumps(draft)) == draft


async def test_links(bench: Bench) -> None:
    session = await bench.anonymous.open_session("en")
    url = await bench.anonymous.claim_url(session.task_id, session.session_id)
    assert url.startswith(f"{bench.nemo.web_url}/workspace/claim?ct=clm_")
    assert session.user_id is not None
    assert bench.anonymous.registration_url(None).endswith(f"/?bind={session.user_id}")


async def test_a_render_that_waits_is_cancelled(bench: Bench) -> None:
    session_id = await with_picture(bench.own)
    await say(bench.own, session_id)
    state = await bench.own.state(session_id)
    assert state.draft is not None
    await bench.own.start_render(session_id, "render_1", state.draft)
    await bench.own.cancel_render("render_1")
    assert (await finished(bench.own, "render_1")).phase in (
        RenderPhase.FAILED,
        RenderPhase.COMPLETED,
    )


# --- refusals -------------------------------------------------------------------------


@pytest.mark.parametrize("real_http_status", [True, False])
async def test_what_the_service_refuses(tmp_path: Path, real_http_status: bool) -> None:
    reader = sandbox.RegisteredAccount("nmv_usr_reader", "reader", frozenset({"read", "write"}))
    poor = sandbox.RegisteredAccount("nmv_usr_poor", "poor", credits=0)
    free = sandbox.RegisteredAccount("nmv_usr_free", "free", can_export=False)
    settings = replace(
        QUICK,
        accounts=(reader, poor, free),
        real_http_status=real_http_status,
        max_upload_bytes=10_000,
    )
    async with a_bench(settings) as bench:
        own, poor_one = bench.own, bench.client(poor.token)
        session_id = await with_picture(own)
        await say(own, session_id)
        draft = (await own.state(session_id)).draft
        assert draft is not None
        free_one = bench.client(free.token)
        free_session = await with_picture(free_one)

        async def upload(data: bytes) -> object:
            return await own.upload_file(session_id, "a.png", "image/png", as_stream(data))

        with pytest.raises(TokenRejected):
            await bench.client("nmv_usr_nobody").credits()
        with pytest.raises(SessionGone):
            await say(own, "1")
        with pytest.raises(SessionGone):
            await own.state("1")
        with pytest.raises(NoCredits):
            await say(poor_one, await with_picture(poor_one))
        with pytest.raises(UnsupportedFile):
            await upload(b"no picture")
        with pytest.raises(FileTooLarge):
            await upload(bytes(20_000))
        with pytest.raises(PlanBlocksExport):
            await free_one.start_render(free_session, "render_2", draft)
        with pytest.raises(PlanBlocksExport):
            await bench.client(OWN.token, Attribution("", "", "")).start_render(
                session_id, "render_3", draft
            )
        with pytest.raises(ScopeMissing) as caught:
            await bench.client(reader.token).upload_urls(session_id, ["https://x"])
        assert caught.value.scope == "upload"
        with pytest.raises(RequestRefused):
            await own.render("render_4")
        with pytest.raises(RequestRefused):
            await own.download(None, "render_5", tmp_path / "film.mp4")


async def test_an_expired_anonymous_token_is_renewed(bench: Bench) -> None:
    session = await bench.anonymous.open_session("en")
    bench.nemo.accounts.expire_anonymous_tokens()
    assert await bench.anonymous.credits() == Credits(1000, 0, 1000)
    bench.nemo.accounts.expire_anonymous_tokens()
    await say(bench.anonymous, session.session_id, "hello")
    assert len({record.client_id for record in bench.store.saved}) == 1
    assert bench.nemo.journal.repeated_prompts() == {}


async def test_one_token_per_client_id(bench: Bench) -> None:
    await bench.anonymous.credits()
    (record,) = bench.store.records.values()
    await bench.store.save_account(replace(record, token=None))
    bench.faults.next_request(
        "POST /api/auth/anonymous-token", Answer(429, headers={"Retry-After": "0"}), times=2
    )
    with pytest.raises(TooManyRequests):
        await bench.newcomer().credits()


# --- faults ---------------------------------------------------------------------------


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
