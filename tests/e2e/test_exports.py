"""Exports: what can go wrong between the word and the video."""

from dataclasses import replace

import pytest

from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.draft_json import SPELLINGS
from bot.sandbox.nemo.faults import Answer, DeadUrl, FailRender
from bot.sandbox.nemo.settings import NemoSettings, Pace, RenderShape
from tests.e2e.stage import CLIP, Stage


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
    return await running.shown(thread, lambda message: bool(message.attachments), asked)


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
    result = await running.shown(thread, lambda message: bool(message.attachments), told)
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
    await running.shown(thread, lambda message: bool(message.attachments), told)


async def test_two_exports_at_once_come_one_after_the_other(
    running: Stage, thread: Channel
) -> None:
    await running.alice.post(thread, "export")
    await running.alice.post(thread, "export")
    await running.discord.world.changes.until(
        lambda: sum(bool(message.attachments) for message in running.of_bot(thread)) == 2, 20.0
    )
    assert len({render.render_id for render in running.nemo.journal.renders}) == 2


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
