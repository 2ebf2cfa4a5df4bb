"""Recognises a message that asks for no work: a greeting, thanks, a question about the bot."""

import re
import unicodedata
from enum import StrEnum

from bot.core.intents.concepts import Concept as C
from bot.core.intents.lexicon import Lexicon
from bot.core.intents.normal import plain
from bot.core.intents.tokens import tokens
from bot.core.intents.words.talk import TABLES

_LEXICON = Lexicon(*TABLES)
_LONGEST = 80
"""Characters; whoever writes more wants something."""
_CUSTOM_EMOJI = re.compile(r"<a?:\w+:\d+>")
_SMILEY = re.compile(r"[:;=]'?-?[)(dpo*3]+(?!\w)|<3+|\^_*\^|(?<!\w)[xt]_?[dt](?!\w)")
_FOLDED_HANDS = "\U0001f64f"


def asks(reply: str) -> bool:
    """Tell whether a reply asks something; what it quotes doesn't count."""
    return "?" in plain(reply)


class Talk(StrEnum):
    """What a message is that asks for no work."""

    HELP = "help"
    """A greeting, or a question about the bot itself."""
    THANKS = "thanks"
    APPROVAL = "approval"
    """Ok, cool: no wish by itself, but an answer where something was asked."""
    ANSWER = "answer"
    """Yes, the second one: worth nothing but as an answer."""


_BY_WEIGHT = (
    (C.ABOUT, Talk.HELP),
    (C.ANSWER, Talk.ANSWER),
    (C.THANKS, Talk.THANKS),
    (C.APPROVE, Talk.APPROVAL),
    (C.GREETING, Talk.HELP),
)
"""Of what is said together ("hi, yes, thanks"), the first one counts."""


def small_talk(text: str, wording: str) -> Talk | None:
    """Return what a message is if it consists of small talk alone, else None.

    ``wording`` is the text as `normal.plain` leaves it.
    """
    if len(wording) > _LONGEST:
        return None
    pieces = tokens(_SMILEY.sub(" ", wording))
    words = [piece.text for piece in pieces if piece.kind != "end"]
    said = C.FILLER
    for match in _LEXICON.matches(words):
        if not match.known:
            return None
        said |= match.concept
    found = next((talk for concept, talk in _BY_WEIGHT if said & concept), None)
    if found in (Talk.THANKS, Talk.APPROVAL) and "?" in wording:
        return None
    return found if words else _of_emoji(text, wording)


def _of_emoji(text: str, wording: str) -> Talk | None:
    """Return what smileys without a word say."""
    if _FOLDED_HANDS in wording:
        return Talk.THANKS
    is_emoji = any(unicodedata.category(letter) == "So" for letter in wording)
    if is_emoji or _SMILEY.search(wording) or _CUSTOM_EMOJI.search(text):
        return Talk.APPROVAL
    return None
