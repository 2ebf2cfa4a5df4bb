"""A switch by which a person ends the work that runs in a thread."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


class Switch:
    """Ends early, and without a failure, what runs within ``stoppable``."""

    def __init__(self) -> None:
        self._scope: asyncio.Timeout | None = None

    @property
    def on(self) -> bool:
        """Whether anything runs that it could end."""
        return self._scope is not None

    def pull(self) -> bool:
        """End what runs; False if nothing does."""
        if self._scope is None:
            return False
        if self._scope.when() is None:
            self._scope.reschedule(asyncio.get_running_loop().time())
        return True

    @asynccontextmanager
    async def stoppable(self) -> AsyncGenerator[None]:
        """Whatever is cancelled by the switch ends here; what comes after it is done."""
        # A deadline that comes when somebody wants it cancels this block alone, and can be told
        # from a cancellation of the whole task.
        try:
            async with asyncio.timeout(None) as self._scope:
                yield
        except TimeoutError:
            if self._scope is None or not self._scope.expired():
                raise
        finally:
            self._scope = None
