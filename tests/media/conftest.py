"""The tools as the bot would have them."""

import asyncio

import pytest

from bot.media.tools import ProcessMediaTools


@pytest.fixture
def slots() -> asyncio.Semaphore:
    return asyncio.Semaphore(1)


@pytest.fixture
def tools(slots: asyncio.Semaphore) -> ProcessMediaTools:
    return ProcessMediaTools(slots)
