"""Exports: from the word to the video in the thread."""

import asyncio
import errno
import os
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.core.ports import RenderPhase, RenderReport
from bot.core.records import ButtonAction, RenderStatus, ReplyRecord, ReplyRole
from bot.errors import (
    ConversationGone,
    ConversationUnavailable,
    MediaError,
    MediaToolsMissing,
    MediaUnreadable,
    PermissionMissing,
    PlanBlocksExport,
    ScopeMissing,
    ServiceError,
    ServiceUnavailable,
    TooManyRequests,
    UploadTooLarge,
)
from bot.locales import text
from tests.fakes import Shown, rendered
from tests.sessions.stage import PATIENCE_S, PERSON, QUICK, THREAD, Stage, draft

URL = "https://media.example/video.mp4"
FAILED = RenderReport(RenderPhase.FAILED)
PENDING = RenderReport(RenderPhase.PENDING)


def at_work(percent: float | None) -> RenderReport:
    return RenderReport(RenderPhase.PROCESSING, percent)


async def export(stage: Stage) -> Shown:
    """Ask for the export of a timeline with something on it; the last new message."""
    await stage.a_thread("kite")
    return await stage.ask("export")


def progress(stage: Stage) -> Shown:
    (shown,) = (one for one in stage.thread.messages.values() if one.nonce.endswith("p0"))
    return shown


async def test_the_video_is_a_new_message_for_the_asker(stage: Stage) -> None:
    video = await export(stage)
    (post,) = video.posts
    assert stage.thread.posted_files == [b"video"]
    assert post.filename == "turn-this-image-into-a-clip.mp4"
    assert (post.ping, post.reply_to) == (PERSON, THREAD + 1)
    assert f"<{URL}>" in video.text
    assert "turn this image into a clip" in video.text
    assert stage.service.renders == [(f"render_{THREAD + 1}_1", draft("kite"))]
    assert stage.said == []


async def test_progress_grows_in_one_message(stage: Stage) -> None:
    stage.service.reports = [PENDING, at_work(None), at_work(42.0), at_work(42.0), rendered()]
    await export(stage)
    shown = [post.text for post in progress(stage).posts]
    assert sum("42 %" in one for one in shown) == 1
    assert shown[-1].startswith("-# ✅")


async def test_status_tells_how_far_an_export_is(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(40.0)]
    await stage.say("export")
    await stage.shows("40 %")
    await stage.say("status")
    await stage.shows("An export is under way: ▰▰▰▰▱▱▱▱▱▱ 40 %")


async def test_nothing_to_export_before_the_first_edit(stage: Stage) -> None:
    await stage.drop("")
    await stage.idle()
    assert (await stage.ask("export")).text == text("export.nothing", "en")
    assert stage.service.renders == []


async def test_nothing_to_export_in_a_thread_without_a_session(stage: Stage) -> None:
    stage.service.open_errors = [ServiceUnavailable("503")]
    await stage.drop("")
    await stage.idle()
    assert (await stage.ask("export")).text == text("export.nothing", "en")


async def test_a_session_that_is_gone_has_nothing_to_export(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.dead = {"session1"}
    assert (await stage.ask("export")).text == text("export.session_gone", "en")


async def test_a_failed_render_is_retried_once_with_a_new_id(stage: Stage) -> None:
    stage.service.reports = [FAILED, rendered()]
    await export(stage)
    assert [render_id for render_id, _ in stage.service.renders] == [
        f"render_{THREAD + 1}_1",
        f"render_{THREAD + 1}_2",
    ]
    assert stage.thread.posted_files == [b"video"]


async def test_a_render_that_fails_twice_is_given_up(stage: Stage) -> None:
    stage.service.reports = [FAILED]
    said = await export(stage)
    assert len(stage.service.renders) == 2
    assert said.text == text("export.failed", "en")
    assert [button.action for button in said.posts[-1].buttons] == [ButtonAction.EXPORT]
    assert said.posts[-1].ping == PERSON
    assert progress(stage).text == text("export.ended", "en")
    assert await stage.store.open_renders(THREAD) == []


async def test_a_lost_answer_to_the_start_is_made_good_by_asking(stage: Stage) -> None:
    stage.service.start_errors = [ServiceUnavailable("reset", received=True)]
    await export(stage)
    assert len(stage.service.renders) == 1
    assert stage.thread.posted_files == [b"video"]


@pytest.mark.parametrize("again", [[], [ServiceUnavailable("reset", received=True)]])
async def test_a_start_that_never_arrived_is_repeated_with_the_same_id(
    stage: Stage, again: list[Exception]
) -> None:
    stage.service.start_errors = [ServiceUnavailable("refused", received=False), *again]
    await export(stage)
    assert [render_id for render_id, _ in stage.service.renders] == [f"render_{THREAD + 1}_1"]
    assert stage.thread.posted_files == [b"video"]


async def test_a_render_that_stays_unknown_is_given_up(stage: Stage) -> None:
    stage.service.start_errors = [ServiceUnavailable("refused", received=False)] * 2
    assert (await export(stage)).text == text("error.refused", "en")


async def test_polling_bears_a_service_that_is_ill(stage: Stage) -> None:
    stage.service.reports = [ServiceUnavailable("503"), TooManyRequests("429"), rendered()]
    await export(stage)
    assert stage.thread.posted_files == [b"video"]


@pytest.mark.parametrize(
    ("error", "key"),
    [(PlanBlocksExport("402"), "error.plan"), (TooManyRequests("429"), "error.busy")],
)
async def test_a_refused_export_is_explained(stage: Stage, error: ServiceError, key: str) -> None:
    stage.service.start_errors = [error]
    assert (await export(stage)).text == text(key, "en")
    assert stage.service.renders == []


async def test_a_missing_scope_is_named(stage: Stage) -> None:
    stage.service.start_errors = [ScopeMissing("403", "render")]
    assert "“render”" in (await export(stage)).text


async def test_a_video_without_an_address_is_attached(stage: Stage) -> None:
    stage.service.reports = [rendered(url=None)]
    video = await export(stage)
    assert "http" not in video.text
    assert stage.thread.posted_files == [b"video"]


async def test_a_video_that_cannot_be_fetched_comes_as_a_link(stage: Stage) -> None:
    stage.service.video = ServiceUnavailable("404")
    video = await export(stage)
    assert video.text.splitlines()[-1] == URL
    assert stage.thread.posted_files == []


async def test_a_video_that_the_disk_has_no_room_for_comes_as_a_link(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.service.video = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    video = await export(stage)
    assert video.text.splitlines()[-1] == URL
    assert stage.thread.posted_files == []
    assert "not kept for posting: No space left on device" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_video_that_is_nowhere_is_told(stage: Stage) -> None:
    stage.service.reports = [rendered(url=None)]
    stage.service.video = ServiceUnavailable("404")
    assert (await export(stage)).text == text("export.not_downloaded", "en")


async def test_the_words_choose_format_and_quality(stage: Stage) -> None:
    await stage.a_thread()
    await stage.ask("export 720p mov")
    await stage.ask("export as gif")
    assert stage.service.outputs == [("mov", "medium"), ("mp4", "high")]
    first, second = (one for one in stage.thread.messages.values() if one.posts[0].file)
    assert first.posts[0].filename == "turn-this-image-into-a-clip.mov"
    sorry = text("export.other_format", "en", wanted="GIF", format="MP4")
    assert (sorry in first.text, sorry in second.text) == (False, True)


async def test_a_video_over_the_servers_limit_is_made_smaller(stage: Stage) -> None:
    stage.thread.limit = 4
    stage.media.fitted = b"tiny"
    video = await export(stage)
    assert video.text.splitlines()[1:] == [text("export.smaller", "en"), f"Download: <{URL}>"]
    assert stage.thread.posted_files == [b"tiny"]
    assert video.posts[0].filename == "turn-this-image-into-a-clip.mp4"
    assert stage.media.limits == [4]


async def test_a_server_that_takes_less_than_it_says_is_remembered(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.video = b"v" * 100
    stage.media.fitted = b"f" * 40
    stage.thread.final_failures = [UploadTooLarge("40005")]
    await stage.ask("export")
    await stage.ask("export")
    assert stage.thread.posted_files == [b"f" * 40] * 2
    assert stage.media.limits == [50, 50]
    stage.thread.limit += 1
    await stage.ask("export")
    assert stage.thread.posted_files[-1] == b"v" * 100


async def test_a_server_that_takes_nothing_gets_the_link(stage: Stage) -> None:
    await stage.a_thread()
    stage.media.fitted = b"f"
    stage.thread.final_failures = [UploadTooLarge("40005")] * 2
    video = await stage.ask("export")
    assert video.text.splitlines()[-2:] == [text("export.too_large", "en"), URL]
    assert stage.media.limits == [2, 0]


async def test_a_video_that_discord_would_not_play_is_converted(stage: Stage) -> None:
    stage.media.playable = False
    stage.media.fitted = b"plays"
    video = await export(stage)
    assert text("export.playable", "en") in video.text
    assert stage.thread.posted_files == [b"plays"]


@pytest.mark.parametrize("fitted", [None, MediaUnreadable("no frame in it")])
async def test_a_video_that_cannot_be_converted_is_attached_as_it_is(
    stage: Stage, fitted: MediaError | None
) -> None:
    stage.media.playable = False
    stage.media.fitted = fitted
    video = await export(stage)
    assert video.text.splitlines()[1:] == [f"Download: <{URL}>"]
    assert stage.thread.posted_files == [b"video"]


async def test_without_media_tools_a_large_video_comes_as_a_link(stage: Stage) -> None:
    stage.media.playable = stage.media.fitted = MediaToolsMissing("no av")
    stage.thread.limit = 4
    video = await export(stage)
    assert video.text.splitlines()[-2:] == [text("export.too_large", "en"), URL]
    stage.thread.limit = 5
    await stage.ask("export")
    assert stage.thread.posted_files == [b"video"]


async def test_a_link_that_expires_says_when(stage: Stage) -> None:
    stage.service.reports = [rendered(f"{URL}?Expires=1795262400")]
    assert (await export(stage)).text.endswith("<t:1795262400:f>.")


async def test_an_address_that_is_none_is_not_shown(stage: Stage) -> None:
    stage.service.reports = [rendered("javascript:alert(1)")]
    assert "javascript" not in (await export(stage)).text
    assert stage.thread.posted_files == [b"video"]


async def test_the_time_left_is_told_once_it_can_be(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.a_thread()
    seconds = iter(range(0, 10_000, 10))
    clock = SimpleNamespace(monotonic=lambda: next(seconds))
    monkeypatch.setattr("bot.sessions.export_progress.time", clock)
    stage.service.reports = [at_work(20.0)]
    await stage.say("export")
    await stage.shows("20 %")
    stage.service.reports = [at_work(25.0)]
    await stage.shows("25 %")
    assert " left" not in progress(stage).text
    stage.service.reports = [at_work(40.0)]
    await stage.shows("left")
    stage.service.reports = [rendered()]
    await stage.idle()
    assert " left" not in progress(stage).text


async def test_a_video_over_the_servers_limit_comes_as_a_link(stage: Stage) -> None:
    stage.thread.limit = 4
    video = await export(stage)
    assert video.text.splitlines()[-2:] == [text("export.too_large", "en"), URL]
    assert stage.thread.posted_files == []


async def test_a_video_that_discord_finds_too_large_comes_as_a_link(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [UploadTooLarge("413")]
    video = await stage.ask("export")
    assert video.text.splitlines()[-1] == URL


async def test_a_video_that_may_not_be_attached_comes_as_a_link(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [PermissionMissing("50013", "Attach Files")]
    video = await stage.ask("export")
    assert "Attach Files" in video.text
    assert URL in video.text


@pytest.mark.parametrize("limit", [4, 100])
async def test_a_video_too_large_and_without_an_address_is_told(stage: Stage, limit: int) -> None:
    await stage.a_thread()
    stage.service.reports = [rendered(url=None)]
    stage.thread.limit = limit
    stage.thread.final_failures = [UploadTooLarge("413")] if limit > 4 else []
    said = await stage.ask("export")
    assert said.text == text("export.too_large_no_link", "en")
    assert [button.action for button in said.posts[-1].buttons] == [ButtonAction.EXPORT]


async def test_a_video_without_address_that_may_not_be_attached_is_told_above(
    stage: Stage,
) -> None:
    await stage.a_thread()
    stage.service.reports = [rendered(url=None)]
    stage.thread.final_failures = [PermissionMissing("50013", "Attach Files")]
    await stage.ask("export")
    assert stage.parent.texts == [text("thread.permission", "en", permission="Attach Files")]
    assert await stage.store.open_renders(THREAD) == []


async def test_a_deleted_thread_ends_the_export(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [ConversationGone("10003")]
    await stage.ask("export")
    assert await stage.store.open_renders(THREAD) == []


async def test_discord_out_of_reach_delays_the_video(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.final_failures = [ConversationUnavailable("503")] * 2
    await stage.ask("export")
    assert stage.thread.posted_files == [b"video"]


async def test_a_deleted_progress_message_holds_up_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.thread.delete(progress(stage).id)
    stage.service.reports = [at_work(50.0), rendered()]
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]
    assert not any(one.nonce.endswith("p0") for one in stage.thread.messages.values())


async def test_progress_that_cannot_be_shown_holds_up_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.failures = [ConversationUnavailable("503")]
    await stage.ask("export")
    assert stage.thread.posted_files == [b"video"]


async def test_a_button_stops_an_export_and_no_other(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    shown = progress(stage)
    (button,) = shown.posts[-1].buttons
    assert button.action is ButtonAction.STOP
    assert await stage.press(ButtonAction.STOP, "77") is None
    assert await stage.press(button.action, button.argument) == text("stop.done", "en")
    await stage.idle()
    assert shown.text == text("stop.export", "en")
    assert stage.thread.posted_files == []
    assert await stage.press(button.action, button.argument) is None


async def test_two_exports_come_one_after_the_other(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.say("export")
    await stage.shows("10 %")
    assert len(stage.service.renders) == 1
    waiting = text("export.queued", "en", count=1)
    await stage.shows(waiting)
    stage.service.reports = [rendered()]
    await stage.idle()
    assert stage.thread.posted_files == [b"video"] * 2
    (queued,) = (one for one in stage.thread.messages.values() if waiting in one.posts[0].text)
    assert queued.text.startswith("-# ✅")


async def test_a_render_goes_on_over_a_restart(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    stage.service.reports = [rendered()]
    await stage.start()
    await stage.idle()
    assert len(stage.service.renders) == 1
    assert stage.thread.posted_files == [b"video"]
    assert len([one for one in stage.thread.messages.values() if one.nonce.endswith("p0")]) == 1


async def test_a_finished_render_is_not_asked_for_again(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.held = asyncio.Event()
    await stage.say("export")
    async with asyncio.timeout(5):
        while not stage.service.downloads:
            await asyncio.sleep(0)
    (render,) = await stage.store.open_renders(THREAD)
    assert (render.status, render.url) == (RenderStatus.COMPLETED, URL)
    stage.thread.held = None
    await stage.crash()
    stage.service.reports = [FAILED]
    await stage.start()
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]
    assert stage.service.downloads == [URL, URL]


@pytest.mark.parametrize("told", [True, False])
async def test_a_result_that_was_posted_before_a_crash_is_not_posted_again(
    stage: Stage, told: bool
) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    if told:
        await stage.store.save_reply(ReplyRecord(2, ReplyRole.RESULT, 0, 55))
    stage.service.reports = [rendered()]
    await stage.start()
    await stage.idle()
    assert len(stage.thread.posted_files) == (0 if told else 1)
    assert "⏳" not in progress(stage).text
    assert await stage.store.open_renders(THREAD) == []


async def test_a_second_attempt_that_was_noted_before_a_crash_is_gone_on_with(
    stage: Stage,
) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    (first,) = await stage.store.open_renders(THREAD)
    second = replace(first, id=f"render_{THREAD + 1}_2", attempt=2, status=RenderStatus.CREATED)
    await stage.store.create_render(second)
    stage.service.reports = [FAILED, rendered()]
    await stage.start()
    await stage.idle()
    assert [render_id for render_id, _ in stage.service.renders] == [first.id, second.id]
    assert stage.thread.posted_files == [b"video"]


SLOW = replace(QUICK, render_slow=((0.0, 0.0),))


async def test_a_render_that_stands_still_is_told_of_once(stage: Stage) -> None:
    stage.retime(SLOW)
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows(text("export.slow", "en"))
    await stage.shows("nothing has moved for a while")
    await stage.crash()
    await stage.start()
    stage.service.reports = [rendered()]
    await stage.idle()
    told = [one for one in stage.thread.messages.values() if one.text == text("export.slow", "en")]
    assert [one.posts[-1].ping for one in told] == [PERSON]
    (button,) = told[0].posts[-1].buttons
    assert button.action is ButtonAction.STOP
    assert stage.thread.posted_files == [b"video"]


async def test_a_render_without_an_end_is_given_up_after_a_day(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    stage.retime(replace(QUICK, render_endless_s=0.0))
    await stage.start()
    await stage.idle()
    assert stage.thread.last.text == text("export.endless", "en")
    assert stage.service.cancelled == [f"render_{THREAD + 1}_1"]
    assert await stage.store.open_renders(THREAD) == []


async def test_progress_that_waits_for_discord_delays_no_video(stage: Stage) -> None:
    await stage.a_thread()
    stage.thread.held_progress = asyncio.Event()
    stage.service.reports = [at_work(10.0), at_work(20.0), rendered()]
    await stage.say("export")
    async with asyncio.timeout(PATIENCE_S):
        while not stage.thread.posted_files:
            await stage.thread.changed.wait()
            stage.thread.changed.clear()
    stage.thread.held_progress.set()
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]


async def test_it_is_shown_what_is_done_to_a_finished_video(stage: Stage) -> None:
    stage.media.playable = False
    stage.media.fitted = b"smaller"
    stage.media.fitting = asyncio.Event()
    await stage.a_thread()
    await stage.say("export")
    await stage.shows(text("export.fitting", "en"))
    stage.media.fitting.set()
    await stage.idle()
    assert stage.thread.posted_files == [b"smaller"]


async def test_the_places_of_waiting_exports_are_renewed(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [at_work(10.0)]
    for _ in range(3):
        await stage.say("export")
    await stage.shows(text("export.queued", "en", count=2))
    await stage.shows("10 %")
    running = next(one for one in stage.thread.messages.values() if "10 %" in one.text)
    (button,) = running.posts[-1].buttons
    waiting = text("export.queued", "en", count=2)
    last = next(one for one in stage.thread.messages.values() if waiting in one.text)
    await stage.press(button.action, button.argument)
    async with asyncio.timeout(PATIENCE_S):
        while text("export.queued", "en", count=1) not in last.text:
            stage.thread.changed.clear()
            await stage.thread.changed.wait()
    stage.service.reports = [rendered()]
    await stage.idle()
    assert last.text.startswith("-# ✅")
