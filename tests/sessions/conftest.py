"""Every test has a bot of its own."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.sessions.stage import Stage, open_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncGenerator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened
