"""How the demo prints a conversation that grows."""

import io
from collections.abc import Sequence

import pytest

from bot.sandbox.discord import Change, ChangeKind, DiscordSandbox
from bot.sandbox.discord.model import Json, Message
from bot.sandbox.transcript import Transcript


class Terminal(io.StringIO):
    """Text that is written to a screen."""

    def isatty(self) -> bool:
        return True


def printed(
    versions: Sequence[str],
    output: io.StringIO | None = None,
    components: Sequence[Json] = (),
) -> str:
    """What is printed while a message of the bot goes through ``versions``."""
    sandbox = DiscordSandbox()
    bot, channel = sandbox.world.bot, sandbox.channel
    output = output or io.StringIO()
    transcript = Transcript(sandbox.world, output)
    for number, content in enumerate(versions):
        kind = ChangeKind.MESSAGE_EDITED if number else ChangeKind.MESSAGE_CREATED
        message = Message(1, channel.id, bot.id, content, components=list(components))
        transcript.show(Change(kind, channel_id=channel.id, message=message, channel=channel))
    transcript.settle()
    return output.getvalue()


@pytest.mark.parametrize(
    ("versions", "lines"),
    [
        (["Hello"], ["reelthread Hello"]),
        (["He", "Hello th", "Hello there\nfriend"], ["reelthread Hello there", "friend"]),
        (["One\nTw", "One\nTwo\nThree"], ["reelthread One", "Two", "Three"]),
        (
            ["-# ⏳ Setting up · 0:00", "-# ⏳ Setting up · 0:07", "Done"],
            ["⏳ Setting up", "reelthread Done"],
        ),
        (["A\nB\n-# ⏳ Editing · 0:01", "A\nB\nC"], ["reelthread A", "⏳ Editing", "B", "C"]),
        (
            ["One\nTwo\nThr", "Something else\nentirely\nnew"],
            ["reelthread One", "Two", "reelthread Something else", "entirely", "new"],
        ),
        (["**Bold** words\n-# small"], ["reelthread Bold words", "small"]),
    ],
)
def test_each_line_is_printed_once_and_whole(versions: list[str], lines: list[str]) -> None:
    assert [line.strip() for line in printed(versions).splitlines()] == lines


def test_on_a_terminal_passing_lines_are_rewritten_in_place() -> None:
    shown = printed(["-# ⏳ Setting up · 0:00", "-# ⏳ Setting up · 0:07", "Done"], Terminal())
    assert shown.count("\n") == 1
    assert shown.count("\r\x1b[2K") == 3
    assert shown.endswith("reelthread Done\n")


def test_buttons_stand_below_the_words() -> None:
    row = {"type": 1, "components": [{"type": 2, "label": "Export"}, {"type": 2, "label": "Stop"}]}
    assert printed(["Done"], components=[row]).splitlines()[-1].strip() == "(Export) (Stop)"


async def test_a_person_a_thread_and_a_deleted_message() -> None:
    async with DiscordSandbox() as sandbox:
        alice, output = sandbox.person("alice"), io.StringIO()
        transcript = Transcript(sandbox.world, output)
        transcript.start(sandbox.channel)
        asked = await alice.post(sandbox.channel, "look", files=[("sea.txt", b"x" * 2000)])
        await alice.open_thread(asked, "The sea")
        await alice.delete(asked)
        for change in sandbox.world.changes.since(0):
            transcript.show(change)
    lines = [line.strip() for line in output.getvalue().splitlines()]
    assert lines[:3] == ["# general", "alice look", "[sea.txt, 2 kB]"]
    assert "# general › The sea" in lines
    assert lines[-1] == "(message deleted)"
