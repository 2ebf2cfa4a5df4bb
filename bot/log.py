"""Logging: one line an event, with the thread, session and turn that it belongs to.

What a line says in figures stands in its text; for programs, it can also be handed over by
``extra={"fields": {...}}``.
"""

import contextlib
import json
import logging
from collections.abc import Generator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, Literal

Format = Literal["text", "json"]

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
        record.ids = "".join(f" [{name}={value}]" for name, value in _ids().items())
        return True


class _Json(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_ids(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def _ids() -> dict[str, object]:
    ids = _context.get()
    return {field: ids[field] for field in _FIELDS if ids.get(field) is not None}


_TEXT: Final = "%(asctime)s %(levelname)-7s %(name)s%(ids)s %(message)s"


def configure(level: str, style: Format = "text") -> None:
    """Write log lines of ``level`` and above to standard error, for people or for programs."""
    handler = logging.StreamHandler()
    handler.addFilter(_Ids())
    handler.setFormatter(_Json() if style == "json" else logging.Formatter(_TEXT))
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
