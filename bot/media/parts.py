"""Which parts for media are installed, found out in a process like those that need them."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE

_LOOK = """
import av
for name in ("libx264", "aac"):
    av.Codec(name, "w")
import pillow_heif.HeifImagePlugin
"""
TIME_LIMIT_S = 20.0


async def lacking() -> str | None:
    """What is missing, in a line; None: every kind of file can be worked on."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _LOOK, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE
    )
    try:
        async with asyncio.timeout(TIME_LIMIT_S):
            _, complaints = await process.communicate()
    except TimeoutError:
        process.kill()
        await process.communicate()
        return f"no answer within {TIME_LIMIT_S:g} s"
    if process.returncode == 0:
        return None
    lines = complaints.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"status {process.returncode}"
