"""Splits folded text into words, Asian characters, numbers and the marks that end a clause."""

import re
from typing import NamedTuple

from bot.core.intents.normal import QUOTE_MARK

_TOKEN = re.compile(
    r"(?P<word>[a-z](?:[a-z0-9'&]|[/-](?=[a-z]))*)"
    r"|(?P<asian>[\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])"
    r"|(?P<number>\d+(?:[.,:]\d+)*[a-z%]*)"
    r"|(?P<end>[.!?\n;,:()\u2013\u2014\u3001\u3002~|&+\U0001f300-\U0001faff]|-(?=\s))"
    rf"|(?P<quote>{QUOTE_MARK})"
)


class Token(NamedTuple):
    """A piece of text and what sort of piece it is."""

    text: str
    kind: str
    """word, asian, number, end or quote."""


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text that `normal` has folded; what is none is left out."""
    return [Token(found.group(), found.lastgroup or "") for found in _TOKEN.finditer(text)]
