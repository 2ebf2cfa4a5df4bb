"""Tokens, sessions, credits, uploads: what the service refuses, and what the person reads."""

import asyncio
import re

import pytest

from bot.config import SecretStr
from bot.sandbox.discord.model import Channel
from bot.sandbox.nemo.faults import HTML_ERROR, Answer, Drop
from bot.sandbox.nemo.settings import NemoSettings, Pace, RegisteredAccount
from tests.e2e.stage import CLIP, Stage, has_video

EDIT = "make it black and white"
BUSY = Answer(429, b'{"code": 429, "message": "slow down"}', headers={"Retry-After": "0"})


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """A thread with a video in the making."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    return thread


async def test_an_expired_token_is_renewed_for_the_same_client(
    running: Stage, thread: Channel
) -> None:
    before = running.rows("SELECT client_id FROM accounts")
    running.nemo.accounts.expire_anonymous_tokens()
    assert "lack and white" in (await running.say(thread, EDIT)).content
    assert running.rows("SELECT client_id FROM accounts") == before
    assert len(running.nemo.accounts.anonymous()) == 1
    assert running.prompts() == [CLIP, EDIT]


async def test_a_dead_session_is_replaced_and_gets_the_files_again(
    running: Stage, thread: Channel
) -> None:
    running.nemo.sessions.expire(running.nemo.sessions.ids()[0])
    answer = await running.say(thread, CLIP)
    assert answer.content.startswith("-# Your editing session had expired")
    assert answer.content.count("expired") == 1
    assert "photo.jpg" in answer.content
    assert len(running.nemo.journal.uploads) == 2
    assert running.nemo.journal.repeated_prompts() == {}
    again = await running.say(thread, EDIT)
    assert "expired" not in again.content


async def test_a_dead_session_at_an_export(running: Stage, thread: Channel) -> None:
    running.nemo.sessions.expire(running.nemo.sessions.ids()[0])
    answer = await running.say(thread, "export")
    assert "expired" in answer.content
    assert "1002" not in answer.content


async def test_no_credits_left_on_the_free_account(running: Stage, thread: Channel) -> None:
    account = running.nemo.accounts.anonymous()[0]
    account.available = 0
    answer = await running.say(thread, EDIT)
    assert f"{running.nemo.web_url}/?bind={account.user_id}" in answer.content
    assert "2001" not in answer.content
    account.available = 50
    assert "lack and white" in (await running.say(thread, EDIT)).content


class TestAnAccountOfTheirOwn:
    """The host has put a token into the settings."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        account = RegisteredAccount("nmv_usr_own", scopes=frozenset({"read", "write", "upload"}))
        return NemoSettings(
            accounts=(account,), pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0
        )

    @pytest.fixture
    async def owned(self, world: Stage) -> Stage:
        nemo = world.settings.nemo.model_copy(update={"token": SecretStr("nmv_usr_own")})
        world.settings = world.settings.model_copy(update={"nemo": nemo})
        await world.start_bot()
        return world

    async def test_a_missing_scope_is_named(self, owned: Stage, photo: bytes) -> None:
        thread = await owned.drop(CLIP, ("photo.jpg", photo))
        await owned.answer(thread)
        asked = await owned.alice.post(thread, "export")
        told = await owned.shown(thread, lambda message: "render" in message.content, asked)
        assert "403" not in told.content
        assert owned.nemo.accounts.anonymous() == []

    async def test_without_credits_no_registration_is_offered(
        self, owned: Stage, photo: bytes
    ) -> None:
        owned.nemo.accounts.registered("usr_demo").available = 0
        answer = await owned.answer(await owned.drop(CLIP, ("photo.jpg", photo)))
        assert "bind" not in answer.content
        assert "credits" in answer.content

    async def test_a_token_that_has_expired_must_be_renewed(
        self, world: Stage, photo: bytes
    ) -> None:
        nemo = world.settings.nemo.model_copy(update={"token": SecretStr("nmv_usr_old")})
        world.settings = world.settings.model_copy(update={"nemo": nemo})
        await world.start_bot()
        answer = await world.answer(await world.drop(CLIP, ("photo.jpg", photo)))
        assert "token" in answer.content.lower()
        assert "nmv_usr" not in answer.content


ENDPOINTS = {
    "token": "POST /api/auth/anonymous-token",
    "session": "POST /api/tasks/me/with-session/nemo_agent",
    "upload": "POST /api/upload-video/nemo_agent/me/*",
    "state": "GET /api/state/nemo_agent/me/*/latest",
    "render": "POST /api/render/proxy/lambda",
    "progress": "GET /api/render/proxy/lambda/*",
}


@pytest.mark.parametrize("fault", [HTML_ERROR, BUSY, Drop()], ids=["502", "429", "reset"])
@pytest.mark.parametrize("endpoint", ENDPOINTS.values(), ids=ENDPOINTS.keys())
async def test_a_passing_fault_is_got_over_or_can_be_tried_again(
    running: Stage, photo: bytes, endpoint: str, fault: Answer | Drop
) -> None:
    """A person has their video after at most one press of a button."""
    running.nemo.faults.next_request(endpoint, fault)
    asked = f"{CLIP} and then export it"
    thread = await running.drop(asked, ("photo.jpg", photo))
    answer = await running.answer(thread)
    if retry := [part for row in answer.components for part in row["components"]]:
        assert "timeline" not in answer.content
        await running.alice.click(answer, retry[0]["label"])
    result = await running.shown(thread, has_video)
    assert result.attachments[0].content_type == "video/mp4"
    assert running.prompts() == [asked]
    for text in running.texts(thread):
        words = re.sub(r"https?://\S+", "", text.lower())
        assert not re.search(r"html|\b502\b|\b429\b|gateway", words)


async def test_the_credits_are_out_of_reach(running: Stage, thread: Channel) -> None:
    running.nemo.faults.next_request("GET /api/credits/*", HTML_ERROR, times=99)
    answer = await running.say(thread, "credits")
    running.nemo.faults.clear()
    assert "html" not in answer.content.lower()
    await running.alice.click(answer, "Try again")
    async with asyncio.timeout(5):
        while "80 credits" not in running.texts(thread)[-1]:
            await running.discord.world.changes.changed()


async def test_a_file_that_the_service_cannot_fetch_is_streamed(
    running: Stage, photo: bytes
) -> None:
    refused = Answer(400, b'{"code": 4003, "message": "failed to fetch"}')
    running.nemo.faults.next_request("POST /api/upload-video/*", refused)
    answer = await running.answer(await running.drop(CLIP, ("photo.jpg", photo)))
    assert "photo.jpg" in answer.content
    assert [upload.source for upload in running.nemo.journal.uploads] == ["multipart"]
    assert [upload.size for upload in running.nemo.journal.uploads] == [len(photo)]


async def test_files_of_which_one_cannot_be_used(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo), ("notes.pdf", b"%PDF-1.7 x"))
    answer = await running.answer(thread)
    assert "“notes.pdf” can't be used" in answer.content
    assert "photo.jpg" in answer.content
    assert len(running.nemo.journal.uploads) == 1


async def test_an_image_that_is_none(running: Stage) -> None:
    answer = await running.answer(await running.drop(CLIP, ("photo.jpg", b"not a picture")))
    assert "photo.jpg" in answer.content
    assert "nothing was sent" in answer.content
    assert running.prompts() == []


class TestASmallService:
    """Its own limit for files is lower than anybody knew."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        return NemoSettings(max_upload_bytes=100, pace=Pace.instant())

    async def test_a_file_that_is_too_large(self, running: Stage, photo: bytes) -> None:
        answer = await running.answer(await running.drop(CLIP, ("photo.jpg", photo)))
        assert "photo.jpg" in answer.content
        assert "MB" in answer.content
        assert "4002" not in answer.content
        assert running.prompts() == []
