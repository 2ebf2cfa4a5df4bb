"""Looking up a sentence."""

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import negotiate, number, supported, text
from bot.locales.catalogue import Catalogue, look_up, parse

HEADER = """
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);\\n"
"""


def parse_text(entries: str) -> Catalogue:
    return parse((HEADER + entries).splitlines())


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("en-US", "en"),
        ("zh", "zh-CN"),
        ("zh-CN", "zh-CN"),
        ("zh_cn", "zh-CN"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh-TW", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("ja-JP", "ja"),
        ("ko", "ko"),
        ("es-419", "es"),
        ("es-ES", "es"),
        ("fr-CA", "fr"),
        ("de-AT", "de"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("it", "en"),
        ("", "en"),
        ("no such thing", "en"),
    ],
)
def test_the_nearest_language(wanted: str, given: str) -> None:
    assert negotiate(wanted) == given
    assert text("media.empty", wanted, name="a") == text("media.empty", given, name="a")


def test_the_first_preference_that_the_bot_speaks_wins() -> None:
    assert negotiate(None, "it", "fr", "de") == "fr"
    assert negotiate("en-GB", "de") == "en"
    assert negotiate(None, None) == negotiate() == "en"


def test_english_comes_first() -> None:
    assert supported()[0] == "en"
    assert len(set(supported())) == len(supported()) == 9


def test_languages_differ() -> None:
    assert len({text("media.empty", locale, name="a") for locale in supported()}) == 9


@given(st.text())
def test_values_are_inserted_as_they_are(value: str) -> None:
    assert text("media.empty", "en", name=value) == f"“{value}” is empty. Please send it again."


@pytest.mark.parametrize("locale", supported())
@given(st.decimals(-10_000_000, 10_000_000, places=3).map(float) | st.integers(-(10**12), 10**12))
def test_numbers_are_written_as_babel_writes_them(locale: str, value: float) -> None:
    assert number(value, locale) == format_decimal(value, "0.##", locale.replace("-", "_"))


def test_braces_in_values_mean_nothing() -> None:
    value = "{0.__class__}{name}{"
    assert f"„{value}“ ist leer." in text("media.empty", "de", name=value)


def test_an_unknown_key_is_a_mistake_in_every_language() -> None:
    for locale in supported():
        with pytest.raises(KeyError, match=r"no\.such\.key"):
            text("no.such.key", locale)


def test_a_value_that_is_lacking_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="name"):
        text("media.empty", "en")


POLISH = parse_text(
    """
msgid "file.sent"
msgstr "wysłano"

msgid "file.lost"
msgstr ""

msgid "file.count"
msgid_plural "file.count"
msgstr[0] "{count} plik"
msgstr[1] "{count} pliki"
msgstr[2] "{count} plików"

msgid "clip.count"
msgid_plural "clip.count"
msgstr[0] "{count} klip"
msgstr[1] ""
msgstr[2] "{count} klipów"
"""
)
ENGLISH = parse_text(
    """
msgid "file.lost"
msgstr "lost"

msgid "clip.count"
msgstr "{count} clips"
"""
)


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, "{count} plik"), (2, "{count} pliki"), (5, "{count} plików"), (0, "{count} plików")],
)
def test_a_number_chooses_the_plural_form(count: int, form: str) -> None:
    assert look_up("file.count", count, POLISH, ENGLISH) == form


def test_without_a_number_the_first_form_is_taken() -> None:
    assert look_up("file.count", None, POLISH) == "{count} plik"
    assert look_up("file.sent", 5, POLISH) == "wysłano"


@pytest.mark.parametrize(
    ("key", "english"), [("file.lost", "lost"), ("clip.count", "{count} clips")]
)
def test_what_is_not_translated_is_said_in_english(key: str, english: str) -> None:
    assert look_up(key, 5, POLISH, ENGLISH) == english


def test_what_nobody_says_is_a_mistake() -> None:
    with pytest.raises(KeyError, match=r"file\.gone"):
        look_up("file.gone", None, POLISH, ENGLISH)
