"""Drafts as JSON: every spelling is read back, and what is foreign does no harm."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    Filter,
    Mood,
    Motion,
    Position,
    TextSegment,
    TextStyle,
    TextTrack,
    Transition,
    TransitionKind,
    VideoSegment,
    VideoTrack,
)
from bot.sandbox.nemo.draft_json import (
    SPELLINGS,
    DraftError,
    Spelling,
    draft_from_json,
    draft_to_json,
)

TIMES = st.integers(0, 600_000)
VOLUMES = st.integers(0, 100).map(lambda percent: percent / 100)
MEDIA = st.none() | st.text(min_size=1, max_size=8)

VIDEO_SEGMENTS = st.builds(
    VideoSegment,
    id=st.text(max_size=8),
    name=st.text(max_size=20),
    start_ms=TIMES,
    duration_ms=TIMES,
    media_id=MEDIA,
    source_in_ms=TIMES,
    speed=st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.0, 4.0]),
    motion=st.sampled_from(Motion),
    transition=st.builds(Transition, kind=st.sampled_from(TransitionKind), duration_ms=TIMES),
    filters=st.lists(st.sampled_from(Filter), unique=True, max_size=3).map(tuple),
    fade_in_ms=TIMES,
    fade_out_ms=TIMES,
    volume=VOLUMES,
)
AUDIO_SEGMENTS = st.builds(
    AudioSegment,
    id=st.text(max_size=8),
    name=st.text(max_size=20),
    start_ms=TIMES,
    duration_ms=TIMES,
    mood=st.sampled_from(Mood),
    media_id=MEDIA,
    source_in_ms=TIMES,
    volume=VOLUMES,
    fade_in_ms=TIMES,
    fade_out_ms=TIMES,
)
TEXT_SEGMENTS = st.builds(
    TextSegment,
    id=st.text(max_size=8),
    text=st.text(max_size=40),
    start_ms=TIMES,
    duration_ms=TIMES,
    position=st.sampled_from(Position),
    size=st.sampled_from([0.5, 1.0, 2.0]),
    color=st.sampled_from(["#ffffff", "gold", "#102030"]),
    style=st.sampled_from(TextStyle),
    fade_in_ms=TIMES,
    fade_out_ms=TIMES,
)
TRACKS = st.one_of(
    st.builds(VideoTrack, st.lists(VIDEO_SEGMENTS, max_size=3).map(tuple)),
    st.builds(AudioTrack, st.lists(AUDIO_SEGMENTS, max_size=3).map(tuple)),
    st.builds(TextTrack, st.lists(TEXT_SEGMENTS, max_size=3).map(tuple)),
)
DRAFTS = st.builds(
    Draft,
    title=st.text(max_size=20),
    width=st.integers(2, 4096),
    height=st.integers(2, 4096),
    duration_ms=TIMES,
    tracks=st.lists(TRACKS, max_size=4).map(tuple),
)

# The names under which a segment's start, name, text and volume are likely to come, and 35 %.
LIKELY_KEYS = [
    ("s", "n", "text", "v", 0.35),
    ("st", "name", "tx", "vol", 35),
    ("start", "title", "content", "volume", 35.0),
    ("target_start", "n", "text", "volume", 0.35),
]


@given(draft=DRAFTS, spelling=st.sampled_from(list(SPELLINGS.values())))
def test_every_spelling_is_read_back(draft: Draft, spelling: Spelling) -> None:
    assert draft_from_json(draft_to_json(draft, spelling)) == draft


@pytest.mark.parametrize(("start", "name", "text", "volume", "level"), LIKELY_KEYS)
def test_likely_keys(start: str, name: str, text: str, volume: str, level: float) -> None:
    draft = draft_from_json(
        {
            "t": [
                {"tt": 1, "sg": [{name: "Lo-fi", start: 500, "d": 10000, volume: level}]},
                {"tt": 7, "sg": [{text: "Urban Dreams", start: 250, "d": 3000}]},
            ]
        }
    )
    (sound,), (title,) = draft.sounds, draft.titles
    assert (sound.name, sound.start_ms, sound.volume) == ("Lo-fi", 500, 0.35)
    assert (title.text, title.start_ms) == ("Urban Dreams", 250)


def test_the_canonical_form() -> None:
    draft = Draft(title="Urban Dreams").with_tracks(
        [
            VideoTrack((VideoSegment("v1", "city", 0, 10000),)),
            AudioTrack((AudioSegment("a1", "Lo-fi", 0, 10000, volume=0.35),)),
            TextTrack((TextSegment("x1", "Urban Dreams", 0, 3000),)),
        ]
    )
    assert draft_to_json(draft) == {
        "t": [
            {"tt": 0, "sg": [{"id": "v1", "n": "city", "s": 0, "d": 10000}]},
            {
                "tt": 1,
                "sg": [
                    {"id": "a1", "n": "Lo-fi", "s": 0, "d": 10000, "v": 0.35, "mood": "lofi"},
                ],
            },
            {"tt": 7, "sg": [{"id": "x1", "text": "Urban Dreams", "s": 0, "d": 3000}]},
        ],
        "d": 10000,
        "m": {"title": "Urban Dreams", "width": 1920, "height": 1080},
    }


def test_names_may_stand_in_the_metadata() -> None:
    written = draft_to_json(
        Draft(tracks=(VideoTrack((VideoSegment("v1", "Beach", 0, 1000),)),)), SPELLINGS["nested"]
    )
    assert written["t"] == [
        {"tt": 0, "sg": [{"id": "v1", "m": {"name": "Beach"}, "start": 0, "d": 1000}]}
    ]


def test_without_a_start_segments_follow_one_another() -> None:
    draft = draft_from_json({"t": [{"tt": 0, "sg": [{"d": 2000}, {"d": 3000}, {"d": 1000}]}]})
    assert [s.start_ms for s in draft.videos] == [0, 2000, 5000]
    assert draft.duration_ms == 6000


def test_what_is_foreign_is_passed_over() -> None:
    draft = draft_from_json(
        {
            "t": [
                {"tt": 42, "sg": [{"s": 0, "d": 1000}]},
                {"tt": 0, "sg": [{"d": 1000, "x9": {"deep": [1]}, "mo": "spiral", "f": ["odd"]}]},
                "not a track",
            ],
            "zz": 1,
        }
    )
    (clip,) = draft.videos
    assert (clip.motion, clip.filters, clip.duration_ms) == (Motion.NONE, (), 1000)


@pytest.mark.parametrize("value", [None, [], "draft", 3])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(DraftError, match="not an object"):
        draft_from_json(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["t", "tt", "sg", "d", "m", "s", "tr", "f"]), inner)
    ),
    max_leaves=20,
)


@given(tracks=JSON, kind=st.sampled_from([0, 1, 7]), segment=JSON, meta=JSON)
def test_no_shape_breaks_the_reading(tracks: Any, kind: int, segment: Any, meta: Any) -> None:
    for shape in (tracks, [{"tt": kind, "sg": [segment]}]):
        read = draft_from_json({"t": shape, "m": meta})
        assert draft_from_json(draft_to_json(read)) == read
