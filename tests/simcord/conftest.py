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
def nemo_settings() -> NemoSettings:
    """What NemoVideo is like; override it in a module for another one."""
    return NemoSettings(pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
async def world(nemo_settings: NemoSettings, tmp_path: Path) -> AsyncGenerator[SimStage]:
    async with sim_stage(NemoSandbox(nemo_settings, renderer=small), tmp_path) as built:
        yield built


@pytest.fixture(scope="session")
def photo() -> bytes:
    """A small picture as a JPEG file."""
    data = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(data, "JPEG")
    return data.getvalue()
