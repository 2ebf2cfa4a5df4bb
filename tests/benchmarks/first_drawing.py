"""``python -m tests.benchmarks.first_drawing FOLDER``: a process that has drawn nothing before.

It draws the largest timeline twice, with the thumbnails in the folder, and prints how long each
took in milliseconds and how many bytes the picture has. Nothing else may load Pillow here.
"""

import asyncio
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bot.core.sketch import Place, Sketch
from bot.core.timeline import Timeline
from bot.core.timeline.marks import marks
from bot.core.timeline.picture import picture
from bot.media.tools import ProcessMediaTools

NAMES = (
    "Golden hour over the harbour",
    "海辺の夕焼け",
    "서울의 밤",
    "城市夜景 🌃",
    "Family 👨‍👩‍👧 picnic",
)
CLIPS = 12
_BEFORE = Timeline.from_draft({"t": [{"tt": 0, "sg": [{"n": "old", "d": 9000}]}]})
_AFTER = Timeline.from_draft(
    {
        "d": 30_000,
        "t": [
            {"tt": 0, "sg": [{"n": NAMES[n % len(NAMES)], "d": 2500} for n in range(CLIPS)]},
            {"tt": 1, "sg": [{"n": "Orchestra", "d": 30_000, "v": 0.35}]},
            {"tt": 7, "sg": [{"text": "A title that goes on and on, " * 9, "d": 30_000}]},
        ],
    }
)


async def drawn(
    tools: ProcessMediaTools, sketch: Sketch, looks: Mapping[Place, bytes]
) -> tuple[float, int]:
    """How long a picture takes, in milliseconds, and its bytes."""
    started = time.perf_counter()
    data = await tools.draw(sketch, looks)
    return (time.perf_counter() - started) * 1000, len(data)


async def main(looks: Mapping[Place, bytes]) -> None:
    """Print the figures as JSON."""
    tools = ProcessMediaTools(asyncio.Semaphore(1))
    sketch = picture(_AFTER, marks(_BEFORE, _AFTER), "en")
    first_ms, size = await drawn(tools, sketch, looks)
    again_ms, _ = await drawn(tools, sketch, looks)
    print(json.dumps({"first_ms": first_ms, "again_ms": again_ms, "size_kb": size / 1000}))


if __name__ == "__main__":
    photos = Path(sys.argv[1]).glob("*.jpg")
    asyncio.run(main({(0, int(photo.stem)): photo.read_bytes() for photo in photos}))
