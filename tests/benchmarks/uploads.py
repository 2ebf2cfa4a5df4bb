"""People's files on their way to the service: what of them is in the bot's memory."""

import io
import random
from collections.abc import Sequence

from PIL import Image

from bot.sandbox.discord import DiscordSettings
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.benchmarks.replies import ASK_SHORTLY, NumberedWords
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import ACCOUNT, MIB, Stage, stage
from tests.benchmarks.threads import Known, known_threads

RIGHT = "photo.png"
WRONG = "photo.jpg"
"""A name that belies the file: to give it another one, the bot has to stream it."""


async def run(size_mib: int, at_once: int) -> Row:
    """The memory that one large file takes, and many of them, beyond what the bot has anyway."""
    nemo = NemoSettings(accounts=(ACCOUNT,), pace=Pace.instant())
    discord = DiscordSettings(premium_tier=3)
    async with stage(nemo=nemo, discord=discord, agent=NumberedWords()) as world:
        small, large = noise(1), noise(size_mib)
        warm, *threads = await known_threads(world, at_once + 1)
        await world.start_bot()
        await _bring(world, [warm], WRONG, small)
        one = await _bring(world, [warm], WRONG, large)
        many = await _bring(world, threads, WRONG, large)
        world.nemo.journal.clear()
        by_url = await _bring(world, threads, RIGHT, large)
        uploads = world.nemo.journal.uploads
        return {
            "file_mib": len(large) / MIB,
            "at_once": at_once,
            "streamed_one_mib": one,
            "streamed_all_mib": many,
            "by_url_mib": by_url,
            "bytes_through_bot": sum(u.size for u in uploads if u.source != "url"),
        }


async def _bring(world: Stage, threads: Sequence[Known], name: str, data: bytes) -> float:
    """Post the file in all threads; the peak of the bot's memory above what it had, in MiB."""
    before = await world.bot.settled()
    world.bot.watch_memory()
    known = len(world.nemo.journal.uploads)
    for thread in threads:
        await thread.person.post(thread.channel, ASK_SHORTLY, files=[(name, data, "image/jpeg")])
    await world.uploaded(known + len(threads))
    await world.idle()
    return (world.bot.peak_rss - before) / MIB


def noise(size_mib: int) -> bytes:
    """A PNG of about that size, which nothing makes smaller."""
    width = 1024
    height = max(size_mib * MIB // (3 * width), 1)
    pixels = random.Random(size_mib).randbytes(3 * width * height)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(file, "PNG", compress_level=0)
    return file.getvalue()
