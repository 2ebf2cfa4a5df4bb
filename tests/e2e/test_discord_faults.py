"""Discord's REST API at its worst: the final text arrives all the same, and once."""

import asyncio
import time
from collections.abc import Callable

import pytest

from bot.sandbox.discord import DiscordSettings, errors
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.model import Json, Message
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, Stage, has_video, logged

POST = ("POST", "/channels/*/messages")
EDIT = ("PATCH", "/channels/*/messages/*")
OPEN = ("POST", "/channels/*/messages/*/threads")
ACKNOWLEDGE = ("POST", "/interactions/*/*/callback")


class RateLimited(ApiError):
    """A 429 as Discord writes it."""

    def __init__(self, retry_after_s: float) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.retry_after_s = retry_after_s

    def body(self) -> Json:
        return {**super().body(), "retry_after": self.retry_after_s, "global": False}


def break_it(stage: Stage, how: str, where: tuple[str, str]) -> None:
    faults = stage.discord.faults
    if how == "connection reset":
        faults.drop(*where, times=2)
    elif how == "reply lost":
        faults.lose_reply(*where, times=2)
    elif how == "503":
        faults.fail(*where, 503, times=2)
    elif how == "429":
        faults.refuse(*where, RateLimited(0.2), times=2)
    elif how == "Cloudflare":
        faults.ban(*where, times=2)


@pytest.mark.parametrize("where", [OPEN, POST, EDIT], ids=["thread", "message", "edit"])
@pytest.mark.parametrize("how", ["connection reset", "reply lost", "503", "429", "Cloudflare"])
async def test_one_thread_and_one_final(
    running: Stage, photo: bytes, how: str, where: tuple[str, str]
) -> None:
    break_it(running, how, where)
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    answer = await running.answer(thread)
    assert "photo.jpg" in answer.content
    assert running.texts(thread) == [answer.content]
    assert running.prompts() == [CLIP]
    assert len(running.discord.world.threads_of(running.discord.guild.id)) == 1


@pytest.mark.parametrize("how", ["connection reset", "reply lost", "503"])
async def test_one_video(running: Stage, photo: bytes, how: str) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.alice.post(thread, "export")
    await running.shown(thread, lambda message: "Exporting" in message.content)
    break_it(running, how, POST)
    await running.shown(thread, has_video)
    await running.idle()
    assert len([message for message in running.of_bot(thread) if has_video(message)]) == 1
    assert len(running.nemo.journal.renders) == 1


async def test_a_final_that_is_refused_for_long_is_delivered_in_the_end(
    running: Stage, photo: bytes
) -> None:
    """Longer than any single call is repeated."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    down = running.discord.faults.fail("*", f"/channels/{thread.id}/messages*", 503, times=None)
    asked = await running.alice.post(thread, "make it black and white")
    assert await running.ended(asked) == "done"
    async with asyncio.timeout(10):
        while down.hits < 7:
            await asyncio.sleep(0.05)
    running.discord.faults.clear()
    answer = await running.answer(thread, asked)
    assert len(running.of_bot(thread)) == 2
    assert answer.content
    assert running.nemo.journal.repeated_prompts() == {}


async def test_a_server_error_is_tried_again_by_itself(running: Stage, photo: bytes) -> None:
    broken = running.discord.faults.fail(*POST, 500)
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    answer = await running.answer(thread)
    assert running.texts(thread) == [answer.content]
    assert broken.hits == 1


async def test_messages_are_limited_for_minutes(
    running: Stage,
    photo: bytes,
    pass_time: Callable[[float], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Longer than discord.py may sleep: the final waits for as long as Discord says."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    path = f"/channels/{thread.id}/messages"
    running.discord.faults.refuse("POST", path, RateLimited(240.0), times=None)
    asked = await running.alice.post(thread, "make it black and white")
    await logged(caplog, "final not delivered yet")
    assert await running.ended(asked) == "done"
    running.discord.faults.clear()
    pass_time(241.0)
    assert (await running.answer(thread, asked)).content
    assert len(running.of_bot(thread)) == 2


async def test_a_second_thread_of_a_channel_opens_at_once(running: Stage, photo: bytes) -> None:
    """Discord counts new threads over minutes; what is left of them can be used."""
    for name in ("one.jpg", "two.jpg", "three.jpg"):
        thread = await running.drop(CLIP, (name, photo))
        assert name in (await running.answer(thread)).content


async def test_threads_are_limited_for_minutes(
    running: Stage,
    photo: bytes,
    pass_time: Callable[[float], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    limited = running.discord.faults.refuse(*OPEN, RateLimited(240.0))
    asked = await running.alice.post(running.channel, CLIP, files=[("photo.jpg", photo)])
    told = await running.shown(running.channel, lambda message: "4 min" in message.content)
    assert told.reference is not None
    assert told.reference.message_id == asked.id
    assert limited.hits == 1
    await logged(caplog, "trying again")
    pass_time(241.0)
    answer = await running.answer(await running.thread_of(asked))
    assert "photo.jpg" in answer.content
    assert len([said for said in running.texts(running.channel) if "Discord limits" in said]) == 1


async def test_a_file_over_the_upload_limit_comes_as_a_link(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.faults.refuse(*POST, errors.too_large(), skip=1)
    await running.alice.post(thread, "export")
    result = await running.shown(thread, lambda message: "/files/" in message.content)
    assert "too large for this server" in result.content
    assert result.attachments == []
    assert result.pings.users == {running.alice.id}


class TestAServerWithASmallLimit:
    """The limit that the bot reckons with is too high; Discord refuses the upload."""

    @pytest.fixture
    def discord_settings(self) -> DiscordSettings:
        return DiscordSettings(upload_limits=(10_000, 10_000, 10_000, 10_000))

    async def test_the_video_comes_as_a_link(self, running: Stage, photo: bytes) -> None:
        thread = await running.drop(CLIP, ("photo.jpg", photo))
        await running.answer(thread)
        await running.alice.post(thread, "export")
        result = await running.shown(thread, lambda message: "/files/" in message.content)
        assert "too large for this server" in result.content
        await running.idle()
        assert running.rows("SELECT status FROM renders") == [("delivered",)]


class TestWhileAnEditStreams:
    """People and moderators do things while the agent still speaks."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        pace = Pace(0.1, 0.005, 0.1, 0.4, heartbeat_s=0)
        return NemoSettings(pace=pace, silent_ratio=0.0, gui_ratio=0.0)

    @pytest.fixture
    async def preview(self, running: Stage, photo: bytes) -> Message:
        """The message of an edit that is under way."""
        thread = await running.drop(CLIP, ("photo.jpg", photo))
        return await running.shown(thread, lambda message: message.content.startswith("Let"))

    async def test_the_preview_is_deleted(self, running: Stage, preview: Message) -> None:
        moderator = running.discord.person("owner")
        await moderator.delete(preview)
        thread = running.discord.world.channel(preview.channel_id)
        answer = await running.answer(thread)
        assert answer.id != preview.id
        assert running.texts(thread) == [answer.content]

    async def test_what_was_asked_is_deleted(self, running: Stage, preview: Message) -> None:
        """It is paid for already: the answer comes all the same."""
        thread = running.discord.world.channel(preview.channel_id)
        starter = running.channel.messages[thread.id]
        await running.alice.delete(starter)
        assert "photo.jpg" in (await running.answer(thread)).content
        assert running.prompts() == [CLIP]

    @pytest.mark.usefixtures("photo")
    async def test_the_right_to_write_is_taken_away(self, running: Stage, preview: Message) -> None:
        """A message that is there can be edited all the same; new ones wait for the right."""
        thread = running.discord.world.channel(preview.channel_id)
        running.discord.permit_bot(running.channel, deny=Permission.SEND_MESSAGES_IN_THREADS)
        answer = await running.answer(thread)
        assert answer.id == preview.id
        assert "photo.jpg" in answer.content

    @pytest.mark.usefixtures("preview")
    async def test_the_channel_is_hidden_from_the_bot(self, running: Stage) -> None:
        denied = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES_IN_THREADS
        running.discord.permit_bot(running.channel, deny=denied)
        await running.idle()
        assert running.rows("SELECT status FROM turns") == [("done",)]
        assert running.prompts() == [CLIP]

    async def test_the_thread_is_deleted(
        self, running: Stage, preview: Message, photo: bytes
    ) -> None:
        moderator = running.discord.person("owner")
        waiting = await running.alice.post(preview.channel_id, "make it black and white")
        await running.until_rows("SELECT 1 FROM turns WHERE message_id = ?", waiting.id)
        await moderator.delete_thread(preview.channel_id)
        await running.idle()
        assert running.rows("SELECT status FROM turns") == [("done",), ("stopped",)]
        assert running.prompts() == [CLIP]
        thread = await running.drop(CLIP, ("other.jpg", photo))
        assert "other.jpg" in (await running.answer(thread)).content

    async def test_the_thread_is_archived(self, running: Stage, preview: Message) -> None:
        """Its messages can't be edited until something is sent, which unarchives it."""
        thread = running.discord.world.channel(preview.channel_id)
        await running.discord.person("owner").change_thread(thread, archived=True)
        answer = await running.answer(thread)
        assert "Your video is" in answer.content
        assert [text for text in running.texts(thread) if "⏳" in text] == []

    async def test_the_thread_is_locked(
        self, running: Stage, preview: Message, photo: bytes
    ) -> None:
        thread = running.discord.world.channel(preview.channel_id)
        owner = running.discord.person("owner")
        await owner.change_thread(thread, archived=True, locked=True)
        await running.idle()
        assert running.rows("SELECT status FROM turns") == [("done",)]
        other = await running.drop(CLIP, ("other.jpg", photo))
        assert "other.jpg" in (await running.answer(other)).content


async def test_an_old_thread_that_was_archived_wakes_up(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.discord.person("owner").change_thread(thread, archived=True)
    answer = await running.say(thread, "make it black and white")
    assert answer.content


async def test_edits_are_held_back_for_a_while(running: Stage, photo: bytes) -> None:
    """discord.py waits a 429 out by itself; reading the stream doesn't wait for it."""
    running.discord.faults.refuse(*EDIT, RateLimited(2.0))
    began = time.monotonic()
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    assert "photo.jpg" in (await running.answer(thread)).content
    assert time.monotonic() - began >= 2.0
    edits = [call for call in running.discord.recorder.calls if call.method == "PATCH"]
    passed = next(call for call in edits if call.status == 200)
    assert running.nemo.journal.requests[-1].at < passed.arrived_at


@pytest.mark.parametrize("how", ["connection reset", "reply lost"])
async def test_a_command_is_answered_all_the_same(running: Stage, how: str) -> None:
    break_it(running, how, ACKNOWLEDGE)
    used = await running.alice.run(running.channel, "video credits")
    assert "100" in (await used.reply()).content


async def test_a_command_that_is_told_of_twice_is_done_once(running: Stage, photo: bytes) -> None:
    running.discord.faults.repeat_event("INTERACTION_CREATE", 1)
    used = await running.alice.run(
        running.channel, "video new", {"prompt": CLIP, "image": ("one.jpg", photo)}
    )
    thread = await running.thread_of(await used.reply())
    await running.answer(thread)
    await running.idle()
    assert running.prompts() == [CLIP]
    assert len(running.discord.world.threads_of(running.discord.guild.id)) == 1


async def test_an_order_that_is_told_of_twice_is_carried_out_once(
    running: Stage, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    running.discord.faults.repeat_event("INTERACTION_CREATE", 1)
    used = await running.alice.run(thread, "video retry")
    told = await used.reply()
    await running.idle()
    assert "once more" in told.content
    assert running.prompts() == [CLIP, CLIP]
