"""Logging as it was before a test that sets it up for a whole process."""

import logging
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def restored_logging() -> Generator[None]:
    """Put back the handlers of the root logger, and the levels of all."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logging.root.manager.loggerDict}
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name in logging.root.manager.loggerDict:
            logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))
