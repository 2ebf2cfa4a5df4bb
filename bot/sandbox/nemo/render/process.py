"""The rendering process as seen from the server: started, listened to and, if need be, stopped."""

import asyncio
import json
import logging
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.sandbox.nemo.draft_json import JsonObject, as_object
from bot.sandbox.nemo.render.job import RenderError, RenderJob, RenderResult

STOP_GRACE_S = 3.0

logger = logging.getLogger(__name__)


async def render_in_process(job: RenderJob, on_progress: Callable[[float], None]) -> RenderResult:
    """Render a job in a process of its own and wait for it.

    `on_progress` hears the share of frames written, rising to 1. Cancelling stops the process, and
    neither it nor any file outlives the call. Raises RenderError.
    """
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".render-", dir=job.out.parent) as scratch:
        inner = replace(job, out=Path(scratch) / job.out.name)
        job_file = Path(scratch) / "job.json"
        job_file.write_text(json.dumps(inner.to_json()), encoding="utf-8")
        result = _result(await _run(job_file, on_progress))
        result.path.replace(job.out)
    return replace(result, path=job.out)


async def _run(job_file: Path, on_progress: Callable[[float], None]) -> JsonObject:
    """The last line that the process says. Its complaints go to the log."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.sandbox.nemo.render", str(job_file)),
        stdout=PIPE,
        stderr=PIPE,
        process_group=0,  # a terminal's Ctrl-C is for the server, which then stops its renders
    )
    try:
        async with asyncio.TaskGroup() as group:
            said = group.create_task(_listen(process, on_progress))
            complaints = group.create_task(_read_all(process))
        await process.wait()
    finally:
        await _stop(process)
    if complaints.result():
        logger.warning("the renderer complained: %s", complaints.result().decode(errors="replace"))
    return said.result()


async def _listen(process: Process, on_progress: Callable[[float], None]) -> JsonObject:
    assert process.stdout is not None
    last: JsonObject = {}
    async for line in process.stdout:
        # A process that is killed may leave half a line.
        with suppress(ValueError):
            last = as_object(json.loads(line))
        progress = last.get("progress")
        if isinstance(progress, int | float):
            on_progress(progress)
    return last


async def _read_all(process: Process) -> bytes:
    assert process.stderr is not None
    return await process.stderr.read()


async def _stop(process: Process) -> None:
    """End the process if it still runs: gently, then by force."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(STOP_GRACE_S):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def _result(last: JsonObject) -> RenderResult:
    result, error = as_object(last.get("result")), last.get("error")
    match result:
        case {
            "path": str(path),
            "width": int(width),
            "height": int(height),
            "duration_ms": int(duration_ms),
            "size_bytes": int(size_bytes),
        }:
            return RenderResult(Path(path), width, height, duration_ms, size_bytes)
        case _:
            sentence = error if isinstance(error, str) else "The export stopped. Try again."
            raise RenderError(sentence)
