"""What a person with a screen reader, weak eyes or large fingers would stumble over."""

import json
from pathlib import Path

from playwright.async_api import Page

_SCRIPT = Path(__file__).with_name("audit.js").read_text("utf-8")


async def problems(page: Page, *, touch: bool) -> set[str]:
    """Controls without a name, text of low contrast, overflow, and small targets if ``touch``."""
    found: list[str] = await page.evaluate(f"({_SCRIPT})({json.dumps(touch)})")
    return set(found)
