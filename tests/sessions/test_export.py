"""Exports: from the word to a render that has ended."""

import pytest

from bot.core.records import ButtonAction
from bot.errors import (
    PlanBlocksExport,
    ScopeMissing,
    ServiceError,
    ServiceUnavailable,
    TooManyRequests,
)
from bot.locales import text
from tests.fakes import rendered
from tests.sessions.exports import FAILED, URL, export, progress
from tests.sessions.stage import PERSON, THREAD, Stage, draft


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


async def test_the_words_choose_format_and_quality(stage: Stage) -> None:
    await stage.a_thread()
    await stage.ask("export 720p mov")
    await stage.ask("export as gif")
    assert stage.service.outputs == [("mov", "medium"), ("mp4", "high")]
    first, second = (one for one in stage.thread.messages.values() if one.posts[0].file)
    assert first.posts[0].filename == "turn-this-image-into-a-clip.mov"
    sorry = text("export.other_format", "en", wanted="GIF", format="MP4")
    assert (sorry in first.text, sorry in second.text) == (False, True)
