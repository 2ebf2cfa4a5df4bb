"""What a run left behind, as plain values: what was asked, shown, noted and received."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bot.sandbox.discord.model import Message, MessageFlag, MessageType
from bot.sandbox.discord.world import World
from bot.sandbox.nemo.server import NemoSandbox

_NONCE = re.compile(r"(\d+)([a-z]+)(\d*)")


class Part(StrEnum):
    """What a message of the bot is to what it answers, by the letters of its nonce."""

    LIVE = "l"
    QUEUED = "q"
    FINAL = "f"
    PROGRESS = "p"
    RESULT = "r"
    EXPORT_STOPPED = "s"
    SENTENCE = "h"
    BUG = "b"


@dataclass(frozen=True, slots=True)
class Asked:
    """A message of a person; ``marks`` are the words by which a prompt shows that it has it.

    An edited message has two marks, of which one counts. ``removed``: the person has deleted it.
    """

    message_id: int
    thread_id: int
    text: str
    marks: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stands in the end.

    ``about`` is the message that it answers. Without it, it is an answer to a pressed button.
    """

    message_id: int
    thread_id: int
    about: int | None
    part: str
    page: int
    text: str
    files: int = 0
    pressed: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the bot noted it."""

    id: int
    message_id: int
    channel_id: int
    joined_to: int | None
    again_of: int | None
    asked_id: int | None
    kind: str
    status: str
    final: str | None
    delivered: int

    @property
    def ended(self) -> bool:
        return self.status in ("done", "failed", "stopped")


@dataclass(frozen=True, slots=True)
class Export:
    """A render as the bot noted it."""

    id: str
    turn_id: int
    status: str

    @property
    def ended(self) -> bool:
        return self.status in ("delivered", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the service has taken; ``at`` is in monotonic seconds."""

    session_id: str
    filename: str
    at: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the judge looks at; ``troubles`` are the instants of kills and faults.

    ``presses`` are the ids of all interactions, ``words`` how many the agent says to each mark,
    ``renders`` those that the service took, by id, and whether each has ended. ``sound``: SQLite
    finds the database without a fault.
    """

    asked: Sequence[Asked] = ()
    shown: Sequence[Shown] = ()
    turns: Sequence[Turn] = ()
    exports: Sequence[Export] = ()
    prompts: Sequence[str] = ()
    renders: dict[str, bool] = field(default_factory=dict[str, bool])
    uploads: Sequence[Upload] = ()
    presses: frozenset[int] = frozenset()
    troubles: Sequence[float] = ()
    words: dict[str, int] = field(default_factory=dict[str, int])
    sound: bool = True


def shown_in(world: World) -> list[Shown]:
    """All messages of the bot that others see."""
    return [
        _shown(message)
        for channel in world.channels.values()
        for message in channel.messages.values()
        if message.author_id == world.bot.id
        and message.type not in (MessageType.THREAD_STARTER, MessageType.THREAD_CREATED)
        and message.ephemeral_to is None
    ]


def _shown(message: Message) -> Shown:
    named = _NONCE.fullmatch(str(message.nonce))
    return Shown(
        message.id,
        message.channel_id,
        int(named[1]) if named else None,
        named[2] if named else "",
        int(named[3] or 0) if named else 0,
        message.content,
        files=sum((file.content_type or "").startswith("video/") for file in message.attachments),
        pressed=message.interaction_id is not None,
        waiting=bool(message.flags & MessageFlag.LOADING),
    )


def noted_in(database: Path) -> tuple[list[Turn], list[Export], bool]:
    """What the bot has noted, and whether the file is sound."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        turns = connection.execute(
            "SELECT id, message_id, channel_id, joined_to, again_of, asked_id, kind, status,"
            " final, delivered FROM turns ORDER BY id"
        )
        exports = connection.execute("SELECT id, turn_id, status FROM renders ORDER BY number")
        return (
            [Turn(*row) for row in turns],
            [Export(*row) for row in exports],
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)],
        )


def received_by(nemo: NemoSandbox) -> tuple[list[str], dict[str, bool], list[Upload]]:
    """The prompts, renders and files that reached the service."""
    journal = nemo.journal
    uploads = [Upload(entry.session_id, entry.filename, entry.at) for entry in journal.uploads]
    renders = {
        entry.render_id: not nemo.renders[entry.render_id].running for entry in journal.renders
    }
    return [prompt.text for prompt in journal.prompts], renders, uploads


def gather(
    asked: Iterable[Asked],
    world: World,
    nemo: NemoSandbox,
    database: Path,
    troubles: Sequence[float],
    words: dict[str, int],
) -> Evidence:
    """Everything that a run left behind."""
    turns, exports, sound = noted_in(database)
    prompts, renders, uploads = received_by(nemo)
    return Evidence(
        tuple(asked),
        shown_in(world),
        turns,
        exports,
        prompts,
        renders,
        uploads,
        frozenset(world.interactions),
        troubles,
        words,
        sound,
    )
