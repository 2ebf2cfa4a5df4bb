"""compose.yaml and the systemd unit fit the bot and each other."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot import config
from bot.__main__ import EXIT_STARTUP
from tests.deploy.dockerfile import read
from tests.processes import ROOT

COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
UNIT = ROOT / "deploy" / "reelthread.service"


@pytest.fixture
def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read(UNIT, "utf-8")
    return parser


def settings_named(text: str) -> set[str]:
    return set(re.findall(rf"\b({config.PREFIX}\w+)\b", text))


def test_every_variable_that_is_set_is_a_setting() -> None:
    text = COMPOSE + (ROOT / "Dockerfile").read_text("utf-8")
    named = settings_named(text)
    assert named
    for name in named:
        section, key = name.removeprefix(config.PREFIX).lower().split("__")
        assert key in config.Settings().model_dump()[section]
    assert set(re.findall(r"^      (\w+): \$\{\1", COMPOSE, re.MULTILINE)) <= set(config.ALIASES)


def test_the_volume_is_where_the_image_keeps_its_data() -> None:
    _, final = read(ROOT / "Dockerfile")
    assert f"data:{final.last('VOLUME')}" in COMPOSE


def test_whoever_stops_it_waits_longer_than_running_edits_get(
    unit: configparser.ConfigParser,
) -> None:
    drain_s = config.Settings().limits.drain_s
    (grace,) = re.findall(r"stop_grace_period: (\d+)s", COMPOSE)
    assert int(grace) > drain_s
    assert int(unit["Service"]["TimeoutStopSec"]) > drain_s


def test_the_unit_doesnt_try_again_what_cant_start(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    assert service["RestartPreventExitStatus"] == str(EXIT_STARTUP)
    assert service["User"] != "root"
    assert service["WorkingDirectory"] == f"/var/lib/{service['StateDirectory']}"
    assert service["ExecStart"].split("/bin/")[1].startswith("reelthread run --config ")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    command = tmp_path / "reelthread"
    command.touch(0o755)
    copy = tmp_path / UNIT.name
    text = re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={command}", UNIT.read_text("utf-8"))
    copy.write_text(text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
