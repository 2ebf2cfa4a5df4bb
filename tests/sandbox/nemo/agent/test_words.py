"""Numbers, clauses and times as people write them; and no text that breaks the agent."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.agent.reading.text import Clause, clauses, numbers_as_digits
from bot.sandbox.nemo.agent.reading.times import Span, duration_of, find_span
from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.turns import Request
from tests.sandbox.nemo.agent.cases import chinese, english
from tests.sandbox.nemo.agent.support import PICTURES, first_cut


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("five seconds", "5 seconds"),
        ("twenty-five seconds", "25 seconds"),
        ("half a second", "0.5 second"),
        ("a couple of seconds", "2 seconds"),
        ("a minute and a half", "90 seconds"),
        ("the second image", "clip 2"),
        ("the first two seconds", "the first 2 seconds"),
        ("the 3rd photo", "clip 3"),
        ("photo three", "clip 3"),
        ("the last shot", "clip last"),
        ("a 5-second video", "a 5-second video"),
        ("five second clip", "5 second clip"),
        ("one by one", "one by one"),
        ("Five Guys", "Five Guys"),
        ("五秒", "5秒"),
        ("十二秒", "12秒"),
        ("三十五秒", "35秒"),
        ("半分钟", "0.5分钟"),
        ("两倍", "2倍"),
        ("第三张", "第3张"),
        ("百分之三十", "30%"),
        ("一百二十秒", "120秒"),
        ("一天", "一天"),
    ],
)
def test_numbers_become_digits_where_they_count(written: str, digits: str) -> None:
    assert numbers_as_digits(written) == digits


@pytest.mark.parametrize(
    ("written", "milliseconds"),
    [
        ("5s", 5000),
        ("2.5 sec", 2500),
        ("1 minute", 60_000),
        ("1 min 30 s", 90_000),
        ("250ms", 250),
        ("0:05", 5000),
        ("1:30", 90_000),
        ("3秒", 3000),
        ("1分30秒", 90_000),
        ("1分半", 90_000),
        ("7", 7000),
    ],
)
def test_durations(written: str, milliseconds: int) -> None:
    assert duration_of(written) == milliseconds


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("for the first 2 seconds", Span(0, 2000)),
        ("for the last 2 seconds", Span(None, 2000, at_end=True)),
        ("from 3s to 5s", Span(3000, 2000)),
        ("between 1 and 4 seconds", Span(1000, 3000)),
        ("at 2s for 3s", Span(2000, 3000)),
        ("3-5s", Span(3000, 2000)),
        ("at the end", Span(None, None, at_end=True)),
        ("at the start for 4 seconds", Span(0, 4000)),
        ("throughout", Span(throughout=True)),
        ("until the end", Span(to_end=True)),
        ("前2秒", Span(0, 2000)),
        ("从2秒到4秒", Span(2000, 2000)),
        ("从第3秒开始", Span(3000, None)),
        ("最后2秒", Span(None, 2000, at_end=True)),
        ("全程", Span(throughout=True)),
        ("nothing", None),
    ],
)
def test_spans(written: str, span: Span | None) -> None:
    assert find_span(Clause(written))[0] == span


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(), (0, 3000)),
        (Span(0, 20_000), (0, 9000)),
        (Span(None, 2000, at_end=True), (7000, 2000)),
        (Span(8000, 5000), (8000, 1000)),
        (Span(50_000, 5000), (8500, 500)),
        (Span(throughout=True), (0, 9000)),
        (Span(4000, to_end=True), (4000, 5000)),
    ],
)
def test_a_span_never_leaves_the_video(span: Span, place: tuple[int, int]) -> None:
    assert span.resolve(9000, 3000) == place


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            "add music and make it vertical and title it 'A and B'",
            ["add music", "make it vertical", "title it A and B"],
        ),
        ("swap 1 and 2, then fade in and out", ["swap 1 and 2", "fade in and out"]),
        ("black and white please", ["black and white please"]),
        ("make a promo with music", ["make a promo", "with music"]),
        ("加音乐，然后改成竖屏", ["加音乐", "改成竖屏"]),
        ("加标题“你好，世界”并且配上音乐", ["加标题你好，世界", "配上音乐"]),
        ("trim 1.5 seconds. thanks!", ["trim 1.5 seconds", "thanks"]),
        ("", []),
    ],
)
def test_clauses(message: str, parts: list[str]) -> None:
    assert [clause.unmasked() for clause in clauses(message)] == parts


def test_names_of_files_stand_for_their_clips() -> None:
    (clause,) = clauses("remove city.jpg", ["beach.jpg", "city.jpg"])

    assert clause.text == "remove clip 2"


WORDS = [
    word
    for _, prompts in (*english.CASES, *chinese.CASES)
    for prompt in prompts
    for word in prompt.split()
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)),
    st.booleans(),
    st.integers(0, 3),
)
def test_whatever_is_written_the_draft_stays_sound(text: str, empty: bool, files: int) -> None:
    draft = Draft() if empty else first_cut()
    turn = respond(Request(text, draft, PICTURES[:files], ()), random.Random(0))

    assert turn.beats[-1].text
    for beat in turn.beats:
        if beat.tool and beat.tool.draft:
            assert_sound(beat.tool.draft)


def assert_sound(draft: Draft) -> None:
    """Clips follow one another; nothing has no length, or lies outside of the video."""
    end_ms = 0
    for clip in draft.videos:
        assert clip.start_ms == end_ms
        end_ms = clip.end_ms
        assert 0.1 <= clip.speed <= 10
    assert draft.duration_ms == end_ms or not draft.videos
    for segment in (*draft.videos, *draft.sounds, *draft.titles):
        assert segment.duration_ms > 0
        assert 0 <= segment.start_ms < draft.duration_ms
        assert segment.end_ms <= draft.duration_ms
    ids = [segment.id for segment in (*draft.videos, *draft.sounds, *draft.titles)]
    assert len(ids) == len(set(ids))
    assert all(0 <= sound.volume <= 1 for sound in draft.sounds)
