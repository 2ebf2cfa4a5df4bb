"""A bot with nothing to do: what it holds, and what known threads add to that."""

import contextlib
import sqlite3
from pathlib import Path

from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.benchmarks.lag import warm_up
from tests.benchmarks.replies import NumberedWords
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import ACCOUNT, MIB, stage
from tests.benchmarks.threads import known_threads


async def run(known: int) -> Row:
    """Resident memory: at rest, with so many known threads, and after work."""
    nemo = NemoSettings(accounts=(ACCOUNT,), pace=Pace.instant())
    async with stage(nemo=nemo, agent=NumberedWords()) as world:
        (thread,) = await known_threads(world, 1)
        await world.start_bot()
        alone = await world.bot.settled()
        await world.stop_bot()
        multiply(world.database, known)
        await world.start_bot()
        many = await world.bot.settled()
        await warm_up(world, thread)
        after = await world.bot.settled()
    return {
        "rss_idle_mib": alone / MIB,
        "known_threads": known,
        "rss_known_mib": many / MIB,
        "kib_per_known_thread": (many - alone) / 1024 / known,
        "rss_after_work_mib": after / MIB,
    }


def multiply(database: Path, count: int) -> None:
    """Add so many threads that are like the first one, with ids of their own."""
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(threads)")]
        values = ["channel_id + n.i" if name == "channel_id" else name for name in names]
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" INSERT INTO threads ({', '.join(names)}) SELECT {', '.join(values)}"
            " FROM (SELECT * FROM threads LIMIT 1), n",
            [count],
        )
