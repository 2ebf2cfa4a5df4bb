"""What goes on behind the scenes, as the page is told: in batches, joined, never too much."""

import pytest

from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.playground.feed import MOST, Feed
from bot.sandbox.playground.timelines import Timelines
from tests.sandbox.discord.client import connected
from tests.sandbox.nemo.http_client import image_bytes
from tests.sandbox.nemo.http_client import serve as service
from tests.sandbox.playground.browser import Json, Page
from tests.sandbox.playground.conftest import Served


@pytest.fixture
def nemo() -> NemoSandbox:
    return NemoSandbox()


@pytest.fixture
def feed(nemo: NemoSandbox) -> Feed:
    return Feed(DiscordSandbox(), nemo)


def texts(batch: Json) -> list[tuple[str, int]]:
    return [(entry["text"], entry["count"]) for entry in batch["entries"]]


def test_pieces_of_a_stream_are_joined(nemo: NemoSandbox, feed: Feed) -> None:
    journal = nemo.journal
    journal.prompt("1", "make it")
    for index, piece in enumerate(("I'll ", "add ", "music.")):
        journal.delta("1", index, piece, 0.0)
    journal.delta("2", 0, "Other", 0.0)
    journal.tool("1", "generate_music")
    journal.delta("1", 3, "Done.", 0.0)
    end, batch = feed.batch(0)
    assert [entry["what"] for entry in batch["entries"]] == [
        "prompt",
        "text",
        "text",
        "tool",
        "text",
    ]
    assert texts(batch)[:3] == [("make it", 1), ("I'll add music.", 3), ("Other", 1)]
    assert [entry["n"] for entry in batch["entries"]] == [1, 4, 5, 6, 7]
    assert (end, batch["dropped"]) == (7, 0)


def test_a_batch_goes_on_where_the_last_one_ended(nemo: NemoSandbox, feed: Feed) -> None:
    nemo.journal.request("GET", "/a", 200, {})
    position, _ = feed.batch(0)
    nemo.journal.request("GET", "/b", 404, {})
    position, batch = feed.batch(position)
    assert [(e["path"], e["status"]) for e in batch["entries"]] == [("/b", 404)]
    assert feed.batch(position)[1] == {"entries": [], "dropped": 0}


@pytest.mark.parametrize("count", [MOST, MOST + 1, 3000])
def test_a_flood_is_cut_to_its_end(nemo: NemoSandbox, feed: Feed, count: int) -> None:
    for number in range(count):
        nemo.journal.request("GET", f"/{number}", 200, {})
    end, batch = feed.batch(0)
    entries = batch["entries"]
    assert len(entries) == MOST
    assert entries[-1]["path"] == f"/{count - 1}"
    assert batch["dropped"] == count - MOST
    assert (end, feed.start) == (count, count - MOST)


async def entry_of(page: Page, kind: str) -> Json:
    """The first entry of a kind."""

    def has(data: Json) -> bool:
        return any(entry["kind"] == kind for entry in data["entries"])

    told = await page.told("feed", has)
    return next(entry for entry in told["entries"] if entry["kind"] == kind)


async def test_gateway_events_are_told_in_short(alice: Page, served: Served) -> None:
    async with connected(served.discord):
        await alice.ask("post", channel_id=alice.channel("videos"), content="make a video")
        await alice.ask("watch_machinery", on=True)
        batch = await alice.told("feed")
    told = [(e["name"], e["summary"]) for e in batch["entries"] if e["kind"] == "gateway"]
    assert told[0][0] == "READY"
    assert told[-1] == ("MESSAGE_CREATE", "#videos · alice · make a video")


async def test_who_looks_away_is_told_nothing(alice: Page, ben: Page, served: Served) -> None:
    await alice.ask("watch_machinery", on=True)
    served.nemo.journal.request("GET", "/one", 200, {})
    await entry_of(alice, "nemo")
    await alice.ask("watch_machinery", on=False)
    served.nemo.journal.request("GET", "/two", 200, {})
    await alice.ask("watch_machinery", on=True)
    await alice.told("feed", lambda data: data["entries"][-1]["path"] == "/two")
    assert ben.all("feed") == ben.all("drafts") == []


class TestWithLimits:
    """With Discord's rate limits."""

    @pytest.fixture
    def settings(self) -> DiscordSettings:
        return DiscordSettings()

    async def test_rest_calls_show_what_is_left(self, alice: Page, served: Served) -> None:
        channel = served.discord.channel
        headers = {"Authorization": f"Bot {served.discord.settings.token}"}
        address = f"{served.discord.api_url}/channels/{channel.id}/messages"
        for _ in range(6):
            async with alice.http.post(address, json={"content": "hi"}, headers=headers) as answer:
                await answer.read()
        await alice.ask("watch_machinery", on=True)
        batch = await alice.told("feed")
        calls = [entry for entry in batch["entries"] if entry["kind"] == "rest"]
        assert {(c["method"], c["path"]) for c in calls} == {
            ("POST", f"/channels/{channel.id}/messages")
        }
        assert [(c["status"], c["limit"]["left"]) for c in calls] == [
            (200, 4),
            (200, 3),
            (200, 2),
            (200, 1),
            (200, 0),
            (429, 0),
        ]
        assert {c["limit"]["bucket"] for c in calls} == {"message_create"}
        assert 0 < calls[-1]["limit"]["resets_in_ms"] <= 5000


async def test_the_timeline_of_a_draft() -> None:
    async with service() as client:
        threads: dict[str, int] = {}
        timelines = Timelines(client.nemo.sessions, lambda: threads)
        await client.upload(("beach.png", image_bytes()))
        await client.say("turn this image into a 2-second clip with the title 'Hi'")
        timelines.look()
        version = timelines.version
        (draft,) = timelines.shown()["drafts"]
        kinds = {track["kind"]: track["segments"][0] for track in draft["tracks"]}
        assert draft["duration_ms"] == 2000
        assert draft["thread_id"] is None
        assert kinds["video"]["name"] == "beach.png"
        assert (kinds["text"]["name"], kinds["text"]["volume"]) == ("Hi", None)
        timelines.look()
        assert timelines.version == version
        threads[draft["session"]] = 42
        await client.say("add soft piano music at 40%")
        timelines.look()
        assert timelines.version > version
        (draft,) = timelines.shown()["drafts"]
        (music,) = [t["segments"][0] for t in draft["tracks"] if t["kind"] == "audio"]
        assert (music["volume"], music["details"]) == (0.4, ["piano"])
        assert draft["thread_id"] == "42"
