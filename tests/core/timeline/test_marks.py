"""Which segments are marked as added, changed or removed."""

from collections.abc import Mapping

import pytest

from bot.core.sketch import Mark, Place
from bot.core.timeline import Timeline
from bot.core.timeline.marks import marks


def clip(name: str, start: float, **more: object) -> Mapping[str, object]:
    return {"n": name, "s": start, "d": 1000, **more}


def timeline(*tracks: tuple[int, list[Mapping[str, object]]]) -> Timeline:
    return Timeline.from_draft({"t": [{"tt": kind, "sg": segments} for kind, segments in tracks]})


BEFORE = timeline((0, [clip("a", 0), clip("b", 1000)]))


@pytest.mark.parametrize(
    ("after", "there"),
    [
        (BEFORE, {}),
        (timeline((0, [clip("a", 0), clip("b", 1000), clip("c", 2000)])), {(0, 2): Mark.ADDED}),
        (timeline((0, [clip("a", 0), clip("b", 1500)])), {(0, 1): Mark.CHANGED}),
        (timeline((0, [clip("a", 0, v=0.5), clip("b", 1000)])), {(0, 0): Mark.CHANGED}),
        (timeline((0, [clip("a", 0), clip("b", 1000, fx=1)])), {(0, 1): Mark.CHANGED}),
        (timeline((0, [clip("a", 0)]), (0, [clip("b", 1000)])), {(1, 0): Mark.CHANGED}),
    ],
    ids=["same", "added", "moved", "volume", "unknown setting", "other track"],
)
def test_marks_what_is_there(after: Timeline, there: Mapping[Place, Mark]) -> None:
    found = marks(BEFORE, after)
    assert found.there == there
    assert not found.gone
    assert not found.lost
    assert found.any == bool(there)


def test_marks_what_is_gone_on_the_track_that_it_was_on() -> None:
    found = marks(BEFORE, timeline((0, [clip("b", 1000)])))
    assert found.there == {}
    assert [each.segment.label for each in found.gone[0]] == ["a"]
    assert found.any


def test_a_track_that_is_gone_is_kept_as_a_whole() -> None:
    before = timeline((0, [clip("a", 0)]), (1, [clip("song", 0)]))
    found = marks(before, timeline((0, [clip("a", 0)])))
    assert [track.segments[0].label for track in found.lost] == ["song"]
    assert found.gone == {}


def test_nothing_is_marked_without_a_timeline_before() -> None:
    assert not marks(None, BEFORE).any
