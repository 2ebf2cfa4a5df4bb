"""The unchanged bot as a process of its own, as a host would run it."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.nemo.server import NemoSandbox

STOP_S = 10.0
DRAIN_S = 2.0
LOOK_AGAIN_S = 1.0
"""Nobody who watches a demo recover waits as long as the real service may take to settle."""
_OWN_VARIABLES = ("REELTHREAD__", "NEMO_", "DISCORD_TOKEN", "SKILL_SOURCE")

logger = logging.getLogger(__name__)


def environment(discord: DiscordSandbox, nemo: NemoSandbox) -> dict[str, str]:
    """This machine's environment, with both stand-ins in place of the host's own settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(_OWN_VARIABLES)}
    return {
        **own,
        "DISCORD_TOKEN": discord.settings.token,
        "NEMO_API_URL": nemo.api_url,
        "NEMO_WEB_URL": nemo.web_url,
        "REELTHREAD__DISCORD__API_URL": discord.api_url,
        "REELTHREAD__DISCORD__GATEWAY_URL": discord.gateway_url,
        "REELTHREAD__DISCORD__CHANNEL_IDS": str(discord.channel.id),
        "REELTHREAD__LIMITS__DRAIN_S": str(DRAIN_S),
        "REELTHREAD__LIMITS__LOOK_AGAIN_S": str(LOOK_AGAIN_S),
    }


class BotProcess:
    """A bot that can be started, stopped and killed; one at a time.

    It works in `folder`, and what it says is added to the file `log`. `changed` is called
    whenever the process has begun or ended; an end that nobody asked for is logged.
    """

    def __init__(
        self,
        variables: Mapping[str, str],
        folder: Path,
        log: Path,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._variables = dict(variables)
        self._folder = folder
        self._log = log
        self._changed = changed
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()
        self._ending = False
        self.starts = 0

    @property
    def pid(self) -> int | None:
        """The id of the process, while it runs."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> None:
        """Begin the process, unless it runs."""
        async with self._turn:
            if self._process is not None:
                return
            with self._log.open("ab") as lines:
                process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    *("-m", "bot.sandbox.leash", "run"),
                    cwd=self._folder,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=lines,
                    stderr=lines,
                    env=self._variables,
                    process_group=0,  # a terminal's Ctrl-C is for the demo, which then stops it
                )
            self._process, self._ending = process, False
            self.starts += 1
            self._watch = asyncio.create_task(self._until_end(process), name="bot process")
        self._changed()

    async def stop(self) -> None:
        """End the process in order; what takes longer than some seconds is killed."""
        async with self._turn:
            await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """End the process without a word, as a power cut does."""
        async with self._turn:
            await self._end(signal.SIGKILL)

    async def ended(self) -> None:
        """Wait until the process is no more."""
        if self._watch is not None:
            await asyncio.shield(self._watch)

    async def _end(self, number: signal.Signals) -> None:
        process = self._process
        if process is None:
            return
        self._ending = True
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(number)
        try:
            async with asyncio.timeout(STOP_S):
                await self.ended()
        except TimeoutError:
            process.kill()
            await self.ended()

    async def _until_end(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()
        self._process = None
        if not self._ending:
            logger.warning("the bot has ended by itself; what it said is in %s", self._log)
        self._changed()
