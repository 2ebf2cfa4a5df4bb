"""Foreign words don't format the bot's sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Beach at dawn!", "Beach at dawn!"),
        ("turn it into a 5-second clip", "turn it into a 5-second clip"),
        ("**big** _deal_", r"\*\*big\*\* \_deal\_"),
        ("[free](https://bad.example)", r"\[free\]\(https\://bad.example\)"),
        ("<@1> @everyone", r"\<\@1\> \@everyone"),
        ("two\nlines\t|| here", r"two lines \|\| here"),
        ("", ""),
    ],
)
def test_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", escaped(text)) == " ".join(text.split())
