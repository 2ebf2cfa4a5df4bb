"""A picture is dropped, edited by words, exported and played; on a desk and on a phone."""

import re

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.sandbox.playground.stage import Playground
from tests.browser import audit
from tests.browser.conftest import OpenPage
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

FILM = "turn it into a short film"
TITLE = "add the title 'HELLO' for the first 2 seconds"
_WATCH = """() => {
  window.texts = [];
  new MutationObserver(() => {
    const last = [...document.querySelectorAll(".message .content")].at(-1)?.textContent;
    if (last && last !== window.texts.at(-1)) window.texts.push(last);
  }).observe(document.getElementById("messages"), {subtree: true, childList: true});
}"""
_PLAY = """async (video) => {
  video.muted = true;
  await video.play();
  return [video.videoWidth, video.duration];
}"""
_WHITE = """async (video, at) => {
  const seeked = new Promise((done) => video.addEventListener("seeked", done, {once: true}));
  video.currentTime = at;
  await seeked;
  const canvas = new OffscreenCanvas(480, 270);
  const pen = canvas.getContext("2d");
  pen.drawImage(video, 0, 0, 480, 270);
  const {data} = pen.getImageData(0, 100, 480, 70);
  let white = 0;
  for (let at = 0; at < data.length; at += 4) {
    white += Math.min(data[at], data[at + 1], data[at + 2]) > 235;
  }
  return white;
}"""


async def test_from_picture_to_video(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.start_video()
    await alice.page.evaluate(_WATCH)
    await expect(alice.of_bot("Timeline")).to_be_visible()
    texts: list[str] = await alice.page.evaluate("texts")
    assert len(texts) > 2, "the answer comes in one piece"
    await alice.say(TITLE)
    await expect(alice.of_bot("Added the title")).to_be_visible()
    drafts = await alice.look_behind("Timeline")
    await expect(drafts.get_by_role("listitem", name="HELLO")).to_be_visible()
    await alice.say("export in 480p")
    await expect(alice.video).to_be_visible()
    await expect(alice.video).to_have_attribute("poster", re.compile("^blob:"))
    width, duration_s = await alice.video.evaluate(_PLAY)
    await alice.watch()
    await alice.video.evaluate("(video) => video.pause()")
    assert width > 400
    assert duration_s == pytest.approx(5, abs=0.2)
    shown = await alice.video.evaluate(_WHITE, 1.0)
    gone = await alice.video.evaluate(_WHITE, 3.5)
    assert shown > 2 * gone, f"no title in the video: {shown} white pixels, and {gone} without it"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def film(browser: Browser, running: Playground) -> None:
    """A thread with its video, which stays for all who look at the page."""
    page = await browser.new_page()
    await page.goto(running.url)
    alice = Visitor(page)
    await alice.arrived()
    await alice.start_video(FILM)
    await expect(alice.of_bot("Timeline")).to_be_visible()
    await alice.say("export in 480p")
    await expect(alice.video).to_be_visible()
    await page.close()


async def open_thread(visitor: Visitor) -> None:
    """Go into the thread with the film."""
    await visitor.page.get_by_role("button", name=f"Open thread {FILM}").click()
    await expect(visitor.video).to_be_visible()


@pytest.mark.usefixtures("film")
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_looks(open_page: OpenPage, phone: bool, dark: bool) -> None:
    """Everything has a name, can be read, fits the window, and can be hit with a finger."""
    visitor = await open_page(phone=phone, dark=dark)
    found = await audit.problems(visitor.page, touch=phone)
    await open_thread(visitor)
    found |= await audit.problems(visitor.page, touch=phone)
    await visitor.look_behind("REST")
    found |= await audit.problems(visitor.page, touch=phone)
    await visitor.look_behind("Timeline")
    found |= await audit.problems(visitor.page, touch=phone)
    assert not found


@pytest.mark.usefixtures("film")
async def test_a_phone_reaches_everything(open_page: OpenPage) -> None:
    visitor = await open_page(phone=True)
    page = visitor.page
    await page.get_by_role("button", name="Open the channel list").tap()
    await page.get_by_role("navigation").get_by_role("button", name=FILM).tap()
    await expect(visitor.video).to_be_visible()
    await expect(page.get_by_role("navigation")).not_to_be_visible()
    await visitor.messages.filter(has_text="export in 480p").first.tap()
    await page.get_by_role("button", name="More").tap()
    await page.get_by_role("menuitem", name="Copy text").wait_for()
    assert await is_within(page, ".menu")


async def is_within(page: Page, selector: str) -> bool:
    box = await page.locator(selector).bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    return box["x"] >= 0 and box["x"] + box["width"] <= size["width"]


async def test_a_lost_connection_keeps_what_was_written(
    open_page: OpenPage, running: Playground
) -> None:
    visitor = await open_page()
    await visitor.field.fill("not sent yet")
    async with visitor.page.expect_websocket():
        for tab in list(running.hub.tabs):
            await tab.close()
    await visitor.arrived()
    await expect(visitor.field).to_have_value("not sent yet")
    await visitor.field.press("Enter")
    await expect(visitor.messages.filter(has_text="not sent yet")).to_be_visible()
