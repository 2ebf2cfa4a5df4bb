"""The demo as a process of its own: what it prints, what it saves, how it ends."""

import signal
from pathlib import Path

import pytest
from PIL import Image

from tests.processes import interrupt, line_with, reelthread, start
from tests.sandbox.nemo.render.material import watch


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small dark picture, on which a bright title stands out."""
    path = tmp_path / "night sky.png"
    Image.new("RGB", (96, 54), (10, 20, 60)).save(path)
    return path


def test_a_conversation_becomes_a_video(tmp_path: Path, picture: Path) -> None:
    said = ("turn this into a 2-second clip with the title 'Hi' for the first 2 seconds", "export")
    told = reelthread(
        "demo",
        "--headless",
        "--image",
        picture,
        *(part for line in said for part in ("--say", line)),
        "--out",
        "videos",
        cwd=tmp_path,
    )
    assert (told.code, told.err) == (0, "")
    for line in said:
        assert told.out.count(f"alice {line}\n") == 1
    assert told.out.count("Your video is 2 s long now") == 1
    assert "⏳ Exporting" in told.out
    assert "-#" not in told.out
    (video,) = (tmp_path / "videos").glob("*.mp4")
    assert f"Saved videos/{video.name}" in told.out
    seen = watch(video)
    assert seen.codecs == ("h264", "aac")
    assert seen.pixel_format == "yuv420p"
    assert len(seen.images) == pytest.approx(60, abs=2)
    light = seen.images[30].convert("L").histogram()
    assert sum(light[200:]) > 500, "there is a bright title on the dark picture"


def test_without_an_export_there_is_no_video(tmp_path: Path, picture: Path) -> None:
    told = reelthread(
        "demo", "--headless", "--image", picture, "--say", "what can you do?", cwd=tmp_path
    )
    assert told.code != 0
    assert told.err.splitlines()[-1].startswith("reelthread: no video came out of the thread")
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("nowhere.png", None, "there is no file"), ("odd.png", b"not a picture", "not an image")],
)
def test_a_picture_that_is_none(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ended = reelthread("demo", "--headless", "--image", name, cwd=tmp_path)
    assert ended.code == 2
    (line,) = ended.err.splitlines()
    assert told in line
    assert name in line


def test_a_folder_that_cannot_be_made(tmp_path: Path, picture: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file is in the way")
    ended = reelthread("demo", "--headless", "--image", picture, cwd=tmp_path)
    assert ended.code == 2
    (line,) = ended.err.splitlines()
    assert "out" in line


def left_in(folder: Path) -> list[Path]:
    """Temporary files that nobody removed."""
    return list(folder.glob("reelthread*"))


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)
@pytest.mark.parametrize("when", ["⏳ Generating", "⏳ Exporting"])
async def test_a_signal_leaves_nothing_behind(
    tmp_path: Path, picture: Path, number: signal.Signals, code: int, when: str
) -> None:
    arguments = ("--image", picture, "--say", "make a 2-second clip and then export it")
    process = await start("demo", "--headless", *arguments, cwd=tmp_path, TMPDIR=str(tmp_path))
    await line_with(process, when)
    ended = await interrupt(process, number)
    log = (tmp_path / "out" / "bot.log").read_text()
    assert "Traceback" not in ended.err + ended.out + log
    assert ended.code == code
    assert left_in(tmp_path) == []
