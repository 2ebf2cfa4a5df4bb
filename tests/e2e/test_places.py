"""Where no thread can start, and where somebody else's is."""

from bot.sandbox.discord.model import Channel, Message
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


async def test_what_the_service_says_shows_where_its_links_lead(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.say(thread, SLY)
    said = "\n".join(running.texts(thread))
    assert "[click] <https://evil.example> discord.gg /abc" in said
