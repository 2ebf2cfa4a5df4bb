"""Threads: listed open and closed, renamed, and their timelines under their names."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_thread_is_renamed_closed_and_found_again(open_page: OpenPage) -> None:
    alice = await open_page()
    page = alice.page
    await alice.start_video()
    await expect(alice.of_bot("Timeline")).to_be_visible()
    options = page.get_by_role("button", name="Thread options")
    await options.click()
    await page.get_by_role("menuitem", name="Rename thread").click()
    name = page.get_by_role("dialog").get_by_role("textbox", name="Thread name")
    await name.fill("Golden hour")
    await name.press("Enter")
    await expect(page.locator("#place")).to_have_text("Golden hour")
    drafts = await alice.look_behind("Timeline")
    await expect(drafts.get_by_role("heading", name="Golden hour")).to_be_visible()
    await options.click()
    await page.get_by_role("menuitem", name="Close thread").click()
    await page.get_by_role("button", name="#videos").click()
    sidebar = page.get_by_role("navigation")
    await expect(sidebar.get_by_role("button", name="Golden hour")).to_have_count(0)
    await page.get_by_role("button", name="Threads", exact=True).click()
    menu = page.get_by_role("menu", name="Threads")
    await expect(menu).to_contain_text("Closed threads")
    await menu.get_by_role("menuitem", name="Golden hour").click()
    await expect(page.locator("#place")).to_have_text("Golden hour")


async def test_what_another_may_not_do_is_not_offered(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.page.get_by_role("button", name="lounge").click()
    await alice.say("a matter of mine")
    await alice.messages.filter(has_text="a matter of mine").click(button="right")
    await alice.page.get_by_role("menuitem", name="Open a thread").click()
    await expect(alice.page.locator("#place")).to_have_text("a matter of mine")
    await expect(alice.page.get_by_role("button", name="Thread options")).to_be_visible()
    await alice.become("Ben")
    await alice.page.get_by_role("navigation").get_by_role("button", name="a matter").click()
    await expect(alice.page.locator("#place")).to_have_text("a matter of mine")
    await expect(alice.page.get_by_role("button", name="Thread options")).not_to_be_visible()
