"""What the list of messages does with pictures that are none, and with what comes all at once."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.asyncio(loop_scope="session")

_GROWS_BEFORE_THE_SCROLLING_IS_TOLD = """async () => {
  const scroller = document.getElementById("messages");
  const tall = document.createElement("li");
  tall.style.height = "2000px";
  scroller.querySelector(".list").append(tall);
  scroller.dispatchEvent(new Event("scroll"));
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const {scrollTop, scrollHeight, clientHeight} = scroller;
  tall.remove();
  return scrollHeight - scrollTop - clientHeight;
}"""


async def test_a_picture_that_cannot_be_shown_is_a_file(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """As every browser sees HEIC before it is sent, and an empty picture ever after."""
    alice = await open_page()
    empty = tmp_path / "empty.jpg"
    empty.touch()
    await alice.page.get_by_role("button", name="lounge").click()
    await alice.drop(empty)
    await expect(alice.page.locator(".tray-card svg").first).to_be_visible()
    await expect(alice.page.locator(".tray-card img")).to_have_count(0)
    await alice.say("look")
    message = alice.messages.filter(has_text="look")
    await expect(message.get_by_role("link", name="Download empty.jpg")).to_be_visible()
    await expect(message.locator(".attached-picture")).to_have_count(0)


async def test_the_newest_stays_in_sight_however_fast_it_comes(open_page: OpenPage) -> None:
    alice = await open_page()
    below_px: float = await alice.page.evaluate(_GROWS_BEFORE_THE_SCROLLING_IS_TOLD)
    assert below_px < 2


async def test_the_answer_to_a_command_comes_into_sight(open_page: OpenPage) -> None:
    """Also of who has scrolled up to something older."""
    alice = await open_page()
    await alice.say("\n".join(str(number) for number in range(60)))
    scroller = alice.page.locator("#messages")
    await scroller.evaluate("(element) => element.scrollTo(0, 0)")
    await alice.run("video help")
    await expect(alice.messages.filter(has_text="Only you can see this")).to_be_in_viewport()
