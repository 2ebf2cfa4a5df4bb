"""Imports run downwards only, and what else holds everywhere; read from the sources alone."""

import ast
import re
from collections.abc import Callable, Iterator
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
# All that the core may know besides: no clock, no chance, no task, no socket, no process.
IN_CORE = {
    *("bisect", "collections", "contextlib", "dataclasses", "datetime", "enum", "functools"),
    *("importlib", "itertools", "json", "math", "pathlib", "re", "regex", "sys", "tomllib"),
    *("typing", "unicodedata", "urllib", "zlib"),
}
CLOCKS = {"now", "today", "utcnow"}
# Whatever has no type yet is read here, and has one afterwards.
UNTYPED = {"config.py", "nemo/wire.py"}
# Where what nobody has foreseen ends, and is told; a handler of discord.py's has a hook for it.
EDGES = {"sessions/edge.py"}


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
            assert part != "core" or root in IN_CORE, module
            continue
        inner = rest.split(".")
        allowed = ALLOWED[part] | {part}
        assert inner[0] in allowed or ".".join(inner[:2]) in allowed, module


def test_every_part_has_its_rule() -> None:
    assert {_part(path) for path in _sources()} <= set(ALLOWED)


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


def _where(found: Callable[[ast.AST], bool]) -> set[str]:
    """The files of the bot itself that have such a node."""
    sources = [path for path in _sources() if _part(path).partition(".")[0] != "sandbox"]
    names = {path.relative_to(PACKAGE).as_posix(): path for path in sources}
    return {name for name, path in names.items() if any(map(found, _nodes(path)))}


def test_any_is_for_what_has_no_type_yet() -> None:
    assert _where(lambda node: isinstance(node, ast.Name) and node.id == "Any") == UNTYPED


def test_whatever_happens_is_caught_at_the_edge_alone() -> None:
    def catches_all(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        kind = ast.unparse(node.type) if node.type else ""
        return not kind or bool({"Exception", "BaseException"} & set(re.findall(r"\w+", kind)))

    assert _where(catches_all) == EDGES


def test_the_core_is_told_the_time() -> None:
    def reads_a_clock(node: ast.AST) -> bool:
        called = node.func if isinstance(node, ast.Call) else None
        return isinstance(called, ast.Attribute) and called.attr in CLOCKS

    clocks = _where(reads_a_clock)
    assert clocks, "somebody has to tell"
    assert not [name for name in clocks if name.startswith("core/")]


def test_nothing_is_mocked() -> None:
    tests = Path(__file__).parent
    mocking = {"mock", "unittest", "pytest_mock", "asynctest"}
    for path in tests.rglob("*.py"):
        roots = {module.partition(".")[0] for module in _imports(path)}
        assert not roots & mocking, path
