"""What people write in a thread, and what it is taken for."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.intents import Intent, Route, route
from tests.conftest import FIGURE

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (CORPUS / name).read_text().splitlines()]


def is_right(row: dict[str, object]) -> bool:
    found = route(str(row["text"]), attachments=bool(row["attachments"]))
    return (found.intent, found.then_export) == (row["intent"], row["then_export"])


def shares(rows: list[dict[str, object]], key: str) -> dict[str, float]:
    """Return the share of right answers for each value of a key."""
    total = Counter(str(row[key]) for row in rows)
    right = Counter(str(row[key]) for row in rows if is_right(row))
    return {value: right[value] / total[value] for value in total}


@pytest.mark.parametrize(
    ("name", "overall", "per_class"),
    [
        ("intents.dev.jsonl", 0.97, 0.95),
        ("intents.held.jsonl", 0.97, 0.95),
        ("intents.fresh.jsonl", 0.97, 0.95),
        ("intents.extra.jsonl", 0.99, 0.99),
        ("intents.second.jsonl", 0.99, 0.99),
        ("intents.third.jsonl", 0.99, 0.99),
        ("intents.fourth.jsonl", 0.97, 0.93),
        ("intents.fifth.jsonl", 0.97, 0.93),
        ("intents.sixth.jsonl", 0.99, 0.98),
        ("intents.seventh.jsonl", 0.97, 0.93),
        ("intents.eighth.jsonl", 0.97, 0.93),
    ],
)
def test_labelled_messages(
    name: str,
    overall: float,
    per_class: float,
    record_property: Callable[[str, object], None],
) -> None:
    """Learnt from are `extra`, `second`, `third` and `sixth`; the others only measure."""
    rows = lines(name)
    right = sum(map(is_right, rows))
    by_intent = shares(rows, "intent")
    parts = [f"{part} {share:.0%}" for part, share in (by_intent | shares(rows, "lang")).items()]
    record_property(FIGURE, f"{name} {right}/{len(rows)} ({', '.join(parts)})")
    assert right >= overall * len(rows)
    assert min(by_intent.values()) >= per_class


@pytest.mark.parametrize(
    "name",
    [f"intents.{name}.jsonl" for name in ("dev", "held", "fresh", "fourth", "seventh", "eighth")],
)
def test_few_messages_need_asking(name: str) -> None:
    rows = lines(name)
    unsure = [
        row
        for row in rows
        if not route(str(row["text"]), attachments=bool(row["attachments"])).sure
    ]
    assert len(unsure) <= 0.03 * len(rows)


def test_is_fast() -> None:
    texts = [str(row["text"]) for row in lines("intents.dev.jsonl")]
    route(texts[0])
    start = process_time()
    for text in texts:
        route(text)
    assert (process_time() - start) / len(texts) < 0.001


@given(st.text(max_size=200), st.booleans())
def test_bears_any_text(text: str, attachments: bool) -> None:
    assert isinstance(route(text, attachments=attachments), Route)


EDIT_AND_EXPORT = Route(Intent.EDIT, then_export=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@123456789012345678> export", Route(Intent.EXPORT)),
        ("@Reelthread export", Route(Intent.EXPORT)),
        ("<:party:123456789012345678> export", Route(Intent.EXPORT)),
        ("ex\u200bport", Route(Intent.EXPORT)),
        ("ＥＸＰＯＲＴ", Route(Intent.EXPORT)),
        ("/export 4k", Route(Intent.EXPORT)),
        ("/video status", Route(Intent.STATUS)),
        ("/edit cut the intro", Route(Intent.EDIT)),
        ("/export without the logo", EDIT_AND_EXPORT),
        ("匯出", Route(Intent.EXPORT)),
        ("导出", Route(Intent.EXPORT)),
    ],
)
def test_wrapping_does_not_matter(text: str, expected: Route) -> None:
    assert route(text) == expected


@pytest.mark.parametrize(
    ("word", "typo"),
    [("export", "exprot"), ("download", "downlod"), ("balance", "blance"), ("upload", "uplaod")],
)
def test_slips_of_typing_are_forgiven(word: str, typo: str) -> None:
    assert route(typo) == route(word)


@pytest.mark.parametrize("text", ["expert interview, 20s", "a statue in the rain"])
def test_another_word_is_no_slip(text: str) -> None:
    assert route(text).intent is Intent.EDIT


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "「{}」", "«{}»", "`{}`", "'{}'"])
def test_quoted_words_are_content(quoted: str) -> None:
    text = f"the sign says {quoted.format('Export now')}"
    assert route(text) == Route(Intent.EDIT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("add music and then export it", EDIT_AND_EXPORT),
        ("export it, but with larger captions", EDIT_AND_EXPORT),
        ("I exported it yesterday, the intro is too long", Route(Intent.EDIT)),
        ("don't export yet, cut the intro", Route(Intent.EDIT)),
        ("把水印去掉然后导出", EDIT_AND_EXPORT),
        ("字幕を直して書き出して", EDIT_AND_EXPORT),
        ("자막 고치고 내보내줘", EDIT_AND_EXPORT),
    ],
)
def test_a_change_goes_before_the_file(text: str, expected: Route) -> None:
    assert route(text) == expected


@pytest.mark.parametrize("text", ["", "?", "hmm", "don't export yet"])
def test_nothing_to_do_is_asked_about(text: str) -> None:
    assert route(text) == Route(Intent.EDIT, sure=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("could you tell me how many credits remain before we start?", Intent.CREDITS),
        ("before we start, how many credits do i have", Intent.CREDITS),
        ("before we render the final i want to see it brighter", Intent.EDIT),
        ("is everything i uploaded there?", Intent.STATUS),
        ("why is my balance lower than yesterday", Intent.CREDITS),
        ("최대 용량이 얼마예요", Intent.UPLOAD),
    ],
)
def test_a_side_clause_is_not_the_wish(text: str, expected: Intent) -> None:
    assert route(text).intent is expected


def test_files_without_words_are_an_upload() -> None:
    assert route("", attachments=True) == Route(Intent.UPLOAD)


@pytest.mark.parametrize("text", ["my cat", "新しい写真です", "the logo 👆"])
def test_a_label_changes_nothing(text: str) -> None:
    assert route(text, attachments=True) == Route(Intent.UPLOAD)
    assert route(f"put it at the end: {text}", attachments=True) == Route(Intent.EDIT)


@pytest.mark.parametrize(
    "text", ["find the video", "which movie is this from?", "where is this from", "Find this scene"]
)
def test_a_search_is_a_wish_also_beside_its_picture(text: str) -> None:
    assert route(text, attachments=True) == Route(Intent.EDIT)


@pytest.mark.parametrize(
    "text", ["turn this image into a clip", "make this move", "a calm 6 second video"]
)
def test_a_plain_wish_beside_its_picture_is_not_asked_about(text: str) -> None:
    assert route(text, attachments=True) == Route(Intent.EDIT)


def test_a_long_message_takes_no_longer_than_its_length_asks() -> None:
    start = process_time()
    for piece in ("“", "'a ", "export ", "导出", "......", "如需"):
        route(piece * (4000 // len(piece)))
    assert process_time() - start < 2
