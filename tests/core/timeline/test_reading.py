"""Drafts are read whatever their keys are called, and told in the skills' format."""

import json

import pytest
from hypothesis import given

from bot.core.timeline import Segment, Timeline, TrackKind, changes
from bot.locales import supported
from tests.core.timeline.drafts import Draft, any_drafts, drafts, read, shown


def only_segment(segment: object, kind: int = 1) -> Segment:
    (track,) = read({"t": [{"tt": kind, "sg": [segment]}]}).tracks
    (read_segment,) = track.segments
    return read_segment


def test_the_summary_of_the_skills() -> None:
    assert read(shown()).summary() == (
        "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) "
        '3. Title: "Urban Dreams" (0-3s)'
    )


@pytest.mark.parametrize("start", ["s", "st", "start", "target_start"])
@pytest.mark.parametrize("name", ["n", "name", "title", "m.name", "m.title"])
@pytest.mark.parametrize(("volume", "loudness"), [("v", 0.35), ("vol", 35), ("volume", 35)])
def test_any_likely_spelling_reads_the_same(
    start: str, name: str, volume: str, loudness: float
) -> None:
    segment: Draft = {start: 2000, "d": 3000, volume: loudness}
    if name.startswith("m."):
        segment["m"] = {name[2:]: "Lo-fi"}
    else:
        segment[name] = "Lo-fi"
    expected = Segment(TrackKind.AUDIO, None, "Lo-fi", 2000, 3000, 0.35, "")
    assert only_segment(segment) == expected


@pytest.mark.parametrize("key", ["tx", "text", "content"])
def test_a_title_is_called_by_its_text(key: str) -> None:
    segment = only_segment({key: "Hello", "n": "text 1", "d": 1}, kind=7)
    assert segment.label == "Hello"
    assert json.loads(segment.opaque) == {"n": "text 1"}


def test_without_starts_segments_follow_one_another() -> None:
    track: Draft = {"tt": 0, "sg": [{"d": 1000}, {"d": 2000}, {"s": 9000, "d": 500}, {"d": 500}]}
    starts = [segment.start_ms for segment in read({"t": [track]}).tracks[0].segments]
    assert starts == [0, 1000, 9000, 9500]


def test_an_end_stands_for_a_duration() -> None:
    assert only_segment({"s": 2000, "e": 5000}).duration_ms == 3000
    assert only_segment({"s": 2000, "e": 1000}).duration_ms == 0


@pytest.mark.parametrize(
    ("written", "meant"),
    [(0, 0), (0.35, 0.35), (1, 1), (35, 0.35), (100, 1), (1.5, 1.5), (150, 1.5)],
)
def test_volumes_in_either_scale(written: float, meant: float) -> None:
    assert only_segment({"v": written}).volume == meant


@pytest.mark.parametrize("value", [True, "3000", None, -5, 1e300, 10**400, float("nan"), [], {}])
def test_a_value_of_the_wrong_kind_is_kept_as_opaque(value: object) -> None:
    segment = only_segment({"d": value, "s": value, "v": value})
    assert (segment.start_ms, segment.duration_ms, segment.volume) == (0, 0, None)
    assert set(json.loads(segment.opaque)) == {"d", "s", "v"}


READINESS: list[tuple[Draft, bool]] = [
    ({}, False),
    ({"t": []}, False),
    ({"t": [{"tt": 0, "sg": []}]}, False),
    ({"t": [{"tt": 0}]}, False),
    ({"t": "none"}, False),
    ({"t": [{"tt": 0, "sg": []}, {"tt": 7, "sg": [{}]}]}, True),
    (shown(), True),
]


@pytest.mark.parametrize(("draft", "expected"), READINESS)
def test_ready_for_export(draft: Draft, expected: bool) -> None:
    assert read(draft).is_exportable is expected


def test_the_length_is_the_draft_s_own_else_that_of_its_segments() -> None:
    assert read(shown()).duration_ms == 10000
    assert read({"t": [{"tt": 0, "sg": [{"d": 1500}, {"d": 500}]}]}).duration_ms == 2000
    assert read({}).duration_ms == 0


SUMMARIES: list[tuple[list[Draft], str]] = [
    ([], "The timeline is empty."),
    ([{"tt": 1, "sg": []}], "Timeline (1 track): 1. BGM: empty"),
    (
        [{"tt": 0, "sg": [{"n": "beach", "d": 2500}, {"n": "sunset", "d": 3333}]}],
        "Timeline (1 track): 1. Video: beach (0-2.5s), sunset (2.5-5.83s)",
    ),
    (
        [{"tt": 0, "sg": [{"n": "long", "s": 58500, "d": 6500}]}],
        "Timeline (1 track): 1. Video: long (0:58.5-1:05)",
    ),
    (
        [{"tt": 0, "sg": [{"n": "film", "d": 3_725_000}]}],
        "Timeline (1 track): 1. Video: film (0:00-1:02:05)",
    ),
    (
        [{"tt": 3, "sg": [{"d": 1000}, {"s": 4000}]}],
        "Timeline (1 track): 1. Other: #1 (0-1s), #2 (4s)",
    ),
    (
        [{"tt": 0, "sg": [{"n": f"c{number}", "d": 1000} for number in range(9)]}],
        "Timeline (1 track): 1. Video: c0 (0-1s), c1 (1-2s), c2 (2-3s), c3 (3-4s), "
        "c4 (4-5s), c5 (5-6s), 3 more",
    ),
    (
        [{"tt": 7, "sg": [{"text": "Two\nlines \ud800", "d": 1000}]}],
        'Timeline (1 track): 1. Title: "Two lines ?" (0-1s)',
    ),
]


@pytest.mark.parametrize(("tracks", "summary"), SUMMARIES)
def test_summaries(tracks: list[Draft], summary: str) -> None:
    assert read({"t": tracks}).summary() == summary


def test_the_summary_speaks_every_language() -> None:
    draft = shown()
    draft["t"][0]["sg"][0]["d"] = 2500
    timeline = read(draft)
    summaries = {locale: timeline.summary(locale) for locale in supported()}
    assert len(set(summaries.values())) == len(summaries)
    assert all("Urban Dreams" in summary and "35" in summary for summary in summaries.values())
    assert "0-2,5" in summaries["de"]


def test_a_name_too_long_to_read_is_shortened() -> None:
    summary = read({"t": [{"tt": 0, "sg": [{"n": "n" * 500, "d": 1000}]}]}).summary()
    assert len(summary) < 130


@given(any_drafts)
def test_any_json_can_be_read(draft: Draft) -> None:
    timeline = read(draft)
    assert timeline.summary()
    assert timeline.is_exportable == any(track.segments for track in timeline.tracks)
    assert timeline == read(draft)


@given(drafts())
def test_every_segment_is_read(draft: Draft) -> None:
    timeline = read(draft)
    assert [len(track.segments) for track in timeline.tracks] == [
        len(track["sg"]) for track in draft["t"]
    ]
    written = [segment for track in draft["t"] for segment in track["sg"]]
    found = [segment for track in timeline.tracks for segment in track.segments]
    for source, segment in zip(written, found, strict=True):
        assert segment.label == source.get("n", source.get("text"))
        assert (segment.start_ms, segment.duration_ms) == (source["s"], source["d"])


def test_reading_leaves_the_draft_as_it_was() -> None:
    draft = shown()
    draft["t"][0]["sg"][0]["m"] = {"name": "city", "camera": "X100"}
    text = json.dumps(draft)
    changes(read(draft), Timeline.from_draft(draft))
    assert json.dumps(draft) == text


def test_deep_nesting_is_borne() -> None:
    deep: object = 1
    for _ in range(5000):
        deep = [deep]
    before, after = read({"x": deep}), read({"x": [deep]})
    assert changes(before, after) == []
    assert changes(before, read({})) == ["Other settings changed"]
