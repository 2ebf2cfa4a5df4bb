"""Writing: mentions, suggestions, files on their way, and what one hasn't read yet."""

import re
from typing import Protocol

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage


class DevTools(Protocol):
    """The browser's own protocol."""

    async def send(self, method: str, params: dict[str, object]) -> object: ...


async def slow_down(network: DevTools) -> None:
    """Let files leave at 150 kB a second."""
    await network.send("Network.enable", {})
    speeds = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
    await network.send("Network.emulateNetworkConditions", {"offline": False, **speeds})


pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_someone_is_mentioned_by_name(open_page: OpenPage) -> None:
    alice, ben = await open_page(), await open_page()
    await ben.become("Ben")
    await alice.field.press_sequentially("look, @b")
    await expect(alice.page.get_by_role("option", name="Ben")).to_be_visible()
    await alice.field.press("Enter")
    await expect(alice.field).to_have_value("look, @Ben ")
    await alice.field.press("Enter")
    message = ben.messages.filter(has_text="look,")
    await expect(message.locator(".mention")).to_have_text("@Ben")
    await expect(message).to_contain_class("pinged")
    await alice.field.press("ArrowUp")
    await expect(alice.page.locator(".edit-field")).to_have_value("look, @Ben")


async def test_no_suggestion_is_told_and_no_command_too(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.field.fill("/nothing like it")
    await expect(alice.page.get_by_role("option", name="No command is called that")).to_be_visible()
    form = await alice.command("video new")
    await form.get_by_role("button", name="Add skill").click()
    skill = form.get_by_role("combobox", name="skill")
    await skill.fill("no skill is called so")
    await expect(form.get_by_role("option")).to_have_text(["No options match your search"])
    await skill.press("Escape")
    await expect(form.get_by_role("option")).to_have_count(0)
    await expect(skill).to_be_visible()


async def test_files_on_their_way_are_counted(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.page.get_by_role("button", name="lounge").click()
    await slow_down(await alice.page.context.new_cdp_session(alice.page))
    for _ in range(2):
        await alice.drop()
    await alice.field.fill("both of them")
    await alice.field.press("Enter")
    progress = alice.page.locator(".tray-bar")
    await expect(progress).to_have_text("Sending file 1 of 2")
    await expect(progress).to_have_text("Sending file 2 of 2")
    message = alice.messages.filter(has_text="both of them")
    await expect(message.locator(".attached-picture")).to_have_count(2)
    await expect(progress).not_to_be_visible()


async def test_what_came_while_one_was_elsewhere_is_marked(open_page: OpenPage) -> None:
    alice, ben = await open_page(), await open_page()
    await ben.become("Ben")
    await ben.say("seen")
    await expect(alice.messages.filter(has_text="seen").last).to_be_visible()
    await alice.page.get_by_role("button", name="lounge").click()
    await ben.say("unseen one")
    await ben.say("unseen two")
    unread = alice.page.locator(".channel.unread")
    await expect(unread).to_have_accessible_name(re.compile("videos ?, unread"))
    await unread.click()
    await expect(alice.messages.filter(has_text="unseen two")).to_be_visible()
    line = alice.page.get_by_role("separator", name="New")
    await expect(line).to_have_count(1)
    assert await line.evaluate("(line) => line.nextElementSibling.textContent.includes('one')")
    await alice.page.get_by_role("button", name="lounge").click()
    await alice.page.get_by_role("button", name="videos").first.click()
    await expect(line).to_have_count(0)
