"""What a bot that has nothing to do leaves on the disk: libraries that only some work needs."""

import subprocess
import sys

import pytest

PROGRAM = "import sys, bot.__main__, bot.app; print(*sorted(sys.modules))"


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    )
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "library",
    [
        "alembic",
        "av",
        "babel",
        "bot.doctor",
        "bot.sandbox",
        "bot.setup",
        "cryptography",
        "noto_cjk",
        "PIL",
        "prometheus_client",
        "sentry_sdk",
    ],
)
def test_is_not_loaded_before_it_is_needed(loaded: set[str], library: str) -> None:
    assert "bot.sessions.manager" in loaded
    assert library not in loaded
