"""A bot that has been on Discord before: only then there is something that it can miss."""

import pytest

from bot.sandbox.discord import DiscordSettings, RateLimits
from bot.sandbox.discord.model import Channel
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.catch_up.looking import heard
from tests.e2e.stage import CLIP, Stage

SLOW = Pace(first_event_s=0.1, delta_s=0.01, edit_tool_s=0.1, generate_tool_s=0.5, heartbeat_s=0)


@pytest.fixture
def discord_settings() -> DiscordSettings:
    return DiscordSettings(rate_limits=RateLimits.off())


@pytest.fixture
def nemo_settings() -> NemoSettings:
    return NemoSettings(pace=SLOW, silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
async def listening(running: Stage) -> Stage:
    """The bot has been on Discord before: only then there is something that it can miss."""
    await heard(running)
    return running


@pytest.fixture
async def thread(listening: Stage, photo: bytes) -> Channel:
    """A thread with one edit behind it."""
    opened = await listening.drop(CLIP, ("photo.jpg", photo))
    await listening.answer(opened)
    return opened
