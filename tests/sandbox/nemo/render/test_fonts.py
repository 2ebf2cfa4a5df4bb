"""Which face draws a text, and what it can't draw."""

import pytest

from bot.sandbox.nemo.render.fonts import (
    JAPANESE,
    KOREAN,
    SIMPLIFIED,
    TRADITIONAL,
    drawable,
    face_index,
    font_for,
)


@pytest.mark.parametrize(
    ("text", "face", "family"),
    [
        ("Hello", SIMPLIFIED, "Noto Sans CJK SC"),
        ("你好，世界", SIMPLIFIED, "Noto Sans CJK SC"),
        ("這是標題", TRADITIONAL, "Noto Sans CJK TC"),
        ("湖のほとり", JAPANESE, "Noto Sans CJK JP"),
        ("여름의 끝", KOREAN, "Noto Sans CJK KR"),
    ],
)
def test_faces(text: str, face: int, family: str) -> None:
    assert face_index(text) == face
    assert font_for(text, 20).getname()[0] == family


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Party 🎉 time", "Party time"),
        ("🎉🎉", ""),
        ("👩‍👩‍👧 family", "family"),
        ("caf\u0065\u0301", "café"),
        ("a\u200bb", "ab"),
        ("  two\n\n lines ", "two\nlines"),
        ("Привет, Καλημέρα, 你好, こんにちは, 안녕", "Привет, Καλημέρα, 你好, こんにちは, 안녕"),
    ],
)
def test_what_has_no_letter_is_left_out(text: str, drawn: str) -> None:
    assert drawable(text) == drawn
