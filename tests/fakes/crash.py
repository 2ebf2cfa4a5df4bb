"""The end of a process, at any step that is chosen beforehand."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Crash:
    """Freezes whoever comes by for the ``at``-th time, as a process that dies does.

    Every action of the fakes comes by before it is done, and again before it is answered.
    """

    at: int = 0
    passed: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> None:
        self.passed += 1
        if self.passed == self.at:
            self.reached.set()
        if self.at and self.passed >= self.at:
            await asyncio.Event().wait()
