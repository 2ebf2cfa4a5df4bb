"""Where everything lies in a timeline's picture."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.sketch import Box, Ink, Label, Mark, Sketch, Tone
from bot.core.timeline import Timeline
from bot.core.timeline.legend import ENTRIES, LINE_PX, Entry, legend
from bot.core.timeline.marks import Marks, marks
from bot.core.timeline.picture import MARGIN, TRACKS_SHOWN, WIDTH, picture
from bot.core.timeline.segments import Segment, TrackKind
from bot.core.timeline.space import LANES, lanes, width_of
from bot.locales import supported, text
from tests.core.timeline.drafts import Draft


def timeline(**tracks: list[Draft]) -> Timeline:
    """Tracks of the kinds named; a segment without a start follows the one before."""
    kinds = {"video": 0, "audio": 1, "title": 7}
    return Timeline.from_draft(
        {"t": [{"tt": kinds[kind], "sg": segments} for kind, segments in tracks.items()]}
    )


def clips(count: int, length: float = 1000) -> list[Draft]:
    return [{"n": f"Clip number {number}", "d": length} for number in range(count)]


def words(sketch: Sketch) -> list[str]:
    return [label.text for label in sketch.labels]


def test_segments_lie_on_one_scale_of_time() -> None:
    sketch = picture(
        timeline(
            video=[{"n": "a", "d": 5000}, {"n": "b", "d": 5000}], audio=[{"n": "c", "d": 5000}]
        ),
        Marks(),
        "en",
    )
    first, second, song = sketch.boxes
    assert first.x == song.x == MARGIN
    assert first.width == song.width
    assert second.x == WIDTH // 2
    assert second.y == first.y < song.y
    assert (first.tone, song.tone) == (Tone.VIDEO, Tone.AUDIO)


def test_a_wide_segment_holds_its_name_time_and_volume() -> None:
    sketch = picture(timeline(audio=[{"n": "Lo-fi", "d": 8000, "v": 0.35}]), Marks(), "en")
    assert "Lo-fi" in words(sketch)
    assert "0-8s · 35%" in words(sketch)
    assert sketch.boxes[0].level == 0.35


def test_narrow_segments_have_numbers_and_a_list_of_names() -> None:
    sketch = picture(timeline(video=clips(12)), Marks(), "en")
    numbers = [label.text for label in sketch.labels if label.centred]
    assert numbers == [str(number) for number in range(1, 13)]
    listed = [label for label in sketch.labels if label.text.startswith("Clip number")]
    assert len(listed) == 12
    bottom = max(box.y + box.height for box in sketch.boxes)
    assert all(label.y >= bottom for label in listed)


def test_a_small_picture_has_no_list() -> None:
    small = picture(timeline(video=clips(12)), Marks(), "en", small=True)
    assert not any(word.startswith("Clip") for word in words(small))
    assert small.height < picture(timeline(video=clips(12)), Marks(), "en").height / 2


def test_marks_are_on_their_boxes_and_are_explained() -> None:
    before = timeline(video=[{"n": "a", "d": 3000}, {"n": "gone", "d": 3000}])
    after = timeline(video=[{"n": "a", "d": 2000}, {"n": "new", "d": 9000, "s": 6000}])
    sketch = picture(after, marks(before, after), "en")
    assert {box.mark for box in sketch.boxes} == set(Mark)
    explained = {text(f"picture.{box.mark}", "en") for box in sketch.boxes if box.mark}
    assert len(explained) == 3
    assert explained <= set(words(sketch))


def test_what_is_gone_lies_below_its_track_at_its_time() -> None:
    before = timeline(video=[{"n": "a", "d": 5000}], title=[{"text": "Gone for good", "d": 5000}])
    after = timeline(video=[{"n": "a", "d": 5000}])
    sketch = picture(after, marks(before, after), "en")
    there, gone = sketch.boxes
    assert (gone.tone, gone.mark) == (Tone.GHOST, Mark.REMOVED)
    assert gone.y >= there.y + there.height
    assert (gone.x, gone.width) == (there.x, there.width)


def test_a_footnote_names_only_marks_that_occur() -> None:
    after = timeline(video=clips(1))
    assert not any(label.ink is Ink.ADDED for label in picture(after, Marks(), "en").labels)
    added = picture(after, marks(Timeline.from_draft({}), after), "en")
    assert text("picture.added", "en") in words(added)
    assert text("picture.removed", "en") not in words(added)


def test_of_very_many_tracks_the_first_are_shown_and_the_rest_counted() -> None:
    draft = {"t": [{"tt": 0, "sg": clips(1)} for _ in range(TRACKS_SHOWN + 3)]}
    sketch = picture(Timeline.from_draft(draft), Marks(), "en")
    assert len(sketch.boxes) == TRACKS_SHOWN
    assert "+ 3 more" in words(sketch)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 1), (1, 1), (2, 1)], [0, 0, 0]),
        ([(0, 2), (1, 2), (2, 1)], [0, 1, 0]),
        ([(1, 2), (0, 2)], [1, 0]),
        ([(0, 9)] * 5, [0, 1, 2, 2, 2]),
    ],
    ids=["one after another", "overlapping", "unordered", "too many"],
)
def test_lanes(spans: list[tuple[float, float]], expected: list[int]) -> None:
    segments = [
        Segment(TrackKind.VIDEO, None, None, start, length, None, "") for start, length in spans
    ]
    assert lanes(segments) == expected
    assert max(expected) < LANES


def test_width_counts_east_asian_letters_as_squares() -> None:
    assert width_of("海辺", 20) == 40
    assert width_of("ab", 20) == pytest.approx(22.4)


@pytest.mark.parametrize(("count", "height"), [(1, 1), (4, 4), (5, 3), (12, 6), (40, 6)])
def test_a_legend_has_at_most_two_columns_and_a_last_word(count: int, height: int) -> None:
    made = legend([Entry(f"n{n}", "0-1s", Ink.STRONG) for n in range(count)], 0, 0, 600, "en")
    assert made.height == height * LINE_PX
    more = [label.text for label in made.labels if label.text.startswith("+")]
    assert more == ([] if count <= ENTRIES else [f"+ {count - ENTRIES + 1} more"])


def segment(start: int | None, length: int, name: str, volume: float, id_: str) -> Draft:
    written: Draft = {"d": length, "n": name, "text": name, "v": volume, "id": id_}
    return written if start is None else {**written, "s": start}


SEGMENTS = st.builds(
    segment,
    st.none() | st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.text(max_size=200),
    st.floats(0, 100),
    st.text(string.ascii_letters, max_size=2),
)
TRACKS = st.tuples(st.sampled_from([0, 1, 7, 3]), st.lists(SEGMENTS, max_size=20))


def read(tracks: list[tuple[int, list[Draft]]]) -> Timeline:
    return Timeline.from_draft({"t": [{"tt": kind, "sg": found} for kind, found in tracks]})


DRAFTS = st.builds(read, st.lists(TRACKS, max_size=10))


@given(
    before=st.none() | DRAFTS,
    after=DRAFTS,
    small=st.booleans(),
    locale=st.sampled_from(supported()),
)
def test_everything_is_inside_of_any_picture(
    before: Timeline | None, after: Timeline, small: bool, locale: str
) -> None:
    sketch = picture(after, marks(before, after), locale, small=small)
    assert sketch.width == WIDTH
    for box in sketch.boxes:
        assert _inside(sketch, box.x, box.y, box.width, box.height), box
        assert _big_enough(box)
    for label in sketch.labels:
        assert _inside(sketch, label.x, label.y, label.width, label.size), label
        assert _one_line(label)


def _inside(sketch: Sketch, x: int, y: int, width: int, height: int) -> bool:
    return x >= 0 and y >= 0 and x + width <= sketch.width and y + height <= sketch.height


def _big_enough(box: Box) -> bool:
    return box.width > 0 and box.height > 0


def _one_line(label: Label) -> bool:
    return "\n" not in label.text and label.width > 0
