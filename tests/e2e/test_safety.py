"""What must never get out, whatever goes wrong: tokens, keys, and links that open a project."""

import io
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot import log
from bot.sandbox.nemo.faults import HTML_ERROR, Cut, refusal
from bot.sandbox.nemo.settings import NemoSettings, Pace, RegisteredAccount
from tests.e2e.stage import CLIP, Stage, has_video

HOSTS_TOKEN = "nmv_usr_the-hosts-own"
PERSONS_TOKEN = "nmv_usr_the-persons-own"
MISSPELT_TOKEN = "nmv_usr_misspelt"


@pytest.fixture
def nemo_settings() -> NemoSettings:
    accounts = (
        RegisteredAccount(HOSTS_TOKEN, credits=900),
        RegisteredAccount(PERSONS_TOKEN, credits=900),
    )
    return NemoSettings(accounts=accounts, pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """The bot's own log at its most talkative."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    log.configure("DEBUG")
    lines = io.StringIO()
    root.handlers[:] = [logging.StreamHandler(lines)]
    yield lines
    root.handlers[:] = handlers
    root.setLevel(level)


async def link(stage: Stage, token: str) -> str:
    opened = await stage.alice.run(stage.channel, "account link")
    await opened.modal()
    return (await (await stage.alice.submit(opened, {"token": token})).reply()).content


async def go_through_trouble(stage: Stage, photo: bytes) -> None:
    """Everything that a token is used for, once well and once badly."""
    faults = stage.nemo.faults
    assert "Linked" not in await link(stage, MISSPELT_TOKEN)
    first = await stage.drop(CLIP, ("photo.jpg", photo))
    await stage.answer(first)
    assert "Linked" in await link(stage, PERSONS_TOKEN)
    faults.next_request("POST /api/upload-video/*", HTML_ERROR)
    second = await stage.drop(CLIP, ("photo.jpg", photo))
    await stage.answer(second)
    faults.next_run(Cut(after_events=1, applied=False))
    await stage.say(second, "add the title 'Hello'")
    faults.next_request("GET /files/renders/*", HTML_ERROR)
    await stage.alice.post(second, "export")
    await stage.shown(second, has_video)
    faults.next_request("*", refusal(1001, "token expired", status=401), times=9)
    await stage.say(second, "make it slower")
    await stage.idle()


async def test_no_secret_gets_out(world: Stage, photo: bytes, logged: io.StringIO) -> None:
    nemo = world.settings.nemo.model_copy(update={"token": SecretStr(HOSTS_TOKEN)})
    world.settings = world.settings.model_copy(update={"nemo": nemo})
    await world.start_bot()
    await go_through_trouble(world, photo)
    await world.stop_bot()
    key = next(world.folder.glob("*.key")).read_text().strip()
    secrets = [HOSTS_TOKEN, PERSONS_TOKEN, MISSPELT_TOKEN, world.discord.settings.token, key]
    places = {
        "the log": logged.getvalue(),
        "Discord": "\n".join(call.line() for call in world.discord.recorder.calls),
        "addresses": "\n".join(entry.path for entry in world.nemo.journal.requests),
        "the database": "".join(
            path.read_bytes().decode("latin-1")
            for path in world.folder.glob("reelthread.db*")
            if path.suffix != ".key"
        ),
    }
    assert "turn failed: TokenRejected" in places["the log"]
    for name, text in places.items():
        found = [secret[:9] for secret in secrets if secret in text]
        assert found == [], name
