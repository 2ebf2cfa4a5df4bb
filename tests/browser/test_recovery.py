"""The bot is disturbed from the side panel, and recovers while one looks on."""

import pytest
from playwright.async_api import Locator, expect

from bot.sandbox.playground.stage import Playground
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.asyncio(loop_scope="session")


def fact(pane: Locator, name: str) -> Locator:
    """What the pane says of the bot under a name."""
    return pane.locator(".facts > div").filter(has_text=name)


async def test_killed_in_the_middle_of_a_stream(open_page: OpenPage, running: Playground) -> None:
    """The new process tells of the break, sends nothing twice, and goes on when asked to."""
    alice = await open_page()
    faults = await alice.look_behind("Faults")
    slow = faults.get_by_role("switch", name="Slow service")
    await slow.click()
    await expect(slow).to_be_checked()
    await alice.start_video()
    stop = alice.of_bot().get_by_role("button", name="Stop", exact=True)
    await expect(alice.of_bot("Let me turn")).to_be_visible()  # it has been sent
    await faults.get_by_role("button", name="Kill and restart the bot").click()
    await expect(fact(faults, "Starts")).to_contain_text("2")
    await expect(faults.locator(".state")).to_have_text("online")
    await slow.click()
    await expect(alice.of_bot("The connection broke")).to_be_visible()
    assert running.nemo.journal.repeated_prompts() == {}
    await stop.click()
    await alice.of_bot().get_by_role("button", name="Try again", exact=True).click()
    await expect(alice.of_bot("Timeline")).to_be_visible()


async def test_a_stream_that_is_cut(open_page: OpenPage) -> None:
    alice = await open_page()
    faults = await alice.look_behind("Faults")
    await faults.get_by_role("button", name="Cut the stream").click()
    await expect(faults.get_by_role("button", name="Cut the stream")).to_have_text("Waiting…")
    await alice.start_video("make a short clip of it")
    await expect(faults.get_by_role("button", name="Cut the stream")).to_have_text("Do it")
    await expect(alice.of_bot("The connection broke")).to_be_visible()


async def test_no_credits(open_page: OpenPage) -> None:
    alice = await open_page()
    faults = await alice.look_behind("Faults")
    switch = faults.get_by_role("switch", name="No credits")
    await switch.click()
    await expect(switch).to_be_checked()
    await expect(fact(faults, "Credits")).to_contain_text("0 free")
    await alice.start_video("turn it into a film")
    await expect(alice.of_bot("credits").first).to_be_visible()
    await switch.click()
    await expect(switch).not_to_be_checked()


async def test_what_goes_over_the_wires_is_shown(open_page: OpenPage) -> None:
    alice = await open_page()
    calls = await alice.look_behind("REST")
    await alice.run("video help")
    await expect(calls.get_by_role("listitem").filter(has_text="/callback").first).to_be_visible()
    await expect(calls.locator("meter").first).to_be_visible()
    events = await alice.look_behind("Gateway")
    await expect(events.get_by_text("INTERACTION_CREATE").first).to_be_visible()
