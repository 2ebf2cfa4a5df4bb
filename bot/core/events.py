"""What an edit stream can say, whichever dialect said it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of a message that is still being written by ``author`` in ``branch``."""

    text: str
    author: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True)
class TextWhole:
    """One complete message; it replaces what the same author had begun in the same branch."""

    text: str
    author: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The agent starts a tool; this closes the message that its author had begun."""

    name: str
    author: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """A tool has answered."""

    name: str


@dataclass(frozen=True, slots=True)
class StateDelta:
    """Top-level keys of the session's state that have new values."""

    values: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class AgentError:
    """An error that the agent reports; by itself it doesn't end the run."""

    code: str
    message: str | None = None


@dataclass(frozen=True, slots=True)
class RunFailed:
    """The run has failed; ``code`` is one of the service's error codes where it gave one."""

    message: str
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The service is still at work."""


StreamEvent = (
    TextDelta | TextWhole | ToolCall | ToolResult | StateDelta | AgentError | RunFailed | Heartbeat
)
