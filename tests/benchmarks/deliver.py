"""Finished renders: how soon the video stands in the thread."""

import asyncio
import random
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bot.sandbox.nemo.render import RenderJob, RenderResult, render_in_process
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import ACCOUNT, PATIENCE_S, Stage, stage
from tests.benchmarks.start import DRAFT
from tests.benchmarks.threads import Known, known_threads

EXPORT = "export"


class Renderer:
    """Makes one real video beforehand, and hands it out after as long as each render takes."""

    def __init__(self, takes_s: Sequence[float]) -> None:
        self._takes_s = iter(takes_s)
        self._video: tuple[Path, RenderResult] | None = None
        self.completed_at: dict[str, float] = {}

    async def __call__(self, job: RenderJob, report: Callable[[float], None]) -> RenderResult:
        if self._video is None:
            result = await render_in_process(job, report)
            kept = job.out.with_name(f"kept{job.out.suffix}")
            await asyncio.to_thread(shutil.copyfile, job.out, kept)
            self._video = kept, result
            return result
        kept, result = self._video
        await asyncio.sleep(next(self._takes_s))
        await asyncio.to_thread(shutil.copyfile, kept, job.out)
        self.completed_at[str(job.out)] = time.monotonic()
        return RenderResult(
            job.out, result.width, result.height, result.duration_ms, result.size_bytes
        )


async def run(exports: int) -> Row:
    """Exports one after the other, each of 3 to 12 s, from the end of the render to the post."""
    takes = random.Random(1)
    renderer = Renderer([takes.uniform(3.0, 12.0) for _ in range(exports)])
    nemo = NemoSettings(accounts=(ACCOUNT,), pace=Pace.instant())
    async with stage(nemo=nemo, renderer=renderer) as world:
        warm, *threads = await known_threads(world, exports + 1)
        for thread in (warm, *threads):
            world.nemo.sessions[thread.session_id].draft = DRAFT
        await world.start_bot()
        await warm.say(EXPORT)
        await _posted(world, [warm])
        for thread in threads:
            await thread.say(EXPORT)
        posted = await _posted(world, threads)
        waits = [
            at - done
            for done, at in zip(sorted(renderer.completed_at.values()), sorted(posted), strict=True)
        ]
        return {
            "deliver_p50_s": median(waits),
            "deliver_max_s": max(waits),
            "rate_limited": world.discord.recorder.rate_limited(),
        }


async def _posted(world: Stage, threads: Sequence[Known]) -> list[float]:
    """When each thread got its video."""
    paths = {f"/channels/{thread.id}/messages" for thread in threads}
    async with asyncio.timeout(PATIENCE_S + 20 * len(threads)):
        while True:
            calls = [
                call
                for call in world.discord.recorder.calls
                if call.path in paths and call.method == "POST" and call.files
            ]
            if len(calls) >= len(paths):
                return [call.arrived_at for call in calls]
            await asyncio.sleep(0.1)
