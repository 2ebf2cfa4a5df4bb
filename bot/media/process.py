"""One job in a process of its own: started, waited for and, if need be, killed."""

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from bot.errors import MediaError, MediaUnreadable
from bot.media.job import Job, answer_from_line, job_to_line

logger = logging.getLogger(__name__)


async def perform(job: Job, time_limit_s: float) -> bool:
    """Let a process do the job and return its answer. Cancelling kills it.

    Raises ``MediaUnreadable``, ``MediaToolsMissing``, or a ``MediaError`` where the host is at
    fault or the time is up.
    """
    process = await _start(job)
    try:
        async with asyncio.timeout(time_limit_s):
            said, complaints = await _talk(process, job)
            status = await process.wait()
    except TimeoutError as error:
        raise MediaError(f"{job} took longer than {time_limit_s:.0f} s") from error
    finally:
        await _end(process)
    remarks = complaints.decode(errors="replace")
    try:
        answer = answer_from_line(said)
    except ValueError as error:
        logger.error("%s ended with status %d: %s", job, status, remarks)
        if status < 0:
            raise MediaUnreadable(f"{job}: signal {-status}") from error
        raise MediaError(f"{job}: status {status}") from error
    logger.debug("%s: %s %s", job, answer, remarks)
    return answer


async def _start(job: Job) -> Process:
    try:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot.media"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            # Ctrl+C in a terminal reaches its whole session, and the bot still has work to end.
            start_new_session=True,
        )
    except OSError as error:  # no memory, no more processes
        raise MediaError(f"{job}: no process for it: {error.strerror}") from error


async def _talk(process: Process, job: Job) -> tuple[bytes, bytes]:
    """Hand over the job, and return all that the process writes on either channel.

    Its standard input stays open: when the bot dies it closes, and the process ends as well.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(job_to_line(job))
    with suppress(ConnectionError):
        await process.stdin.drain()
    async with asyncio.TaskGroup() as group:
        said = group.create_task(process.stdout.read())
        complaints = group.create_task(process.stderr.read())
    return said.result(), complaints.result()


async def _end(process: Process) -> None:
    assert process.stdin is not None
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    process.stdin.close()
