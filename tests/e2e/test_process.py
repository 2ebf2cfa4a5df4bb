"""The bot as a process of its own, ended by signals in the middle of its work."""

import signal
import sqlite3
from contextlib import closing

import pytest

from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, Stage
from tests.processes import interrupt, start


@pytest.fixture
def nemo_settings() -> NemoSettings:
    """Slow enough to end the bot in the middle."""
    pace = Pace(first_event_s=0.1, delta_s=0.02, edit_tool_s=0.2, generate_tool_s=0.5)
    return NemoSettings(pace=pace, silent_ratio=0.0, gui_ratio=0.0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_in_order(
    world: Stage, photo: bytes, number: signal.Signals
) -> None:
    """And the next start goes on where it was."""
    process = await start(
        "run",
        cwd=world.folder,
        DISCORD_TOKEN=world.discord.settings.token,
        NEMO_API_URL=world.nemo.api_url,
        NEMO_WEB_URL=world.nemo.web_url,
        REELTHREAD__DISCORD__API_URL=world.discord.api_url,
        REELTHREAD__DISCORD__GATEWAY_URL=world.discord.gateway_url,
        REELTHREAD__DISCORD__CHANNEL_IDS=str(world.channel.id),
        REELTHREAD__LIMITS__DRAIN_S="0",
    )
    await world.online()
    thread = await world.drop(CLIP, ("photo.jpg", photo))
    await world.shown(thread, lambda message: message.content.startswith("Let"))
    ended = await interrupt(process, number)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    with closing(sqlite3.connect(world.folder / "reelthread.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert world.rows("SELECT status FROM turns") == [("sent",)]

    await world.start_bot()
    await world.answer(thread)
    assert world.prompts() == [CLIP]
    assert len(world.of_bot(thread)) == 1
