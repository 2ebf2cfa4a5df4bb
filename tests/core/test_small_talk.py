"""Messages that ask for no work, and those that only begin like one."""

import json

import pytest

from bot.core.intents import Intent, Route, Talk, asks, route
from bot.core.intents.words.talk import TABLES
from tests.core.test_intents import CORPUS


def unpaid(talk: Talk) -> Route:
    return Route(Intent.EDIT, sure=False, talk=talk)


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";")]


@pytest.mark.parametrize(
    "text",
    listed(
        """hi; Hello!; hey there; good morning; help; what can you do?; how does this work?
        你好; 你能做什么？; 怎么用; 帮助; 你會做什麼？; 要怎麼用; 早安; who are you
        こんにちは; 使い方は？; 何ができますか; 안녕하세요; 사용법 알려주세요; 뭐 할 수 있어?
        hola; ¿qué puedes hacer?; ¿cómo funciona esto?; ayuda; salut; tu peux faire quoi ?
        comment ça marche ?; moin; was kannst du?; wie geht das?; Hilfe
        oi; o que você faz?; como funciona?; ajuda"""
    ),
)
def test_greetings_and_questions_about_the_bot(text: str) -> None:
    assert route(text) == unpaid(Talk.HELP)


@pytest.mark.parametrize(
    "text",
    listed(
        """thanks; thank you so much!; ty; no thanks; ok thanks; perfect, thank you; 🙏
        谢谢; 謝謝你; ありがとう; ありがとうございます！; 감사합니다
        gracias; merci beaucoup; danke dir; valeu; obrigada"""
    ),
)
def test_thanks(text: str) -> None:
    assert route(text) == unpaid(Talk.THANKS)


@pytest.mark.parametrize(
    "text",
    listed(
        """ok; ok cool; nice!; Perfect; 好的; 了解です; 좋아요; vale; d'accord; passt
        ㅇㅋ; ㅋㅋㅋ; lol; 👍🏽; 😂😂; <:party:123456789012345678>; :); <3"""
    ),
)
def test_approval(text: str) -> None:
    assert route(text) == unpaid(Talk.APPROVAL)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "yes please",
        "do it",
        "the second one",
        "2",
        "no",
        "好，继续",
        "はい",
        "네",
        "ㅇㅇ",
        "ㄴㄴ",
        "ja bitte",
    ],
)
def test_answers_are_edits_if_anything(text: str) -> None:
    assert route(text) == unpaid(Talk.ANSWER)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("thanks, now add music", Intent.EDIT),
        ("hi, make it warmer", Intent.EDIT),
        ("yes, but slower", Intent.EDIT),
        ("ok, export", Intent.EXPORT),
        ("perfect, export it", Intent.EXPORT),
        ("hello, how many credits are left?", Intent.CREDITS),
        ("help me add music", Intent.EDIT),
        ("good morning as a title", Intent.EDIT),
        ("ok?", Intent.STATUS),
    ],
)
def test_a_wish_beside_it_counts(text: str, intent: Intent) -> None:
    assert route(text).intent is intent


@pytest.mark.parametrize("text", ["hi", "thanks", "nice"])
def test_beside_files_it_says_nothing(text: str) -> None:
    assert route(text, attachments=True) == Route(Intent.UPLOAD)


def route_of(row: dict[str, str]) -> Route:
    return route(row["text"], attachments=bool(row["attachments"]))


def test_no_labelled_message_is_taken_for_it() -> None:
    rows = [
        json.loads(line)
        for path in CORPUS.glob("intents.*.jsonl")
        for line in path.read_text().splitlines()
    ]
    taken = [row for row in rows if route_of(row).talk not in (None, Talk.ANSWER)]
    assert taken == []


def test_every_language_has_words_of_each_sort() -> None:
    assert len({frozenset(table) for table in TABLES}) == 1


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        ("Done. Shall I add music?", True),
        ("需要加字幕吗？", True),
        ('I added the title "Who goes there?".', False),
        ("See https://example.com/?page=2", False),
    ],
)
def test_whether_a_reply_asks(reply: str, asked: bool) -> None:
    assert asks(reply) is asked
