"""Long texts are cut well, and nothing of them is lost."""

import re
import time

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.chunk import LIMIT, shorten, split

FAMILY = "👨‍👩‍👧‍👦"

prose = st.text(
    alphabet=st.sampled_from("abc de.!? ,\n\n\t中文。，！「」éñ") | st.characters(codec="utf-8"),
    max_size=40,
)
special = st.sampled_from(
    [
        *("```py\n", "```", "\n```\n", "```\n", "\n\n", "\r\n", "`", "``", "`inline`"),
        *(FAMILY, "e\u0301", "🇩🇪🇫🇷", "한국어"),
        *("    indented\n", "x" * 90, "https://example.org/" + "a" * 70),
    ]
)
texts = st.lists(prose | special, max_size=40).map("".join)
limits = st.integers(min_value=64, max_value=200)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def without_fences(text: str) -> str:
    """The letters of a text: fences, the languages of opening ones and whitespace are gone."""
    kept = ""
    for number, part in enumerate(re.split(r"`{3,}", text)):
        in_block = number % 2 == 1
        kept += re.sub(r"\A[A-Za-z0-9_+.#-]{1,20}\n", "", part) if in_block else part
    return re.sub(r"\s", "", kept)


def fences(chunk: str) -> int:
    return len(re.findall(r"`{3,}", chunk))


@given(texts, limits)
def test_every_chunk_fits_and_says_something(text: str, limit: int) -> None:
    for chunk in split(text, limit):
        assert 0 < len(chunk) <= units(chunk) <= limit
        assert chunk.strip()


@given(texts, limits)
def test_nothing_is_lost(text: str, limit: int) -> None:
    assert "".join(map(without_fences, split(text, limit))) == without_fences(text)


@given(texts, limits)
def test_every_chunk_but_the_last_closes_its_blocks(text: str, limit: int) -> None:
    assert all(fences(chunk) % 2 == 0 for chunk in split(text, limit)[:-1])


@given(st.lists(prose | st.sampled_from([FAMILY, "e\u0301", "🇩🇪🇫🇷", "한"]), max_size=60), limits)
def test_no_grapheme_is_torn(parts: list[str], limit: int) -> None:
    text = "".join(parts).replace("`", "")
    graphemes = [part for part in regex.findall(r"\X", text) if not part.isspace()]
    chunks = split(text, limit)
    kept = [part for chunk in chunks for part in regex.findall(r"\X", chunk)]
    assert [part for part in kept if not part.isspace()] == graphemes


@given(texts, texts, limits)
@example("a" * 100, "\u0301", 64)
@example("```py\n" + "x\n" * 40 + "`", "``\nafter", 64)
def test_a_growing_text_changes_only_its_end(text: str, more: str, limit: int) -> None:
    before = split(text, limit)
    assert split(text + more, limit)[: max(len(before) - 2, 0)] == before[:-2]


@given(texts)
def test_a_text_that_fits_stays_as_it_is(text: str) -> None:
    expected = [text] if text.strip() else []
    assert split(text, units(text) + 32) == expected


@pytest.mark.parametrize("length", [1899, 1900, 1901, 1999, 2000, 2001, 3800, 3801])
@pytest.mark.parametrize("letter", ["a", "中", "😀", FAMILY])
def test_lengths_around_the_limit(letter: str, length: int) -> None:
    text = letter * length
    chunks = split(text)
    assert "".join(chunks) == text
    assert all(units(chunk) <= LIMIT for chunk in chunks)
    per_chunk = LIMIT // units(letter)
    assert len(chunks) == -(-length // per_chunk)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A line.\nEnd of one. Still it.\n\nThe second paragraph, which is long.", 29),
        ("A line that is good and long.\nAnother. With two sentences, long.", 29),
        ("One sentence, of some length. And a second one that goes on and on.", 29),
        ("No sentence ends in here so words must do for cutting it in pieces", 27),
        (
            "这是第一句话，有一定的长度，很长很长很长。这是第二句话，也有一定的长度，所以必须切开它。",
            21,
        ),
        (
            "没有句号的一段文字，只有逗号可以用来切开它，否则就只能在任意的地方切开这段文字，不好看",
            22,
        ),
    ],
)
def test_cut_where_a_reader_would_pause(text: str, first: int) -> None:
    limit = 32
    chunk = split(text, limit)[0]
    assert chunk == text[:first].rstrip()
    assert len(text) > limit


def test_a_block_is_closed_and_opened_again_with_its_language_and_indentation() -> None:
    code = "".join(f"    line {number:02}\n" for number in range(10))
    chunks = split(f"Look:\n```py\n{code}```\nDone.", 64)
    assert chunks[0] == "Look:\n```py\n" + "\n".join(code.split("\n")[:4]) + "\n```"
    assert all(chunk.startswith("```py\n    line") for chunk in chunks[1:-1])
    assert all(chunk.endswith("\n```") for chunk in chunks[:-1])
    assert chunks[-1].endswith("Done.")
    assert "".join(chunks).count("    line") == 10


def test_a_block_that_fits_into_a_chunk_is_kept_whole() -> None:
    block = "```js\n" + "let a = 1\n" * 4 + "```"
    text = "The words before it are rather many.\n" + block + "\nThe end."
    assert split(text, 64) == ["The words before it are rather many.", block + "\nThe end."]


def test_no_chunk_ends_with_an_empty_block() -> None:
    text = "w" * 50 + "\n```py\n" + "c" * 40 + "\n```"
    assert split(text, 64) == ["w" * 50, "```py\n" + "c" * 40 + "\n```"]


def test_a_block_that_ends_at_a_cut_leaves_no_empty_block_behind() -> None:
    text = "```\n" + "c" * 56 + "\n```\n" + "After it, some words to make a second chunk of it."
    first, second = split(text, 64)
    assert first == "```\n" + "c" * 56 + "\n```"
    assert second.startswith("After it")


def test_an_unclosed_block_of_a_short_text_is_left_to_its_author() -> None:
    assert split("```py\nprint()") == ["```py\nprint()"]
    assert split("```\n" + "c\n" * 40, 64)[-1].endswith("\n```")


def test_an_endless_grapheme_is_torn_rather_than_lost() -> None:
    text = "e" + "\u0301" * 300
    chunks = split(text, 64)
    assert "".join(chunks) == text
    assert max(map(len, chunks)) <= 64


def test_a_limit_too_small_for_a_fence_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 32"):
        split("text", 31)


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "x",
        "```\n",
        "`",
        " ",
        "\n",
        "```py\n    code\n```\n",
        "。",
        FAMILY,
        "e\u0301",
        "     \n",
    ],
)
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "```\n" + (unit * (length // len(unit)))
        best = 1e9
        for _ in range(2):
            start = time.process_time()
            split(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(100_000) < 30 * seconds(10_000) + 0.2


@given(texts, st.integers(min_value=1, max_value=80))
@settings(max_examples=50)
def test_shorten(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert units(short) <= limit
    if units(text) <= limit:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


def test_shorten_keeps_graphemes_whole() -> None:
    assert shorten("A beach at sunset", 10) == "A beach a…"
    assert shorten("A beach at sunset", 9) == "A beach…"
    assert shorten("ab" + FAMILY, 12) == "ab…"
    assert shorten(FAMILY, 3) == "…"
