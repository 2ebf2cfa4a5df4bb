"""Logging: one line an event, with the thread, session and turn that it belongs to."""

import contextlib
import logging
from collections.abc import Generator, Mapping
from contextvars import ContextVar
from types import MappingProxyType
from typing import Final

_FIELDS: Final = ("thread", "session", "turn")
_NO_IDS: Mapping[str, object] = MappingProxyType({})
_context: ContextVar[Mapping[str, object]] = ContextVar("log_context", default=_NO_IDS)


@contextlib.contextmanager
def context(**ids: object) -> Generator[None]:
    """Within the block (and in tasks made there), every line carries these ids."""
    token = _context.set({**_context.get(), **ids})
    try:
        yield
    finally:
        _context.reset(token)


class _Ids(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        ids = _context.get()
        named = (f"{field}={ids[field]}" for field in _FIELDS if ids.get(field) is not None)
        record.ids = "".join(f" [{entry}]" for entry in named)
        return True


def configure(level: str) -> None:
    """Write log lines of ``level`` and above to standard error."""
    handler = logging.StreamHandler()
    handler.addFilter(_Ids())
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)-7s %(name)s%(ids)s %(message)s")
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # The gateway's heartbeats and every request at DEBUG would bury the bot's own lines.
    for name in ("discord", "aiosqlite", "alembic", "sqlalchemy"):
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    # It says no more than that something is tried again; what failed is told where it failed.
    logging.getLogger("stamina").setLevel(max(logging.ERROR, root.level))
    # Its one warning is that voice isn't supported, which a video bot doesn't need.
    logging.getLogger("discord.client").setLevel(max(logging.ERROR, root.level))
