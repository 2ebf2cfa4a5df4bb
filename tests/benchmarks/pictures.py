"""Pictures: how long they take to be drawn, and how large they are."""

import asyncio
import json
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bot.core import storyboard
from bot.core.sketch import Place
from bot.media.tools import ProcessMediaTools
from tests.benchmarks.first_drawing import CLIPS, drawn
from tests.benchmarks.rows import Row
from tests.media.material import Clip, make_video
from tests.processes import ROOT

FILM_S = 12


async def run() -> Row:
    """The largest timeline, first in a process of its own; then a storyboard of a real video."""
    with TemporaryDirectory() as folder:
        return {**await _timeline(Path(folder)), **await _storyboard(Path(folder))}


async def _timeline(folder: Path) -> Row:
    for number in range(CLIPS):
        await asyncio.to_thread((folder / f"{number}.jpg").write_bytes, _photo(number))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.benchmarks.first_drawing", str(folder)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    return json.loads(told)


async def _storyboard(folder: Path) -> Row:
    tools = ProcessMediaTools(asyncio.Semaphore(1))
    clip = Clip(seconds=FILM_S, size=(1280, 720), sound=None)
    video = await asyncio.to_thread(make_video, folder / "film.mp4", clip)
    times = storyboard.times_ms(FILM_S * 1000, wide=True)
    started = time.perf_counter()
    film = await tools.frames(video, times)
    film_ms = (time.perf_counter() - started) * 1000
    frames: dict[Place, bytes] = {(0, index): frame.image for index, frame in enumerate(film)}
    board_ms, size = await drawn(tools, storyboard.storyboard(times, (16, 9)), frames)
    return {
        "film_ms": film_ms,
        "film_kb": sum(len(frame.image) for frame in film) / 1000,
        "storyboard_ms": board_ms,
        "storyboard_kb": size / 1000,
    }


def _photo(number: int) -> bytes:
    """A picture that is hard to compress."""
    noise = Image.effect_noise((256, 144), 90).convert("RGB")
    file = BytesIO()
    Image.blend(noise, Image.new("RGB", noise.size, (20 * number, 90, 200)), 0.6).save(file, "JPEG")
    return file.getvalue()
