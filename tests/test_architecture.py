"""Imports run downwards only; read from the sources, so that nothing has to be run."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bot"

# What each part may import of the others, by name relative to the package.
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "log": set(),
    "outbound": set(),
    "config": {"core", "errors"},
    "locales": set(),
    "core": {"errors", "locales"},
    "nemo": {"core", "errors", "outbound"},
    "store": {"core", "errors"},
    "media": {"core", "errors"},
    "sessions": {"core", "errors", "locales", "log"},
    "frontend": {"sessions", "core", "errors", "locales", "log", "outbound"},
    # Health, metrics and error reports: told what happens, it knows nothing of how.
    "ops": {"core", "errors"},
    # The check-up and the first set-up use what a start would use, below the application.
    "doctor": {"config", "core", "errors", "locales", "media", "nemo", "outbound", "store"},
    "setup": {"config", "core", "doctor", "errors", "outbound"},
    "app": {
        "config",
        "core",
        "errors",
        "frontend",
        "locales",
        "log",
        "outbound",
        "media",
        "nemo",
        "ops",
        "sessions",
        "store",
    },
    "__main__": {"app", "config", "doctor", "errors", "log", "sandbox.demo", "setup"},
    "sandbox.demo": {"sandbox"},
    "sandbox": set(),
}
# Libraries that only some parts may know.
LIBRARIES: dict[str, set[str]] = {
    "discord": {"frontend"},
    "aiohttp": {"nemo", "frontend", "outbound", "ops", "doctor", "sandbox"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "pydantic": {"nemo", "config", "doctor", "sandbox"},
    "prometheus_client": {"ops"},
    "sentry_sdk": {"ops"},
    "stamina": {"nemo", "frontend"},
    "PIL": {"media", "sandbox"},
    "av": {"media", "sandbox"},
}
NOT_IN_CORE = {"asyncio", "random", "time", "socket", "logging", "os", "subprocess", "sqlite3"}


def _part(path: Path) -> str:
    names = path.relative_to(PACKAGE).with_suffix("").parts
    if names[:2] == ("sandbox", "demo"):
        return "sandbox.demo"
    return names[0]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _sources() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards(path: Path) -> None:
    part = _part(path)
    for module in _imports(path):
        root, _, rest = module.partition(".")
        if root != "bot" or not rest:
            assert root not in LIBRARIES or part.split(".")[0] in LIBRARIES[root], module
            assert part != "core" or root not in NOT_IN_CORE, module
            continue
        inner = rest.split(".")
        allowed = ALLOWED[part] | {part}
        assert inner[0] in allowed or ".".join(inner[:2]) in allowed, module


def test_every_part_has_its_rule() -> None:
    assert {_part(path) for path in _sources()} <= set(ALLOWED)
