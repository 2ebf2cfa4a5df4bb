"""Every test has a bot of its own, and may trouble its database."""

from collections.abc import AsyncGenerator, Callable, Generator
from pathlib import Path

import pytest
from sqlalchemy import Pool, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from tests.sessions.stage import Stage, Trouble, open_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncGenerator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


@pytest.fixture
def pass_time(pass_time: Callable[[float], None], stage: Stage) -> Callable[[float], None]:
    """Put both clocks forward by seconds: the event loop's and that of the sessions."""

    def put_forward(seconds: float) -> None:
        stage.clock.ahead_s += seconds
        pass_time(seconds)

    return put_forward


@pytest.fixture
def trouble() -> Generator[Trouble]:
    """Databases can be read only for as long as there is trouble."""
    there = Trouble()

    def run(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA query_only = {int(there.on)}")
        cursor.close()

    event.listen(Pool, "checkout", run)
    yield there
    event.remove(Pool, "checkout", run)
