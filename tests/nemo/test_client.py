"""What each call sends, and what it makes of a good answer."""

import contextlib
import gzip
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.events import TextWhole
from bot.core.ports import Credits, EditSession, RenderPhase, SessionState, UploadedFile
from bot.errors import ServiceError, ServiceUnavailable
from bot.nemo import transport
from bot.nemo.client import NemoClient
from tests.nemo.conftest import TOKEN
from tests.nemo.server import Script, json_answer, ok, raw_answer, refuse

DRAFT = {"t": [{"tt": 0, "sg": [{"n": "x", "d": 2**64, "neverSeen": None}]}], "odd": [1.5, "𠮷"]}


def sent(script: Script) -> object:
    return json.loads(script.seen[-1].body)


def everything(client: NemoClient, folder: Path) -> list[Callable[[], Awaitable[object]]]:
    async def say() -> object:
        return [event async for event in client.stream("1", "cut it")]

    return [
        say,
        lambda: client.open_session("en"),
        lambda: client.upload_urls("1", ["https://cdn.test/a.png"]),
        lambda: client.upload_file("1", "a.png", "image/png", chunks(b"x")),
        lambda: client.state("1"),
        lambda: client.credits(),
        lambda: client.start_render("1", "render_1", DRAFT),
        lambda: client.render("render_1"),
        lambda: client.cancel_render("render_1"),
        lambda: client.download(None, "render_1", folder / "a.mp4"),
        lambda: client.claim_url("2", "1"),
    ]


async def chunks(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def test_every_request_is_authorized_and_attributed(
    client: NemoClient, script: Script, tmp_path: Path
) -> None:
    script.then(ok({"session_id": "1", "claim_token": "clm_1", "status": "pending"}))
    calls = everything(client, tmp_path)
    for call in calls:
        with contextlib.suppress(ServiceError):  # the one answer fits most calls, not all
            await call()
    assert len(script.seen) >= len(calls)
    for request in script.seen:
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        assert request.headers["X-Skill-Source"] == "openai-image-to-video"
        assert request.headers["X-Skill-Version"] == "1.2.3"
        assert request.headers["X-Skill-Platform"] == "clawhub"
        assert TOKEN not in request.target


async def test_no_failure_shows_a_token(
    client: NemoClient, script: Script, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    script.then(refuse(4999, 418))  # its message repeats the token
    for call in everything(client, tmp_path):
        with pytest.raises(ServiceError) as caught:
            await call()
        assert TOKEN not in repr(caught.value)
        assert "4999" in str(caught.value)
    assert "RequestRefused: POST /run_sse: HTTP 418, code 4999" in caplog.text
    lines = [record for record in caplog.records if record.name.startswith("bot.")]
    assert len(lines) == len(script.seen)
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(client)
    assert TOKEN not in repr(vars(client))


async def test_opens_a_session(client: NemoClient, script: Script) -> None:
    script.then(ok({"task_id": 7, "session_id": 2**63 + 5, "user_id": "anon_1"}))
    assert await client.open_session("zh-CN") == EditSession("7", str(2**63 + 5), "anon_1")
    assert script.targets == ["/api/tasks/me/with-session/nemo_agent"]
    assert sent(script) == {"task_name": "project", "language": "zh-CN"}


async def test_sends_an_edit(client: NemoClient, script: Script) -> None:
    script.then(raw_answer(b'data: {"type":"text","content":"x"}\n\n'))
    assert [event async for event in client.stream("9", "cut \ud83c it")] == [TextWhole("x")]
    assert script.targets == ["/run_sse"]
    assert sent(script) == {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": "9",
        "new_message": {"role": "user", "parts": [{"text": "cut \ud83c it"}]},
    }
    assert script.seen[0].headers["Accept"] == "text/event-stream"
    assert script.seen[0].headers["Content-Type"] == "application/json"


async def test_uploads_urls(client: NemoClient, script: Script) -> None:
    file = {"filename": "a.png", "cdn_url": "https://c/a", "duration": 1.5, "width": "odd"}
    script.then(ok({"files": [file, "odd"], "session_state_applied": True}))
    uploaded = await client.upload_urls("9", ["https://cdn.test/a.png?sig=1"])
    assert uploaded == [UploadedFile("a.png", None, "https://c/a", 1.5, None, None)]
    assert script.targets == ["/api/upload-video/nemo_agent/me/9"]
    assert sent(script) == {"urls": ["https://cdn.test/a.png?sig=1"], "source_type": "url"}


async def test_reads_the_state_and_passes_its_draft_on_as_it_came(
    client: NemoClient, script: Script
) -> None:
    media = [{"cdn_url": "https://c/1"}, {"name": "n"}, {"duration": 1}, "odd"]
    script.then(ok({"user_id": "u", "state": {"draft": DRAFT, "generated_media": media}}))
    state = await client.state("9/..")
    assert state == SessionState(DRAFT, "u", ("https://c/1", "n"))
    assert script.targets == ["/api/state/nemo_agent/me/9%2F../latest"]
    assert state.draft is not None

    await client.start_render("9", "render_1", state.draft, format="mov", quality="low")
    assert json.dumps(sent(script)) == json.dumps(
        {
            "id": "render_1",
            "sessionId": "9",
            "draft": DRAFT,
            "output": {"format": "mov", "quality": "low"},
        }
    )
    assert script.targets[-1] == "/api/render/proxy/lambda"


@pytest.mark.parametrize("data", [{}, {"state": {}}, {"state": {"draft": {}}}, {"state": "odd"}])
async def test_a_state_may_lack_anything(client: NemoClient, script: Script, data: object) -> None:
    script.then(ok(data))
    assert await client.state("9") == SessionState(None)


async def test_reads_credits(client: NemoClient, script: Script) -> None:
    script.then(ok({"available": 80, "frozen": 20, "total": 100}), ok({"available": 5}))
    assert await client.credits() == Credits(80, 20, 100)
    assert await client.credits() == Credits(5, 0, 5)
    assert script.targets[0] == "/api/credits/balance/simple"


async def test_follows_and_cancels_a_render(client: NemoClient, script: Script) -> None:
    script.then(json_answer({"status": "processing", "progress": 40}))
    report = await client.render("render_1")
    assert (report.phase, report.progress) == (RenderPhase.PROCESSING, 40)
    await client.cancel_render("render_1")
    assert [(request.method, request.target) for request in script.seen] == [
        ("GET", "/api/render/proxy/lambda/render_1"),
        ("POST", "/api/render/proxy/lambda/render_1/cancel"),
    ]


async def test_makes_a_claim_link(client: NemoClient, script: Script) -> None:
    script.then(ok({"claim_token": "clm_a b", "expires_in": 604800}))
    assert await client.claim_url("2", "9") == "https://nemo.test/workspace/claim?ct=clm_a%20b"
    assert script.targets == ["/api/auth/claim-token"]
    assert sent(script) == {"task_id": "2", "session_id": "9"}


def test_makes_a_registration_link(client: NemoClient) -> None:
    assert client.registration_url("anon_1&x") == "https://nemo.test/?bind=anon_1%26x"
    assert client.registration_url(None) == "https://nemo.test/"
    assert not client.anonymous


async def test_an_answer_without_what_matters_is_none(client: NemoClient, script: Script) -> None:
    script.then(ok({"other": 1}))
    for call in (client.open_session("en"), client.claim_url("2", "9"), client.render("r")):
        with pytest.raises(ServiceUnavailable, match="lacks"):
            await call


async def test_an_answer_that_unpacks_without_end_is_refused(
    client: NemoClient, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MAX_ANSWER_BYTES", 2**20)
    bomb = gzip.compress(bytes(32 * 2**20))
    assert len(bomb) < 2**16
    script.then(raw_answer(bomb, content_type="application/json", Content_Encoding="gzip"))
    with pytest.raises(ServiceUnavailable, match="the answer is over"):
        await client.credits()
