"""What the agent's commands have in common: where they work, and what comes out."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.media import Media, MediaKind
from bot.sandbox.nemo.turns import Effort


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a command may look at."""

    draft: Draft
    media: tuple[Media, ...] = ()
    fresh: tuple[Media, ...] = ()
    """The files that came in since the last message."""
    previous: Draft | None = None
    """The draft before the last edit."""

    def pictures(self) -> tuple[Media, ...]:
        """Everything that can be seen, in the order of arrival."""
        return tuple(m for m in self.media if m.kind is not MediaKind.AUDIO)

    def fresh_pictures(self) -> tuple[Media, ...]:
        return tuple(m for m in self.fresh if m.kind is not MediaKind.AUDIO)


@dataclass(frozen=True, slots=True)
class Ms:
    """Milliseconds, to be said as seconds."""

    value: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share from 0 to 1, to be said in percent."""

    value: float


Value = str | int | float | StrEnum | Ms | Percent


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence of the catalogue with its values; it is put into words at the end."""

    key: str
    values: dict[str, Value] = field(default_factory=dict[str, Value])


def say(key: str, **values: Value) -> Say:
    return Say(key, values)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: the sentence, and the new draft if it changed anything."""

    sentence: Say
    draft: Draft | None = None
    tool: str = "edit_multitrack"
    effort: Effort = Effort.EDIT
    undoes: bool = False


class Command(Protocol):
    """One thing that a person wants done."""

    @property
    def needs_clips(self) -> bool:
        """Whether it makes sense only with something on the video track."""
        ...

    def apply(self, bench: Bench) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Edit:
    """The base of commands that change what is there."""

    @property
    def needs_clips(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Talk:
    """The base of commands that need nothing on the timeline."""

    @property
    def needs_clips(self) -> bool:
        return False


def no_such_clip(number: int, bench: Bench) -> Outcome:
    return Outcome(say("clip.missing", number=number, count=len(bench.draft.videos)))
