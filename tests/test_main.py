"""The command line, as a host types it: one line for what must be mended, and an exit code."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from bot.nemo.sse import MAX_EVENT_BYTES
from bot.store.store import open_store
from tests.processes import ROOT, Ended, reelthread

TRANSCRIPTS = ROOT / "tests" / "fixtures" / "transcripts"
TOKEN = {"DISCORD_TOKEN": "t"}


def refused(ended: Ended) -> str:
    """The one line of a command that could not start."""
    assert ended.code == 2
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    assert line.startswith("reelthread: ")
    assert "Traceback" not in line
    return line


# --- run -------------------------------------------------------------------------------


def test_run_without_a_token(tmp_path: Path) -> None:
    assert "DISCORD_TOKEN" in refused(reelthread("run", cwd=tmp_path))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[discord\n", "not valid TOML"),
        ("[discord]\ntokn = 'x'\n", "discord.tokn: there is no such setting"),
        ("[limits]\ndrain_s = -1\n", "limits.drain_s"),
        ("[nemo]\napi_url = 'nowhere'\n", "nemo.api_url: must be an address"),
    ],
)
def test_run_with_a_broken_config(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "config.toml").write_text(written)
    assert told in refused(reelthread("run", cwd=tmp_path, **TOKEN))


def test_run_with_a_config_that_is_not_there(tmp_path: Path) -> None:
    line = refused(reelthread("run", "--config", "other.toml", cwd=tmp_path))
    assert "other.toml" in line


async def test_run_beside_another_instance(tmp_path: Path) -> None:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'reelthread.db'}"):
        line = refused(reelthread("run", cwd=tmp_path, **TOKEN))
    assert "another Reelthread is running" in line


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite+aiosqlite:///nowhere/reelthread.db", "nowhere"),
        ("sqlite+aiosqlite:////proc/reelthread.db", "/proc"),
        ("mysql://somewhere/else", "sqlite"),
    ],
)
def test_run_with_a_database_out_of_reach(tmp_path: Path, url: str, told: str) -> None:
    assert told in refused(reelthread("run", cwd=tmp_path, REELTHREAD__STORE__URL=url, **TOKEN))


def test_run_with_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "reelthread.db").write_bytes(b"not a database" * 1000)
    assert "reelthread.db" in refused(reelthread("run", cwd=tmp_path, **TOKEN))


@pytest.mark.parametrize(
    ("setting", "value", "library"),
    [
        ("LISTEN", "127.0.0.1:0", "prometheus_client"),
        ("SENTRY_DSN", "https://key@sentry.example/1", "sentry_sdk"),
    ],
)
def test_run_without_the_library_that_a_setting_needs(
    tmp_path: Path, setting: str, value: str, library: str
) -> None:
    raising = f"raise ModuleNotFoundError('gone', name='{library}')"
    (tmp_path / f"{library}.py").write_text(raising)
    variables = {f"REELTHREAD__OPS__{setting}": value, "PYTHONPATH": f"{tmp_path}:{ROOT}"}
    line = refused(reelthread("run", cwd=tmp_path, **TOKEN, **variables))
    assert f"ops.{setting.lower()} needs {library}: pip install 'reelthread[ops]'" in line


# --- config ----------------------------------------------------------------------------


def test_config_masks_secrets(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[discord]\ntoken = 'very-secret'\nguild_ids = [7]\n")
    shown = reelthread("config", cwd=tmp_path, NEMO_TOKEN="also-secret")
    assert (shown.code, shown.err) == (0, "")
    assert "secret" not in shown.out
    assert 'token = "********"' in shown.out
    assert "guild_ids = [7]" in shown.out


def test_config_of_nothing(tmp_path: Path) -> None:
    assert "[store]" in reelthread("config", cwd=tmp_path).out


# --- replay ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recording", "shown"),
    [
        ("2.13.0__llm_text__streaming.sse", ""),
        ("2.13.0__stream_zh.sse", ""),
        ("2.13.0__raise__streaming.sse", "[Try again]"),
        ("2.13.0__nasty.sse", ""),
    ],
)
def test_replay_prints_what_a_user_would_have_seen(
    tmp_path: Path, recording: str, shown: str
) -> None:
    ended = reelthread("replay", TRANSCRIPTS / recording, cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.strip()
    assert shown in ended.out


def test_replay_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "nowhere.sse" in refused(reelthread("replay", "nowhere.sse", cwd=tmp_path))


@pytest.mark.parametrize(
    "body",
    [
        b"# Reelthread\n\nA bot.\n",
        b"data: hello\n\n",
        bytes(range(256)) * 64,
        b"\xff\xfe\x00data: {",
        b"data: [" * 5000,
        b"data: " + b"a" * (MAX_EVENT_BYTES + 1),
    ],
    ids=["a text", "not JSON", "binary", "UTF-16", "nested", "endless"],
)
def test_replay_of_what_is_no_recording(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "odd.sse").write_bytes(body)
    ended = reelthread("replay", "odd.sse", cwd=tmp_path)
    assert "odd.sse is no recorded edit stream" in refused(ended)
    assert ended.out == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"event: heartbeat\ndata: {}\n\n",
        b'data: {"content": {"parts": [{"thought": true}]}}\n\n',
    ],
    ids=["empty", "heartbeat", "thought"],
)
def test_replay_of_a_recording_without_a_word(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "silent.sse").write_bytes(body)
    ended = reelthread("replay", "silent.sse", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.strip()


def test_replay_into_a_pipe_that_closes() -> None:
    recording = TRANSCRIPTS / "2.13.0__long_text.sse"
    command = f"{sys.executable} -m bot replay {recording} | head -c 10"
    ended = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert ended.stdout == reelthread("replay", str(recording), cwd=ROOT).out.encode()[:10]
    assert ended.stderr == b""


# --- the rest --------------------------------------------------------------------------


def test_help_names_every_command(tmp_path: Path) -> None:
    told = reelthread("--help", cwd=tmp_path, COLUMNS="100")
    assert told.code == 0
    assert all(
        command in told.out for command in ("run", "demo", "setup", "doctor", "config", "replay")
    )


def test_the_version(tmp_path: Path) -> None:
    told = reelthread("--version", cwd=tmp_path)
    assert (told.code, told.out) == (0, f"reelthread {metadata.version('reelthread')}\n")


def test_set_up_asks_nothing_where_nobody_answers(tmp_path: Path) -> None:
    ended = reelthread("setup", cwd=tmp_path)
    assert ended.code == 2
    told = ended.err.splitlines()[-1]
    assert told.endswith("reelthread: nobody is here to answer: use a terminal, or --no-input")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_command(tmp_path: Path) -> None:
    ended = reelthread("sing", cwd=tmp_path)
    assert ended.code == 2
    assert "Traceback" not in ended.err
