"""What a host watches of a bot at work: health, metrics, one line a turn."""

import json
import logging
import re
import signal
import socket
from contextlib import closing

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.errors import ConfigError
from bot.sandbox.nemo.faults import refusal
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings
from tests.e2e.stage import CLIP, Stage, has_video, logged
from tests.processes import interrupt, start


def with_ops(world: Stage, **ops: object) -> None:
    section = world.settings.ops.model_copy(update=ops)
    world.settings = world.settings.model_copy(update={"ops": section})


def listening(caplog: pytest.LogCaptureFixture) -> str:
    found = re.findall(r"health and metrics at (\S+)", caplog.text)
    return found[-1]


async def get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_a_turn_and_an_export_are_counted(
    world: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with_ops(world, listen="127.0.0.1:0")
    await world.start_bot()
    thread = await world.drop(CLIP, ("photo.jpg", photo))
    await world.answer(thread)
    await world.alice.post(thread, "export")
    await world.shown(thread, has_video)
    world.nemo.faults.next_request("POST /run_sse", refusal(2001))
    await world.answer(await world.drop(CLIP, ("photo.jpg", photo)))
    await world.idle()
    address = listening(caplog)
    assert await get(f"{address}/readyz") == (200, "ok\n")
    _, page = await get(f"{address}/metrics")
    for line in (
        'reelthread_turns_total{kind="edit",outcome="done"} 1.0',
        'reelthread_turns_total{kind="edit",outcome="failed"} 1.0',
        'reelthread_renders_total{outcome="delivered"} 1.0',
        'reelthread_turn_seconds_count{kind="edit",outcome="done"} 1.0',
        'reelthread_errors_total{kind="NoCredits"} 1.0',
        "reelthread_credits_spent_total 20.0",
        "reelthread_streams 0.0",
        'reelthread_requests_total{method="POST",status="200",to="discord"}',
        'reelthread_requests_total{method="POST",status="200",to="services"}',
    ):
        assert line in page, line


async def test_each_turn_has_one_line_that_sums_it_up(
    world: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await world.start_bot()
    await world.answer(await world.drop(CLIP, ("photo.jpg", photo)))
    (line,) = re.findall(r"turn ended: (.+)", caplog.text)
    told = dict(pair.split("=") for pair in line.split())
    assert (told["kind"], told["status"], told["credits"]) == ("edit", "done", "20.0")
    assert float(told["seconds"]) > 0
    assert int(told["events"]) > 3
    assert int(told["edits"]) >= 1


async def test_without_discord_it_is_alive_and_not_ready(
    world: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with_ops(world, listen="127.0.0.1:0")
    await world.discord.stop()
    world.launch_bot()
    await logged(caplog, "connecting again in")
    address = listening(caplog)
    assert (await get(f"{address}/healthz"))[0] == 200
    assert (await get(f"{address}/readyz"))[0] == 503
    await world.discord.start()
    await world.online()
    await logged(caplog, "on Discord as")
    assert (await get(f"{address}/readyz"))[0] == 200


async def test_without_the_service_it_is_not_ready_and_says_so_once(
    world: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with_ops(world, listen="127.0.0.1:0")
    port = unused_port()
    service = world.settings.nemo.model_copy(update={"api_url": f"http://127.0.0.1:{port}"})
    world.settings = world.settings.model_copy(update={"nemo": service})
    await world.start_bot()
    await logged(caplog, "NemoVideo can't be reached at")
    await logged(caplog, "on Discord as")
    address = listening(caplog)
    assert (await get(f"{address}/healthz"))[0] == 200
    assert await get(f"{address}/readyz") == (503, "NemoVideo can't be reached\n")
    async with NemoSandbox(NemoSettings(port=port)):
        await logged(caplog, "NemoVideo answers again")
        assert await get(f"{address}/readyz") == (200, "ok\n")
    assert caplog.text.count("NemoVideo can't be reached at") == 1


async def test_a_port_that_is_taken_ends_the_start(world: Stage) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        with_ops(world, listen=f"127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(ConfigError, match="nothing can listen"):
            await world.start_bot()


async def test_json_logs_and_a_dead_sentry_harm_nothing(world: Stage) -> None:
    process = await start(
        "run",
        cwd=world.folder,
        DISCORD_TOKEN=world.discord.settings.token,
        NEMO_API_URL=world.nemo.api_url,
        REELTHREAD__DISCORD__API_URL=world.discord.api_url,
        REELTHREAD__DISCORD__GATEWAY_URL=world.discord.gateway_url,
        REELTHREAD__OPS__LOG_FORMAT="json",
        REELTHREAD__OPS__LISTEN="127.0.0.1:0",
        REELTHREAD__OPS__SENTRY_DSN="http://key@127.0.0.1:1/1",
    )
    await world.online()
    ended = await interrupt(process, signal.SIGTERM)
    assert ended.code == 0
    lines = [json.loads(line) for line in ended.err.splitlines()]
    assert any(line["message"] == "stopping" for line in lines)
    assert all({"time", "level", "logger"} <= set(line) for line in lines)
