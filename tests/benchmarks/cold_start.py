"""From the command to being on Discord; the network beside it is this machine's own."""

from bot.sandbox.nemo.settings import NemoSettings
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import ACCOUNT, stage


async def run() -> Row:
    """The first start, which makes the database, and the next one."""
    async with stage(nemo=NemoSettings(accounts=(ACCOUNT,))) as world:
        first_s = await world.start_bot()
        await world.stop_bot()
        next_s = await world.start_bot()
    return {"first_start_s": first_s, "cold_start_s": next_s}
