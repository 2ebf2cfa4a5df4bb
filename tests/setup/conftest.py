"""No setting of the machine gets into a set-up."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith(("REELTHREAD_", "NEMO_", "DISCORD_TOKEN", "SKILL_SOURCE")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
