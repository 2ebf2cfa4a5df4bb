"""Where the camera looks: always inside the picture, in the frame's shape, and without a jolt."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.nemo.draft import Motion, VideoSegment
from bot.sandbox.nemo.render.camera import camera_box
from bot.sandbox.nemo.render.shots import open_shot
from tests.sandbox.nemo.render.material import edge_x, save_split

SIDES = st.integers(16, 6000)
PICTURE, FRAME = (2000, 1500), (1920, 1080)


@given(
    motion=st.sampled_from(Motion),
    progress=st.floats(0, 1),
    lifetime_ms=st.integers(1, 600_000),
    picture=st.tuples(SIDES, SIDES),
    frame=st.tuples(SIDES, SIDES),
)
def test_the_view_never_leaves_the_picture(
    motion: Motion,
    progress: float,
    lifetime_ms: int,
    picture: tuple[int, int],
    frame: tuple[int, int],
) -> None:
    left, top, right, bottom = camera_box(motion, progress, lifetime_ms, picture, frame)
    assert 0 <= left < right <= picture[0]
    assert 0 <= top < bottom <= picture[1]
    assert (right - left) / (bottom - top) == pytest.approx(frame[0] / frame[1], rel=1e-3)


@pytest.mark.parametrize(("motion", "grows"), [(Motion.ZOOM_IN, False), (Motion.ZOOM_OUT, True)])
def test_zooms(motion: Motion, grows: bool) -> None:
    first, last = (camera_box(motion, p, 5000, PICTURE, FRAME) for p in (0.0, 1.0))
    assert ((last[2] - last[0]) > (first[2] - first[0])) is grows


@pytest.mark.parametrize(
    ("motion", "edge", "sign"),
    [
        (Motion.PAN_LEFT, 0, -1),
        (Motion.PAN_RIGHT, 0, 1),
        (Motion.PAN_UP, 1, -1),
        (Motion.PAN_DOWN, 1, 1),
    ],
)
def test_pans(motion: Motion, edge: int, sign: int) -> None:
    first, last = (camera_box(motion, p, 5000, PICTURE, FRAME) for p in (0.0, 1.0))
    assert (last[edge] - first[edge]) * sign > 50
    assert last[1 - edge] == first[1 - edge]


def test_without_motion_the_camera_rests() -> None:
    assert camera_box(Motion.NONE, 0.0, 5000, PICTURE, FRAME) == camera_box(
        Motion.NONE, 1.0, 5000, PICTURE, FRAME
    )


def test_a_long_shot_moves_no_faster() -> None:
    def travel(lifetime_ms: int) -> float:
        boxes = [camera_box(Motion.PAN_RIGHT, p, lifetime_ms, PICTURE, FRAME) for p in (0.0, 1.0)]
        return boxes[1][0] - boxes[0][0]

    assert travel(3000) < travel(6000)
    assert travel(6000) / 6 <= travel(3000) / 3 + 1


@pytest.mark.parametrize("motion", [Motion.PAN_RIGHT, Motion.PAN_LEFT])
def test_a_slow_pan_moves_by_parts_of_a_pixel(motion: Motion, tmp_path: Path) -> None:
    picture = save_split(tmp_path / "split.png", (640, 360))
    shot = open_shot(VideoSegment("v", "v", 0, 10_000, motion=motion), picture, 10_000, (320, 180))
    edges = [edge_x(shot.at(number * 1000 / 30)) for number in range(60)]
    steps = [after - before for before, after in pairwise(edges)]
    mean = sum(steps) / len(steps)
    assert 0.05 < abs(mean) < 0.5
    # Without sub-pixel sampling, steps would be 0 and 1 by turns.
    assert all(step == pytest.approx(mean, abs=0.06) for step in steps)
