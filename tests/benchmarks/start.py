"""A start with unfinished renders: how soon each of them is asked for again."""

import asyncio
from collections.abc import Callable

import aiohttp

from bot.core.records import RenderRecord, RenderStatus
from bot.sandbox.nemo.accounts import ATTRIBUTION_HEADERS
from bot.sandbox.nemo.draft import Draft, VideoSegment, VideoTrack
from bot.sandbox.nemo.render import RenderJob, RenderResult
from bot.sandbox.nemo.settings import NemoSettings, Pace
from bot.store.store import open_store
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import ACCOUNT, PATIENCE_S, Stage, stage
from tests.benchmarks.threads import Known, known_threads

_CLIP = VideoTrack((VideoSegment("clip", "kite.png", 0, 5000),))
DRAFT = Draft(duration_ms=5000, tracks=(_CLIP,))


async def never(job: RenderJob, report: Callable[[float], None]) -> RenderResult:
    """A renderer that is at work for ever."""
    del job, report
    return await asyncio.Future()


async def run(renders: int) -> Row:
    """From the instant at which the bot is on Discord to the first look at each render."""
    nemo = NemoSettings(accounts=(ACCOUNT,), pace=Pace.instant())
    async with stage(nemo=nemo, renderer=never) as world:
        threads = await known_threads(world, renders)
        await unfinished(world, threads)
        world.nemo.journal.clear()
        await world.start_bot()
        online_at = asyncio.get_running_loop().time()
        polled = await _polled(world, renders)
        return {
            "renders": renders,
            "first_poll_s": polled[0] - online_at,
            "all_polled_s": polled[-1] - online_at,
            "rate_limited": world.discord.recorder.rate_limited(),
        }


async def unfinished(world: Stage, threads: list[Known]) -> None:
    """Let every thread have a render under way that the bot has ordered before."""
    url = f"sqlite+aiosqlite:///{world.database}"
    attribution = {str(name): "benchmark" for name in ATTRIBUTION_HEADERS}
    headers = {**attribution, "Authorization": f"Bearer {ACCOUNT.token}"}
    draft = world.nemo.sessions.draft_json(DRAFT)
    async with open_store(url) as store, aiohttp.ClientSession(headers=headers) as http:
        for thread in threads:
            render_id = f"render_{thread.id}_1"
            await store.create_render(
                RenderRecord(
                    id=render_id,
                    channel_id=thread.id,
                    turn_id=thread.opening,
                    session_id=thread.session_id,
                    draft=draft,
                    format="mp4",
                    quality="high",
                    status=RenderStatus.SUBMITTED,
                )
            )
            body = {"id": render_id, "sessionId": thread.session_id, "draft": draft}
            address = f"{world.nemo.api_url}/api/render/proxy/lambda"
            async with http.post(address, json=body) as response:
                response.raise_for_status()


async def _polled(world: Stage, renders: int) -> list[float]:
    """When each render was asked for first, in order."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            first: dict[str, float] = {}
            for request in world.nemo.journal.requests:
                if request.method == "GET" and "/lambda/render_" in request.path:
                    first.setdefault(request.path, request.at)
            if len(first) >= renders:
                return sorted(first.values())
            await asyncio.sleep(0.1)
