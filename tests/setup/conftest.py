"""No setting of the machine gets into a set-up, and its logging not out of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.logs import restored_logging


@pytest.fixture(autouse=True)
def own_logging() -> Iterator[None]:
    with restored_logging():
        yield


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith(("REELTHREAD_", "NEMO_", "DISCORD_TOKEN", "SKILL_SOURCE")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
