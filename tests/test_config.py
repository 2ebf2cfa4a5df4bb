"""Settings: where they come from, which goes first, and what is said of wrong ones."""

import json
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot import config
from bot.app import waiting_times
from bot.config import LimitSettings
from bot.errors import ConfigError
from bot.sessions.studio import Timing

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith(config.PREFIX) or name in config.ALIASES:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def write(text: str) -> Path:
    path = Path("config.toml")
    path.write_text(text, "utf-8")
    return path


def test_defaults_without_a_file() -> None:
    settings = config.load()
    assert settings.nemo.api_url == "https://mega-api-prod.nemovideo.ai"
    assert settings.discord.channel_ids == ()


def test_the_file_in_the_working_directory_is_read() -> None:
    write("[discord]\nchannel_ids = [1, 2]\n")
    assert config.load().discord.channel_ids == (1, 2)


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write('[nemo]\nskill = "ai-animations"\nlanguage = "ja"\n')
    monkeypatch.setenv("REELTHREAD__NEMO__SKILL", "image-to-video-finder")
    settings = config.load()
    assert (settings.nemo.skill, settings.nemo.language) == ("image-to-video-finder", "ja")


def test_whose_accounts_may_pay() -> None:
    assert config.load().nemo.accounts == ("user", "server", "bot")
    write("[nemo]\naccounts = ['server']\n")
    assert config.load().nemo.accounts == ("server",)
    write("[nemo]\naccounts = []\n")
    with pytest.raises(ConfigError, match=r"nemo\.accounts"):
        config.load()


@pytest.mark.parametrize(("variable", "place"), config.ALIASES.items())
def test_short_names(
    monkeypatch: pytest.MonkeyPatch, variable: str, place: tuple[str, str]
) -> None:
    section, key = place
    value = "https://short.example" if key.endswith("url") else "short"
    monkeypatch.setenv(variable, value)
    written = getattr(getattr(config.load(), section), key)
    assert (written.get_secret_value() if key == "token" else written) == value


def test_the_full_name_goes_before_the_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEMO_CLIENT_ID", "short")
    monkeypatch.setenv("REELTHREAD__NEMO__CLIENT_ID", "full")
    assert config.load().nemo.client_id == "full"


def test_an_empty_short_name_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    write('[nemo]\nplatform = "docker"\n')
    monkeypatch.setenv("SKILL_SOURCE", "")
    assert config.load().nemo.platform == "docker"


@pytest.mark.parametrize("value", ["1, 2", "[1,2]", "1,2,"])
def test_lists_in_the_environment(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("REELTHREAD__DISCORD__CHANNEL_IDS", value)
    assert config.load().discord.channel_ids == (1, 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[discord]\nchanel_ids = [1]\n", "discord.chanel_ids: there is no such setting"),
        ("[disco]\ntoken = 'x'\n", "disco: there is no such setting"),
        ("[nemo]\nskill = 'nonsense'\n", "nemo.skill: must be one of"),
        ("[nemo]\napi_url = 'nemo'\n", "nemo.api_url: must be an address"),
        ("[discord]\napi_url = 'http://127.0.0.1:1'\n", "set both or neither"),
        (
            "[discord]\napi_url = 'http://127.0.0.1:1'\ngateway_url = 'http://127.0.0.1'\n",
            "must begin with ws",
        ),
        ("[limits]\ndrain_s = -1\n", "limits.drain_s"),
        ("[ops]\nlog_level = 'LOUD'\n", "ops.log_level"),
        ("[ops]\nlog_format = 'xml'\n", "ops.log_format"),
        ("[ops]\nlisten = '8080'\n", "ops.listen: must be a host and a port"),
        ("[ops]\nlisten = '127.0.0.1:99999'\n", "ops.listen: must be a host and a port"),
        ("[ops]\nsentry_dsn = 'sentry.example'\n", "ops.sentry_dsn: must be a DSN"),
        ("[discord]\ntoken = 'Bot abc'\n", "discord.token: can't be a token"),
        ('[nemo]\ntoken = "nmv\\nusr"\n', "nemo.token: can't be a token"),
        ("[discord\n", "is not valid TOML"),
    ],
)
def test_wrong_settings_get_one_line(text: str, told: str) -> None:
    write(text)
    with pytest.raises(ConfigError) as raised:
        config.load()
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_a_shell_leaves_around_a_token_is_no_part_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", " abc.def\r\n")
    assert config.load().discord.token.get_secret_value() == "abc.def"


def test_a_section_as_a_variable_is_told_how_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REELTHREAD__DISCORD", "secret")
    with pytest.raises(ConfigError, match="write REELTHREAD__<SECTION>__<KEY>") as raised:
        config.load()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_as_editors_save_it(encoding: str) -> None:
    Path("config.toml").write_text("[discord]\ntoken = 'x'\n", encoding)
    assert config.load().discord.token.get_secret_value() == "x"


def test_a_file_in_another_encoding_is_told_the_right_one() -> None:
    Path("config.toml").write_text("[discord]\n", "utf-16")
    with pytest.raises(ConfigError, match=r"config\.toml can't be read: save it as UTF-8"):
        config.load()


@pytest.mark.parametrize(
    ("listen", "address"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("localhost:0", ("localhost", 0)),
        ("[::1]:9", ("::1", 9)),
    ],
)
def test_addresses_to_listen_at(listen: str, address: tuple[str, int]) -> None:
    assert config.address_of(listen) == address


def test_an_unknown_section_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELTHREAD__DISCO__TOKEN", "x")
    with pytest.raises(ConfigError, match="no section 'disco'"):
        config.load()


def test_a_file_that_was_asked_for_must_exist() -> None:
    with pytest.raises(ConfigError, match="there is no settings file"):
        config.load(Path("elsewhere.toml"))


def test_a_wrong_secret_is_not_repeated() -> None:
    write("[discord]\ntoken = 123456789\n")
    with pytest.raises(ConfigError) as raised:
        config.load()
    assert "123456789" not in str(raised.value)


def test_shown_settings_mask_secrets_and_can_be_read_back() -> None:
    write('[discord]\ntoken = "very-secret"\n[store]\nkey = "also-secret"\n')
    shown = config.shown(config.load())
    assert "secret" not in shown
    assert tomllib.loads(shown)["discord"]["token"] == "********"
    assert tomllib.loads(shown)["nemo"]["token"] == ""


def test_the_example_has_every_setting_with_its_default() -> None:
    example = tomllib.loads(EXAMPLE.read_text("utf-8"))
    defaults = tomllib.loads(config.shown(config.load()))
    assert example == defaults


def test_the_example_explains_every_setting() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if " = " in line and not line.startswith("#"):
            above = lines[number - 1]
            explained = above.startswith("#") or (" = " in above and lines[number - 2][:1] == "#")
            assert explained, line


def test_settings_are_frozen() -> None:
    settings: BaseModel = config.load()
    with pytest.raises(ValueError, match="frozen"):
        settings.__setattr__("nemo", None)


SECTIONS = ["discord", "nemo", "store", "limits", "ops"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(st.data())
def test_any_value_is_taken_or_refused_in_one_line(data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(SECTIONS))
    keys = sorted(tomllib.loads(config.shown(config.Settings()))[section])
    key = data.draw(st.sampled_from(keys))
    value = json.dumps(data.draw(VALUES))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(f"REELTHREAD__{section.upper()}__{key.upper()}", value)
        try:
            config.shown(config.load())
        except ConfigError as error:
            assert "\n" not in str(error)  # noqa: PT017 - it needn't be raised


def test_the_host_has_a_say_in_the_waiting_times() -> None:
    assert waiting_times(LimitSettings()) == Timing()
    quick = waiting_times(LimitSettings(edit_interval_s=2.0, look_again_s=3.0))
    assert quick.preview_interval_s == 2.0
    assert quick.reconcile_after_s == (3.0, 6.0, 6.0, 6.0, 6.0)
