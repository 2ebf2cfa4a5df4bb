"""Log lines carry the ids of what they belong to, and only within it."""

import asyncio
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot import log
from tests.logs import restored_logging


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    with restored_logging():
        yield


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


def test_for_programs_each_line_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("INFO", "json")
    logger = logging.getLogger("bot.test")
    with log.context(thread=1, turn=2):
        logger.info("turn ended: %s", "done", extra={"fields": {"seconds": 1.5}})
    logger.error("a bug", exc_info=ValueError("broken\nin two"))
    ended, bug = map(json.loads, capsys.readouterr().err.splitlines())
    assert datetime.fromisoformat(ended.pop("time")).tzinfo is UTC
    assert ended == {
        "level": "INFO",
        "logger": "bot.test",
        "message": "turn ended: done",
        "thread": 1,
        "turn": 2,
        "seconds": 1.5,
    }
    assert "ValueError: broken" in bug["traceback"]
