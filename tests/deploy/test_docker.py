"""The image, built without Docker: its own steps in a virtual environment of their own."""

import asyncio
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from bot.core.permissions import NEEDED
from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.nemo.server import NemoSandbox
from tests.deploy.dockerfile import Stage, read
from tests.processes import ROOT

BUILD, FINAL = read(ROOT / "Dockerfile")
PREFIX = "/opt/reelthread"
PORT = "8080"
BASE = "python:3.13-slim"
PATIENCE_S = 60


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=bare_environment(variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def bare_environment(variables: dict[str, str]) -> dict[str, str]:
    """What pip and the system need, and nothing that leads back to this repository."""
    kept = ("PATH", "HOME", "TMPDIR", "LANG")
    machine = {key: value for key, value in os.environ.items() if key in kept or "PIP_" in key}
    return {**machine, **variables}


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that stands for ``/opt/reelthread``, after the steps of the first stage.

    The libraries are those of this environment: what is built and installed is the bot alone.
    """
    folder = tmp_path_factory.mktemp("image")
    prefix, source = folder / "reelthread", folder / "src"
    source.mkdir()
    for copied in BUILD.texts("COPY"):
        *names, target = copied.split()
        for name in names:
            place = source / target / name if target.endswith("/") else source / target
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, place)
    for step in BUILD.texts("RUN"):
        words = [word.replace(PREFIX, str(prefix)) for word in shlex.split(step)]
        if words[1:3] == ["-m", "venv"]:
            run(sys.executable, "-m", "venv", "--without-pip", prefix, cwd=source)
            libraries = next(prefix.glob("lib/python*/site-packages"))
            (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"))
        else:
            assert words[:2] == [f"{prefix}/bin/pip", "install"]
            python = prefix / "bin" / "python"
            pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps"]
            run(*pip, "-q", words[-1], cwd=source)
    shutil.rmtree(source)
    return prefix


def test_the_stages_are_slim_and_the_last_one_runs_as_nobody_special() -> None:
    assert [stage.base for stage in (BUILD, FINAL)] == [f"{BASE} AS build", BASE]
    assert FINAL.last("USER") not in ("root", "0")
    assert FINAL.last("USER") in " ".join(FINAL.texts("RUN"))
    assert FINAL.last("VOLUME") == FINAL.last("WORKDIR")
    assert FINAL.texts("COPY") == [f"--from=build {PREFIX} {PREFIX}"]
    assert FINAL.environment["PATH"].startswith(f"{PREFIX}/bin:")


def test_what_is_copied_exists_and_is_sent_to_the_build() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    sent = [line.removeprefix("!") for line in lines if line.startswith("!")]
    for copied in BUILD.texts("COPY"):
        for name in copied.split()[:-1]:
            assert (ROOT / name).exists(), name
            assert any(fnmatchcase(name, pattern) for pattern in sent), name


def test_the_extras_that_are_installed_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = shlex.split(BUILD.texts("RUN")[-1])[-1]
    extras = wanted.partition("[")[2].rstrip("]").split(",")
    assert extras
    assert set(extras) <= set(project["optional-dependencies"])


def test_the_image_has_a_font_for_emoji() -> None:
    steps = " ".join(FINAL.texts("RUN"))
    assert "fonts-noto-color-emoji" in steps
    assert "rm -rf /var/lib/apt/lists" in steps


def test_what_is_installed_is_whole(image: Path, tmp_path: Path) -> None:
    entry = [image / "bin" / FINAL.command("ENTRYPOINT")[0]]
    assert "Usage" in run(*entry, "--help", cwd=tmp_path)
    assert "[store]" in run(*entry, "config", cwd=tmp_path)
    script = "import bot; print(bot.__file__)"
    assert str(image) in run(image / "bin" / "python", "-c", script, cwd=tmp_path)
    installed = next(image.glob("lib/python*/site-packages"))
    shipped = [path.relative_to(ROOT) for path in (ROOT / "bot").rglob("*.*")]
    missing = [path for path in shipped if not (installed / path).exists()]
    assert [path for path in missing if "__pycache__" not in path.parts] == []


@asynccontextmanager
async def container(image: Path, folder: Path, port: str) -> AsyncGenerator[DiscordSandbox]:
    """What ``docker run`` would start, with the stand-ins around it, ready."""
    settings = DiscordSettings(bot_permissions=int(NEEDED))
    async with DiscordSandbox(settings) as discord, NemoSandbox() as nemo:
        variables = {
            "DISCORD_TOKEN": settings.token,
            "NEMO_API_URL": nemo.api_url,
            "REELTHREAD__DISCORD__API_URL": discord.api_url,
            "REELTHREAD__DISCORD__GATEWAY_URL": discord.gateway_url,
            **within(FINAL, port),
        }
        entry, *arguments = [*FINAL.command("ENTRYPOINT"), *FINAL.command("CMD")]
        process = await asyncio.create_subprocess_exec(
            image / "bin" / entry,
            *arguments,
            cwd=folder,
            env=bare_environment(variables),
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            async with asyncio.timeout(PATIENCE_S):
                await discord.gateway.online.wait()
            yield discord
        finally:
            process.send_signal(signal.Signals[FINAL.last("STOPSIGNAL")])
            _, errors = await process.communicate()
        assert process.returncode == 0, errors.decode()


def within(stage: Stage, port: str) -> dict[str, str]:
    """The image's own variables, with another port, since this machine is shared."""
    variables = {key: value.replace(PORT, port) for key, value in stage.environment.items()}
    del variables["PATH"]
    return variables


async def test_it_runs_is_found_healthy_and_stops_in_order(image: Path, tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    python, *rest = [part.replace(PORT, port) for part in FINAL.command("HEALTHCHECK")]
    check = [str(image / "bin" / python), *rest]
    assert await ended(check) == 1
    async with container(image, tmp_path, port):
        assert await ended(check) == 0
    assert (tmp_path / "reelthread.db").exists()
    assert await ended(check) == 1


async def ended(command: list[str]) -> int | None:
    process = await asyncio.create_subprocess_exec(
        *command, stderr=asyncio.subprocess.DEVNULL, env=bare_environment({})
    )
    return await process.wait()
