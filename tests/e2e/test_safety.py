"""What must never get out, whatever goes wrong: tokens, keys, and links that open a project."""

import io
import logging
import re
from collections.abc import Iterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot import config, log
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


async def told_to_the_host(log_lines: str) -> str:
    """All that health and metrics say."""
    (address,) = re.findall(r"health and metrics at (\S+)", log_lines)
    pages: list[str] = []
    async with aiohttp.ClientSession() as session:
        for path in ("/healthz", "/readyz", "/metrics"):
            async with session.get(address + path) as response:
                pages.append(await response.text())
    assert "reelthread_turns_total" in pages[-1]
    return "\n".join(pages)


async def test_no_secret_gets_out(world: Stage, photo: bytes, logged: io.StringIO) -> None:
    nemo = world.settings.nemo.model_copy(update={"token": SecretStr(HOSTS_TOKEN)})
    ops = world.settings.ops.model_copy(update={"listen": "127.0.0.1:0"})
    world.settings = world.settings.model_copy(update={"nemo": nemo, "ops": ops})
    await world.start_bot()
    await go_through_trouble(world, photo)
    pages = await told_to_the_host(logged.getvalue())
    await world.stop_bot()
    key = next(world.folder.glob("*.key")).read_text().strip()
    secrets = [HOSTS_TOKEN, PERSONS_TOKEN, MISSPELT_TOKEN, world.discord.settings.token, key]
    places = {
        "the log": logged.getvalue(),
        "health and metrics": pages,
        "the settings as shown": config.shown(world.settings),
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


async def test_a_link_that_somebody_writes_is_followed_by_nobody(
    running: Stage, photo: bytes
) -> None:
    visits: list[str] = []

    async def visited(request: web.Request) -> web.Response:
        visits.append(request.path)
        return web.Response(body=photo, content_type="image/jpeg")

    inside = web.Application()
    inside.router.add_get("/{path:.*}", visited)
    async with TestServer(inside, host="127.0.0.1") as server:
        address = server.make_url("/secret.jpg")
        thread = await running.drop(f"{CLIP}, see {address}", ("photo.jpg", photo))
        await running.answer(thread)
        await running.say(thread, f"put {address} behind it")
        await running.say(thread, f"upload [this]({address})")
        assert visits == []
    uploads = running.rows("SELECT url FROM assets")
    assert len(uploads) == 1
    assert str(uploads[0][0]).startswith(running.discord.cdn_url)
