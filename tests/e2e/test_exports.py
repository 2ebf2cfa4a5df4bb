"""Exports: what can go wrong between the word and the video."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bot.locales import text
from bot.sandbox.discord import DiscordSettings
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.draft_json import SPELLINGS
from bot.sandbox.nemo.faults import Answer, DeadUrl, FailRender, Late, StuckRender
from bot.sandbox.nemo.render import RenderJob, RenderResult
from bot.sandbox.nemo.settings import NemoSettings, Pace, RenderShape
from tests.e2e.stage import CLIP, Stage, has_video
from tests.media.material import Clip, make_video, size_of, watch

LIMIT = 400_000
"""The largest file of a small server, in bytes."""


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """A thread with a video in the making."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    return thread


def labels(message: Message) -> list[str]:
    return [part["label"] for row in message.components for part in row["components"]]


async def exported(running: Stage, thread: Channel) -> Message:
    asked = await running.alice.post(thread, "export")
    return await running.shown(thread, has_video, asked)


async def test_a_render_that_fails_once_is_made_again_under_another_id(
    running: Stage, thread: Channel
) -> None:
    running.nemo.faults.next_render(FailRender())
    await exported(running, thread)
    first, second = (render.render_id for render in running.nemo.journal.renders)
    assert first != second


async def test_a_render_that_fails_twice_leaves_a_button(running: Stage, thread: Channel) -> None:
    running.nemo.faults.next_render(FailRender("Lambda function timed out"), times=2)
    asked = await running.alice.post(thread, "export")
    told = await running.shown(thread, lambda message: "failed twice" in message.content, asked)
    assert "Lambda" not in told.content
    assert told.pings.users == {running.alice.id}
    assert len(running.nemo.journal.renders) == 2
    await running.alice.click(told, "Export")
    result = await running.shown(thread, has_video, told)
    assert result.attachments[0].content_type == "video/mp4"


@pytest.mark.parametrize("fault", [DeadUrl(), DeadUrl(missing=True)])
async def test_a_dead_address_is_no_obstacle(
    running: Stage, thread: Channel, fault: DeadUrl
) -> None:
    """The service has another route for the file."""
    running.nemo.faults.next_render(fault)
    result = await exported(running, thread)
    assert result.attachments[0].size > 1000


async def test_a_video_that_cannot_be_fetched_at_all(running: Stage, thread: Channel) -> None:
    running.nemo.faults.next_render(DeadUrl(missing=True))
    running.nemo.faults.next_request("GET /api/render/proxy/*/download", Answer(404), times=9)
    asked = await running.alice.post(thread, "export")
    told = await running.shown(thread, lambda message: "couldn't fetch" in message.content, asked)
    assert labels(told) == ["Export"]


async def test_a_plan_that_blocks_exports(running: Stage, thread: Channel) -> None:
    running.nemo.accounts.anonymous()[0].can_export = False
    asked = await running.alice.post(thread, "export")
    told = await running.shown(
        thread, lambda message: "Register or upgrade your plan" in message.content, asked
    )
    assert "credits" not in told.content
    assert labels(told) == ["Export"]
    running.nemo.accounts.anonymous()[0].can_export = True
    await running.alice.click(told, "Export")
    await running.shown(thread, has_video, told)


async def test_a_second_export_waits_visibly(running: Stage, thread: Channel) -> None:
    running.nemo.faults.next_request("GET /api/render/proxy/lambda/*", Late(0.5))
    await running.alice.post(thread, "export")
    second = await running.alice.post(thread, "export")
    waiting = await running.shown(thread, lambda message: "next in line" in message.content, second)
    await running.discord.world.changes.until(
        lambda: sum(has_video(message) for message in running.of_bot(thread)) == 2, 20.0
    )
    await running.idle()
    assert len({render.render_id for render in running.nemo.journal.renders}) == 2
    assert running.edits_of(waiting)[-1].startswith("-# ✅ Exported in")


async def test_a_stopped_export_is_cancelled_over_there(running: Stage, thread: Channel) -> None:
    running.nemo.faults.next_render(StuckRender(40))
    asked = await running.alice.post(thread, "export")
    await running.shown(thread, lambda message: "40" in message.content, asked)
    await (await running.alice.run(thread, "video stop")).reply()
    await running.idle()
    (render,) = running.nemo.journal.renders
    ended = f"/api/render/proxy/lambda/{render.render_id}/cancel"
    assert [entry.status for entry in running.nemo.journal.requests if entry.path == ended] == [200]
    assert not any(has_video(message) for message in running.of_bot(thread))


async def test_the_words_choose_the_format(running: Stage, thread: Channel) -> None:
    asked = await running.alice.post(thread, "export 720p mov")
    result = await running.shown(thread, has_video, asked)
    (attachment,) = result.attachments
    assert attachment.filename.endswith(".mov")
    assert attachment.path.read_bytes()[4:12] == b"ftypqt  "


async def test_a_format_that_cannot_be_had_is_told(running: Stage, thread: Channel) -> None:
    asked = await running.alice.post(thread, "export as gif")
    result = await running.shown(thread, has_video, asked)
    assert "I can't make a GIF file, so this is MP4." in result.content
    assert result.attachments[0].content_type == "video/mp4"


async def test_the_project_is_handed_to_nobody_but_the_asker(
    running: Stage, thread: Channel
) -> None:
    result = await exported(running, thread)
    assert labels(result) == ["Storyboard", "Open in NemoVideo"]
    assert "claim" not in result.content
    pressed = await running.alice.click(result, "Open in NemoVideo")
    link = await pressed.reply()
    assert f"<{running.nemo.web_url}/workspace/claim?ct=" in link.content
    assert link.ephemeral_to == running.alice.id
    bob = running.discord.person("bob")
    refused = await (await bob.click(result, "Open in NemoVideo")).reply()
    assert "only for the person who asked" in refused.content
    assert refused.ephemeral_to == bob.id
    assert "claim?ct=" not in "".join(message.content for message in bob.history(thread))


async def test_a_video_that_discord_would_not_play_is_converted(
    running: Stage, thread: Channel
) -> None:
    running.nemo.renders.renderer = unusual
    result = await exported(running, thread)
    assert text("export.playable", "en") in result.content
    seen = await asyncio.to_thread(watch, result.attachments[0].path)
    assert (seen.codecs, seen.pixels, seen.index_in_front) == (("h264", "aac"), "yuv420p", True)


async def unusual(job: RenderJob, tell: Callable[[float], None]) -> RenderResult:
    """A renderer whose videos play in few places: H.265, the index at the end."""
    clip = Clip(codec="libx265", size=(128, 72), seconds=1.0, fast_start=False)
    await asyncio.to_thread(make_video, job.out, clip)
    return RenderResult(job.out, 128, 72, 1000, await asyncio.to_thread(size_of, job.out))


class TestSmallServer:
    """A server that takes far less than Discord says."""

    @pytest.fixture
    def discord_settings(self) -> DiscordSettings:
        return DiscordSettings(upload_limits=(LIMIT, LIMIT, LIMIT, LIMIT))

    @pytest.fixture
    async def thread(self, running: Stage) -> Channel:
        """A thread with a video that is larger than that."""
        data = io.BytesIO()
        Image.effect_noise((192, 192), 90).convert("RGB").save(data, "JPEG", quality=60)
        assert data.tell() < LIMIT
        thread = await running.drop(CLIP, ("noise.jpg", data.getvalue()))
        await running.answer(thread)
        return thread

    async def test_a_video_is_made_smaller_until_it_fits(
        self, running: Stage, thread: Channel
    ) -> None:
        result = await exported(running, thread)
        (attachment,) = result.attachments
        (render,) = running.nemo.journal.renders
        assert running.nemo.renders[render.render_id].size > LIMIT
        assert attachment.size <= LIMIT
        assert text("export.smaller", "en") in result.content
        assert f"<{running.nemo.api_url}" in result.content
        seen = await asyncio.to_thread(watch, attachment.path)
        assert seen.codecs[0] == "h264"
        assert seen.index_in_front
        assert seen.picture_s == pytest.approx(5.0, abs=0.3)

    async def test_what_it_takes_is_remembered(self, running: Stage, thread: Channel) -> None:
        await exported(running, thread)
        await exported(running, thread)
        await running.idle()
        calls = running.discord.recorder.matching("POST", f"/channels/{thread.id}/messages")
        uploads = [call.status for call in calls if call.files]
        assert uploads.count(200) == 2
        assert uploads[-1] == 200
        assert uploads[:-1].count(200) == 1


class TestShapes:
    """The service has answered in several shapes; all of them give the video."""

    @pytest.fixture(params=list(RenderShape))
    def nemo_settings(self, request: pytest.FixtureRequest) -> NemoSettings:
        return NemoSettings(
            render_shape=request.param, pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0
        )

    async def test_the_video_and_its_address(self, running: Stage, thread: Channel) -> None:
        result = await exported(running, thread)
        assert running.nemo.api_url in result.content
        assert result.attachments[0].content_type == "video/mp4"


class TestSpellings:
    """The draft's keys are undocumented; the bot reads all that are likely."""

    @pytest.fixture(params=list(SPELLINGS))
    def nemo_settings(self, request: pytest.FixtureRequest) -> NemoSettings:
        settings = NemoSettings(pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0)
        return replace(settings, spelling=request.param)

    async def test_the_timeline_and_the_video(self, running: Stage, thread: Channel) -> None:
        await running.say(thread, "add the title 'Hello' for the first 2 seconds")
        status = await running.say(thread, "status")
        assert 'Title: "Hello" (0-2s)' in status.content
        assert "photo.jpg (0-5s)" in status.content
        await exported(running, thread)
