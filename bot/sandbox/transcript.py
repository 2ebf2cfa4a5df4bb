"""A conversation as lines of text, while it grows."""

import re
from dataclasses import dataclass, field
from typing import TextIO

from bot.sandbox.discord import Change, ChangeKind
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.discord.world import World

_PASSING = "⏳"
_TIME = re.compile(r" · \d+:\d\d\b")
_NAME_WIDTH = 10
_CLEAR_LINE = "\r\x1b[2K"


@dataclass(slots=True)
class _Shown:
    """What has been printed of a message: its whole lines, and what will follow them."""

    lines: list[str] = field(default_factory=list[str])
    latest: Message | None = None


class Transcript:
    """Prints what happens: of a message that grows, each line once it is whole.

    Lines that only tell of work under way are rewritten in place on a terminal; elsewhere they
    are printed when they say something new.
    """

    def __init__(self, world: World, output: TextIO) -> None:
        self._world = world
        self._output = output
        self._terminal = output.isatty()
        self._passing = ""
        self._open = False
        self._shown: dict[int, _Shown] = {}
        self._growing: int | None = None

    def show(self, change: Change) -> None:
        """Print what a change adds."""
        if change.kind is ChangeKind.THREAD_CREATED and change.channel is not None:
            self._heading(change.channel)
        elif change.message is None or not (change.message.content or change.message.attachments):
            return
        elif change.kind is ChangeKind.MESSAGE_DELETED:
            self.settle()
            self._line("", "(message deleted)")
        else:
            self._message(change.message)

    def start(self, channel: Channel) -> None:
        """Name the channel where it begins."""
        self._print(f"# {channel.name}")

    def settle(self) -> None:
        """Print what is left of the message that was growing: nobody adds to it any more."""
        if self._growing is None:
            return
        shown, self._growing = self._shown[self._growing], None
        if shown.latest is not None:
            self._lines(shown, _words(shown.latest), shown.latest)
            for row in shown.latest.components:
                self._line("", " ".join(f"({part['label']})" for part in row["components"]))
        self._passing = ""
        self._clear()

    def _heading(self, channel: Channel) -> None:
        self.settle()
        parent = self._world.channels.get(channel.parent_id or 0)
        self._print(f"\n# {parent.name} › {channel.name}" if parent else f"\n# {channel.name}")

    def _message(self, message: Message) -> None:
        if self._growing != message.id:
            self.settle()
        shown = self._shown.setdefault(message.id, _Shown())
        self._growing, shown.latest = message.id, message
        words = _words(message)
        self._lines(shown, words[:-1], message)
        for line in message.content.splitlines():
            if _PASSING in line:
                self._pass(line.removeprefix("-# "), message)
        if message.attachments or not self._by_bot(message):
            self.settle()

    def _lines(self, shown: _Shown, words: list[str], message: Message) -> None:
        """Print the lines that are new; all of them where the old ones were changed."""
        if shown.lines != words[: len(shown.lines)]:
            if len(words) < len(shown.lines):
                return
            shown.lines = []
        for line in words[len(shown.lines) :]:
            self._line("" if shown.lines else self._name(message), line)
            shown.lines.append(line)

    def _pass(self, line: str, message: Message) -> None:
        what = _TIME.sub("", line)
        if self._terminal:
            self._output.write(f"{_CLEAR_LINE}{self._name(message):>{_NAME_WIDTH}} {line}")
            self._output.flush()
            self._open = True
        elif what != self._passing:
            self._line("", what)
        self._passing = what

    def _clear(self) -> None:
        """Take back the passing line that the cursor stands behind."""
        if self._open:
            self._output.write(_CLEAR_LINE)
            self._open = False

    def _line(self, name: str, said: str) -> None:
        self._print(f"{name:>{_NAME_WIDTH}} {said}".rstrip())

    def _print(self, line: str) -> None:
        self._clear()
        self._output.write(f"{line}\n")
        self._output.flush()

    def _by_bot(self, message: Message) -> bool:
        return message.author_id == self._world.bot.id

    def _name(self, message: Message) -> str:
        return self._world.user(message.author_id).name


def _words(message: Message) -> list[str]:
    """The lines that stay, without marks that only Discord's own clients show as style."""
    lines = [line for line in message.content.splitlines() if _PASSING not in line]
    lines = [line.removeprefix("-# ").replace("**", "") for line in lines]
    while lines and not lines[-1].strip():
        lines.pop()
    lines += [f"[{file.filename}, {_size(file.size)}]" for file in message.attachments]
    return lines


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.0f} kB"
