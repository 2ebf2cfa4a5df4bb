"""The playground with the real bot: how it starts, how it ends, and from one run to the next."""

import asyncio
import os
import re
import signal
from pathlib import Path

import psutil
import pytest

from bot.sandbox.playground.folder import ARCHIVE, DataFolder
from bot.sandbox.playground.stage import playground
from tests.processes import Ended, interrupt, line_with, reelthread, start
from tests.sandbox.nemo.http_client import image_bytes
from tests.sandbox.playground.browser import PATIENCE_S, Json, Page, opened

Process = asyncio.subprocess.Process
CLIP = "turn this image into a 2-second clip"


async def demo(
    folder: Path, *arguments: str, opening: str = "--no-open", **variables: str
) -> tuple[Process, str]:
    """A demo that has said where it is, and its address."""
    command = ("demo", opening, "--port", "0", "--data", "world", *arguments)
    process = await start(*command, cwd=folder, **variables)
    told = await line_with(process, "The playground is at")
    address = re.search(r"http://127\.0\.0\.1:\d+/", told)
    assert address is not None
    assert told.count("\n") == 1
    return process, address[0]


async def online(page: Page) -> None:
    """Wait until the bot is on Discord."""
    if page.ready["bot"]["state"] != "online":
        await page.told("people", lambda data: data["bot"]["state"] == "online")


async def settled(page: Page, channel_id: str, said: str) -> Json:
    """The bot's answer in a channel, once it says something."""

    def fits(message: Json) -> bool:
        by_bot = message["author"]["bot"] and message["channel_id"] == channel_id
        return by_bot and said in message["content"]

    return await page.message(fits)


async def drop_picture(page: Page, text: str = CLIP) -> str:
    """Drop a picture; the id of the thread that opens."""
    upload = await page.upload("beach.png", image_bytes())
    sent = await page.ask("post", channel_id=page.channel("videos"), content=text, files=[upload])
    thread_id: str = sent["message"]["id"]
    await page.told("channel_create", lambda data: data["channel"]["id"] == thread_id)
    return thread_id


def written_at(archive: Path) -> int:
    """When a world was last saved, in nanoseconds."""
    return archive.stat().st_mtime_ns


async def saved(page: Page, archive: Path) -> None:
    """Wait until all that has happened is on disk: a save that began by now, and one more."""
    writes = {written_at(archive)}
    async with asyncio.timeout(PATIENCE_S):
        while len(writes) <= 2:
            await page.ask("typing", channel_id=page.channel("lounge"))
            await asyncio.sleep(0.1)
            writes.add(written_at(archive))


async def test_a_thread_goes_on_after_a_kill(tmp_path: Path) -> None:
    process, url = await demo(tmp_path)
    async with opened(url) as page:
        await online(page)
        thread = await drop_picture(page)
        await settled(page, thread, "Cost:")
        await saved(page, tmp_path / "world" / ARCHIVE)
    (bot,) = psutil.Process(process.pid).children()
    process.kill()
    await process.communicate()
    gone, _ = await asyncio.to_thread(psutil.wait_procs, [bot], timeout=PATIENCE_S)
    assert gone, "the bot has ended by itself"

    process, url = await demo(tmp_path)
    async with opened(url) as page:
        await online(page)
        before = (await page.ask("history", channel_id=thread))["messages"]
        assert before, "the thread was kept with what was said in it"
        await page.ask("post", channel_id=thread, content="add the title 'Hi again'")
        answer = await settled(page, thread, "Hi again")
        assert int(answer["id"]) > max(int(message["id"]) for message in before)
        await settled(page, thread, "Cost:")
    ended = await interrupt(process, signal.SIGINT)
    assert (ended.code, ended.err) == (130, "")
    assert "Traceback" not in (tmp_path / "world" / "bot.log").read_text()


def refused(ended: Ended) -> str:
    """The one line that says why a demo can't begin."""
    assert ended.code == 2
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    return line


def browser(folder: Path) -> str:
    """A browser that only notes what it was to show."""
    program = folder / "browser"
    part, shown = folder / "part", folder / "shown"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{part}"\nmv "{part}" "{shown}"\n')
    program.chmod(0o755)
    return str(program)


async def test_demos_in_each_others_way(tmp_path: Path) -> None:
    world = tmp_path / "world"
    world.mkdir()
    (world / "reelthread-demo.db").write_bytes(b"damaged" * 1000)

    async def refusal(*arguments: str) -> str:
        command = ("demo", "--no-open", *arguments)
        return refused(await asyncio.to_thread(reelthread, *command, cwd=tmp_path))

    told = await refusal("--data", "world")
    assert told == f"reelthread: {world}/reelthread-demo.db is damaged: start anew with --fresh"
    process, url = await demo(tmp_path, "--fresh", opening="--open", BROWSER=browser(tmp_path))
    async with asyncio.timeout(PATIENCE_S):
        while not (shown := tmp_path / "shown").exists():
            await asyncio.sleep(0.02)
    assert shown.read_text() == url
    port = url.rstrip("/").rsplit(":", 1)[1]
    taken = f"reelthread: port {port} is taken: choose another one with --port"
    assert await refusal("--port", port, "--data", "other") == taken
    in_use = f"reelthread: another demo is running on {world}"
    assert await refusal("--port", "0", "--data", "world", "--fresh") == in_use
    async with opened(url) as page:
        assert page.channel("videos"), "the first one goes on as if nothing had been"
    ended = await interrupt(process, signal.SIGTERM)
    assert (ended.code, ended.err) == (143, "")


async def test_the_bot_is_killed_stopped_and_started(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = DataFolder.at(tmp_path / "world")
    async with playground(folder, 0) as running, opened(running.url) as page:
        await online(page)
        first = running.bot.pid
        thread = await drop_picture(page)
        await settled(page, thread, "Let me turn")
        machinery = (await page.ask("fault", name="kill_bot"))["machinery"]
        assert (machinery["bot"]["starts"], machinery["bot"]["state"]) == (2, "starting")
        assert machinery["bot"]["pid"] not in (None, first)
        await page.told("people", lambda data: data["bot"]["state"] == "online", count=2)
        await settled(page, thread, "The connection broke")

        machinery = (await page.ask("fault", name="bot", on=False))["machinery"]
        assert (machinery["bot"]["state"], machinery["bot"]["pid"]) == ("stopped", None)
        page.events.clear()
        await page.ask("fault", name="bot", on=True)
        await page.told("people", lambda data: data["bot"]["state"] == "online")
        outcome = await page.ask("run", channel_id=thread, command="video status", options={})
        assert outcome["state"] in ("message", "thinking")

        assert "ended by itself" not in caplog.text
        assert running.bot.pid is not None
        os.kill(running.bot.pid, signal.SIGKILL)
        await page.told("people", lambda data: data["bot"]["state"] == "stopped")
        assert f"the bot has ended by itself; what it said is in {folder.log}" in caplog.text
