"""A person at the playground's page, who does what can be seen and waits for what appears."""

import asyncio
import base64
from pathlib import Path

from playwright.async_api import Locator, Page, expect

PATIENCE_MS = 60_000
CLIP = "turn this image into a 5-second animated video clip"
SAMPLE = Path(__file__).parents[2] / "bot" / "sandbox" / "sample.jpg"

_DROP = """([data, name]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, {type: "image/jpeg"}));
  const main = document.getElementById("main");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    main.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
  }
}"""
_PASTE = (
    _DROP.split("  const main")[0]
    + """
  const field = document.getElementById("message-field");
  field.dispatchEvent(new ClipboardEvent("paste", {
    clipboardData: dataTransfer, bubbles: true, cancelable: true,
  }));
}"""
)


class Visitor:
    """Wraps one page; every wait is for something that people could see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.field = page.locator("#message-field")
        self.messages = page.locator(".message")
        self.private = page.locator(".message.ephemeral")
        self.thread_card = page.locator(".thread-card")
        self.video = page.locator("video")

    async def arrived(self) -> None:
        """Wait for the page to be ready, and the bot to be online with its commands."""
        await expect(self.page.locator(".presence.online")).to_have_count(1)
        await expect(self.page.get_by_role("combobox", name="Message #videos")).to_be_enabled()

    async def drop(self, file: Path = SAMPLE) -> None:
        await self.page.evaluate(_DROP, [_encoded(file), file.name])
        await expect(self.page.locator(".tray-card").last).to_be_visible()

    async def paste(self, file: Path = SAMPLE) -> None:
        await self.page.evaluate(_PASTE, [_encoded(file), file.name])
        await expect(self.page.locator(".tray-card").last).to_be_visible()

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def start_video(self, wish: str = CLIP) -> None:
        """Drop the picture with a wish, and go into the thread that opens."""
        await self.drop()
        await self.say(wish)
        await self.page.get_by_role("button", name=f"Open thread {wish}").click()
        await expect(self.page.locator("#place")).to_have_text(wish)

    def of_bot(self, text: str = "") -> Locator:
        """What the bot has said here, narrowed to messages that contain a text."""
        return self.messages.filter(has=self.page.locator(".tag"), has_text=text)

    async def command(self, name: str) -> Locator:
        """Begin a command from the list that opens with a slash; its form."""
        await self.field.fill(f"/{name}")
        await self.page.get_by_role("option", name=f"/{name}").first.click()
        return self.page.locator(".command-form")

    async def run(self, name: str) -> None:
        """Run a command without options."""
        form = await self.command(name)
        await form.locator(".send").click()
        await expect(form).to_have_count(0)

    async def speak(self, locale: str) -> None:
        """Choose one's language on Discord, which the page speaks from then on."""
        await self.page.locator(".account select").select_option(locale)
        await expect(self.page.locator("html")).to_have_attribute("lang", locale)

    async def become(self, name: str) -> None:
        person = self.page.get_by_role("radio", name=name)
        await person.click()
        await expect(person).to_be_checked()

    async def watch(self, seconds: float = 0.3) -> None:
        """Wait until the video has played for a while."""
        async with asyncio.timeout(PATIENCE_MS / 1000):
            while await self.video.evaluate("(video) => video.currentTime") < seconds:
                await asyncio.sleep(0.1)

    async def look_behind(self, tab: str) -> Locator:
        """Open a tab of the machinery; its pane."""
        button = self.page.get_by_role("button", name="Behind the scenes", exact=True)
        if await button.get_attribute("aria-expanded") == "false":
            await button.click()
        await self.page.get_by_role("tab", name=tab).click()
        return self.page.get_by_role("tabpanel", name=tab)


def _encoded(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()
