"""The classifier of messages: what it sees, how it weighs that, how it learns."""

import tomllib
from collections.abc import Iterator
from random import Random
from zlib import crc32

import pytest

from bot.core.intents.classifier import MODEL, Label, classify
from bot.core.intents.reading import read
from bot.core.learnt import BUCKETS
from tests.training.__main__ import REPLIES, of_the_messages, of_the_replies
from tests.training.fit import Sample, fit
from tests.training.messages import LEARNT_FROM, slipped
from tests.training.phrases import PHRASES, examples, parse, say


def seen(text: str, *, attachments: bool = False) -> set[int]:
    return read(text, attachments=attachments).features()


def test_features_are_the_same_on_every_run() -> None:
    assert {crc32(name) % BUCKETS for name in (b"export", b"^ export", b"<exp")} < seen("export")
    assert all(0 <= bucket < BUCKETS for bucket in seen("把视频发我"))


def test_files_that_came_along_are_seen() -> None:
    assert seen("our logo") < seen("our logo", attachments=True)


def test_both_ends_of_a_long_message_are_read() -> None:
    story = "we filmed the whole day in the rain. " * 200
    assert len(seen(story + "now export it")) < 1000
    assert seen(story + "now export it") != seen(story)
    assert classify(seen("export it, please. " * 60)).label is Label.EXPORT


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("is a longer video more expensive", Label.CREDITS),
        ("is the free plan enough", Label.CREDITS),
        ("my clip is 400 mb, ok?", Label.UPLOAD),
        ("do i just drop the file here", Label.UPLOAD),
        ("once the subtitles are fixed i'd like the mp4", Label.EDIT_THEN_EXPORT),
        ("can you export a vertical version", Label.EDIT_THEN_EXPORT),
    ],
)
def test_weighs_what_no_rule_knows(text: str, label: Label) -> None:
    verdict = classify(seen(text))
    assert (verdict.label, verdict.margin > 0) == (label, True)


def test_learns_what_tells_examples_apart() -> None:
    samples = [Sample((0, 1), 0, 1.0), Sample((0, 2), 1, 1.0), Sample((2, 3), 1, 0.5)]
    weights = fit(samples * 20, buckets=4, labels=2, epochs=4, random=Random(1))
    assert weights[1 * 2 + 0] > weights[1 * 2 + 1]
    assert weights[2 * 2 + 1] > weights[2 * 2 + 0]
    assert weights[3 * 2 + 1] > 0


def test_a_phrase_says_all_its_wordings_and_no_others() -> None:
    slots = {"thing": parse("title|logo (again|)")}
    phrase = parse("(cut|drop) the {thing}")
    said = {say(phrase, slots, Random(seed)) for seed in range(200)}
    verbs, things = ("cut", "drop"), ("title", "logo", "logo again")
    assert said == {f"{verb} the {thing}" for verb in verbs for thing in things}


@pytest.mark.parametrize("phrase", ["(cut the title", "cut) the title"])
def test_a_bracket_too_many_or_too_few_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        parse(phrase)


def languages() -> Iterator[str]:
    for path in PHRASES.glob("*.toml"):
        yield path.stem.partition("_")[0]


def test_every_language_teaches_every_label() -> None:
    labels = {"then", *(label.value for label in Label)} - {"edit_then_export"}
    assert {"en", "zh", "ja", "ko", "es", "fr", "de", "pt"} == set(languages())
    for language in set(languages()):
        sections = set(tomllib.loads((PHRASES / f"{language}.toml").read_text())["phrases"])
        assert sections == labels | {"upload_attached", "edit_attached"}


def test_what_measures_is_never_learnt_from() -> None:
    names = ("dev", "held", "fresh", "fourth", "fifth", "seventh")
    measuring = {f"intents.{name}.jsonl" for name in names}
    assert not measuring & set(LEARNT_FROM)


def test_the_weights_fit_the_code_and_the_phrases() -> None:
    stale = "the weights are stale, make them again: python -m tests.training"
    assert MODEL.fingerprint == of_the_messages(), stale
    assert REPLIES.fingerprint == of_the_replies(), stale


def test_examples_are_drawn_the_same_way_each_time() -> None:
    first, second = (list(examples(2, Random(7))) for _ in range(2))
    assert first == second
    assert {example.label for example in first} == set(Label)


def test_a_slip_of_typing_changes_a_letter_or_two() -> None:
    for seed in range(50):
        typo = slipped("export it", Random(seed))
        assert len(typo) in (8, 9)
        assert typo[0] == "e"
    assert slipped("导出一下吧", Random(1)) == "导出一下吧"
