"""The video of an export reaches its thread: attached, made to fit, or as a link."""

import errno
import os

import pytest

from bot.core.records import ButtonAction
from bot.errors import (
    ConversationGone,
    ConversationUnavailable,
    MediaError,
    MediaToolsMissing,
    MediaUnreadable,
    PermissionMissing,
    ServiceUnavailable,
    UploadTooLarge,
)
from bot.locales import text
from tests.fakes import rendered
from tests.sessions.exports import URL, export
from tests.sessions.stage import THREAD, Stage


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
