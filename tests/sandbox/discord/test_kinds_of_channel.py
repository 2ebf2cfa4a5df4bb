"""Forums and the chats of voice channels, as discord.py sees them."""

import discord
import pytest

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.model import ChannelType
from tests.sandbox.discord.client import Bot, connected


async def test_a_forums_post_begins_with_a_message_of_its_id(sandbox: DiscordSandbox) -> None:
    forum = sandbox.add_channel("videos", ChannelType.FORUM)
    async with connected(sandbox, Bot()) as bot:
        posted = await sandbox.person("alice").open_post(forum, "Kite", "look", files=[("a", b"1")])
        message = await bot.message("look")
        assert message.id == message.channel.id == posted.id
        assert [file.filename for file in message.attachments] == ["a"]
        assert isinstance(message.channel, discord.Thread)
        assert isinstance(message.channel.parent, discord.ForumChannel)
        assert message.channel.name == "Kite"
        await message.channel.send("seen")
    assert [m.content for m in sandbox.world.channel(posted.id).messages.values()] == [
        "look",
        "seen",
    ]


async def test_posts_are_for_forums_alone(sandbox: DiscordSandbox) -> None:
    with pytest.raises(ApiError) as refused:
        await sandbox.person("alice").open_post(sandbox.channel, "Kite", "look")
    assert refused.value.code == 50024


async def test_a_voice_channel_has_a_chat_and_no_threads(sandbox: DiscordSandbox) -> None:
    lounge = sandbox.add_channel("Lounge", ChannelType.VOICE)
    async with connected(sandbox, Bot()) as bot:
        alice = sandbox.person("alice")
        posted = await alice.post(lounge, "hello")
        message = await bot.message("hello")
        assert isinstance(message.channel, discord.VoiceChannel)
        with pytest.raises(ApiError):
            await alice.open_thread(posted, "talk")
