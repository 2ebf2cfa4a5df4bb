"""What an agent decides to do for one message, as values: the server only plays it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.nemo.draft import Draft


class Effort(StrEnum):
    """How long a tool works."""

    EDIT = "edit"
    GENERATE = "generate"


@dataclass(frozen=True, slots=True)
class ToolUse:
    """One tool call with its result, and the draft as it is afterwards (None: unchanged)."""

    name: str
    args: Mapping[str, object] = field(default_factory=dict[str, object])
    result: Mapping[str, object] = field(default_factory=lambda: {"result": "ok"})
    draft: Draft | None = None
    effort: Effort = Effort.EDIT


@dataclass(frozen=True, slots=True)
class Beat:
    """One call of the model: what it thinks, says, and which tool it then uses."""

    text: str = ""
    thought: str = ""
    tool: ToolUse | None = None
    deltas: tuple[str, ...] = ()
    """How the text is cut for the wire; empty lets the server cut it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything that happens for one message, in order."""

    beats: tuple[Beat, ...]
    cost: int = 0
    """Credits."""

    @property
    def edits(self) -> bool:
        """Whether any beat changes the draft."""
        return any(beat.tool and beat.tool.draft for beat in self.beats)
