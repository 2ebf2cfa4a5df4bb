"""Phrases with choices, and which of several known phrases a text is read as."""

import pytest

from bot.core.intents.concepts import Concept as C
from bot.core.intents.lexicon import Lexicon, Match


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can i get", [Match(C.SEND, 3)]),
        ("can i please get", [Match(C.SEND, 4)]),
        ("could we get", [Match(C.SEND, 3)]),
        ("can i", [Match(C.FILLER, 1, known=False), Match(C.FILLER, 1, known=False)]),
    ],
)
def test_choices_are_written_out(text: str, expected: list[Match]) -> None:
    lexicon = Lexicon({C.SEND: "(can|could) (i|we) (please|) get"})
    assert list(lexicon.matches(text.split())) == expected


def test_a_phrase_may_run_over_lines() -> None:
    lexicon = Lexicon({C.SEND: "(send|\n    give) me"})
    assert list(lexicon.matches(["give", "me"])) == [Match(C.SEND, 2)]


def test_the_longest_phrase_wins_and_tables_add_up() -> None:
    lexicon = Lexicon({C.LINK: "link", C.BROKEN: "link expired"}, {C.FORMAT: "link"})
    assert list(lexicon.matches(["link"])) == [Match(C.LINK | C.FORMAT, 1)]
    assert list(lexicon.matches(["link", "expired"])) == [Match(C.BROKEN, 2)]
