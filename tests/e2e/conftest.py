"""A stage for each test; what the bot asked of Discord is kept for the specification's check."""

import asyncio
import io
import os
from collections.abc import AsyncGenerator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yarl
from discord import gateway, http
from PIL import Image

from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.render import RenderJob, RenderResult, render_in_process
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, Pace
from bot.sandbox.nemo.turns import Agent
from tests.e2e.mentions import unguarded
from tests.e2e.stage import Stage, stage


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting of the machine gets in, and discord.py's addresses are put back."""
    for name in list(os.environ):
        if name.startswith(("REELTHREAD__", "NEMO_", "DISCORD_TOKEN", "SKILL_SOURCE")):
            monkeypatch.delenv(name)
    base, ws = http.Route.BASE, gateway.DiscordWebSocket.DEFAULT_GATEWAY
    yield
    http.Route.BASE = base
    gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(ws)


@pytest.fixture
def discord_settings() -> DiscordSettings:
    """What Discord is like; override it in a module for another one. All limits are on."""
    return DiscordSettings()


@pytest.fixture
def nemo_settings() -> NemoSettings:
    """What NemoVideo is like; override it in a module for another one."""
    return NemoSettings(pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
def nemo_agent() -> Agent:
    """Who answers at NemoVideo; override it in a module for somebody else."""
    return respond


@pytest.fixture
async def world(
    discord_settings: DiscordSettings,
    nemo_settings: NemoSettings,
    nemo_agent: Agent,
    tmp_path: Path,
) -> AsyncGenerator[Stage]:
    """Both stand-ins; the bot is not started yet."""
    traffic = os.environ.get("REELTHREAD_TRAFFIC")
    settings = replace(discord_settings, traffic_file=Path(traffic) if traffic else None)
    nemo = NemoSandbox(nemo_settings, agent=nemo_agent, renderer=small)
    async with stage(DiscordSandbox(settings), nemo, tmp_path) as built:
        yield built
        people = set(built.discord.guild.members)
        assert unguarded(built.discord.recorder.calls, people) == []


@pytest.fixture
async def running(world: Stage) -> Stage:
    """Both stand-ins and the bot, online."""
    await world.start_bot()
    return world


@pytest.fixture(scope="session")
def photo() -> bytes:
    """A small picture as a JPEG file."""
    data = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(data, "JPEG")
    return data.getvalue()


async def small(job: RenderJob, tell: Callable[[float], None]) -> RenderResult:
    """The real renderer at a size that takes little time, and none for what it made before."""
    draft = f"{job.draft} {job.quality} {job.container}"
    if draft not in _made:
        width, height = job.draft.width, job.draft.height
        scale = 192 / max(width, height)
        smaller = replace(job.draft, width=round(width * scale), height=round(height * scale))
        result = await render_in_process(replace(job, draft=smaller), tell)
        _made[draft] = (await asyncio.to_thread(job.out.read_bytes), result)
    data, result = _made[draft]
    await asyncio.to_thread(job.out.write_bytes, data)
    return result


_made: dict[str, tuple[bytes, RenderResult]] = {}
"""What the renderer has made, by the draft and the output in words."""
