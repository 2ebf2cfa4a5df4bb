"""What the README promises is what there is."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from bot import config
from bot.__main__ import cli
from bot.core.media import ACCEPTED, CONVERTED
from bot.core.permissions import NAMES, NEEDED, SCOPES
from bot.locales import supported, text
from bot.ops import server

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
WORDS = " ".join(README.split())


@pytest.mark.parametrize("mark", ["playground line", "demo line", "test line"])
def test_the_marked_lines_set_everything_up_by_themselves(mark: str) -> None:
    match = re.search(rf"<!-- {mark} -->\n```sh\n(.+)\n```", README)
    assert match is not None
    steps = [shlex.split(step) for step in match[1].split("&&")]
    assert steps[0] == ["python3", "-m", "venv", ".venv"]
    assert steps[1][:3] == [".venv/bin/pip", "install", "-q"]


def test_the_page_is_the_first_thing_to_try() -> None:
    first = re.search(r"reelthread demo.*", README)
    assert first is not None
    assert first[0] == "reelthread demo"


def test_every_command_is_named_and_every_named_command_exists() -> None:
    commands = getattr(get_command(cli), "commands", {})
    named = set(re.findall(r"reelthread ([a-z]+)", README)) - {"reelthread"}
    assert named == set(commands)


def test_every_command_on_discord_is_named_and_exists() -> None:
    named = re.findall(r"`/(video|account) (\w+)`", README)
    source = "".join(
        (ROOT / "bot" / "frontend" / name).read_text("utf-8")
        for name in ("commands.py", "accounts.py")
    )
    keys = re.findall(r'_?command\(name=word\("name\.(\w+)"\)', source)
    assert {name for _, name in named} == {text(f"name.{key}", "en") for key in keys}


def test_the_extras_that_are_named_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"'\.\[([a-z,]+)\]'", README)
    assert named
    assert {extra for group in named for extra in group.split(",")} <= set(
        project["optional-dependencies"]
    )


def test_what_is_said_of_options_is_true() -> None:
    commands = getattr(get_command(cli), "commands", {})
    for command, option in [("demo", "--headless"), ("demo", "--open"), ("doctor", "--json")]:
        options = [flag for parameter in commands[command].params for flag in parameter.opts]
        assert option in options
        assert option in README or option == "--open"


def test_the_permissions_are_what_the_bot_needs() -> None:
    assert f"permissions={int(NEEDED)}" in README
    assert all(name in WORDS for name in NAMES.values())
    assert all(f"`{scope}`" in README for scope in SCOPES)


def test_every_setting_that_is_named_exists() -> None:
    sections = tomllib.loads(config.shown(config.Settings()))
    for section, key in re.findall(rf"`({'|'.join(sections)})\.([a-z_]+)", README):
        assert key in sections[section], f"{section}.{key}"
    shorts = dict(re.findall(r"^\| `([\w.]+)` \| `([A-Z_]+)`", README, re.MULTILINE))
    assert shorts
    assert all(".".join(config.ALIASES[name]) == setting for setting, name in shorts.items())


def test_the_paths_of_health_and_metrics_exist() -> None:
    source = Path(server.__file__).read_text("utf-8")
    served = set(re.findall(r'web\.get\("(/\w+)"', source))
    assert served == {path for path in served if f"`{path}`" in README}


def test_the_formats_are_those_that_are_taken() -> None:
    match = re.search(r"^Files: (.+)\.$", README, re.MULTILINE)
    assert match is not None
    assert set(match[1].split(", ")) == set(ACCEPTED)
    converted = re.search(r"^(.+) are converted first", README, re.MULTILINE)
    assert converted is not None
    named = {name.lower() for name in re.split(r", | and ", converted[1])}
    assert named == {name.lower() for name in CONVERTED}


def test_the_languages_are_those_that_it_speaks() -> None:
    match = re.search(r"It speaks (.+?), and follows", WORDS)
    assert match is not None
    languages = re.split(r", | and ", match[1].replace("Chinese (both scripts)", "Chinese"))
    assert len(languages) == len({locale.split("-")[0] for locale in supported()})


def test_the_files_that_it_names_exist() -> None:
    for name in re.findall(r"`([\w./-]+\.(?:py|toml|service|yaml))`", README):
        if name != "config.toml":
            assert (ROOT / name).exists(), name
    for name in re.findall(r"`(bot/[\w/]+)`", README):
        assert (ROOT / name).is_dir(), name


def test_it_can_be_read_in_a_quarter_of_an_hour() -> None:
    assert len(README.splitlines()) < 250
