"""The bot's own words: a key, a locale and values become a sentence.

Each language is one catalogue ``<locale>.po``. Its msgids are dotted keys, its msgstrs have
``{named}`` placeholders. English is complete; what another language lacks is said in English.
A sentence that depends on a number has plural forms and takes the number as ``count``.
"""

from decimal import Decimal

from bot.locales.catalogue import SOURCE, catalogue, look_up, supported
from bot.locales.negotiation import match, negotiate

__all__ = ["SOURCE", "negotiate", "number", "supported", "text"]


def text(key: str, locale: str, /, **values: object) -> str:
    """The sentence for a key in the nearest language there is, with its values put in.

    Values are inserted as they are: braces in them mean nothing. Raises ``KeyError`` for a key
    that English lacks, and for a value that the sentence needs and wasn't given.
    """
    count = values.get("count")
    number = count if isinstance(count, int) else None
    template = look_up(key, number, catalogue(match(locale) or SOURCE), catalogue(SOURCE))
    return template.format_map(values)


def number(value: float, locale: str) -> str:
    """A number with at most two decimals, as it is written in the nearest language there is."""
    rounded = Decimal(str(value)).quantize(Decimal("0.01"))
    digits = f"{rounded:f}".rstrip("0").rstrip(".")
    return digits.replace(".", text("number.point", locale))
