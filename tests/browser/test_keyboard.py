"""The main job without a mouse, and with what a screen reader is told."""

import asyncio

import pytest
from playwright.async_api import FileChooser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.visitor import CLIP, PATIENCE_MS, SAMPLE

pytestmark = pytest.mark.asyncio(loop_scope="session")

_FOCUSED = """() => {
  const {activeElement: one} = document;
  return one.getAttribute("aria-label") || one.title || one.textContent.trim() || one.id;
}"""


async def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until something of this name has the focus, as people do."""
    seen: list[str] = []
    for _ in range(60):
        await page.keyboard.press(key)
        focused: str = await page.evaluate(_FOCUSED)
        if focused.startswith(name):
            return
        seen.append(focused)
    pytest.fail(f"{name!r} can't be reached by {key}: only {seen}")


async def test_from_picture_to_video_by_keyboard(open_page: OpenPage) -> None:
    alice = await open_page()
    page, keyboard = alice.page, alice.page.keyboard
    choosers: asyncio.Queue[FileChooser] = asyncio.Queue()
    page.on("filechooser", choosers.put_nowait)
    await page.evaluate("document.activeElement.blur()")
    await tab_to(page, "Skip to writing a message")
    await keyboard.press("Enter")
    await expect(alice.field).to_be_focused()
    await tab_to(page, "Add files", "Shift+Tab")
    await keyboard.press("Enter")
    async with asyncio.timeout(PATIENCE_MS / 1000):
        await (await choosers.get()).set_files(SAMPLE)
    await expect(alice.field).to_be_focused()
    await keyboard.type(CLIP)
    await keyboard.press("Enter")
    spoken = page.locator("#spoken")
    await expect(spoken).to_contain_text("New thread")
    await expect(alice.thread_card).to_be_visible()
    await tab_to(page, "Open thread", "Shift+Tab")
    await keyboard.press("Enter")
    await expect(alice.of_bot("Timeline")).to_be_visible()
    await tab_to(page, "Message turn this")
    await keyboard.type("export in 480p")
    await keyboard.press("Enter")
    await expect(alice.video).to_be_visible()
    await tab_to(page, "Video:", "Shift+Tab")
    # The player's own controls come first from below; its beginning is where Space plays.
    while str(await page.evaluate(_FOCUSED)).startswith("Video:"):
        await keyboard.press("Shift+Tab")
    await keyboard.press("Tab")
    await keyboard.press("Space")
    await alice.watch()
    await expect(spoken).to_contain_text("is ready")
    told = await spoken.locator("p").count()
    assert told < 10, "a live text is spoken again and again"


async def test_the_list_of_commands(open_page: OpenPage) -> None:
    alice = await open_page()
    keyboard = alice.page.keyboard
    await alice.field.focus()
    await keyboard.type("/")
    first = await alice.field.get_attribute("aria-activedescendant")
    await keyboard.press("ArrowDown")
    assert await alice.field.get_attribute("aria-activedescendant") != first
    await keyboard.press("Escape")
    await expect(alice.page.get_by_role("listbox", name="Commands")).not_to_be_visible()
    await keyboard.type("video hel")
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await expect(alice.messages.filter(has_text="Only you can see this")).to_be_visible()
    await expect(alice.field).to_be_focused()


async def test_messages_and_menus_by_arrow_keys(open_page: OpenPage) -> None:
    alice = await open_page()
    keyboard = alice.page.keyboard
    for text in ("one", "two"):
        await alice.say(text)
        await expect(alice.messages.filter(has_text=text)).to_be_visible()
    await alice.messages.last.focus()
    await keyboard.press("ArrowUp")
    await expect(alice.messages.filter(has_text="one")).to_be_focused()
    await keyboard.press("Enter")
    await expect(alice.page.get_by_role("menuitem").first).to_be_focused()
    await keyboard.press("A")
    await keyboard.press("Escape")
    await expect(alice.page.get_by_role("menu")).to_have_count(0)
    await keyboard.press("Escape")
    await keyboard.press("Escape")
    await expect(alice.field).to_be_focused()
