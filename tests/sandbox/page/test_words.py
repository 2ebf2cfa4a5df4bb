"""The page's catalogues: the same keys in all languages, all of them used, and none in English."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from babel import Locale

from bot.sandbox.playground.hub import LOCALES

PAGE = Path(str(resources.files("bot.sandbox").joinpath("page")))
SCRIPTS = {path: path.read_text("utf-8") for path in sorted((PAGE / "js").rglob("*.js"))}
MARKUP = (PAGE / "index.html").read_text("utf-8")
ENGLISH, *OTHERS = LOCALES

Entry = str | dict[str, str]

SAME_IN_ALL = {"rest", "nemo", "spoken", "account.person", "tag"}
"""Names and patterns that have no words of their own."""
SAME_IN_SOME = {
    *("look.rock", "look.jazz", "look.lofi", "look.piano", "look.sepia", "look.electronic"),
    *("file.video", "summary.video", "timeline.video", "summary.image", "summary.file"),
    *("bot", "bot.offline", "bot.online", "bot.starts", "code", "code.in", "spoiler", "credits"),
    *("gateway", "role.member", "region.messages", "tools.menu", "tools.apps", "threads"),
    *("thread.messages", "emoji.party", "timeline", "behind", "composer.attach"),
}
"""Words that some languages have taken from English, or share with it."""
_KEY = re.compile(r'"([a-z_]+(?:\.[a-z_0-9]+)*)"')
_BUILT = re.compile(r"`([a-z_]+(?:\.[a-z_]+)*\.)\$\{")
_SENTENCE = re.compile(r'["`][A-Z][a-z’\']+(?: [a-z’\']+)+[^"`]*["`]')
_NAMED = re.compile(r'(?:"aria-label"|title|placeholder|alt): ["`](?:\$\{[^}]*\} )?[A-Za-z]')


def catalogue(locale: str) -> dict[str, Entry]:
    return json.loads((PAGE / "words" / f"{locale}.json").read_text("utf-8"))


def texts(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def gaps(entry: Entry) -> set[str]:
    """The placeholders; those of the plural form stand for all."""
    return set(re.findall(r"\{\w+\}", texts(entry)[-1]))


def used() -> set[str]:
    """The keys that the scripts and the markup name, whole or by how they begin."""
    known = catalogue(ENGLISH)
    named = {key for text in SCRIPTS.values() for key in _KEY.findall(text)} & set(known)
    named |= set(re.findall(r'data-(?:words|label)="([^"]+)"', MARKUP))
    begun = tuple(start for text in SCRIPTS.values() for start in _BUILT.findall(text))
    return named | {key for key in known if key.startswith(begun)}


def test_there_is_a_catalogue_for_every_language_that_one_can_choose() -> None:
    words = SCRIPTS[PAGE / "js" / "words.js"]
    listed = re.search(r"LANGUAGES = (\[[^\]]*\])", words)
    assert listed is not None
    assert tuple(json.loads(listed[1])) == LOCALES
    assert {path.stem for path in (PAGE / "words").iterdir()} == set(LOCALES)


@pytest.mark.parametrize("locale", OTHERS)
def test_a_catalogue_has_the_same_keys_and_placeholders(locale: str) -> None:
    english, other = catalogue(ENGLISH), catalogue(locale)
    assert list(other) == list(english)
    assert {key: gaps(entry) for key, entry in other.items()} == {
        key: gaps(entry) for key, entry in english.items()
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_has_its_form(locale: str) -> None:
    form = Locale.parse(locale, sep="-").plural_form
    wanted = {form(number) for number in range(101)}
    counted = {key: entry for key, entry in catalogue(locale).items() if isinstance(entry, dict)}
    assert counted
    assert all(set(forms) == wanted for forms in counted.values())


@pytest.mark.parametrize("locale", OTHERS)
def test_nothing_is_left_in_english(locale: str) -> None:
    english, other = catalogue(ENGLISH), catalogue(locale)
    same = {key for key, entry in other.items() if texts(entry)[-1] == texts(english[key])[-1]}
    assert same <= SAME_IN_ALL | SAME_IN_SOME
    assert len(same) <= 30


@pytest.mark.parametrize("locale", OTHERS)
def test_no_text_is_empty_or_has_stray_spaces(locale: str) -> None:
    for key, entry in catalogue(locale).items():
        for text in texts(entry):
            assert text == text.strip() != "", key


def test_every_key_is_used_and_known() -> None:
    known = set(catalogue(ENGLISH))
    assert known - used() == set()
    called = {key for text in SCRIPTS.values() for key in re.findall(r'\bt\("([^"]+)"', text)}
    assert called - known == set()


def test_no_sentence_stands_in_the_code() -> None:
    """What people read comes from the catalogue alone."""
    for path, text in SCRIPTS.items():
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)
        assert _SENTENCE.findall(code) == [], path.name
        assert _NAMED.findall(code) == [], path.name
