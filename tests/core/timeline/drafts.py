"""Drafts for the tests: a shown one, random ones, and JSON that is no draft at all."""

import copy
from typing import Any

from hypothesis import strategies as st

from bot.core.timeline import Timeline

Draft = dict[str, Any]

SHOWN: Draft = {
    "t": [
        {"tt": 0, "sg": [{"n": "city timelapse", "s": 0, "d": 10000}]},
        {"tt": 1, "sg": [{"n": "Lo-fi", "s": 0, "d": 10000, "v": 0.35}]},
        {"tt": 7, "sg": [{"text": "Urban Dreams", "s": 0, "d": 3000}]},
    ],
    "d": 10000,
    "m": {"title": "Urban Dreams", "width": 1920, "height": 1080},
}


def shown() -> Draft:
    """A draft of one clip, one piece of music and one title, free to be changed."""
    return copy.deepcopy(SHOWN)


def read(draft: Draft) -> Timeline:
    return Timeline.from_draft(draft)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([0, 1, 7, 0.5, 2**60, 10**400]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["t", "tt", "sg", "d", "m", "s", "n", "v", "text", "id", "title", "width", "e", "x"]
            )
            | st.text(max_size=3),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)
any_drafts = st.dictionaries(st.sampled_from(["t", "d", "m", "x"]), json_values, max_size=4)

NAMES = ("beach", "sunset", "city", "日落", "Lo-fi", "A", "B")
kinds = st.sampled_from([0, 1, 7])
times = st.integers(min_value=1, max_value=40).map(lambda tenths: tenths * 100)


@st.composite
def segments(draw: st.DrawFn, kind: int, start: int) -> Draft:
    segment: Draft = {"s": start, "d": draw(times)}
    segment["text" if kind == 7 else "n"] = draw(st.sampled_from(NAMES))
    if kind == 1:
        segment["v"] = draw(st.integers(min_value=0, max_value=100)) / 100
    if draw(st.booleans()):
        segment["fx"] = draw(st.integers(min_value=1, max_value=3))
    return segment


@st.composite
def tracks(draw: st.DrawFn) -> Draft:
    kind, start = draw(kinds), 0
    track: Draft = {"tt": kind, "sg": []}
    for _ in range(draw(st.integers(min_value=0, max_value=4))):
        track["sg"].append(draw(segments(kind, start)))
        start += track["sg"][-1]["d"]
    return track


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft that makes sense; its segments have identities, or none has."""
    draft: Draft = {"t": draw(st.lists(tracks(), max_size=4)), "m": {"width": 1920, "height": 1080}}
    if draw(st.booleans()):
        for number, segment in enumerate(all_segments(draft)):
            segment["id"] = f"s{number}"
    draft["d"] = max((segment["s"] + segment["d"] for segment in all_segments(draft)), default=1)
    return draft


def all_segments(draft: Draft) -> list[Draft]:
    return [segment for track in draft["t"] for segment in track["sg"]]
