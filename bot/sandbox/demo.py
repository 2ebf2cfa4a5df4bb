"""The demo: a Discord and a NemoVideo on this machine, and the unchanged bot between them."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncGenerator, Generator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TextIO

import av
from av.error import FFmpegError
from PIL import Image, UnidentifiedImageError

from bot.sandbox.child import BotProcess, environment
from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings
from bot.sandbox.playground.archive import ArchiveUnusable
from bot.sandbox.playground.folder import DataFolder, FolderRefused, default_folder
from bot.sandbox.playground.stage import PortTaken, playground
from bot.sandbox.story import Story

STORY = (
    "turn this image into a 5-second animated video clip",
    "add the title 'Golden hour' for the first 2 seconds and add soft piano music at 40%",
    "export",
)
START_S = 30.0
LOG = "bot.log"


class DemoFailed(Exception):
    """The demo can't go on; the message is one line."""


@dataclass(frozen=True, slots=True)
class Video:
    """A video that came out of the thread; duration in seconds, size in pixels."""

    path: Path
    duration_s: float
    width: int
    height: int
    codecs: str

    def __str__(self) -> str:
        return f"{self.path} ({self.duration_s:.1f} s, {self.width}×{self.height}, {self.codecs})"


async def headless(
    picture: Path | None,
    lines: Sequence[str],
    out: Path,
    *,
    output: TextIO,
    patience_s: float = 120.0,
) -> list[Video]:
    """Play a conversation and save the videos that came out of it under ``out``.

    The conversation is written to ``output`` as it grows. SIGTERM cancels it.

    Raises ``DemoFailed`` where no playable video did.
    """
    with _picture(picture) as image, _cancelled_by(signal.SIGTERM):
        await asyncio.to_thread(_check, image)
        await asyncio.to_thread(_make, out)
        traffic = os.environ.get("REELTHREAD_TRAFFIC")
        settings = DiscordSettings(traffic_file=Path(traffic) if traffic else None)
        async with (
            NemoSandbox(NemoSettings()) as nemo,
            DiscordSandbox(settings) as discord,
            _bot(discord, nemo, out / LOG),
        ):
            try:
                attachments = await Story(discord, output).play(image, lines, patience_s)
            except TimeoutError:
                raise DemoFailed(f"no answer within {patience_s:.0f} s") from None
            saved = [
                await asyncio.to_thread(_save, attachment.path, out / attachment.filename)
                for attachment in attachments
            ]
    if not saved:
        raise DemoFailed("no video came out of the thread: did the lines ask for an export?")
    return saved


async def serve(
    data: Path | None, *, port: int, fresh: bool, open_browser: bool, output: TextIO
) -> None:
    """Serve the playground on this machine until it is cancelled, as SIGTERM does.

    Its world is kept in ``data``, by default with the person's other programs' data.

    Raises ``DemoFailed`` where it can't begin, or can't go on.
    """
    with _cancelled_by(signal.SIGTERM):
        try:
            folder = DataFolder.at(data or default_folder())
            async with playground(folder, port, fresh=fresh) as running:
                print(
                    f"The playground is at {running.url} (Ctrl-C ends it)", file=output, flush=True
                )
                if open_browser and _has_screen():
                    await asyncio.to_thread(webbrowser.open, running.url)
                await running.keeper.run()
        except (ArchiveUnusable, FolderRefused, PortTaken) as error:
            raise DemoFailed(str(error)) from None


def _has_screen() -> bool:
    """Whether a browser would get a window; without one, it would take over the terminal."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


@contextlib.contextmanager
def _cancelled_by(number: signal.Signals) -> Generator[None]:
    """Within the block, the signal ends the task in order, so that no process is left behind."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    loop.add_signal_handler(number, task.cancel)
    try:
        yield
    finally:
        loop.remove_signal_handler(number)


@contextlib.contextmanager
def _picture(given: Path | None) -> Generator[Path]:
    """The picture to drop; without one, that which ships with the package."""
    if given is not None:
        yield given
        return
    with resources.as_file(resources.files("bot.sandbox").joinpath("sample.jpg")) as sample:
        yield sample


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LOG).write_bytes(b"")
    except OSError as error:
        raise DemoFailed(f"nothing can be saved in {folder}: {error.strerror}") from None


def _check(picture: Path) -> None:
    try:
        with Image.open(picture) as image:
            image.verify()
    except FileNotFoundError:
        raise DemoFailed(f"there is no file {picture}") from None
    except (UnidentifiedImageError, OSError):
        raise DemoFailed(f"{picture} is not an image that can be read") from None


@contextlib.asynccontextmanager
async def _bot(discord: DiscordSandbox, nemo: NemoSandbox, log: Path) -> AsyncGenerator[None]:
    """The bot, online, until the block is left."""
    with tempfile.TemporaryDirectory(prefix="reelthread-demo-") as folder:
        process = BotProcess(environment(discord, nemo), Path(folder), log)
        await process.start()
        try:
            await _online(discord, process, log)
            yield
        finally:
            await process.stop()


async def _online(discord: DiscordSandbox, process: BotProcess, log: Path) -> None:
    online = asyncio.create_task(discord.gateway.online.wait())
    ended = asyncio.create_task(process.ended())
    try:
        await asyncio.wait([online, ended], timeout=START_S, return_when=asyncio.FIRST_COMPLETED)
        if not online.done():
            raise DemoFailed(f"the bot didn't come online; what it said is in {log}")
    finally:
        for task in (online, ended):
            task.cancel()
        await asyncio.wait([online, ended])


def _save(source: Path, target: Path) -> Video:
    """Keep a video and look whether it plays: every frame of it is decoded."""
    shutil.copyfile(source, target)
    try:
        with av.open(str(target)) as container:
            stream = container.streams.video[0]
            frames = sum(1 for _ in container.decode(stream))
            codecs = "/".join(each.codec_context.name for each in container.streams)
            duration_s = float((container.duration or 0) / av.time_base)
            width, height = stream.codec_context.width, stream.codec_context.height
    except (FFmpegError, IndexError):
        raise DemoFailed(f"{target} is not a playable video") from None
    if not frames:
        raise DemoFailed(f"{target} has no picture")
    return Video(target, duration_s, width, height, codecs)
