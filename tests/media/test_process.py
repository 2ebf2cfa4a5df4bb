"""The working process: it ends when it should, and what it can't do is said without a crash."""

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import psutil
import pytest
from PIL import Image

from bot.core.media import MEDIA_TYPES
from bot.errors import MediaError, MediaToolsMissing, MediaUnreadable
from bot.media.__main__ import LEAST_MEMORY_BYTES, NICENESS
from bot.media.job import Shrink, answer_from_line, job_to_line
from bot.media.tools import ProcessMediaTools
from tests.media.material import Clip, files_in, halves, make_sound, make_video

JPG, PNG, M4A = MEDIA_TYPES["jpg"], MEDIA_TYPES["png"], MEDIA_TYPES["m4a"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes and signals")


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that never lets anyone read it: who opens it, waits."""
    folder = tmp_path / "endless"
    folder.mkdir()
    os.mkfifo(folder / "film.mp4")
    return folder / "film.mp4"


async def _worker(parent: int | None = None) -> psutil.Process:
    """The working process, as soon as it is there and has lowered its priority."""
    async with asyncio.timeout(30):
        while True:
            for child in psutil.Process(parent).children():
                if child.nice() == NICENESS and "bot.media" in child.cmdline():
                    return child
            await asyncio.sleep(0.01)


def _workers() -> list[psutil.Process]:
    """The working processes; a browser that other tests share is none."""
    own = psutil.Process().children()
    return [child for child in own if child.is_running() and "bot.media" in child.cmdline()]


def _readiness_to_go(worker: psutil.Process) -> int:
    """How soon Linux ends a process when memory runs out, from -1000 to 1000."""
    return int(Path(f"/proc/{worker.pid}/oom_score_adj").read_text("ascii"))


async def test_cancelling_kills_the_process_and_leaves_no_file(
    tools: ProcessMediaTools, slots: asyncio.Semaphore, endless: Path
) -> None:
    task = asyncio.create_task(tools.fit(endless, 1000, endless.with_name("out.mp4")))
    worker = await _worker()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not psutil.pid_exists(worker.pid)
    assert files_in(endless.parent) == [endless]
    assert not slots.locked()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limits")
async def test_its_memory_is_bounded_and_it_goes_before_the_bot(
    tools: ProcessMediaTools, endless: Path
) -> None:
    task = asyncio.create_task(tools.fit(endless, 1000, endless.with_name("out.mp4")))
    worker = await _worker()
    async with asyncio.timeout(30):
        while _readiness_to_go(worker) != 1000:
            await asyncio.sleep(0.01)
    soft, _ = worker.rlimit(psutil.RLIMIT_DATA)
    task.cancel()
    await asyncio.wait([task])
    assert LEAST_MEMORY_BYTES <= soft <= max(psutil.virtual_memory().total, LEAST_MEMORY_BYTES)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limits")
def test_a_picture_that_takes_more_memory_than_there_is_gets_refused(tmp_path: Path) -> None:
    source = tmp_path / "bomb.png"
    Image.new("1", (9_000, 9_000)).save(source)
    assert source.stat().st_size < 20_000
    command = 'ulimit -d 200000 && exec "$0" -m bot.media'
    with subprocess.Popen(
        ["sh", "-c", command, sys.executable], stdin=PIPE, stdout=PIPE, stderr=PIPE
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(job_to_line(Shrink(source, tmp_path / "small.jpg")))
        worker.stdin.flush()
        answer = worker.stdout.readline()
    with pytest.raises(MediaUnreadable):
        answer_from_line(answer)


async def test_a_machine_that_gives_no_process_is_said(
    tools: ProcessMediaTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(MediaError, match="no process for it: No such file"):
        await tools.fit(tmp_path / "film.mp4", 1000, tmp_path / "out.mp4")


async def test_a_job_that_takes_too_long_is_ended(slots: asyncio.Semaphore, endless: Path) -> None:
    tools = ProcessMediaTools(slots, time_limit_s=0.1)
    with pytest.raises(MediaError, match="longer than") as caught:
        await tools.convert(endless, M4A, endless.with_name("out.m4a"))
    assert caught.type is MediaError
    assert not _workers()
    assert files_in(endless.parent) == [endless]


async def test_a_crash_of_the_decoder_is_the_fault_of_the_file(
    tools: ProcessMediaTools, endless: Path
) -> None:
    task = asyncio.create_task(tools.plays_inline(endless))
    (await _worker()).send_signal(signal.SIGSEGV)
    with pytest.raises(MediaUnreadable, match="signal 11"):
        await task


async def test_the_process_ends_when_the_bot_is_killed(endless: Path) -> None:
    program = (
        "import asyncio, sys; from pathlib import Path;"
        "from bot.media.tools import ProcessMediaTools;"
        "asyncio.run(ProcessMediaTools(asyncio.Semaphore()).plays_inline(Path(sys.argv[1])))"
    )
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(endless))
    worker = await _worker(bot.pid)
    bot.kill()
    await bot.wait()
    _, alive = await asyncio.to_thread(psutil.wait_procs, [worker], timeout=10)
    assert not alive


async def test_one_conversion_at_a_time_and_looks_in_between(
    tools: ProcessMediaTools, tmp_path: Path, endless: Path
) -> None:
    halves().save(tmp_path / "drawing.bmp")
    film = make_video(tmp_path / "film.mp4", Clip(size=(64, 48), seconds=0.5))
    first = asyncio.create_task(tools.convert(endless, M4A, tmp_path / "out.m4a"))
    worker = await _worker()
    second = asyncio.create_task(tools.convert(tmp_path / "drawing.bmp", PNG, tmp_path / "out.png"))
    assert await tools.plays_inline(film)
    assert _workers() == [worker]
    assert not second.done()
    first.cancel()
    await second
    assert (tmp_path / "out.png").exists()


@pytest.fixture
def _without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = tmp_path / "blocker"
    blocker.mkdir()
    for library in ("av", "pillow_heif"):
        (blocker / f"{library}.py").write_text(
            f"raise ModuleNotFoundError(\"No module named '{library}'\", name='{library}')"
        )
    monkeypatch.setenv("PYTHONPATH", str(blocker))


@pytest.mark.usefixtures("_without_the_extra")
async def test_a_host_without_the_extra_is_told_how_to_install_it(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    film = make_video(tmp_path / "film.mp4", Clip(size=(64, 48), seconds=0.2))
    song = make_sound(tmp_path / "song.ogg", "libopus", seconds=0.2)
    photo = tmp_path / "photo.heic"
    photo.write_bytes(b"\0\0\0\x1cftypheic\0\0\0\0mif1heicmiaf" + bytes(50))
    out = tmp_path / "out"
    for job in (
        tools.plays_inline(film),
        tools.fit(film, 1000, out),
        tools.convert(song, M4A, out),
        tools.convert(photo, JPG, out),
    ):
        with pytest.raises(MediaToolsMissing, match=r"pip install 'reelthread\[media\]'"):
            await job


@pytest.mark.usefixtures("_without_the_extra")
@pytest.mark.parametrize("name", ["drawing.bmp", "scan.tiff", "photo.avif"])
async def test_most_pictures_need_no_extra(
    tools: ProcessMediaTools, tmp_path: Path, name: str
) -> None:
    halves().save(tmp_path / name)
    await tools.convert(tmp_path / name, PNG, tmp_path / "out.png")
    assert (tmp_path / "out.png").exists()


@pytest.mark.parametrize("said", [b"", b"[]\n", b'{"fit": 1}\n', b'{"answer": true}\n'])
async def test_only_jobs_are_done(said: bytes) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.media", stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    answer, _ = await process.communicate(said)
    assert answer == b""
    assert process.returncode == 1
