"""What the bot asked of the REST API, when, and what it was told."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from bot.sandbox.discord.ratelimit import LimitUse

_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class RestCall:
    """One request with its reply; `arrived_at` and `answered_at` are monotonic seconds.

    `status` is None where no reply of Discord's went out: the connection was cut, or a page
    of Cloudflare's took its place. Authorization headers are never kept.
    """

    method: str
    path: str
    query: dict[str, str]
    json_body: Any
    files: tuple[dict[str, Any], ...]
    status: int | None
    response_body: Any
    arrived_at: float
    answered_at: float
    limit: LimitUse | None = None

    def line(self) -> str:
        """One line of JSON for a traffic file."""
        return json.dumps(
            {
                "method": self.method,
                "path": self.path,
                "query": self.query,
                "json_body": self.json_body,
                "files": self.files,
                "status": self.status,
                "response_body": self.response_body,
            },
            ensure_ascii=False,
        )


class Recorder:
    """Keeps the latest REST calls in memory, and all of them in a file if one is given."""

    def __init__(self, path: Path | None = None) -> None:
        self.calls: deque[RestCall] = deque(maxlen=_KEPT)
        self._path = path
        self._file: TextIO | None = None
        self._listeners: list[Callable[[RestCall], None]] = []

    def open(self) -> None:
        """Start writing to the file, after what it already holds."""
        if self._path is not None:
            self._file = self._path.open("a", encoding="utf-8")

    def close(self) -> None:
        """Stop writing to the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def listen(self, listener: Callable[[RestCall], None]) -> None:
        """Call `listener` with every call to come."""
        self._listeners.append(listener)

    def record(self, call: RestCall) -> None:
        """Keep one call. The file lacks those that were cut off, maybe in the middle of a body."""
        self.calls.append(call)
        if self._file is not None and call.status is not None:
            self._file.write(call.line() + "\n")
            self._file.flush()
        for listener in self._listeners:
            listener(call)

    def matching(self, method: str, ending: str) -> list[RestCall]:
        """The kept calls with this method whose path ends so, oldest first."""
        return [c for c in self.calls if c.method == method and c.path.endswith(ending)]

    def rate_limited(self) -> int:
        """How many kept calls were answered 429."""
        return sum(call.status == 429 for call in self.calls)
