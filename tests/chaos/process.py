"""One bot process after the other on the same database."""

import asyncio
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.processes import environment

LOG = "bot.log"
ENDS_WITHIN_S = 30.0


class BotProcess:
    """The bot with its database and its log in ``folder``."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        self._folder = folder
        self._variables = variables
        self._process: asyncio.subprocess.Process | None = None
        self.ended_at: list[float] = []
        """When each process was gone, in seconds of the monotonic clock."""

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start the next one; what it says is appended to the log."""
        with (self._folder / LOG).open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.chaos.impatient",
                cwd=self._folder,
                env=environment(self._variables),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def end(self, number: signal.Signals) -> int:
        """Send a signal, wait until the process is gone, and return its exit code."""
        assert self._process is not None, "started before"
        if self._process.returncode is None:
            self._process.send_signal(number)
        try:
            async with asyncio.timeout(ENDS_WITHIN_S):
                code = await self._process.wait()
        except TimeoutError:
            self._process.kill()
            code = await self._process.wait()
        self.ended_at.append(time.monotonic())
        self._note(f"--- ended by {number.name} with code {code}\n")
        return code

    def tracebacks(self) -> int:
        """How many the processes have logged so far."""
        return (self._folder / LOG).read_text("utf-8").count("Traceback (most recent call last)")

    def _note(self, line: str) -> None:
        with (self._folder / LOG).open("a") as log:
            log.write(line)
