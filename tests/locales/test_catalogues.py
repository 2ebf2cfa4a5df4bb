"""Every catalogue says the same things, with the same values, as the English one."""

from pathlib import Path

import pytest
from babel import Locale

from bot.locales import SOURCE, supported
from tests.locales.catalogues import FOLDER, Call, calls, load, placeholders, sentences

ENGLISH = sentences(load(SOURCE))
TRANSLATIONS = tuple(locale for locale in supported() if locale != SOURCE)

COMPLETE = ("zh-CN", "zh-TW", "ja", "ko", "es", "fr", "de", "pt-BR")
"""The languages that must say everything that English says."""


def test_the_bot_speaks_nine_languages() -> None:
    assert set(supported()) == {SOURCE, *COMPLETE}


def test_english_has_every_sentence() -> None:
    assert ENGLISH
    assert [key for key, forms in ENGLISH.items() if not all(forms)] == []


@pytest.mark.parametrize("locale", supported())
def test_a_catalogue_names_its_own_language(locale: str) -> None:
    assert load(locale).locale == Locale.parse(locale, sep="-")


@pytest.mark.parametrize("locale", COMPLETE)
def test_nothing_is_untranslated(locale: str) -> None:
    translated = sentences(load(locale))
    assert [key for key in ENGLISH if not all(translated.get(key, ("",)))] == []


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_nothing_is_translated_that_english_lacks(locale: str) -> None:
    assert sentences(load(locale)).keys() - ENGLISH.keys() == set()


@pytest.mark.parametrize("locale", supported())
def test_placeholders_are_those_of_english(locale: str) -> None:
    wrong = {
        key: form
        for key, forms in sentences(load(locale)).items()
        for form in forms
        if form
        and placeholders(form) != placeholders(ENGLISH[key][-1])
        # A form that stands for one number alone may spell it: "one track".
        and placeholders(form) | {"count"} != placeholders(ENGLISH[key][-1])
    }
    assert wrong == {}


@pytest.mark.parametrize("locale", supported())
def test_no_sentence_is_listed_twice(locale: str) -> None:
    lines = (FOLDER / f"{locale}.po").read_text("utf-8").splitlines()
    keys = [line for line in lines if line.startswith("msgid ")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("locale", supported())
def test_plural_sentences_have_all_forms_of_their_language(locale: str) -> None:
    catalog = load(locale)
    plural = {key for key in sentences(catalog) if len(ENGLISH[key]) > 1}
    for message in catalog:
        if message.pluralizable:
            assert message.id[0] == message.id[1]
            assert len(message.string or ()) == catalog.num_plurals
            plural.remove(message.id[0])
    assert plural == set()


def test_every_key_in_the_source_exists_and_gets_its_values() -> None:
    found = list(calls())
    assert found
    assert [call for call in found if call.key not in ENGLISH] == []
    assert [
        call
        for call in found
        if call.values is not None and not placeholders(ENGLISH[call.key][-1]) <= call.values
    ] == []


def test_the_search_for_calls_sees_every_way_to_call(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(
        "from bot import locales\n"
        "from bot.locales import text as say\n"
        "say('a.one', 'en', name=1)\n"
        "locales.text('a.two' if x else 'a.three', 'en', **values)\n"
        "text('not.ours')\n"
    )
    assert list(calls(tmp_path)) == [
        Call("module.py:3", "a.one", frozenset({"name"})),
        Call("module.py:4", "a.two", None),
        Call("module.py:4", "a.three", None),
    ]
