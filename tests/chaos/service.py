"""What NemoVideo does in a chaos run: its agent counts its words, its renderer takes no time."""

import asyncio
import random
import re
from collections.abc import Callable
from dataclasses import replace

from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.render import RenderJob, RenderResult, render_in_process
from bot.sandbox.nemo.turns import Request, Turn

MARK = re.compile(r"\bk\d+\b")
"""Each message of a person has a word of its own, so that it is known again in a prompt."""
USUAL_WORDS = 12
LONG_EVERY = 8
LONG_WORDS = 500
"""More than Discord takes in one message."""
SIDE = 96
RENDERS_IN_S = 0.3


def words_for(mark: str) -> int:
    """Into how many words the agent puts its answer to a message."""
    return LONG_WORDS if int(mark[1:]) % LONG_EVERY == 0 else USUAL_WORDS


def counted(mark: str) -> str:
    """The answer to a message in numbered words: a missing one is seen, and a doubled one."""
    return " ".join(f"{mark}w{number}" for number in range(1, words_for(mark) + 1))


def counting_agent(request: Request, rng: random.Random) -> Turn:
    """The usual agent, which adds numbered words for each message that it was sent."""
    turn = respond(request, rng)
    said = "\n".join(counted(mark) for mark in dict.fromkeys(MARK.findall(request.text)))
    if not said:
        return turn
    *before, last = turn.beats
    last = replace(last, text=f"{last.text}\n{said}".strip(), deltas=())
    return replace(turn, beats=(*before, last))


class QuickRenderer:
    """Makes one small video with the real renderer, and gives it out for every draft."""

    def __init__(self) -> None:
        self._first = asyncio.Lock()
        self._made: tuple[bytes, RenderResult] | None = None

    async def __call__(self, job: RenderJob, tell: Callable[[float], None]) -> RenderResult:
        async with self._first:
            if self._made is None:
                small = replace(job.draft, width=SIDE, height=SIDE)
                result = await render_in_process(replace(job, draft=small), tell)
                self._made = (await asyncio.to_thread(job.out.read_bytes), result)
        data, result = self._made
        tell(0.5)
        await asyncio.sleep(RENDERS_IN_S)
        await asyncio.to_thread(job.out.write_bytes, data)
        return result
