"""A stage for each test, on SimCord."""

import io
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from PIL import Image

from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.conftest import small
from tests.simcord.stage import SimStage, sim_stage


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[SimStage]:
    settings = NemoSettings(pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0)
    async with sim_stage(NemoSandbox(settings, renderer=small), tmp_path) as built:
        yield built


@pytest.fixture(scope="session")
def photo() -> bytes:
    """A small picture as a JPEG file."""
    data = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(data, "JPEG")
    return data.getvalue()
