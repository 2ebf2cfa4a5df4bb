"""Worlds on disk: one transaction a write, one process a file, one clear line when unusable."""

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.playground.archive import Archive, ArchiveUnusable, escaped

KEY = ("message", "1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reelthread-demo.db"


def test_what_is_written_is_read_again(path: Path) -> None:
    with contextlib.closing(Archive.opened(path)) as archive:
        assert archive.documents() == {}
        archive.write({KEY: '"one"', ("message", "2"): '"two"', ("frame", "0"): "{}"})
        archive.write({KEY: '"1"', ("message", "2"): None, ("message", "3"): None})
    with contextlib.closing(Archive.opened(path)) as archive:
        assert archive.documents() == {KEY: '"1"', ("frame", "0"): "{}"}


def test_an_emptied_archive(path: Path) -> None:
    with contextlib.closing(Archive.opened(path)) as archive:
        archive.write({KEY: '"one"'})
        archive.clear()
        assert archive.documents() == {}
    with contextlib.closing(Archive.opened(path)) as archive:
        assert archive.documents() == {}


def test_only_changes_are_written(path: Path) -> None:
    with contextlib.closing(Archive.opened(path)) as archive:
        archive.write({KEY: '"one"'})
        before = path.read_bytes()
        archive.write({KEY: '"one"'})
        assert path.read_bytes() == before


def test_a_write_that_fails_changes_nothing(path: Path) -> None:
    with contextlib.closing(Archive.opened(path)) as archive:
        archive.write({KEY: '"one"'})
        impossible = {KEY: '"two"', ("message", "\ud800"): "a lone surrogate is no text"}
        with pytest.raises(UnicodeEncodeError):
            archive.write(impossible)
        assert archive.documents() == {KEY: '"one"'}
    with contextlib.closing(Archive.opened(path)) as archive:
        assert archive.documents() == {KEY: '"one"'}


def test_a_killed_process_leaves_its_last_write(path: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from bot.sandbox.playground.archive import Archive
archive = Archive.opened(Path({str(path)!r}))
archive.write({{("message", "1"): '"kept"'}})
archive._database.execute("BEGIN")
archive._database.execute("REPLACE INTO documents VALUES ('message', '1', '\\"half\\"')")
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", script], check=False, timeout=30)
    assert killed.returncode == -9
    with contextlib.closing(Archive.opened(path)) as archive:
        assert archive.documents() == {KEY: '"kept"'}


def test_a_world_is_used_by_one_demo_at_a_time(path: Path) -> None:
    with (
        contextlib.closing(Archive.opened(path)),
        pytest.raises(ArchiveUnusable, match="another demo is running"),
    ):
        Archive.opened(path)


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 100, b"SQLite format 3\0 but broken"]
)
def test_a_damaged_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(ArchiveUnusable, match=r"damaged: start anew with --fresh$"):
        Archive.opened(path)


def test_a_file_of_a_later_version(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveUnusable, match="later version"):
        Archive.opened(path)


@pytest.mark.parametrize("text", ["/tmp/a b", 'C:\\demo\\"x"', "/home/ö/デモ"])
def test_a_text_within_json(text: str) -> None:
    assert escaped(text) in json.dumps({"path": text + "/more"})
