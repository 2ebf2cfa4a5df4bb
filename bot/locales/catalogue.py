"""PO files, read once each, when first asked for."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from importlib import resources

from bot.locales.po import entries

SOURCE = "en"
"""The language that is written first and has every key."""

_PLURAL = re.compile(r"\bplural=([^;]+)")
_ENGLISH_PLURAL = "n != 1"
"""What gettext takes for granted where a header doesn't tell."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translated sentences of one language; each has one form, or one per plural form."""

    forms: Mapping[str, tuple[str, ...]]
    plural_form: Callable[[int], int]

    def find(self, key: str, count: int | None) -> str | None:
        """The sentence's template in the form for that number; None if it isn't translated."""
        forms = self.forms.get(key)
        if forms is None:
            return None
        return forms[0 if len(forms) == 1 or count is None else self.plural_form(count)]


@cache
def supported() -> tuple[str, ...]:
    """The locales that have a catalogue, English first, the others by name."""
    files = (file.name for file in resources.files(__name__.rpartition(".")[0]).iterdir())
    names = sorted(name.removesuffix(".po") for name in files if name.endswith(".po"))
    return (SOURCE, *(name for name in names if name != SOURCE))


@cache
def catalogue(locale: str) -> Catalogue:
    """The catalogue of a supported locale."""
    package = resources.files(__name__.rpartition(".")[0])
    with package.joinpath(f"{locale}.po").open(encoding="utf-8") as file:
        return parse(file)


def parse(lines: Iterable[str]) -> Catalogue:
    """Read a PO file; entries of which a form is missing count as untranslated."""
    # The languages have their keys in common.
    forms = {sys.intern(key): translated for key, translated in entries(lines) if all(translated)}
    plural = _PLURAL.search("".join(forms.pop("", ())))
    return Catalogue(forms, c2py(plural[1] if plural else _ENGLISH_PLURAL))


def look_up(key: str, count: int | None, *catalogues: Catalogue) -> str:
    """The template in the first catalogue that has it. Raises ``KeyError`` if none has."""
    for candidate in catalogues:
        template = candidate.find(key, count)
        if template is not None:
            return template
    raise KeyError(key)
