"""Who sees what: everyone's page shows what that person may know, and nothing else."""

from bot.sandbox.discord import Permission
from bot.sandbox.discord.model import ChannelType, Overwrite
from tests.sandbox.playground.browser import Page, Refused, opened
from tests.sandbox.playground.conftest import Served


async def refusal(page: Page, do: str, **fields: object) -> int:
    """Discord's code for what is refused."""
    try:
        await page.ask(do, **fields)
    except Refused as refused:
        return refused.code
    raise AssertionError(f"{do} was allowed")


async def marker(served: Served, *pages: Page) -> None:
    """Wait until every page has been told everything so far."""
    lounge = served.discord.world.channels_of(served.discord.guild)[1]
    sent = await served.discord.person("alice").post(lounge, "that's all")
    for page in pages:
        await page.told("message_create", lambda data: data["message"]["id"] == str(sent.id))


def hide(served: Served, name: str) -> None:
    """Hide a channel from everyone who doesn't manage the server."""
    world, guild = served.discord.world, served.discord.guild
    channel = next(c for c in world.channels_of(guild) if c.name == name)
    everyone = Overwrite(guild.id, is_member=False, deny=Permission.VIEW_CHANNEL)
    world.set_overwrite(channel, everyone)


async def test_a_hidden_channel(served: Served, alice: Page, ben: Page) -> None:
    place = alice.channel("videos")
    thread = (await alice.ask("open_thread", channel_id=place, name="inside"))["channel"]["id"]
    hide(served, "videos")
    await alice.ask("post", channel_id=place, content="among us")
    await alice.ask("post", channel_id=thread, content="in here")
    await marker(served, alice, ben)
    gone = [data["channel_id"] for data in ben.all("channel_delete")]
    assert sorted(gone) == sorted([place, thread])
    heard = [data["message"]["content"] for data in ben.all("message_create")]
    assert heard[-1] == "that's all"
    assert "among us" not in heard
    assert "in here" not in heard
    for channel_id in (place, thread):
        assert await refusal(ben, "history", channel_id=channel_id) == 10003
        assert await refusal(ben, "post", channel_id=channel_id, content="let me in") == 10003
    async with opened(served.url, ben.ready["me"]["id"]) as again:
        assert [c.get("name") for c in again.ready["channels"]] == ["lounge", None]


async def test_a_channel_that_comes_to_light(served: Served, ben: Page) -> None:
    hide(served, "videos")
    await ben.told("channel_delete")
    guild = served.discord.guild
    served.discord.world.set_role_permissions(
        guild, guild.id, guild.roles[guild.id].permissions | Permission.ADMINISTRATOR
    )
    shown = (await ben.told("channel_create"))["channel"]
    assert (shown["name"], shown["can"]["manage_threads"]) == ("videos", True)


async def test_a_private_thread(served: Served, alice: Page, ben: Page) -> None:
    carol = served.discord.person("carol")
    thread = await carol.open_private_thread(int(ben.channel("videos")), "secret")
    await carol.post(thread, "psst")
    await marker(served, alice, ben)
    assert "psst" not in str(ben.events)
    assert "secret" not in str(ben.events)
    assert "psst" in str(alice.events), "who manages threads sees them all"
    await carol.invite(thread, served.discord.person("ben").id)
    shown = (await ben.told("channel_create"))["channel"]
    assert (shown["type"], shown["joined"]) == (ChannelType.PRIVATE_THREAD, True)
    (message,) = (await ben.ask("history", channel_id=shown["id"]))["messages"]
    assert message["content"] == "psst"


async def test_conversations_with_the_bot_are_private(
    served: Served, alice: Page, ben: Page
) -> None:
    own = ben.ready["channels"][2]["id"]
    await ben.ask("post", channel_id=own, content="between us")
    await marker(served, alice, ben)
    assert "between us" not in str(alice.events)
    assert await refusal(alice, "history", channel_id=own) == 10003


async def test_what_a_member_may_not_do(served: Served, ben: Page) -> None:
    guild = served.discord.guild
    served.discord.world.set_role_permissions(guild, guild.id, Permission.VIEW_CHANNEL)
    place = ben.channel("videos")
    told = await ben.told("channel_update", lambda data: data["channel"]["id"] == place)
    assert not any(told["channel"]["can"].values())
    assert await refusal(ben, "post", channel_id=place, content="hello") == 50013
    assert await refusal(ben, "history", channel_id=place) == 50013
    assert await refusal(ben, "open_thread", channel_id=place, name="mine") == 50013
    assert await refusal(ben, "typing", channel_id=place) == 50013


async def test_switching_the_person(served: Served, alice: Page, ben: Page) -> None:
    hide(served, "videos")
    await ben.told("channel_delete")
    await ben.ask("switch_person", person=alice.ready["me"]["id"])
    assert ben.ready["me"]["username"] == "alice"
    assert ben.channel("videos")
    await ben.ask("switch_person", person=ben.all("ready")[0]["me"]["id"])
    assert [c.get("name") for c in ben.ready["channels"]] == ["lounge", None]


async def test_everyone_has_their_own_language(served: Served, alice: Page, ben: Page) -> None:
    async with opened(served.url, ben.ready["me"]["id"]) as other_page:
        await ben.ask("set_locale", locale="de")
        assert ben.ready["me"]["locale"] == "de"
        await other_page.told("ready", lambda data: data["me"]["locale"] == "de")
    people = (await alice.told("people"))["people"]
    assert [person["locale"] for person in people] == ["en-US", "de"]
    assert alice.ready["me"]["locale"] == "en-US"
