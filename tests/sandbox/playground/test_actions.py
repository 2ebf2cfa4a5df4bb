"""What people do with messages and threads, and what they may not do."""

import pytest

from tests.sandbox.playground.browser import Json, Page, Refused
from tests.sandbox.playground.conftest import LIMIT_BYTES, Served


async def post(page: Page, content: str = "", channel: str = "videos", **fields: object) -> Json:
    place = page.channel(channel)
    return (await page.ask("post", channel_id=place, content=content, **fields))["message"]


def at(message: Json) -> Json:
    """How a request names a message."""
    return {"channel_id": message["channel_id"], "message_id": message["id"]}


async def test_a_message_with_a_file(alice: Page, ben: Page) -> None:
    upload = await alice.upload("cat 1.png", b"not really a picture")
    sent = await post(alice, "look", files=[upload], descriptions={upload: "a cat"}, nonce="n1")
    (file,) = sent["attachments"]
    assert (file["filename"], file["size"], file["description"]) == ("cat_1.png", 20, "a cat")
    assert file["url"].startswith(f"/attachments/{sent['channel_id']}/")
    assert await alice.get(file["url"]) == b"not really a picture"
    assert sent["nonce"] == "n1"
    seen = (await ben.told("message_create"))["message"]
    assert (seen["id"], seen["content"]) == (sent["id"], "look")


async def test_a_file_that_is_a_web_page_is_not_run(alice: Page) -> None:
    upload = await alice.upload("page.html", b"<script>alert(1)</script>", "text/html")
    (file,) = (await post(alice, files=[upload]))["attachments"]
    async with alice.http.get(alice.url.rstrip("/") + file["url"]) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in policy
    assert "script-src" not in policy


async def test_a_part_of_a_file(alice: Page) -> None:
    upload = await alice.upload("film.mp4", bytes(range(100)), "video/mp4")
    (file,) = (await post(alice, files=[upload]))["attachments"]
    address = alice.url.rstrip("/") + file["url"]
    async with alice.http.get(address, headers={"Range": "bytes=10-19"}) as answer:
        assert answer.status == 206
        assert await answer.read() == bytes(range(10, 20))
    async with alice.http.get(address.replace("hm=", "hm=0")) as answer:
        assert answer.status == 404, "only signed addresses open"


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("post", {"content": "x" * 2001}),
        ("open_thread", {"name": " "}),
        ("open_thread", {"name": "x" * 101}),
        ("run", {"command": " "}),
        ("complete", {"command": "", "option": "x", "typed": ""}),
    ],
)
async def test_a_text_of_the_wrong_length(alice: Page, do: str, fields: Json) -> None:
    with pytest.raises(Refused, match="characters"):
        await alice.ask(do, channel_id=alice.channel("videos"), **fields)


async def test_an_upload_is_used_once(alice: Page) -> None:
    upload = await alice.upload("cat.png", b"x")
    await post(alice, files=[upload])
    with pytest.raises(Refused, match="no longer there"):
        await post(alice, files=[upload])


async def test_a_file_that_is_too_large(served: Served, alice: Page) -> None:
    with pytest.raises(Refused) as refused:
        await alice.upload("film.mp4", bytes(LIMIT_BYTES + 1), "video/mp4")
    assert (refused.value.status, refused.value.code) == (413, 40005)
    assert list(served.folder.iterdir()) == [], "nothing is left of it"
    assert await alice.upload("film.mp4", bytes(LIMIT_BYTES), "video/mp4")


async def test_a_reply(alice: Page, ben: Page) -> None:
    first = await post(alice, "who?")
    await post(ben, "me", reply_to=first["id"])
    told = await alice.message(lambda message: message["content"] == "me")
    assert told["type"] == 19
    assert told["referenced_message"]["content"] == "who?"
    assert told["spoke_to_me"] is True


async def test_one_changes_ones_own_words_alone(alice: Page, ben: Page) -> None:
    sent = await post(ben, "helo")
    changed = (await ben.ask("edit", **at(sent), content="hello"))["message"]
    assert changed["edited_timestamp"]
    assert (await alice.told("message_update"))["message"]["content"] == "hello"
    with pytest.raises(Refused) as refused:
        await alice.ask("edit", **at(sent), content="goodbye")
    assert refused.value.code == 50005


async def test_only_who_manages_deletes_the_words_of_others(alice: Page, ben: Page) -> None:
    of_alice, of_ben = await post(alice, "one"), await post(ben, "two")
    with pytest.raises(Refused) as refused:
        await ben.ask("delete", **at(of_alice))
    assert refused.value.code == 50013
    await alice.ask("delete", **at(of_ben))
    assert (await ben.told("message_delete")) == at(of_ben)


async def test_reactions_are_ones_own(alice: Page, ben: Page) -> None:
    sent = await post(alice, "nice?")
    await ben.ask("react", **at(sent), emoji="👍")
    of_ben = (await ben.told("message_update"))["message"]["reactions"]
    of_alice = (await alice.told("message_update"))["message"]["reactions"]
    assert [(r["emoji"]["name"], r["count"], r["me"]) for r in of_ben] == [("👍", 1, True)]
    assert [r["me"] for r in of_alice] == [False]
    await ben.ask("unreact", **at(sent), emoji="👍")
    assert (await alice.told("message_update", count=2))["message"]["reactions"] == []


async def test_typing_is_told_to_others(alice: Page, ben: Page) -> None:
    await ben.ask("typing", channel_id=ben.channel("videos"))
    told = await alice.told("typing")
    assert (told["channel_id"], told["user"]["username"]) == (alice.channel("videos"), "ben")
    assert ben.all("typing") == []


async def test_older_messages_by_the_page(alice: Page) -> None:
    for number in range(5):
        await post(alice, f"message {number}")
    place = alice.channel("videos")
    latest = await alice.ask("history", channel_id=place, limit=2)
    assert [m["content"] for m in latest["messages"]] == ["message 3", "message 4"]
    assert latest["more"] is True
    before = latest["messages"][0]["id"]
    older = await alice.ask("history", channel_id=place, before=before, limit=3)
    assert [m["content"] for m in older["messages"]] == ["message 0", "message 1", "message 2"]
    assert older["more"] is False
    with pytest.raises(Refused, match="from 1 to 100"):
        await alice.ask("history", channel_id=place, limit=101)


async def test_forwarding(alice: Page) -> None:
    sent = await post(alice, "worth a look")
    there = alice.channel("lounge")
    forwarded = (await alice.ask("forward", **at(sent), to=there))["message"]
    assert forwarded["channel_id"] == there
    assert forwarded["message_snapshots"][0]["message"]["content"] == "worth a look"


async def test_a_thread_from_a_message(alice: Page, ben: Page) -> None:
    sent = await post(alice, "a picture")
    thread = (await alice.ask("open_thread", **at(sent), name="talk"))["channel"]
    assert (thread["id"], thread["parent_id"]) == (sent["id"], sent["channel_id"])
    assert thread["joined"] is True
    told = (await ben.told("channel_create"))["channel"]
    assert (told["name"], told["joined"], told["can"]["send"]) == ("talk", False, True)
    changed = (await ben.told("message_update"))["message"]
    assert changed["thread"]["id"] == thread["id"]
    await ben.ask("join_thread", channel_id=thread["id"])
    assert (await ben.told("channel_update", lambda d: d["channel"]["joined"]))["channel"]
    await ben.ask("leave_thread", channel_id=thread["id"])
    await ben.told("channel_update", lambda data: not data["channel"]["joined"])


async def test_a_locked_thread_is_for_moderators(alice: Page, ben: Page) -> None:
    place = alice.channel("videos")
    thread = (await ben.ask("open_thread", channel_id=place, name="mine"))["channel"]
    with pytest.raises(Refused) as refused:
        await ben.ask("change_thread", channel_id=thread["id"], locked=True)
    assert refused.value.code == 50013
    changed = await alice.ask("change_thread", channel_id=thread["id"], locked=True, name="closed")
    assert changed["channel"]["name"] == "closed"
    told = await ben.told("channel_update", lambda d: d["channel"]["thread_metadata"]["locked"])
    assert told["channel"]["can"]["send"] is False
    with pytest.raises(Refused) as refused:
        await ben.ask("post", channel_id=thread["id"], content="but")
    assert refused.value.code == 160005
    with pytest.raises(Refused):
        await ben.ask("delete_thread", channel_id=thread["id"])
    await alice.ask("delete_thread", channel_id=thread["id"])
    assert await ben.told("channel_delete") == {"channel_id": thread["id"]}
