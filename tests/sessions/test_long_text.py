"""A text that would fill many messages comes as a file, once, and whole."""

import asyncio
import tempfile
from pathlib import Path

import pytest

from bot.core.chunk import split
from bot.core.events import TextDelta, TextWhole
from bot.core.records import ButtonAction
from bot.core.reply import MOST_MESSAGES
from bot.errors import PermissionMissing
from bot.locales import text
from bot.sessions.delivery import TEXT_FILE
from tests.sessions.stage import Stage

LONG = "\n\n".join(f"Scene {number}: " + "the kite flies on " * 40 + "." for number in range(20))
IN_FILE = text("reply.in_file", "en")


@pytest.fixture
async def thread(stage: Stage) -> Stage:
    """A thread whose next edit is answered at length."""
    await stage.a_thread()
    stage.service.runs = [[TextWhole(LONG)]]
    return stage


def answer(stage: Stage) -> list[str]:
    """The messages below the first edit's answer."""
    return stage.thread.texts[1:]


async def test_the_beginning_is_shown_and_all_is_in_the_file(thread: Stage) -> None:
    shown = await thread.ask("write me a script")
    assert answer(thread) == [split(LONG)[0], IN_FILE]
    assert thread.thread.posted_files == [LONG.encode()]
    assert shown.posts[-1].filename == TEXT_FILE


async def test_a_text_of_a_few_messages_comes_as_messages(stage: Stage) -> None:
    await stage.a_thread()
    pages = split(LONG)[:MOST_MESSAGES]
    stage.service.runs = [[TextWhole("\n\n".join(pages))]]
    await stage.ask("write me a script")
    assert len(answer(stage)) == MOST_MESSAGES
    assert stage.thread.posted_files == []


async def test_buttons_stand_under_the_file(thread: Stage) -> None:
    thread.service.runs = [[TextWhole(f"{LONG}\n\nThen click Export.")]]
    shown = await thread.ask("write me a script")
    assert [button.action for button in shown.posts[-1].buttons] == [ButtonAction.EXPORT]


async def test_the_preview_stays_short(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[TextDelta(LONG), go_on, TextWhole(LONG)]]
    await stage.say("write me a script")
    await stage.shows(text("progress.long", "en"))
    assert answer(stage)[:-1] == split(LONG)[: MOST_MESSAGES - 1]
    go_on.set()
    await stage.idle()
    assert answer(stage) == [split(LONG)[0], IN_FILE]
    assert len(stage.thread.deleted) == MOST_MESSAGES - 1


async def test_where_no_file_may_be_posted_it_comes_as_messages(thread: Stage) -> None:
    thread.thread.final_failures = [None, PermissionMissing("50013", "Attach Files")]
    await thread.ask("write me a script")
    assert answer(thread) == split(LONG)
    assert (await thread.turn(2)).delivered


async def test_where_the_disk_is_full_it_comes_as_messages(
    thread: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.sessions.delivery.TEXT_FILE", "/dev/full")
    await thread.ask("write me a script")
    assert answer(thread) == split(LONG)
    assert (await thread.turn(2)).delivered
    said = "a long text comes in messages: No space left on device"
    assert caplog.messages.count(said) == 1
    assert "Traceback" not in caplog.text


async def test_where_there_is_no_folder_for_files_it_comes_as_messages(
    thread: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    await thread.ask("write me a script")
    assert answer(thread) == split(LONG)


@pytest.mark.parametrize("step", range(1, 5))
async def test_after_a_crash_nothing_is_posted_twice(thread: Stage, step: int) -> None:
    thread.thread.held = asyncio.Event()
    await thread.say("write me a script")
    async with asyncio.timeout(10):
        while (await thread.turn(2)).final is None:
            await asyncio.sleep(0)
    crash = thread.crash_at(step)
    thread.thread.held.set()
    await thread.idle_or(crash.reached)
    thread.thread.held = None
    await thread.restart()
    await thread.idle()
    assert answer(thread) == [split(LONG)[0], IN_FILE]
    assert len(thread.thread.posted_files) == 1
    assert (await thread.turn(2)).delivered
