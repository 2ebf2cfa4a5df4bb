"""The switches: what each of them breaks, and that it mends again."""

import asyncio

import aiohttp
import pytest

from bot.sandbox.discord import DiscordSettings
from bot.sandbox.nemo.settings import Pace
from tests.sandbox.discord.client import connected
from tests.sandbox.nemo.http_client import ATTRIBUTION, Client, image_bytes
from tests.sandbox.playground.browser import Json, Page
from tests.sandbox.playground.conftest import Served


def shown(machinery: Json, name: str) -> Json:
    """How a switch stands."""
    return next(switch for switch in machinery["switches"] if switch["name"] == name)


async def turn(page: Page, name: str, *, on: bool = True) -> Json:
    """Use a switch; how it stands then."""
    return shown((await page.ask("fault", name=name, on=on))["machinery"], name)


@pytest.fixture
async def editor(served: Served, alice: Page) -> Client:
    """Somebody with the account's token and a session with a picture."""
    headers = {**ATTRIBUTION, "Authorization": "Bearer nmv_usr_test"}
    client = Client(served.nemo, alice.http, headers)
    await client.open_session()
    await client.upload(("beach.png", image_bytes()))
    return client


@pytest.mark.usefixtures("served")
async def test_no_credits(alice: Page, editor: Client) -> None:
    before = (await editor.credits())["available"]
    assert (await turn(alice, "no_credits"))["on"] is True
    assert (await editor.credits())["available"] == 0
    told = await alice.told("machinery", lambda d: shown(d["machinery"], "no_credits")["on"])
    assert told["machinery"]["credits"] == {"available": 0, "frozen": 0}
    assert (await turn(alice, "no_credits", on=False))["on"] is False
    assert (await editor.credits())["available"] == before


async def test_credits_are_told_as_they_go(alice: Page, editor: Client) -> None:
    before = (await editor.credits())["available"]
    await editor.say("turn this image into a 2-second clip")
    await alice.told("machinery", lambda d: d["machinery"]["credits"]["available"] < before)


async def test_slow_service(served: Served, alice: Page) -> None:
    await turn(alice, "slow_service")
    assert served.nemo.runs.pace.delta_s > 0.1
    await turn(alice, "slow_service", on=False)
    assert served.nemo.runs.pace == Pace.instant()


async def test_the_next_stream_is_cut(alice: Page, editor: Client) -> None:
    assert (await turn(alice, "cut_stream"))["armed"] is True
    with pytest.raises(aiohttp.ClientPayloadError):
        await editor.say("turn this image into a 2-second clip")
    await alice.told("machinery", lambda d: not shown(d["machinery"], "cut_stream")["armed"])
    assert await editor.say("turn this image into a 2-second clip")


async def test_a_running_stream_is_cut(served: Served, alice: Page, editor: Client) -> None:
    served.nemo.runs.pace = Pace(first_event_s=60.0)
    saying = asyncio.create_task(editor.say("turn this image into a 2-second clip"))
    async with asyncio.timeout(10):
        while not served.nemo.runs.live:
            await asyncio.sleep(0.01)
        assert (await turn(alice, "cut_stream"))["armed"] is False
        with pytest.raises(aiohttp.ClientError):
            await saying


class TestRateLimit:
    """With Discord's limits."""

    @pytest.fixture
    def settings(self) -> DiscordSettings:
        return DiscordSettings()

    async def test_discord_grows_strict(self, served: Served, alice: Page) -> None:
        url = f"{served.discord.api_url}/channels/{served.discord.channel.id}/messages"
        headers = {"Authorization": f"Bot {served.discord.settings.token}"}

        async def post() -> int:
            async with alice.http.post(url, json={"content": "x"}, headers=headers) as answer:
                return answer.status

        assert await turn(alice, "rate_limit") == {
            "name": "rate_limit",
            "kind": "switch",
            "on": True,
        }
        assert [await post(), await post()] == [200, 429]
        await turn(alice, "rate_limit", on=False)
        assert await post() == 200


@pytest.mark.parametrize(("name", "resumed"), [("drop_gateway", 1), ("end_gateway_session", 0)])
async def test_the_gateway_is_dropped(served: Served, alice: Page, name: str, resumed: int) -> None:
    async with connected(served.discord) as bot:
        identified = served.discord.gateway.identified
        await turn(alice, name)
        await bot.heard("resumed" if resumed else "ready", count=1 if resumed else 2)
        assert served.discord.gateway.resumed == resumed
        assert served.discord.gateway.identified == identified + 1 - resumed
