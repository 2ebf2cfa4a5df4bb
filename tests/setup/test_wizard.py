"""``reelthread setup`` with what a host types, against both stand-ins."""

import asyncio
import os
import pty
import stat
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.core.permissions import NEEDED, invite_url
from bot.sandbox.discord.settings import PrivilegedIntents
from tests.doctor.clinic import NEMO_TOKEN, WELL, Clinic, clinic
from tests.processes import ROOT, environment


def point_at(planted: Clinic) -> dict[str, str]:
    """The variables that lead to the stand-ins."""
    return {
        "REELTHREAD__DISCORD__API_URL": planted.discord.api_url,
        "REELTHREAD__DISCORD__GATEWAY_URL": planted.discord.gateway_url,
        "NEMO_API_URL": planted.nemo.api_url,
        "NEMO_WEB_URL": planted.nemo.web_url,
    }


async def typed(planted: Clinic, *arguments: str, lines: str = "", **variables: str) -> Result:
    for name, value in {**point_at(planted), **variables}.items():
        planted.environment.setenv(name, value)
    runner = CliRunner()
    return await asyncio.to_thread(lambda: runner.invoke(cli, ["setup", *arguments], input=lines))


def written(planted: Clinic) -> dict[str, dict[str, object]]:
    assert stat.S_IMODE(planted.file.stat().st_mode) == 0o600
    return tomllib.loads(planted.file.read_text("utf-8"))


async def test_three_answers_make_an_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        token = planted.discord.settings.token
        done = await typed(planted, lines=f"{token}\n12, 34\n{NEMO_TOKEN}\n")
        bot = planted.discord.world.bot.id
    assert done.exit_code == 0, done.output
    assert written(planted) == {
        "discord": {"token": token, "channel_ids": [12, 34]},
        "nemo": {"token": NEMO_TOKEN},
    }
    assert invite_url(bot) in done.output
    assert f"permissions={int(NEEDED)}" in done.output
    assert "reelthread doctor\n" in done.output
    assert token not in done.output
    assert NEMO_TOKEN not in done.output


async def test_a_token_that_doesnt_work_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        token = planted.discord.settings.token
        done = await typed(planted, lines=f"wrong\n{token}\n\nnmv_wrong\n{NEMO_TOKEN}\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("doesn't accept the token") == 2
    assert written(planted)["discord"]["token"] == token
    assert written(planted)["nemo"]["token"] == NEMO_TOKEN


async def test_after_three_wrong_tokens_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        done = await typed(planted, lines="a\nb\nc\n")
    assert done.exit_code != 0
    assert not planted.file.exists()


async def test_the_switch_that_must_be_put_on_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = replace(WELL, privileged_intents=PrivilegedIntents(message_content=False))
    async with clinic(tmp_path, monkeypatch, discord=off) as planted:
        done = await typed(planted, lines=f"{off.token}\n\n\n")
    assert done.exit_code == 0, done.output
    assert "✗ the message content intent is off" in done.output
    assert written(planted) == {"discord": {"token": off.token}}


# --- a file that exists ------------------------------------------------------------------


async def test_only_what_is_missing_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        token = planted.discord.settings.token
        before = f'# mine\n[discord]\ntoken = "{token}"\nchannel_ids = [7]\n'
        planted.file.write_text(before)
        done = await typed(planted, lines="y\n\n")
    assert done.exit_code == 0, done.output
    assert planted.file.read_text().startswith("# mine\n")
    assert written(planted)["discord"] == {"token": token, "channel_ids": [7]}
    assert (tmp_path / "config.toml.bak").read_text() == before


async def test_a_file_stays_as_it_is_where_the_host_says_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        planted.file.write_text("[discord]\nchannel_ids = [7]\n")
        done = await typed(planted, lines="n\n")
    assert (done.exit_code, "Nothing was changed." in done.output) == (0, True)
    assert planted.file.read_text() == "[discord]\nchannel_ids = [7]\n"


# --- scripts -----------------------------------------------------------------------------


async def test_scripts_are_asked_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        token = planted.discord.settings.token
        told = {"DISCORD_TOKEN": token, "NEMO_TOKEN": NEMO_TOKEN}
        done = await typed(planted, "--no-input", "--channel", "5", "--channel", "6", **told)
        again = await typed(planted, "--no-input", "--channel", "9", **told)
        over = await typed(planted, "--no-input", "--overwrite", "--channel", "9", **told)
    assert (done.exit_code, over.exit_code) == (0, 0)
    assert "--overwrite" in str(again.exception)
    assert written(planted)["discord"] == {"token": token, "channel_ids": [9]}


@pytest.mark.parametrize("token", ["", "wrong"])
async def test_scripts_get_one_line_for_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        done = await typed(planted, "--no-input", DISCORD_TOKEN=token)
    assert "token" in str(done.exception)
    assert not planted.file.exists()


# --- a terminal --------------------------------------------------------------------------


async def test_in_a_terminal_tokens_are_not_shown_while_they_are_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        variables = environment(point_at(planted))
        shown = await asyncio.to_thread(in_a_terminal, tmp_path, variables, planted)
    assert planted.discord.settings.token not in shown
    assert "the token is that of reelthread" in shown
    assert written(planted)["discord"]["channel_ids"] == [12]


def in_a_terminal(folder: Path, variables: dict[str, str], planted: Clinic) -> str:
    """Type the answers, each when its question stands there; return all that was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "setup"],
        cwd=folder,
        env={**variables, "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    answers = {
        "Discord token: ": planted.discord.settings.token,
        "commas between (empty: none): ": "12",
        "NemoVideo token (empty: none): ": "",
    }
    shown = ""
    try:
        while data := _read(ours):
            shown += data
            question = next((text for text in answers if shown.endswith(text)), None)
            if question is not None:
                os.write(ours, f"{answers.pop(question)}\n".encode())
        assert process.wait(timeout=30) == 0, shown
    finally:
        os.close(ours)
        process.kill()
        process.wait()
    return shown


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # how Linux tells that the other side is closed
        return ""
