"""Which frames stand for a video, and where they lie."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.storyboard import (
    FRAMES,
    PAIRS,
    SAME_TIME_MS,
    WIDE_FRAMES,
    Pair,
    comparison,
    pairs,
    storyboard,
    times_ms,
)
from bot.core.timeline.picture import WIDTH

WIDE, UPRIGHT = (320, 180), (180, 320)


def test_frames_are_taken_evenly_from_the_middle_of_their_share() -> None:
    assert times_ms(12_000, wide=True) == [1000, 3000, 5000, 7000, 9000, 11_000]
    assert len(times_ms(12_000, wide=False)) == FRAMES


@pytest.mark.parametrize(
    ("duration_ms", "again"),
    [(12_000, True), (11_500, True), (14_000, True), (20_000, False), (6_000, False)],
)
def test_a_video_about_as_long_is_looked_at_at_the_same_times(
    duration_ms: float, again: bool
) -> None:
    earlier = times_ms(12_000, wide=True)
    assert (times_ms(duration_ms, wide=True, earlier=earlier) == earlier) == again


def test_another_shape_of_video_has_times_of_its_own() -> None:
    earlier = times_ms(12_000, wide=True)
    assert times_ms(12_000, wide=False, earlier=earlier) == times_ms(12_000, wide=False)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([1000, 3000], [1000, 3000], [Pair(0, 0), Pair(1, 1)]),
        ([1000, 3000], [3200], [Pair(1, 0)]),
        ([1000], [9000], []),
        ([], [1000], []),
        (range(0, 8000, 1000), range(0, 8000, 1000), [Pair(0, 0), Pair(3, 3), Pair(7, 7)]),
    ],
    ids=["same", "near", "far", "none", "a few of many"],
)
def test_pairs(before: Sequence[int], after: Sequence[int], expected: list[Pair]) -> None:
    assert pairs(before, after) == expected


ascending = st.lists(st.integers(0, 10**7), unique=True, max_size=20).map(sorted)


@given(ascending, ascending)
def test_a_pair_shows_the_same_time(before: list[int], after: list[int]) -> None:
    found = pairs(before, after)
    assert len(found) <= PAIRS
    for pair in found:
        assert abs(before[pair.before] - after[pair.after]) <= SAME_TIME_MS


@pytest.mark.parametrize(("frame", "columns"), [(WIDE, 2), (UPRIGHT, 4)])
def test_a_storyboard_is_a_grid_with_times(frame: tuple[int, int], columns: int) -> None:
    sketch = storyboard(times_ms(12_000, wide=frame is WIDE), frame)
    assert len({box.x for box in sketch.boxes}) == columns
    assert [box.place for box in sketch.boxes] == [(0, n) for n in range(len(sketch.boxes))]
    assert len(sketch.boxes) in (FRAMES, WIDE_FRAMES)
    assert [label.text for label in sketch.labels][:2] in (["1.0 s", "3.0 s"], ["0.8 s", "2.2 s"])
    assert sketch.photographic
    for box in sketch.boxes:
        assert box.width / box.height == pytest.approx(frame[0] / frame[1], rel=0.02)
        assert box.x + box.width <= WIDTH
        assert box.y + box.height <= sketch.height


def test_a_comparison_shows_old_and_new_side_by_side() -> None:
    matched = [Pair(0, 1), Pair(2, 2)]
    sketch = comparison([0, 2000, 4000], matched, WIDE, ("Before", "After"))
    assert [box.place for box in sketch.boxes] == [(0, 0), (1, 1), (0, 2), (1, 2)]
    old, new = sketch.boxes[:2]
    assert old.y == new.y
    assert old.x < new.x
    texts = [label.text for label in sketch.labels]
    assert texts == ["Before", "After", "2.0 s", "2.0 s", "4.0 s", "4.0 s"]


def test_upright_videos_are_compared_above_each_other() -> None:
    matched = [Pair(0, 0), Pair(1, 1), Pair(2, 2)]
    sketch = comparison([0, 2000, 62_000], matched, UPRIGHT, ("Before", "After"))
    olds, news = sketch.boxes[::2], sketch.boxes[1::2]
    for old, new in zip(olds, news, strict=True):
        assert old.x == new.x
        assert old.y + old.height < new.y
    below = [label for label in sketch.labels if label.text == "After"]
    assert olds[0].y + olds[0].height <= below[0].y < news[0].y
    assert sketch.height < 1000
    assert sketch.labels[-1].text == "1:02"
