"""Words of people and of the service within the bot's own, formatted sentences."""

import re

_SPECIAL = re.compile(r"[\\`*_~|<>\[\]()#:@]")


def escaped(text: str) -> str:
    """The text on one line, each character that Discord would take for formatting escaped.

    So it makes no link, no mention, and no bold print of the rest of the sentence.
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
