"""The folder of a world: where it is, what may lie in it, what `--fresh` removes."""

from pathlib import Path

import pytest

from bot.sandbox.playground.folder import ARCHIVE, DataFolder, FolderRefused, default_folder


@pytest.fixture
def used(tmp_path: Path) -> DataFolder:
    """A folder with a world in it."""
    folder = DataFolder.at(tmp_path / "demo")
    folder.prepare(fresh=False)
    folder.archive.write_bytes(b"a world")
    (folder.bot / "reelthread.db").write_bytes(b"what the bot knows")
    (folder.discord / "attachments").mkdir()
    (folder.uploads / "up_1").write_bytes(b"unused")
    folder.log.write_bytes(b"lines")
    return folder


def test_a_world_is_kept(used: DataFolder) -> None:
    again = DataFolder.at(used.path)
    again.prepare(fresh=False)
    assert again.archive.read_bytes() == b"a world"
    assert (again.bot / "reelthread.db").exists()
    assert list(again.uploads.iterdir()) == [], "nobody waits for these any more"
    assert again.log.read_bytes() == b""


def test_a_fresh_world(used: DataFolder) -> None:
    (used.path / "notes.txt").write_text("mine")
    again = DataFolder.at(used.path)
    again.prepare(fresh=True)
    assert again.archive.exists(), "an open archive is emptied by itself"
    assert list(again.bot.iterdir()) == list(again.discord.iterdir()) == []
    assert (used.path / "notes.txt").read_text() == "mine"


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "precious.py").write_text("work of years")
    with pytest.raises(
        FolderRefused, match="no world of the demo: empty it, or give --data another folder"
    ):
        DataFolder.at(tmp_path)
    assert (tmp_path / "bot" / "precious.py").read_text() == "work of years"
    assert not (tmp_path / ARCHIVE).exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(FolderRefused, match=r"nothing can be kept in .*file"):
        DataFolder.at(tmp_path / "file")


def test_where_it_is_unless_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "reelthread" / "demo"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/someone")
    assert default_folder() == Path("/home/someone/.local/share/reelthread/demo")
