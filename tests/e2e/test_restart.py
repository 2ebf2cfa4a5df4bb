"""The bot ends at the worst moment and starts again on the same database."""

import asyncio

import pytest

from bot.sandbox.discord import DiscordSettings, RateLimits
from bot.sandbox.discord.model import Channel
from bot.sandbox.nemo.faults import Late
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, PATIENCE_S, Stage, has_video

EDIT = "add the title 'Hello' for the first 2 seconds"


@pytest.fixture
def nemo_settings() -> NemoSettings:
    """Slow enough to end the bot in the middle."""
    pace = Pace(first_event_s=0.1, delta_s=0.005, edit_tool_s=0.2, generate_tool_s=0.3)
    return NemoSettings(pace=pace, silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
def discord_settings() -> DiscordSettings:
    """Repeated requests shall not have to wait for their turn."""
    return DiscordSettings(rate_limits=RateLimits.off())


@pytest.fixture(autouse=True)
def no_drain(world: Stage) -> None:
    """Give running turns no time when the bot stops."""
    limits = world.settings.limits.model_copy(update={"drain_s": 0.0})
    world.settings = world.settings.model_copy(update={"limits": limits})


async def restart(stage: Stage) -> None:
    await stage.stop_bot()
    await stage.start_bot()


def nothing_twice(stage: Stage, thread: Channel, answers: int) -> None:
    """One final answer to each request, no preview left, no prompt sent twice."""
    assert stage.nemo.journal.repeated_prompts() == {}
    assert len(stage.texts(thread)) == answers
    assert not any("⏳" in text for text in stage.texts(thread))


async def test_in_the_middle_of_an_upload(running: Stage, photo: bytes) -> None:
    running.nemo.faults.next_request("POST /api/upload-video/*", Late(1.0))
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.shown(thread, lambda message: "⏳" in message.content)
    await restart(running)
    assert "photo.jpg" in (await running.answer(thread)).content
    nothing_twice(running, thread, answers=1)
    assert running.prompts() == [CLIP]


async def test_in_the_middle_of_a_stream(running: Stage, photo: bytes) -> None:
    """The edit was sent; what became of it is read from the state."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.shown(thread, lambda message: message.content.startswith("Let"))
    await restart(running)
    await running.answer(thread)
    nothing_twice(running, thread, answers=1)
    assert running.prompts() == [CLIP]


async def test_before_the_final_text_is_shown(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.faults.ban("PATCH", f"/channels/{thread.id}/*", times=None)
    asked = await running.alice.post(thread, EDIT)
    assert await running.ended(asked) == "done"
    await running.stop_bot()
    running.discord.faults.clear()
    await running.start_bot()
    assert "Hello" in (await running.answer(thread, asked)).content
    nothing_twice(running, thread, answers=2)


async def test_between_sending_the_final_text_and_noting_it(running: Stage, photo: bytes) -> None:
    """The reply is lost on the way back, so the bot doesn't know that it got through."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    asked = await running.alice.post(thread, EDIT)
    running.discord.faults.lose_reply("PATCH", f"/channels/{thread.id}/*", times=None)
    assert await running.ended(asked) == "done"
    await running.stop_bot()
    running.discord.faults.clear()
    await running.start_bot()
    assert "Hello" in (await running.answer(thread, asked)).content
    nothing_twice(running, thread, answers=2)


async def test_between_sending_a_preview_and_noting_it(running: Stage, photo: bytes) -> None:
    """Its id was never learnt; the answer takes its place all the same."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.faults.lose_reply("POST", f"/channels/{thread.id}/messages", times=None)
    asked = await running.alice.post(thread, EDIT)
    await running.shown(thread, lambda message: "⏳" in message.content)
    await running.stop_bot()
    running.discord.faults.clear()
    await running.start_bot()
    await running.answer(thread, asked)
    nothing_twice(running, thread, answers=2)


async def test_a_preview_of_what_is_taken_back_meanwhile(running: Stage, photo: bytes) -> None:
    """Nobody is listening when its message is deleted, and its own id was never learnt."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.nemo.faults.next_request("POST /api/upload-video/*", Late(2.0))
    running.discord.faults.lose_reply("POST", f"/channels/{thread.id}/messages", times=None)
    asked = await running.alice.post(thread, EDIT, files=[("sea.jpg", photo)])
    preview = await running.shown(thread, lambda message: "⏳" in message.content)
    await running.stop_bot()
    running.discord.faults.clear()
    await running.alice.delete(asked)
    await running.start_bot()
    await running.discord.world.changes.until(lambda: preview.id not in thread.messages, PATIENCE_S)
    await running.idle()
    nothing_twice(running, thread, answers=1)
    assert running.prompts() == [CLIP]


@pytest.mark.parametrize("stopped_at", ["submitting", "rendering", "fetching", "posting"])
async def test_in_the_middle_of_an_export(running: Stage, photo: bytes, stopped_at: str) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    if stopped_at == "submitting":
        running.nemo.faults.next_request("POST /api/render/proxy/lambda", Late(0.5))
    elif stopped_at == "rendering":
        running.nemo.faults.next_request("GET /api/render/proxy/lambda/*", Late(0.5), times=2)
    elif stopped_at == "fetching":
        running.nemo.faults.next_request("GET /files/renders/*", Late(0.5))
    else:
        running.discord.faults.lose_reply("POST", f"/channels/{thread.id}/messages", skip=1)
    await running.alice.post(thread, "export")
    await running.shown(thread, lambda message: "Exporting" in message.content)
    if stopped_at == "posting":
        await running.shown(thread, has_video)
    await restart(running)
    await running.shown(thread, has_video)
    await running.idle()
    assert len([message for message in running.of_bot(thread) if has_video(message)]) == 1
    assert len(running.nemo.journal.renders) == 1
    nothing_twice(running, thread, answers=3)


async def test_with_another_edit_in_the_queue(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.shown(thread, lambda message: message.content.startswith("Let"))
    queued = await running.alice.post(thread, EDIT)
    async with asyncio.timeout(5):
        while not running.rows("SELECT 1 FROM turns WHERE message_id = ?", queued.id):
            await asyncio.sleep(0.02)
    await restart(running)
    assert "Hello" in (await running.answer(thread, queued)).content
    assert running.prompts() == [CLIP, EDIT]
    nothing_twice(running, thread, answers=2)
