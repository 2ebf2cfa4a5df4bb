"""One browser for all, one playground for each module, one window for each person in a test."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.sandbox.playground.folder import DataFolder
from bot.sandbox.playground.stage import Playground, playground
from tests.browser.visitor import PATIENCE_MS, Visitor

DESKTOP, PHONE = (1280, 800), (390, 844)
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
)


class OpenPage(Protocol):
    """Opens the playground in a window of its own."""

    async def __call__(self, *, phone: bool = False, dark: bool = True) -> Visitor: ...


expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program; without one, there is nothing to test."""
    path = Path(os.environ.get("REELTHREAD_CHROMIUM") or CHROMIUM)
    if path.exists():
        return path
    reason = f"there is no Chromium at {path}: install it, or name it in REELTHREAD_CHROMIUM"
    if os.environ.get("REELTHREAD_BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: Path) -> AsyncGenerator[Browser]:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def running(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Playground]:
    """A playground with a world of its own, on a port of its own."""
    folder = DataFolder.at(tmp_path_factory.mktemp("playground"))
    async with playground(folder, 0) as running:
        yield running


@pytest.fixture(scope="session")
def artefacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots are kept."""
    wanted = os.environ.get("REELTHREAD_ARTEFACTS")
    folder = Path(wanted) if wanted else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(
    browser: Browser, running: Playground, artefacts: Path, request: pytest.FixtureRequest
) -> AsyncGenerator[OpenPage]:
    """Open the playground in a window of its own; a mistake of the page fails the test."""
    visitors: list[Visitor] = []
    mistakes: list[str] = []

    async def open_page(*, phone: bool = False, dark: bool = True) -> Visitor:
        width, height = PHONE if phone else DESKTOP
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
        )
        page = await context.new_page()
        _collect_mistakes(page, mistakes)
        await page.goto(running.url)
        visitor = Visitor(page)
        visitors.append(visitor)
        await visitor.arrived()
        return visitor

    yield open_page
    for number, visitor in enumerate(visitors):
        name = f"{request.node.name}-{number}".replace("/", "_")
        await visitor.page.screenshot(path=artefacts / f"{name}.png")
        await visitor.page.context.close()
    assert not mistakes


def _collect_mistakes(page: Page, mistakes: list[str]) -> None:
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on(
        "console",
        lambda said: mistakes.append(said.text) if _is_mistake(said.type, said.text) else None,
    )


def _is_mistake(kind: str, text: str) -> bool:
    """Whether the console shows one; a connection that a test has cut is none."""
    return kind == "error" and "WebSocket" not in text
