"""A task that is there for as long as there is work."""

import asyncio
from collections.abc import Awaitable, Callable


class Lane:
    """Does one step after the other until ``step`` says that nothing is left."""

    def __init__(self, name: str, step: Callable[[], Awaitable[bool]]) -> None:
        self._name = name
        self._step = step
        self._again = False
        self._closed = False
        self._task: asyncio.Task[None] | None = None

    @property
    def task(self) -> asyncio.Task[None] | None:
        """The task at work; None while there is nothing to do."""
        return self._task

    def wake(self) -> None:
        self._again = True
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name=self._name)

    def close(self) -> None:
        """End after the step under way."""
        self._closed = True

    async def _run(self) -> None:
        try:
            while self._again and not self._closed:
                self._again = False
                while not self._closed and await self._step():
                    pass
        finally:
            self._task = None
