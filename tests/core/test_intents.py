"""What people write in a thread, and what it is taken for."""

import json
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.intents import Intent, Route, route

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


def lines(name: str, half: str | None = None) -> list[dict[str, object]]:
    rows = [json.loads(line) for line in (CORPUS / name).read_text().splitlines()]
    return [row for row in rows if half is None or row["half"] == half]


def is_right(row: dict[str, object]) -> bool:
    found = route(str(row["text"]), attachments=bool(row["attachments"]))
    return (found.intent, found.then_export) == (row["intent"], row["then_export"])


@pytest.mark.parametrize(
    ("name", "half", "overall", "per_class"),
    [
        ("intents.dev.jsonl", None, 0.97, 0.93),
        ("intents.extra.jsonl", "tuned", 0.97, 0.93),
        ("intents.extra.jsonl", "blind", 0.93, 0.80),
    ],
)
def test_labelled_messages(
    name: str,
    half: str | None,
    overall: float,
    per_class: float,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = lines(name, half)
    total = Counter(str(row["intent"]) for row in rows)
    right = Counter(str(row["intent"]) for row in rows if is_right(row))
    shares = {intent: right[intent] / total[intent] for intent in total}
    accuracy = right.total() / len(rows)
    with capsys.disabled():
        print(f"\n{name} {half or ''}: {accuracy:.1%}", {k: f"{v:.0%}" for k, v in shares.items()})
    assert accuracy >= overall
    assert min(shares.values()) >= per_class


def test_few_messages_need_asking() -> None:
    rows = lines("intents.dev.jsonl")
    unsure = [
        row
        for row in rows
        if not route(str(row["text"]), attachments=bool(row["attachments"])).sure
    ]
    assert len(unsure) <= 0.03 * len(rows)


def test_is_fast() -> None:
    texts = [str(row["text"]) for row in lines("intents.dev.jsonl")]
    route(texts[0])
    start = perf_counter()
    for text in texts:
        route(text)
    assert (perf_counter() - start) / len(texts) < 0.001


@given(st.text(max_size=200), st.booleans())
def test_bears_any_text(text: str, attachments: bool) -> None:
    assert isinstance(route(text, attachments=attachments), Route)


def test_files_without_words_are_an_upload() -> None:
    assert route("", attachments=True) == Route(Intent.UPLOAD)
