"""Tells instructions for a screen from descriptions of the work, clause by clause."""

import re
from enum import StrEnum
from functools import lru_cache

from bot.core.gui.wording import QUOTED, Wording
from bot.core.gui.wordings import WORDINGS
from bot.core.hanzi import SIMPLIFIED

_URL = re.compile(r"https?://", re.IGNORECASE)
_LONGEST = 240
"""Characters of a clause that are read; bounds the work on endless ones."""
_ASKS_BACK = re.compile(
    r"\b(?:tell me|let me know|say so|send me|describe|dime|cuéntame|avísame|envíame|mándame"
    r"|(?:dite?s|envoie|envoyez)-moi|(?:sag|schick|schreib)(?:en sie)? mir"
    r"|me (?:diga|conte|avise|mande|envie))\b"
    r"|告诉我|跟我说|发给我|传给我|教えて|ご希望|お知らせ|送って|알려|말씀|(?<!내)보내 ?주",
    re.IGNORECASE,
)
_IN_PICTURE = re.compile(
    r"\W*(?:(?:in|bei) (?:der|dieser) (?:szene|einstellung)|(?:bei|at|à|a los|aos) \d"
    r"|in (?:the|this) (?:scene|shot)"
    r"|en (?:la|esta) (?:escena|toma)|dans (?:ce|cette|la) (?:plan|scène)|n(?:a|esta) cena"
    r"|(?:在|这个|第.{1,2}个?)*(?:镜头|场景)|この場面|(?:이|첫|마지막) 장면)",
    re.IGNORECASE,
)
"""How a clause begins that tells what is to be seen in the picture."""
_LEADING = rf"[^\w{QUOTED}]*"


class Kind(StrEnum):
    """What a clause is."""

    INSTRUCTION = "instruction"
    CONDITION = "condition"
    """Leads to an instruction: if you like it."""
    STEP = "step"
    """An instruction only where another one goes before: choose MP4."""
    STATEMENT = "statement"
    """Tells of the work, even right after an instruction."""
    OTHER = "other"


class _Patterns:
    """The compiled wording of one language."""

    def __init__(self, wording: Wording) -> None:
        opening = rf"{_LEADING}(?:{wording.opening}{_LEADING}){{0,6}}"
        self._acting = _compile(opening + rf"(?<![a-z])(?:{wording.acting})")
        self._looking = _compile(opening + rf"(?<![a-z])(?:{wording.looking})")
        self._anywhere = _compile(wording.anywhere)
        self._place = _compile(wording.place)
        self._others = (
            (Kind.CONDITION, _compile(f"{_LEADING}(?:{wording.condition})")),
            (Kind.STEP, _compile(f"{_LEADING}(?:{wording.continued})")),
            (Kind.STATEMENT, _compile(f"{_LEADING}(?:{wording.statement})")),
        )

    def instructs(self, clause: str) -> bool:
        """Tell whether a clause is an instruction of this language."""
        if self._acting.match(clause):
            return True
        verb = self._looking.match(clause)
        if verb is None:
            verb = self._anywhere.search(clause)
            return bool(verb and self._place.search(clause))
        after = verb.end("verb") if verb.groupdict().get("verb") else 0
        return bool(self._place.search(clause, after))

    def other(self, clause: str) -> Kind | None:
        """Return what else a clause is in this language."""
        for kind, pattern in self._others:
            if pattern.match(clause):
                return kind
        return None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.translate(SIMPLIFIED), re.IGNORECASE)


_PATTERNS = tuple(_Patterns(wording) for wording in WORDINGS)


@lru_cache(maxsize=256)
def kind_of(clause: str) -> Kind:
    """Return what a clause is; `clause` comes with its quotations masked."""
    if asks_back(clause):
        return Kind.STATEMENT
    clause = clause[:_LONGEST].translate(SIMPLIFIED)
    if _URL.search(clause) or _IN_PICTURE.match(clause):
        return Kind.OTHER
    if any(patterns.instructs(clause) for patterns in _PATTERNS):
        return Kind.INSTRUCTION
    kinds = {patterns.other(clause) for patterns in _PATTERNS}
    ranked = (Kind.CONDITION, Kind.STEP, Kind.STATEMENT)
    return next((kind for kind in ranked if kind in kinds), Kind.OTHER)


def asks_back(clause: str) -> bool:
    """Tell whether a clause wants an answer in this very conversation: it always stays."""
    return bool(_ASKS_BACK.search(clause[:_LONGEST].translate(SIMPLIFIED)))
