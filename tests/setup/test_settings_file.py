"""Changing a settings file: what was meant is there, and nothing else is lost."""

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.setup.settings_file import Changes, changed, save

TOKEN: Changes = {("discord", "token"): "new"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[discord]\ntoken = "new"\n'),
        ("# mine\n", '# mine\n\n[discord]\ntoken = "new"\n'),
        (
            '[discord]\n# secret\ntoken = "old" # keep out\n',
            '[discord]\n# secret\ntoken = "new"\n',
        ),
        ("[discord]\nguild_ids = [1]\n", '[discord]\ntoken = "new"\nguild_ids = [1]\n'),
        ('[nemo]\ntoken = "other"\n', '[nemo]\ntoken = "other"\n\n[discord]\ntoken = "new"\n'),
        ('[ discord ] # here\ntoken=""\n', '[ discord ] # here\ntoken = "new"\n'),
    ],
)
def test_one_value_is_put_in_its_place(before: str, after: str) -> None:
    assert changed(before, TOKEN) == after


def test_a_list_of_several_lines_is_replaced_as_a_whole() -> None:
    before = "[discord]\nchannel_ids = [\n  1, # films\n  2,\n]\n# the end\n"
    after = changed(before, {("discord", "channel_ids"): [3]})
    assert after == "[discord]\nchannel_ids = [3]\n# the end\n"


@pytest.mark.parametrize("before", ["discord.token = 'old'\n", "discord = { token = 'old' }\n"])
def test_what_cant_be_changed_safely_is_left_to_the_host(before: str) -> None:
    with pytest.raises(ConfigError, match="by hand"):
        changed(before, TOKEN)


@given(st.text(), st.lists(st.integers(0, 2**63 - 1)))
def test_every_value_can_be_read_back(token: str, channels: list[int]) -> None:
    token = token.encode(errors="replace").decode()
    text = changed("", {("discord", "token"): token, ("discord", "channel_ids"): channels})
    assert tomllib.loads(text) == {"discord": {"token": token, "channel_ids": channels}}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_can_read_the_file_and_the_copy_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert save(path, "first") is None
    path.chmod(0o644)
    backup = save(path, "second")
    assert backup is not None
    assert (path.read_text(), backup.read_text()) == ("second", "first")
    assert (mode(path), mode(backup)) == (0o600, 0o600)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cant_be_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be written"):
        save(tmp_path / "nowhere" / "config.toml", "x")
