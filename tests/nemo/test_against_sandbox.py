"""The client against the stand-in service: every endpoint, dialect and shape, every refusal."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.ports import Credits, RenderPhase
from bot.errors import (
    FileTooLarge,
    NoCredits,
    PlanBlocksExport,
    RequestRefused,
    ScopeMissing,
    SessionGone,
    TokenRejected,
    TooManyRequests,
    UnsupportedFile,
)
from bot.nemo.transport import Attribution
from bot.sandbox.nemo import settings as sandbox
from bot.sandbox.nemo.faults import (
    Answer,
    Silent,
    StuckRender,
)
from bot.sandbox.nemo.settings import Dialect, RenderShape
from tests.nemo.bench import (
    FILM,
    OWN,
    QUICK,
    Bench,
    a_bench,
    as_stream,
    finished,
    picture,
    say,
    with_picture,
)


@pytest.fixture
async def bench() -> AsyncGenerator[Bench]:
    async with a_bench(QUICK) as bench:
        yield bench


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
        assert (not state.text) is silent
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


async def test_a_render_that_would_never_end_is_cancelled(bench: Bench) -> None:
    session_id = await with_picture(bench.own)
    await say(bench.own, session_id)
    state = await bench.own.state(session_id)
    assert state.draft is not None
    bench.nemo.faults.next_render(StuckRender())
    await bench.own.start_render(session_id, "render_1", state.draft)
    await bench.own.cancel_render("render_1")
    assert (await finished(bench.own, "render_1")).phase is RenderPhase.FAILED


# --- refusals -------------------------------------------------------------------------


READER = sandbox.RegisteredAccount("nmv_usr_reader", "reader", frozenset({"read", "write"}))
POOR = sandbox.RegisteredAccount("nmv_usr_poor", "poor", credits=0)
FREE = sandbox.RegisteredAccount("nmv_usr_free", "free", can_export=False)


@pytest.fixture(params=[True, False], ids=["by status", "by code alone"])
async def strict(request: pytest.FixtureRequest) -> AsyncGenerator[Bench]:
    """A service that some accounts may use only in part, and that tells a refusal either way."""
    settings = replace(
        QUICK,
        accounts=(READER, POOR, FREE),
        real_http_status=request.param,
        max_upload_bytes=10_000,
    )
    async with a_bench(settings) as bench:
        yield bench


async def test_accounts_are_refused_what_they_may_not(strict: Bench) -> None:
    with pytest.raises(TokenRejected):
        await strict.client("nmv_usr_nobody").credits()
    poor = strict.client(POOR.token)
    with pytest.raises(NoCredits):
        await say(poor, await with_picture(poor))
    session_id = await with_picture(strict.own)
    with pytest.raises(ScopeMissing) as caught:
        await strict.client(READER.token).upload_urls(session_id, ["https://x"])
    assert caught.value.scope == "upload"


async def test_sessions_that_are_gone_are_refused(strict: Bench) -> None:
    with pytest.raises(SessionGone):
        await say(strict.own, "1")
    with pytest.raises(SessionGone):
        await strict.own.state("1")


async def test_files_that_no_video_is_made_of_are_refused(strict: Bench) -> None:
    session_id = await with_picture(strict.own)
    for data, refusal in ((b"no picture", UnsupportedFile), (bytes(20_000), FileTooLarge)):
        with pytest.raises(refusal):
            await strict.own.upload_file(session_id, "a.png", "image/png", as_stream(data))


async def test_exports_are_refused(strict: Bench, tmp_path: Path) -> None:
    session_id = await with_picture(strict.own)
    await say(strict.own, session_id)
    draft = (await strict.own.state(session_id)).draft
    assert draft is not None
    free = strict.client(FREE.token)
    with pytest.raises(PlanBlocksExport):
        await free.start_render(await with_picture(free), "render_2", draft)
    unnamed = strict.client(OWN.token, Attribution("", "", ""))
    with pytest.raises(PlanBlocksExport):
        await unnamed.start_render(session_id, "render_3", draft)
    with pytest.raises(RequestRefused):
        await strict.own.render("render_4")
    with pytest.raises(RequestRefused):
        await strict.own.download(None, "render_5", tmp_path / "film.mp4")


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
        "POST /api/auth/anonymous-token", Answer(429, headers={"Retry-After": "0"}), times=4
    )
    # Neither the id that is known nor the one that takes its place gets a token.
    with pytest.raises(TooManyRequests):
        await bench.newcomer().credits()
