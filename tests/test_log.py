"""Log lines carry the ids of what they belong to, and only within it."""

import asyncio
import logging
from collections.abc import Iterator

import pytest

from bot import log


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_ids_stand_in_every_line_of_their_block(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("INFO")
    logger = logging.getLogger("bot.test")
    with log.context(thread=1, turn=None):
        with log.context(turn=2, session="s"):
            logger.info("inside")
        logger.info("outside")
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("bot.test [thread=1] [session=s] [turn=2] inside")
    assert second.endswith("bot.test [thread=1] outside")


async def test_tasks_keep_the_ids_that_they_were_made_with(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.configure("INFO")

    async def work() -> None:
        logging.getLogger("bot.test").info("at work")

    with log.context(thread=1):
        task = asyncio.create_task(work())
    await task
    assert "[thread=1]" in capsys.readouterr().err


def test_libraries_stay_quiet_where_they_would_print_peoples_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.configure("DEBUG")
    for name in ("aiosqlite", "sqlalchemy.engine", "discord.gateway"):
        logging.getLogger(name).debug("somebody's words")
    assert capsys.readouterr().err == ""
