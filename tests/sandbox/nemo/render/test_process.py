"""The rendering process: it tells how far it is, ends when told to, and leaves nothing behind."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import psutil
import pytest

from bot.sandbox.nemo.draft import AudioSegment, Motion, TextSegment, VideoSegment
from bot.sandbox.nemo.render import Quality, RenderError, RenderJob, render_in_process
from tests.sandbox.nemo.render.material import draft, watch

SHORT = draft(titles=[TextSegment("x", "Hello", 0, 300)])
# A minute of work, so that it can't be over before it is stopped.
ENDLESS = draft([VideoSegment("v", "v", 0, 500_000, motion=Motion.ZOOM_IN)])


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children(recursive=True)}


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_render_comes_back_with_its_video(tmp_path: Path) -> None:
    heard: list[float] = []
    out = tmp_path / "new" / "video.mp4"
    result = await render_in_process(RenderJob(SHORT, out, quality=Quality.LOW), heard.append)
    assert result.path == out
    assert result.size_bytes == out.stat().st_size
    assert (result.width, result.height, result.duration_ms) == (320, 180, 300)
    assert len(watch(out).images) == 9
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) == 9
    assert names(out.parent) == ["video.mp4"]


async def test_an_error_comes_back_as_its_sentence(tmp_path: Path) -> None:
    made = draft([VideoSegment("v", "Beach", 0, 300, "gone")], [AudioSegment("a", "a", 0, 300)])
    with pytest.raises(RenderError, match="The file of “Beach” is missing"):
        await render_in_process(RenderJob(made, tmp_path / "video.mp4"), lambda _: None)
    assert names(tmp_path) == []


async def test_a_cancelled_render_leaves_nothing(tmp_path: Path) -> None:
    before = children()
    begun = asyncio.Event()
    job = RenderJob(ENDLESS, tmp_path / "video.mp4")
    task = asyncio.create_task(render_in_process(job, lambda _: begun.set()))
    await begun.wait()
    assert children() > before
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert children() == before
    assert names(tmp_path) == []


async def test_a_killed_render_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    before = children()

    def kill(_: float) -> None:
        for pid in children() - before:
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(RenderError, match="The export stopped"):
        await render_in_process(RenderJob(ENDLESS, tmp_path / "video.mp4"), kill)
    assert names(tmp_path) == []


async def _started(job: RenderJob, folder: Path) -> asyncio.subprocess.Process:
    """A rendering process that has written its first frames."""
    job_file = folder / "job.json"
    job_file.write_text(json.dumps(job.to_json()))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox.nemo.render", str(job_file), stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    line = await process.stdout.readline()
    assert 0 < json.loads(line)["progress"] < 1
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_the_process_quietly(number: signal.Signals, tmp_path: Path) -> None:
    process = await _started(RenderJob(ENDLESS, tmp_path / "out" / "video.mp4"), tmp_path)
    process.send_signal(number)
    _, complaints = await process.communicate()
    assert process.returncode == 1
    assert complaints == b""
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("content", ["", "[]", '{"out": "x.mp4"}', '{"draft": {}}'])
async def test_what_is_no_job_is_refused_in_words(content: str, tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(content)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.sandbox.nemo.render",
        str(tmp_path / "job.json"),
        stdout=PIPE,
        stderr=PIPE,
    )
    said, complaints = await process.communicate()
    assert process.returncode == 1
    assert complaints == b""
    assert "not a render job" in json.loads(said)["error"]


async def test_the_process_ends_when_nobody_listens(tmp_path: Path) -> None:
    job_file = tmp_path / "job.json"
    job = RenderJob(ENDLESS, tmp_path / "out" / "video.mp4")
    job_file.write_text(json.dumps(job.to_json()))
    reading, writing = os.pipe()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.sandbox.nemo.render",
        str(job_file),
        stdout=writing,
        stderr=PIPE,
    )
    os.close(writing)
    os.close(reading)
    _, complaints = await process.communicate()
    assert process.returncode == 1
    assert complaints == b""
    assert names(tmp_path / "out") == []
