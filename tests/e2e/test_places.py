"""Where no thread can start, and where somebody else's is."""

import pytest

from bot.sandbox.discord import DiscordSettings
from bot.sandbox.discord.model import Channel, ChannelType, Message
from tests.e2e.stage import CLIP, Stage

SLY = "add the title '[click](https://evil.example) discord.gg/abc'"


async def hint(stage: Stage, channel: Channel, asked: Message) -> str:
    """What the bot answers to a message."""
    answer = await stage.shown(channel, lambda message: bool(message.content), asked)
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
    return answer.content


async def test_a_direct_message_needs_no_mention_to_be_answered(
    running: Stage, photo: bytes
) -> None:
    channel = running.alice.direct_channel()
    asked = await running.alice.post(channel, CLIP, files=[("photo.jpg", photo)])
    assert "text channel" in await hint(running, channel, asked)
    assert running.prompts() == []


async def test_a_private_thread_that_is_not_the_bots(running: Stage, photo: bytes) -> None:
    owner = running.discord.person("owner")
    thread = await owner.open_private_thread(running.channel, "secret")
    await owner.invite(thread, running.discord.world.bot.id)
    ignored = await owner.post(thread, CLIP, files=[("photo.jpg", photo)])
    asked = await owner.post(thread, f"{running.mention} {CLIP}", files=[("photo.jpg", photo)])
    assert "text channel" in await hint(running, thread, asked)
    assert ignored.id not in running.discord.world.channels
    assert len(running.of_bot(thread)) == 1


async def test_an_open_thread_that_is_not_the_bots(running: Stage, photo: bytes) -> None:
    elsewhere = running.discord.add_channel("elsewhere")
    posted = await running.alice.post(elsewhere, "talk")
    thread = await running.alice.open_thread(posted, "talk")
    asked = await running.alice.post(
        thread, f"{running.mention} {CLIP}", files=[("photo.jpg", photo)]
    )
    assert "text channel" in await hint(running, thread, asked)
    assert running.prompts() == []


async def test_the_chat_of_a_voice_channel(running: Stage, photo: bytes) -> None:
    lounge = running.discord.add_channel("Lounge", ChannelType.VOICE)
    await running.alice.post(lounge, CLIP, files=[("photo.jpg", photo)])
    asked = await running.alice.post(
        lounge, f"{running.mention} {CLIP}", files=[("photo.jpg", photo)]
    )
    assert "text channel" in await hint(running, lounge, asked)
    assert len(running.of_bot(lounge)) == 1


class TestForums:
    """A post is a thread already: with a wish for the bot, it is the session's."""

    @pytest.fixture
    def forum(self, running: Stage) -> Channel:
        return running.discord.add_channel("videos", ChannelType.FORUM)

    async def test_a_post_that_mentions_the_bot(
        self, running: Stage, forum: Channel, photo: bytes
    ) -> None:
        wish = f"{running.mention} {CLIP}"
        first = await running.alice.open_post(forum, "My kite", wish, files=[("a.jpg", photo)])
        post = running.discord.world.channel(first.id)
        assert "a.jpg" in (await running.answer(post)).content
        assert "lack and white" in (await running.say(post, "make it black and white")).content
        assert running.prompts() == [CLIP, "make it black and white"]

    async def test_an_enabled_forum_needs_no_mention(
        self, running: Stage, forum: Channel, photo: bytes
    ) -> None:
        owner = running.discord.person("owner")
        panel = await (await owner.run(running.channel, "video settings")).reply()
        await owner.select(panel, "set:channels", [str(forum.id)])
        await running.discord.world.changes.until(lambda: f"<#{forum.id}>" in panel.content)
        first = await running.alice.open_post(forum, "My kite", CLIP, files=[("a.jpg", photo)])
        assert await running.answer(running.discord.world.channel(first.id))

    async def test_the_settings_of_a_forum_hold_for_its_posts(
        self, running: Stage, forum: Channel, photo: bytes
    ) -> None:
        owner = running.discord.person("owner")
        panel = await (await owner.run(running.channel, "video settings")).reply()
        for menu, value in (
            ("set:channel", str(forum.id)),
            (f"set:skill:{forum.id}", "ai-animations"),
            (f"set:language:{forum.id}", "fr"),
        ):
            before = panel.content
            await owner.select(panel, menu, [value])
            await running.discord.world.changes.until(lambda now=before: panel.content != now)
        first = await running.alice.open_post(
            forum, "My kite", running.mention, files=[("a.jpg", photo)]
        )
        await running.answer(running.discord.world.channel(first.id))
        assert running.rows("SELECT skill, locale FROM threads") == [("ai-animations", "fr")]

    async def test_a_later_message_of_anothers_post(
        self, running: Stage, forum: Channel, photo: bytes
    ) -> None:
        first = await running.alice.open_post(forum, "Talk", "no wish")
        post = running.discord.world.channel(first.id)
        asked = await running.alice.post(
            post, f"{running.mention} {CLIP}", files=[("a.jpg", photo)]
        )
        assert "text channel" in await hint(running, post, asked)
        assert running.prompts() == []


class TestForumsWithShortLives:
    """Addresses that would expire before the service comes for the file."""

    @pytest.fixture
    def discord_settings(self) -> DiscordSettings:
        return DiscordSettings(attachment_life_s=200.0)

    async def test_a_newer_address_is_looked_up_in_the_post(
        self, running: Stage, photo: bytes
    ) -> None:
        forum = running.discord.add_channel("videos", ChannelType.FORUM)
        wish = f"{running.mention} {CLIP}"
        first = await running.alice.open_post(forum, "My kite", wish, files=[("a.jpg", photo)])
        assert "a.jpg" in (await running.answer(running.discord.world.channel(first.id))).content
        path = f"/channels/{first.id}/messages/{first.id}"
        assert running.discord.recorder.matching("GET", path)


async def test_what_the_service_says_shows_where_its_links_lead(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.say(thread, SLY)
    said = "\n".join(running.texts(thread))
    assert "[click] <https://evil.example> discord.gg /abc" in said
