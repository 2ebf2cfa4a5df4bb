"""Addresses from outside: their end, and their look."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.links import LONGEST, expires_at, web_address

END = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECONDS = int(END.timestamp())


@pytest.mark.parametrize(
    "query",
    [
        f"ex={SECONDS:x}&is=0&hm=ab&",
        f"Expires={SECONDS}&Signature=abc&Key-Pair-Id=K",
        "X-Amz-Date=20261121T113000Z&X-Amz-Expires=1800&X-Amz-Signature=abc",
        "X-Goog-Date=20261120T120000Z&X-Goog-Expires=86400",
    ],
)
def test_signed_addresses_tell_their_end(query: str) -> None:
    assert expires_at(f"https://files.example/video.mp4?{query}") == END


@pytest.mark.parametrize(
    "url",
    [
        "https://files.example/video.mp4",
        "https://files.example/video.mp4?ex=soon",
        "https://files.example/video.mp4?Expires=99999999999999999999",
        "https://files.example/video.mp4?X-Amz-Date=yesterday&X-Amz-Expires=60",
        "https://files.example/video.mp4?X-Amz-Date=20261121T113000Z",
        "https://[broken",
        "",
    ],
)
def test_others_tell_none(url: str) -> None:
    assert expires_at(url) is None


@given(st.text())
def test_no_query_is_too_odd(text: str) -> None:
    for query in (text, f"Expires={text}&ex={text}"):
        end = expires_at(f"https://files.example/?{query}")
        assert end is None or end.tzinfo is UTC


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://files.example/a.mp4?x=1&y=2", "https://files.example/a.mp4?x=1&y=2"),
        ("http://127.0.0.1:80/v%20.mp4", "http://127.0.0.1:80/v%20.mp4"),
        ("https://files.example/a b>c", "https://files.example/a%20b%3Ec"),
        (
            "https://files.example/||**`[x](y)",
            "https://files.example/%7C%7C%2A%2A%60%5Bx%5D%28y%29",
        ),
        ("https://files.example/\n@everyone", "https://files.example/%0A@everyone"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[broken", None),
        ("video.mp4", None),
        (f"https://files.example/{'a' * LONGEST}", None),
        (None, None),
    ],
)
def test_addresses_as_they_are_shown(url: str | None, shown: str | None) -> None:
    assert web_address(url) == shown


@given(st.text())
def test_nothing_gets_out_of_an_address(text: str) -> None:
    shown = web_address(f"https://files.example/{text}")
    assert shown is None or not set(shown) & set(' \n<>[]()|*`\\"')
