"""The page's server serves the page, and nobody but the page."""

import asyncio

import aiohttp
import pytest
from yarl import URL

from tests.sandbox.playground.browser import PATIENCE_S, Page, opened
from tests.sandbox.playground.conftest import Served


@pytest.fixture
def port(served: Served) -> int:
    return int(served.url.rsplit(":", 1)[1].rstrip("/"))


async def status(method: str, url: str, headers: dict[str, str]) -> int:
    async with (
        aiohttp.ClientSession() as http,
        http.request(method, url, headers=headers) as answer,
    ):
        return answer.status


async def test_the_page_is_served(served: Served) -> None:
    async with aiohttp.ClientSession() as http, http.get(served.url) as answer:
        assert answer.content_type == "text/html"
        assert answer.charset == "utf-8"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "<html" in await answer.text()


@pytest.mark.parametrize(
    "path", ["nowhere.js", "%2e%2e/demo.py", "js/%2e%2e/%2e%2e/demo.py", "..%2fdemo.py", "js", "//"]
)
async def test_nothing_else_is(served: Served, path: str) -> None:
    async with aiohttp.ClientSession() as http:
        address = URL(served.url + path, encoded=True)
        async with http.get(address) as answer:
            assert answer.status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1"]
)
async def test_another_host_is_refused(served: Served, port: int, host: str) -> None:
    """A name that was pointed at this machine afterwards (DNS rebinding)."""
    assert await status("GET", served.url, {"Host": host.format(port=port)}) == 421


async def test_this_machine_has_two_names(served: Served, port: int) -> None:
    assert await status("GET", served.url, {"Host": f"localhost:{port}"}) == 200
    async with opened(f"http://localhost:{port}/") as page:
        assert page.ready["me"]["username"] == "alice"


@pytest.mark.parametrize("path", ["api/uploads", "api/socket"])
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1", None]
)
async def test_another_site_may_ask_for_nothing(
    served: Served, path: str, origin: str | None
) -> None:
    method = "POST" if path == "api/uploads" else "GET"
    headers = {} if origin is None else {"Origin": origin}
    headers |= {"Upgrade": "websocket", "Connection": "Upgrade"} if method == "GET" else {}
    assert await status(method, served.url + path, headers) == 403


async def test_a_socket_of_another_site_is_refused(served: Served) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(f"{served.url}api/socket", origin="https://evil.example")
    assert refused.value.status == 403
    assert served.hub.tabs == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("nonsense", "a request is JSON"),
        ("[1]", "a request is a JSON object"),
        ('{"id": 1}', "a request has a number `id` and an action `do`"),
        ('{"id": 1, "do": "fly"}', "there is no action 'fly'"),
        ('{"id": 1, "do": "history"}', "`channel_id` must be a text"),
        ('{"id": 1, "do": "history", "channel_id": "x"}', "`channel_id` is no id"),
        ('{"id": 1, "do": "post", "channel_id": "9", "files": 3}', "Unknown Channel"),
        ('{"id": 1, "do": "switch_person", "person": "9"}', "there is nobody with this id"),
        ('{"id": 1, "do": "set_locale", "locale": ""}', "there is no language ''"),
        ('{"id": 1, "do": "set_locale", "locale": "tlh"}', "there is no language 'tlh'"),
        ('{"id": 1, "do": "fault", "name": "flood"}', "there is no switch called 'flood'"),
        ('{"id": 1, "do": "watch_machinery", "on": 1}', "`on` must be true or false"),
    ],
)
async def test_a_request_that_makes_no_sense(served: Served, sent: str, said: str) -> None:
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{served.url}api/socket", origin=served.url.rstrip("/")) as socket,
    ):
        await socket.receive_json()
        await socket.send_str(sent)
        answer = await socket.receive_json()
    assert answer["ok"] is False
    assert answer["error"]["message"] == said


@pytest.mark.usefixtures("served")
async def test_the_snapshot(alice: Page, ben: Page) -> None:
    ready = alice.ready
    assert ready["version"] == 1
    assert (ready["me"]["username"], ready["me"]["manager"]) == ("alice", True)
    assert [(p["global_name"], p["manager"]) for p in ready["people"]] == [
        ("Alice", True),
        ("Ben", False),
    ]
    assert ready["bot"]["state"] == "stopped"
    assert [(c["type"], c.get("name")) for c in ready["channels"]] == [
        (0, "videos"),
        (0, "lounge"),
        (1, None),
    ]
    assert ready["channels"][2]["recipients"][0]["username"] == "reelthread"
    assert ready["channels"][0]["can"]["manage_messages"] is True
    assert ben.ready["me"]["username"] == "ben"
    assert ben.ready["channels"][0]["can"]["manage_messages"] is False
    own, other = alice.ready["channels"][2]["id"], ben.ready["channels"][2]["id"]
    assert own != other, "everyone has a conversation of their own with the bot"


async def test_the_end_is_told(served: Served, alice: Page) -> None:
    (tab,) = served.hub.tabs
    await tab.close()
    async with asyncio.timeout(PATIENCE_S):
        await alice.closed.wait()
    assert alice.socket.close_code == 1001
