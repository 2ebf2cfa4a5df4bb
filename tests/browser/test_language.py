"""The page's own words follow its person's language: all that is seen, and all that is told."""

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

_SEEN = Path(__file__).with_name("seen_words.js").read_text("utf-8")


async def speak_in_brackets(page: Page) -> None:
    """Serve every word of the catalogues in brackets, so that others stand out."""

    async def bracketed(route: Route) -> None:
        answer = await route.fetch()
        words = json.loads(await answer.text(), object_hook=_in_brackets)
        await route.fulfill(response=answer, json=words)

    await page.route("**/words/*.json", bracketed)
    await page.reload()


def _in_brackets(words: dict[str, object]) -> dict[str, object]:
    return {key: f"⟦{text}⟧" if isinstance(text, str) else text for key, text in words.items()}


async def foreign(visitor: Visitor) -> set[str]:
    """What is seen or told in words that are in no catalogue."""
    seen: list[str] = await visitor.page.evaluate(f"({_SEEN})()")
    return {text for text in seen if re.search(r"[A-Za-z]{2}", re.sub(r"⟦.*⟧", "", text))}


async def test_everything_the_page_says_comes_from_its_catalogue(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.say("a message")
    await speak_in_brackets(alice.page)
    page = alice.page
    await expect(alice.messages.filter(has_text="a message")).to_be_visible()
    said = await foreign(alice)
    for pane in range(5):
        if not pane:
            await page.locator(".behind-toggle").click()
        await page.get_by_role("tab").nth(pane).click()
        said |= await foreign(alice)
    await page.locator(".behind .bar button").click()
    await alice.messages.last.focus()
    await page.keyboard.press("Enter")
    said |= await foreign(alice)
    await page.keyboard.press("Escape")
    await page.locator(".bar [aria-haspopup=menu]").first.click()
    said |= await foreign(alice)
    await page.keyboard.press("Escape")
    await alice.field.fill("/nothing is called so")
    said |= await foreign(alice)
    await alice.command("video new")
    said |= await foreign(alice)
    assert said == set()


async def test_another_language_is_spoken_at_once(open_page: OpenPage) -> None:
    """What was written and opened stays; screen readers are told the language."""
    alice = await open_page()
    await alice.look_behind("Faults")
    await alice.field.fill("not sent yet")
    try:
        await alice.speak("ja")
        await expect(alice.page.get_by_role("tab", selected=True)).to_have_text("障害")
        await expect(alice.page.get_by_role("complementary", name="舞台裏")).to_be_visible()
        await expect(alice.page.get_by_role("switch", name="遅いサービス")).to_be_visible()
        await expect(alice.field).to_have_attribute("placeholder", "#videos へメッセージを送信")
        await expect(alice.field).to_have_value("not sent yet")
        await expect(alice.page).to_have_title("#videos · Reelthread プレイグラウンド")
    finally:
        await alice.speak("en-US")
