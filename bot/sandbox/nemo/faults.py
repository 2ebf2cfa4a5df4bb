"""Faults on request: what the next runs, renders or requests are to suffer.

A fault is a value; `Faults` hands each to the first taker. Faults of a run that say
`after_events` strike once so many events have been written.
"""

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Generic, TypeVar

# --- on the stream of a run ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection ends without the body's terminator.

    `applied` says whether the run's edits are in the state afterwards; None leaves what
    had been done by then.
    """

    after_events: int | None = None
    after_bytes: int | None = None
    applied: bool | None = None


@dataclass(frozen=True, slots=True)
class ErrorFrame:
    """The run fails with `{"error": …}`; old servers don't escape the text."""

    message: str = 'ValueError: model said "no"\nline two'
    escaped: bool = True
    after_events: int = 0


@dataclass(frozen=True, slots=True)
class ErrorEvent:
    """An event with `errorCode`; the run goes on, or ends with it when `last`."""

    code: str = "RESOURCE_EXHAUSTED"
    message: str = '429 quota "seedance" exceeded'
    last: bool = False
    after_events: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing is written for a while."""

    seconds: float
    after_events: int = 0


@dataclass(frozen=True, slots=True)
class Heartbeats:
    """Nothing but heartbeats for a while."""

    seconds: float
    every_s: float = 1.0
    after_events: int = 0


@dataclass(frozen=True, slots=True)
class RawBytes:
    """Bytes of no dialect in the middle of the stream."""

    data: bytes
    after_events: int = 0


@dataclass(frozen=True, slots=True)
class GiantEvent:
    """A well-formed event whose free-form part has about `size` bytes."""

    size: int
    after_events: int = 0


@dataclass(frozen=True, slots=True)
class Trickle:
    """Every byte still comes, but few at a time."""

    chunk_bytes: int = 7
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TemporaryIssue:
    """The reply is followed by "I encountered a temporary issue"."""


@dataclass(frozen=True, slots=True)
class Silent:
    """This edit ends without a word (True) or with one (False), whatever the seed says."""

    silent: bool = True


RunFault = (
    Cut
    | ErrorFrame
    | ErrorEvent
    | Silence
    | Heartbeats
    | RawBytes
    | GiantEvent
    | Trickle
    | TemporaryIssue
    | Silent
)

# --- on a render -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FailRender:
    """The render ends as `failed`."""

    message: str = "Lambda function timed out"


@dataclass(frozen=True, slots=True)
class StuckRender:
    """The render stays at `progress` for ever."""

    progress: int = 42


@dataclass(frozen=True, slots=True)
class DeadUrl:
    """The render completes, but its URL answers 404 (or is missing)."""

    missing: bool = False


RenderFault = FailRender | StuckRender | DeadUrl

# --- on any request --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """This answer instead of the real one; nothing is done."""

    status: int = 503
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Late:
    """The answer begins only after a while."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is closed without an answer: before the work, or after it."""

    after_work: bool = False


RequestFault = Answer | Late | Drop


def refusal(code: int, message: str = "", *, status: int = 200) -> Answer:
    """An answer with one of the service's own codes, such as 1001 or 2001."""
    return Answer(status, json.dumps({"code": code, "message": message}).encode())


HTML_ERROR = Answer(
    502,
    b"<html><head><title>502 Bad Gateway</title></head>"
    b"<body><center><h1>502 Bad Gateway</h1></center></body></html>",
    "text/html",
)
"""What a gateway in front of the service says when the service is down."""


FaultT = TypeVar("FaultT")


@dataclass(frozen=True, slots=True)
class _Planned(Generic[FaultT]):
    """Faults that strike together, and whom they wait for."""

    pattern: str
    faults: tuple[FaultT, ...]


@dataclass(slots=True)
class _Plan(Generic[FaultT]):
    """A queue: the first plan whose pattern fits is taken, once."""

    waiting: deque[_Planned[FaultT]] = field(default_factory=deque[_Planned[FaultT]])

    def add(self, pattern: str, faults: tuple[FaultT, ...], times: int) -> None:
        self.waiting.extend(_Planned(pattern, faults) for _ in range(times))

    def take(self, subject: str) -> tuple[FaultT, ...]:
        for planned in self.waiting:
            if fnmatchcase(subject, planned.pattern):
                self.waiting.remove(planned)
                return planned.faults
        return ()


@dataclass(slots=True)
class Faults:
    """What is to go wrong next. Patterns are shell-style, `*` fits everything."""

    _runs: _Plan[RunFault] = field(default_factory=_Plan[RunFault])
    _renders: _Plan[RenderFault] = field(default_factory=_Plan[RenderFault])
    _requests: _Plan[RequestFault] = field(default_factory=_Plan[RequestFault])

    def next_run(self, *faults: RunFault, session_id: str = "*", times: int = 1) -> None:
        """The next `times` runs (of a session) suffer all these faults together."""
        self._runs.add(session_id, faults, times)

    def next_render(self, *faults: RenderFault, session_id: str = "*", times: int = 1) -> None:
        """The next `times` renders (of a session) suffer these faults."""
        self._renders.add(session_id, faults, times)

    def next_request(self, method_and_path: str, *faults: RequestFault, times: int = 1) -> None:
        """The next `times` requests such as `POST /run_sse` or `* /files/*` suffer these."""
        self._requests.add(method_and_path, faults, times)

    @property
    def awaits_run(self) -> bool:
        """Whether something is planned for a run to come."""
        return bool(self._runs.waiting)

    def take_run(self, session_id: str) -> tuple[RunFault, ...]:
        return self._runs.take(session_id)

    def take_render(self, session_id: str) -> tuple[RenderFault, ...]:
        return self._renders.take(session_id)

    def take_request(self, method: str, path: str) -> tuple[RequestFault, ...]:
        return self._requests.take(f"{method} {path}")

    def clear(self) -> None:
        """Forget whatever has not struck yet."""
        for plan in (self._runs, self._renders, self._requests):
            plan.waiting.clear()
