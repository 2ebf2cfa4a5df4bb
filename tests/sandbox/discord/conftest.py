"""A running stand-in, and the real client logged in to it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, RateLimits
from tests.sandbox.discord.client import Bot, connected


@pytest.fixture
def settings() -> DiscordSettings:
    """What the sandbox of a test is like; override it in a module for another one."""
    return DiscordSettings(rate_limits=RateLimits.off())


@pytest.fixture
async def sandbox(settings: DiscordSettings) -> AsyncIterator[DiscordSandbox]:
    async with DiscordSandbox(settings) as discord:
        yield discord


@pytest.fixture
async def bot(sandbox: DiscordSandbox) -> AsyncIterator[Bot]:
    async with connected(sandbox) as client:
        yield client


@pytest.fixture
async def http(sandbox: DiscordSandbox) -> AsyncIterator[aiohttp.ClientSession]:
    """A bare HTTP session with the bot's token."""
    headers = {"Authorization": f"Bot {sandbox.settings.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        yield session
