"""What an agent decides to do for one message, as values: the server only plays it."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.media import Media


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
    hint: str = ""
    """Words about buttons that nobody here can see; the server adds them now and then."""
    undoes: bool = False
    """Whether the turn takes the last edit back instead of being one."""

    @property
    def edits(self) -> bool:
        """Whether any beat changes the draft."""
        return any(beat.tool and beat.tool.draft for beat in self.beats)

    @property
    def generates(self) -> bool:
        """Whether any beat makes a clip, which takes long and costs more."""
        return any(beat.tool and beat.tool.effort is Effort.GENERATE for beat in self.beats)


@dataclass(frozen=True, slots=True)
class Request:
    """All that an agent knows when a message arrives."""

    text: str
    draft: Draft
    media: tuple[Media, ...] = ()
    fresh: tuple[Media, ...] = ()
    """The files that came in since the last message."""
    previous: Draft | None = None
    """The draft before the last edit."""
    language: str = "en"
    """The session's language, as an ISO code."""


Agent = Callable[[Request, random.Random], Turn]
"""Decides what happens for a message; the server plays it."""
