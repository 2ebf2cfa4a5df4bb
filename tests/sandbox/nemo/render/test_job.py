"""What a job is: its frame size, its length, and its way into another process."""

import json
from pathlib import Path

import pytest

from bot.sandbox.nemo.draft import Draft, TextSegment
from bot.sandbox.nemo.render import Container, Quality, RenderJob
from tests.sandbox.nemo.render.material import draft


@pytest.mark.parametrize(
    ("canvas", "quality", "frame"),
    [
        ((1920, 1080), Quality.HIGH, (1920, 1080)),
        ((1080, 1920), Quality.HIGH, (1080, 1920)),
        ((3840, 2160), Quality.HIGH, (1920, 1080)),
        ((1080, 1080), Quality.HIGH, (1080, 1080)),
        ((2000, 500), Quality.HIGH, (1920, 480)),
        ((1920, 1080), Quality.MEDIUM, (1280, 720)),
        ((1080, 1920), Quality.LOW, (480, 854)),
        ((321, 181), Quality.HIGH, (320, 180)),
        ((320, 180), Quality.LOW, (320, 180)),
        ((0, 0), Quality.HIGH, (16, 16)),
    ],
)
def test_frame_sizes(canvas: tuple[int, int], quality: Quality, frame: tuple[int, int]) -> None:
    job = RenderJob(Draft(width=canvas[0], height=canvas[1]), Path("v.mp4"), quality=quality)
    assert job.frame_size == frame


@pytest.mark.parametrize(("duration_ms", "frames"), [(5000, 150), (1000, 30), (33, 1), (1, 1)])
def test_frame_counts(duration_ms: int, frames: int) -> None:
    assert RenderJob(Draft(duration_ms=duration_ms), Path("v.mp4")).frame_count == frames


def test_a_job_survives_the_way_to_another_process() -> None:
    job = RenderJob(
        draft(titles=[TextSegment("x", "你好", 0, 1000)]),
        Path("out/video.mov"),
        {"m1": Path("beach.jpg")},
        Quality.LOW,
        Container.MOV,
    )
    assert RenderJob.from_json(json.loads(json.dumps(job.to_json()))) == job
