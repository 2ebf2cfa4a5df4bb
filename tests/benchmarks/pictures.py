"""Pictures: how long they take to be drawn, and how large they are."""

import asyncio
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bot.core import storyboard
from bot.core.sketch import Place, Sketch
from bot.core.timeline import Timeline
from bot.core.timeline.marks import marks
from bot.core.timeline.picture import picture
from bot.media.tools import ProcessMediaTools
from tests.benchmarks.rows import Row
from tests.media.material import Clip, make_video

NAMES = (
    "Golden hour over the harbour",
    "海辺の夕焼け",
    "서울의 밤",
    "城市夜景 🌃",
    "Family 👨‍👩‍👧 picnic",
)
BEFORE = Timeline.from_draft({"t": [{"tt": 0, "sg": [{"n": "old", "d": 9000}]}]})
AFTER = Timeline.from_draft(
    {
        "d": 30_000,
        "t": [
            {"tt": 0, "sg": [{"n": NAMES[n % len(NAMES)], "d": 2500} for n in range(12)]},
            {"tt": 1, "sg": [{"n": "Orchestra", "d": 30_000, "v": 0.35}]},
            {"tt": 7, "sg": [{"text": "A title that goes on and on, " * 9, "d": 30_000}]},
        ],
    }
)


async def run() -> Row:
    """The largest timeline first in a fresh process, then again; a storyboard of a real video."""
    tools = ProcessMediaTools(asyncio.Semaphore(1))
    sketch = picture(AFTER, marks(BEFORE, AFTER), "en")
    looks: dict[Place, bytes] = {(0, index): _photo(index) for index in range(12)}
    first_ms, size_kb = await _drawn(tools, sketch, looks)
    again_ms, _ = await _drawn(tools, sketch, looks)
    with TemporaryDirectory() as folder:
        clip = Clip(seconds=12.0, size=(1280, 720), sound=None)
        video = await asyncio.to_thread(make_video, Path(folder) / "film.mp4", clip)
        times = storyboard.times_ms(12_000, wide=True)
        started = time.perf_counter()
        film = await tools.frames(video, times)
        film_ms = (time.perf_counter() - started) * 1000
    frames = {(0, index): frame.image for index, frame in enumerate(film)}
    board_ms, board_kb = await _drawn(tools, storyboard.storyboard(times, (16, 9)), frames)
    return {
        "first_ms": first_ms,
        "again_ms": again_ms,
        "size_kb": size_kb,
        "film_ms": round(film_ms, 1),
        "film_kb": sum(len(frame.image) for frame in film) / 1000,
        "storyboard_ms": board_ms,
        "storyboard_kb": board_kb,
    }


async def _drawn(
    tools: ProcessMediaTools, sketch: Sketch, looks: dict[Place, bytes]
) -> tuple[float, float]:
    started = time.perf_counter()
    data = await tools.draw(sketch, looks)
    return round((time.perf_counter() - started) * 1000, 1), len(data) / 1000


def _photo(number: int) -> bytes:
    """A picture that is hard to compress."""
    noise = Image.effect_noise((256, 144), 90).convert("RGB")
    file = BytesIO()
    Image.blend(noise, Image.new("RGB", noise.size, (20 * number, 90, 200)), 0.6).save(file, "JPEG")
    return file.getvalue()
