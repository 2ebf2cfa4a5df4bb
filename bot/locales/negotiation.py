"""From the locale that a person has to one that the bot speaks."""

from collections.abc import Mapping
from functools import cache

from bot.locales.catalogue import SOURCE, supported

_RELATED = {
    "zh": "zh-CN",
    "zh-hant": "zh-TW",
    "zh-hk": "zh-TW",
    "zh-mo": "zh-TW",
    "pt": "pt-BR",
}
"""Lower-case language tags whose catalogue is named otherwise."""


@cache
def _known() -> Mapping[str, str]:
    return {name.lower(): name for name in supported()} | _RELATED


def match(locale: str) -> str | None:
    """The supported locale for a language tag; None if the bot doesn't speak that language.

    Subtags are dropped from the right until one fits (the "Lookup" of RFC 4647, section 3.4).
    Upper and lower case, "-" and "_" are the same.
    """
    known = _known()
    subtags = locale.replace("_", "-").lower().split("-")
    for length in range(len(subtags), 0, -1):
        found = known.get("-".join(subtags[:length]))
        if found is not None:
            return found
    return None


def negotiate(*preferences: str | None) -> str:
    """The first preference that the bot can speak, else English. None is no preference."""
    for preference in preferences:
        found = match(preference) if preference else None
        if found is not None:
            return found
    return SOURCE
