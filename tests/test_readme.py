"""What the README promises is what there is."""

import re
import shlex
from pathlib import Path

import discord
import pytest
from typer.main import get_command

from bot.__main__ import cli
from bot.core.media import ACCEPTED

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    attach_files=True,
    embed_links=True,
)


@pytest.mark.parametrize("mark", ["demo line", "test line"])
def test_the_marked_lines_set_everything_up_by_themselves(mark: str) -> None:
    match = re.search(rf"<!-- {mark} -->\n```sh\n(.+)\n```", README)
    assert match is not None
    steps = [shlex.split(step) for step in match[1].split("&&")]
    assert steps[0] == ["python3", "-m", "venv", ".venv"]
    assert steps[1][:3] == [".venv/bin/pip", "install", "-q"]


def test_every_command_is_named_and_every_named_command_exists() -> None:
    commands = getattr(get_command(cli), "commands", {})
    named = set(re.findall(r"reelthread ([a-z]+)", README))
    assert named <= set(commands)
    assert set(commands) <= named


def test_the_invite_asks_for_what_the_bot_needs() -> None:
    match = re.search(r"permissions=(\d+)", README)
    assert match is not None
    assert discord.Permissions(int(match[1])) == NEEDED


def test_the_formats_are_those_that_are_taken() -> None:
    match = re.search(r"^Files: (.+)\.$", README, re.MULTILINE)
    assert match is not None
    assert set(match[1].split(", ")) == set(ACCEPTED)


def test_the_files_that_it_names_exist() -> None:
    for name in re.findall(r"`([\w./-]+\.(?:py|toml))`", README):
        if name != "config.toml":
            assert (ROOT / name).exists(), name
