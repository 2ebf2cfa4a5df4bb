"""``reelthread doctor`` as a host types it."""

import asyncio
import json
from pathlib import Path

import pytest

from tests.doctor.clinic import NEMO_TOKEN, clinic
from tests.processes import Ended, reelthread


async def doctor(folder: Path, *arguments: str, **variables: str) -> Ended:
    return await asyncio.to_thread(
        lambda: reelthread("doctor", *arguments, cwd=folder, **variables)
    )


async def test_a_well_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        well.write()
        ended = await doctor(tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "✓ the token is that of reelthread" in ended.out
    assert "\x1b" not in ended.out
    assert NEMO_TOKEN not in ended.out
    assert well.discord.settings.token not in ended.out


async def test_for_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        planted.settings["discord"]["token"] = "wrong-token"
        planted.write()
        ended = await doctor(tmp_path, "--json")
    told = json.loads(ended.out)
    assert (ended.code, told["ok"]) == (1, False)
    (wrong,) = [each for each in told["findings"] if each["level"] == "error"]
    assert "token" in wrong["said"]
    assert "wrong-token" not in ended.out + ended.err


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[discord]\nchanel_ids = [1]\n", "discord.chanel_ids: there is no such setting"),
        ("[discord\n", "not valid TOML"),
    ],
)
async def test_settings_that_cant_be_read(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "config.toml").write_text(written)
    ended = await doctor(tmp_path)
    assert ended.code == 2
    assert said in ended.out
    assert "→" in ended.out


async def test_without_the_parts_for_media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "av.py").write_text("raise ImportError('no av here')")
    async with clinic(tmp_path, monkeypatch) as well:
        well.write()
        ended = await doctor(tmp_path, PYTHONPATH=f"{tmp_path}:{Path(__file__).parents[2]}")
    assert "! not every format can be converted" in ended.out
    assert "→ pip install 'reelthread[media]'" in ended.out
    assert ended.code == 0
