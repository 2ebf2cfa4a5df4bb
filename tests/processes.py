"""Reelthread as a process of its own, as a host runs it."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
OWN_VARIABLES = ("REELTHREAD_", "NEMO_", "DISCORD_TOKEN", "SKILL_SOURCE")


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process left behind."""

    code: int
    out: str
    err: str


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The machine's environment without Reelthread's own settings, and with ``changes``."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(OWN_VARIABLES)}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **changes}


def reelthread(*arguments: str | Path, cwd: Path, **variables: str) -> Ended:
    """Run a command to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=cwd,
        env=environment(variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


async def start(*arguments: str | Path, cwd: Path, **variables: str) -> asyncio.subprocess.Process:
    """Start a command in a process group of its own, as a shell does."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *map(str, arguments),
        cwd=cwd,
        env=environment(variables),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )


async def line_with(process: asyncio.subprocess.Process, said: str) -> str:
    """Read what a process prints until a line has ``said``; the lines so far."""
    assert process.stdout is not None
    lines: list[str] = []
    async with asyncio.timeout(30):
        while line := (await process.stdout.readline()).decode():
            lines.append(line)
            if said in line:
                return "".join(lines)
    raise AssertionError(f"{said!r} was never printed: {lines}")


async def interrupt(process: asyncio.subprocess.Process, number: signal.Signals) -> Ended:
    """Send a signal: Ctrl-C reaches the whole group, any other one the process alone."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    if number is signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    async with asyncio.timeout(20):
        out, err = await process.communicate()
    _, alive = psutil.wait_procs(family, timeout=1)
    assert not alive, f"left behind: {alive}"
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())
