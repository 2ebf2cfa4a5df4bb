"""Writing, replying, reacting, changing and deleting, between two people; what may be written."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.asyncio(loop_scope="session")

_MARKDOWN = """(text) => import("/js/markdown/render.js").then(({markdown}) => {
  const names = {user: () => "Ann", role: () => "crew", channel: () => "set"};
  names.isThread = () => false;
  const element = document.createElement("div");
  element.append(...markdown(text, names));
  return element.innerHTML.replace(/ (target|rel|class|title|type|tabindex|datetime)="[^"]*"/g, "");
})"""
_PLAIN = """(text) => import("/js/markdown/parse.js").then(({plain}) =>
  plain(text, {user: () => "Ann", role: () => "crew", channel: () => "set"}))"""


_CASES: list[tuple[str, str]] = [
    ("**b** *i* _i_ __u__ ~~s~~", "<strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s>"),
    ("***both***", "<strong><em>both</em></strong>"),
    ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
    (r"\*no\*", "*no*"),
    ("`a*b*` ``x`y``", "<code>a*b*</code> <code>x`y</code>"),
    (
        "```py\n*x*\n```after",
        '<pre aria-label="Code, py" role="group"><code>*x*</code></pre>after',
    ),
    ("# T\nx", '<div role="heading" aria-level="3">T</div>x'),
    ("-# small", "<small>small</small>"),
    ("> a\n> b\nc", "<blockquote>a<br>b</blockquote>c"),
    (">>> a\nb", "<blockquote>a<br>b</blockquote>"),
    ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("[site](https://a.b/c_(d))", '<a href="https://a.b/c_(d)">site</a>'),
    ("(https://a.b/c).", '(<a href="https://a.b/c">https://a.b/c</a>).'),
    ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ("<@1> <@&2> @here", "<span>@Ann</span> <span>@crew</span> <span>@here</span>"),
    ("<#3>", "<button>#set</button>"),
    ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
    ("<t:0:D>", "<time>January 1, 1970</time>"),
]


async def test_markdown(open_page: OpenPage) -> None:
    visitor = await open_page()
    shown = {text: await visitor.page.evaluate(_MARKDOWN, text) for text, _ in _CASES}
    assert shown == dict(_CASES)


async def test_a_text_in_one_line(open_page: OpenPage) -> None:
    visitor = await open_page()
    said = await visitor.page.evaluate(_PLAIN, "# Head\n- **a**\n- ||b|| <@1>\n> q")
    assert said == "Head a (spoiler) @Ann q"


async def test_between_two_people(open_page: OpenPage) -> None:
    alice, ben = await open_page(), await open_page()
    await ben.become("Ben")
    await ben.field.press_sequentially("hello, **all**")
    await expect(alice.page.locator("#typing")).to_contain_text("Ben is typing")
    await ben.field.press("Enter")
    message = alice.messages.filter(has_text="hello, all")
    await expect(message.locator("strong")).to_have_text("all")
    await message.hover()
    await alice.page.get_by_role("button", name="Add a reaction").click()
    await alice.page.get_by_role("button", name="thumbs up").click()
    await ben.page.get_by_role("button", name="👍, 1 reaction").click()
    await expect(alice.page.get_by_role("button", name="👍, 2 reactions")).to_be_visible()
    await message.hover()
    await alice.page.get_by_role("button", name="Reply").click()
    await alice.say("hi Ben")
    jump = ben.page.get_by_role("button", name="Jump to the message of Ben: hello, all")
    await jump.click()
    await expect(ben.messages.filter(has_text="hello, all").first).to_be_focused()


async def test_ones_own_message_is_changed_and_deleted(open_page: OpenPage) -> None:
    alice, ben = await open_page(), await open_page()
    await ben.become("Ben")
    await alice.say("frist")
    await alice.field.press("ArrowUp")
    field = alice.page.get_by_role("textbox", name="Edit message")
    await field.fill("first")
    await field.press("Enter")
    for person in (alice, ben):
        await expect(person.messages.filter(has_text="first (edited)")).to_be_visible()
    await expect(field).to_have_count(0)
    await alice.messages.filter(has_text="first").press("Enter")
    await alice.page.get_by_role("menuitem", name="Delete message").click()
    await alice.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(ben.messages.filter(has_text="first")).to_have_count(0)
