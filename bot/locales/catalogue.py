"""PO files, read once each, when first asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from importlib import resources
from typing import IO

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

SOURCE = "en"
"""The language that is written first and has every key."""


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
    with package.joinpath(f"{locale}.po").open("rb") as file:
        return parse(file)


def parse(file: IO[bytes]) -> Catalogue:
    """Read a PO file; entries of which a form is missing count as untranslated."""
    messages = read_po(file, abort_invalid=True)
    forms = {_key(message): _forms(message) for message in messages if message.id}
    return Catalogue(
        forms={key: strings for key, strings in forms.items() if strings and all(strings)},
        plural_form=c2py(messages.plural_expr),
    )


def look_up(key: str, count: int | None, *catalogues: Catalogue) -> str:
    """The template in the first catalogue that has it. Raises ``KeyError`` if none has."""
    for candidate in catalogues:
        template = candidate.find(key, count)
        if template is not None:
            return template
    raise KeyError(key)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
