"""Line breaking, measured in letters: a wide one counts two."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.nemo.render.wrapping import wrapped


def measure(text: str) -> float:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Hello", 10, ("Hello",)),
        ("one two three four", 11, ("one two", "three four")),
        ("first\nsecond", 20, ("first", "second")),
        # Even lines rather than a full one and a single word.
        ("aa bb cc dd", 9, ("aa bb", "cc dd")),
        ("夏天的湖边风景", 8, ("夏天的湖", "边风景")),
        # No line begins with a full stop.
        ("今天天气好。出门", 10, ("今天天气", "好。出门")),
        ("他说「好」吧", 8, ("他说", "「好」吧")),
        ("여름의 끝에서", 8, ("여름의", "끝에서")),
        ("mixed 中文 words", 10, ("mixed 中", "文 words")),
        ("Donaudampfschiff", 6, ("Donaud", "ampfsc", "hiff")),
        ("", 10, ()),
    ],
)
def test_lines(text: str, room: int, lines: tuple[str, ...]) -> None:
    assert wrapped(text, measure, room) == lines


TEXTS = st.text(alphabet="ab 中文。「」,.\n", max_size=40)


@given(text=TEXTS, room=st.integers(4, 30))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, room: int) -> None:
    lines = wrapped(text, measure, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure(line) <= room for line in lines)


CLAUSES = st.lists(st.sampled_from(["中。", "中文、", "中文字！"]), min_size=1, max_size=8)


@given(clauses=CLAUSES, room=st.integers(8, 20))
def test_no_line_begins_with_a_mark(clauses: list[str], room: int) -> None:
    lines = wrapped("".join(clauses), measure, room)
    assert all(line[0] == "中" or line[0] in "文字" for line in lines)
