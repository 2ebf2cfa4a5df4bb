"""What the stand-in has received and written, for tests and benchmarks to read.

Times are `time.monotonic()` seconds. Tokens never get in here.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class PromptEntry:
    """A message that reached `/run_sse`, whatever became of it."""

    session_id: str
    text: str
    at: float


@dataclass(frozen=True, slots=True)
class UploadEntry:
    """A file that arrived whole and was taken."""

    session_id: str
    filename: str
    size: int
    source: str
    """`url` or `multipart`."""
    at: float


@dataclass(frozen=True, slots=True)
class RenderEntry:
    """A render that was asked for and accepted."""

    render_id: str
    session_id: str
    at: float


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """A request that was answered."""

    method: str
    path: str
    status: int
    skill: Mapping[str, str]
    """The attribution headers that it had."""
    at: float


@dataclass(frozen=True, slots=True)
class DeltaEntry:
    """A piece of text at the instant it was handed to the socket."""

    session_id: str
    index: int
    text: str
    at: float


@dataclass(frozen=True, slots=True)
class ToolEntry:
    """A tool that a run has used."""

    session_id: str
    name: str
    at: float


Entry = PromptEntry | UploadEntry | RenderEntry | RequestEntry | DeltaEntry | ToolEntry
EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(slots=True)
class Journal:
    """Grows only; tests read it, `clear` begins anew."""

    prompts: list[PromptEntry] = field(default_factory=list[PromptEntry])
    uploads: list[UploadEntry] = field(default_factory=list[UploadEntry])
    renders: list[RenderEntry] = field(default_factory=list[RenderEntry])
    requests: list[RequestEntry] = field(default_factory=list[RequestEntry])
    deltas: list[DeltaEntry] = field(default_factory=list[DeltaEntry])
    tools: list[ToolEntry] = field(default_factory=list[ToolEntry])
    _listeners: list[Callable[[Entry], None]] = field(
        default_factory=list[Callable[[Entry], None]], repr=False
    )

    def listen(self, listener: Callable[[Entry], None]) -> None:
        """Call `listener` with every entry to come."""
        self._listeners.append(listener)

    def prompt(self, session_id: str, text: str) -> None:
        self._keep(self.prompts, PromptEntry(session_id, text, time.monotonic()))

    def upload(self, session_id: str, filename: str, size: int, source: str) -> None:
        entry = UploadEntry(session_id, filename, size, source, time.monotonic())
        self._keep(self.uploads, entry)

    def render(self, render_id: str, session_id: str) -> None:
        self._keep(self.renders, RenderEntry(render_id, session_id, time.monotonic()))

    def request(self, method: str, path: str, status: int, skill: Mapping[str, str]) -> None:
        entry = RequestEntry(method, path, status, skill, time.monotonic())
        self._keep(self.requests, entry)

    def delta(self, session_id: str, index: int, text: str, at: float) -> None:
        self._keep(self.deltas, DeltaEntry(session_id, index, text, at))

    def tool(self, session_id: str, name: str) -> None:
        self._keep(self.tools, ToolEntry(session_id, name, time.monotonic()))

    def repeated_prompts(self) -> dict[tuple[str, str], int]:
        """Every (session, text) that was received more than once, with how often."""
        seen = Counter((entry.session_id, entry.text) for entry in self.prompts)
        return {key: count for key, count in seen.items() if count > 1}

    def clear(self) -> None:
        every = (self.prompts, self.uploads, self.renders, self.requests, self.deltas, self.tools)
        for entries in every:
            entries.clear()

    def _keep(self, entries: list[EntryT], entry: EntryT) -> None:
        entries.append(entry)
        for listener in self._listeners:
            listener(entry)
