"""What a clause asks for: the grammar that all languages share."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.core.intents.clauses import Clause
from bot.core.intents.concepts import Concept as C


class Act(StrEnum):
    """What one clause does."""

    EXPORT = "export"
    CREDITS = "credits"
    STATUS = "status"
    UPLOAD = "upload"
    EDIT = "edit"
    HOLD = "hold"
    """Speaks of the export, and doesn't want it now."""
    NOTHING = "nothing"
    """Praise, small talk, or a description."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause does `act` if it has all of `needs`, each group of `one_of`, and none of `lacks`."""

    act: Act
    needs: C = C.FILLER
    one_of: tuple[C, ...] = ()
    lacks: C = C.FILLER
    content: float = 99
    """At most so many words of content."""
    opens: C = ~C.FILLER
    """The first word that means anything is one of these."""

    def fits(self, clause: Clause) -> bool:
        """Tell whether the rule holds for a clause."""
        means = clause.means
        return (
            means & self.needs == self.needs
            and not means & self.lacks
            and clause.content <= self.content
            and (not clause.opens or bool(clause.opens & self.opens))
            and all(means & group for group in self.one_of)
        )


_ASKS = C.QUESTION | C.HOW | C.WHERE | C.WHAT | C.WHY | C.DID | C.HOW_MUCH | C.MAY
_MENTIONS = C.EXPORTED | C.UPLOADED
_MEDIA = C.MATERIAL | C.FORMAT | C.FILE | C.LIMIT
_DELIVERY = C.EXPORT | C.SEND | C.LINK
_DELIVERABLE = C.FILE | C.FORMAT | C.LINK

RULES = (
    Rule(Act.HOLD, C.HOLD | C.JOIN, lacks=C.CREDIT | C.COST),
    Rule(Act.HOLD, C.HOLD, (C.EXPORT | C.SEND | C.EXPORTED | C.FILE,), lacks=C.BROKEN),
    Rule(Act.HOLD, C.HOLD, lacks=C.ORDER | C.UPLOAD | C.HAND_IN | C.FUTURE, content=0),
    # credits
    Rule(Act.CREDITS, C.CREDIT | C.HOW_MUCH, lacks=C.FILM | C.LIMIT),
    Rule(
        Act.CREDITS,
        C.CREDIT | C.ACCOUNT | C.QUESTION,
        lacks=C.FILM | C.TOPIC,
        opens=C.CREDIT | C.ACCOUNT | C.MINE,
    ),
    Rule(Act.CREDITS, C.CREDIT | C.WHY | C.MINE, lacks=C.FILM | C.ORDER | C.TOPIC, content=3),
    Rule(Act.CREDITS, C.CREDIT | C.COST | C.QUESTION, lacks=C.FILM | C.TOPIC | C.QUOTE | C.OBJECT),
    Rule(Act.CREDITS, C.CREDIT, (C.ACCOUNT | C.COST,), lacks=C.FILM | C.TOPIC | C.ORDER),
    Rule(
        Act.CREDITS,
        C.CREDIT,
        (C.MINE | C.CHECK | _ASKS,),
        lacks=C.FILM | C.ORDER | C.TOPIC | C.TRAIT | C.PLACE,
        content=1,
    ),
    Rule(Act.CREDITS, C.CREDIT, lacks=C.FILM | C.ORDER | C.FAIL | C.APPROVE | C.PLACE, content=0),
    Rule(
        Act.CREDITS,
        C.COST,
        (C.HOW_MUCH | C.QUESTION | C.WHY | C.DID | C.CHECK,),
        lacks=C.ORDER | C.WHERE | C.ADVICE | C.TOPIC | C.FILM | C.TRAIT,
        content=2,
    ),
    Rule(Act.CREDITS, C.COST | C.MINE, lacks=C.ORDER | C.TRAIT | C.TOPIC | C.PLACE, content=0),
    Rule(Act.CREDITS, C.COST | C.HOW_MUCH, (C.MINE | C.QUESTION,), lacks=C.ORDER | C.FILM),
    Rule(
        Act.CREDITS,
        C.HOW_MUCH | C.ACCOUNT,
        lacks=C.ORDER | C.MATERIAL | C.DURATION | C.FILM,
        content=0,
    ),
    Rule(Act.CREDITS, C.CREDIT | C.DURATION, lacks=C.FILM | C.ORDER | C.TOPIC, content=1),
    # status
    Rule(Act.EXPORT, C.LINK | C.WHERE, lacks=C.ORDER | C.TRAIT | C.ADVICE, content=2),
    Rule(
        Act.UPLOAD,
        C.LIMIT,
        (_ASKS,),
        lacks=C.ORDER | C.TRAIT | C.EXPORT | C.FAIL | C.DONE | C.RECEIVE,
        content=2,
    ),
    Rule(Act.UPLOAD, C.LIMIT | C.HAND_IN, lacks=C.ORDER, content=2),
    Rule(Act.UPLOAD, C.LIMIT | C.NUMBER, (_ASKS | C.MINE,), lacks=C.ORDER | C.EXPORT, content=2),
    Rule(Act.EXPORT, C.LINK | C.FAIL, lacks=C.ORDER, content=1),
    Rule(Act.STATUS, C.REPORT, lacks=C.MAY | C.TRAIT | C.ADVICE | C.TOPIC | C.COST),
    Rule(
        Act.STATUS,
        C.EXPORT | C.YET | C.QUESTION,
        lacks=C.OPENER | C.MAY | C.ORDER | C.SEND,
        content=0,
    ),
    Rule(
        Act.STATUS,
        C.DID | C.MINE,
        (C.FILE | C.MATERIAL,),
        lacks=C.ORDER | C.TRAIT | _DELIVERY | C.HAND_IN | C.UPLOAD | C.LIMIT | C.COST | C.MAY,
        content=2,
    ),
    Rule(
        Act.STATUS,
        C.DID | C.MATERIAL | C.YET,
        lacks=C.ORDER | C.TRAIT | _DELIVERY | C.ADVICE,
        content=2,
    ),
    Rule(
        Act.STATUS,
        C.FAIL,
        (C.WHY | C.DID | C.QUESTION | C.EXPORTED | C.EXPORT | C.STATUS,),
        lacks=C.ORDER,
        content=2,
    ),
    Rule(Act.STATUS, C.FAIL, lacks=C.ORDER | C.TRAIT, content=0),
    Rule(Act.STATUS, C.RECEIVE, (_ASKS | C.YET,), lacks=C.ORDER | C.SEND | C.PLACE, content=4),
    Rule(
        Act.STATUS,
        C.UPLOADED,
        (C.DID | C.QUESTION,),
        lacks=C.ORDER | C.TRAIT | C.ADVICE | C.PLACE | C.HOW | C.WHERE | C.COST | C.MAY,
        content=2,
    ),
    Rule(Act.STATUS, C.TIMELINE, (_ASKS | C.CHECK,), lacks=C.ORDER | C.TOPIC | C.ADVICE, content=3),
    Rule(Act.STATUS, C.TIMELINE, lacks=C.ORDER, content=0),
    Rule(Act.STATUS, C.DURATION, lacks=C.ORDER | C.ADVICE | C.TOPIC | C.COST, content=1),
    Rule(Act.STATUS, C.STATUS, lacks=C.ORDER | C.FILM, content=0),
    Rule(
        Act.STATUS,
        C.STATUS,
        (C.QUESTION | C.EXPORTED | C.EXPORT | C.WORKING | C.WHAT,),
        lacks=C.ORDER | C.FILM,
        content=2,
    ),
    Rule(
        Act.STATUS,
        C.DONE,
        (C.QUESTION | C.YET | C.DID,),
        lacks=C.ORDER | C.SEND | C.LINK | C.APPROVE,
        content=1,
    ),
    Rule(
        Act.STATUS,
        C.WORKING,
        (C.QUESTION | C.YET | C.DID | C.HOW,),
        lacks=C.ORDER | C.FUTURE | C.UPLOAD,
        content=2,
    ),
    # upload
    Rule(Act.UPLOAD, C.UPLOAD, (_ASKS | C.FUTURE,), lacks=C.TOPIC, content=4),
    Rule(Act.UPLOAD, C.UPLOAD, lacks=C.ORDER, content=0),
    Rule(
        Act.UPLOAD,
        C.HAND_IN,
        (C.FUTURE | C.HOW | C.WHERE | C.MAY | C.DID,),
        lacks=C.TOPIC | C.ADVICE | C.TRAIT,
        content=4,
    ),
    # export
    Rule(Act.EXPORT, C.LINK | C.BROKEN, lacks=C.ORDER | C.MATERIAL, content=3),
    Rule(Act.EXPORT, C.BROKEN, (C.FILE | C.FORMAT | C.EXPORT,), lacks=C.ORDER | C.TRAIT, content=1),
    Rule(Act.EXPORT, C.EXPORT, lacks=C.ORDER | C.ADVICE | C.FILM, content=0),
    Rule(
        Act.EXPORT,
        C.EXPORT,
        lacks=C.ORDER
        | C.ADVICE
        | C.MATERIAL
        | C.TRAIT
        | C.TOPIC
        | C.QUOTE
        | C.FILM
        | C.NUMBER
        | C.PLACE,
        content=1,
        opens=C.EXPORT | C.MAY | C.MINE | C.APPROVE,
    ),
    Rule(Act.EXPORT, C.SEND, (_DELIVERABLE,), lacks=C.ORDER | C.EXPORTED | C.HAND_IN, content=0),
    Rule(Act.EXPORT, C.ASK, (_DELIVERABLE,), lacks=C.ORDER | C.EXPORTED | C.HAND_IN, content=0),
    Rule(Act.EXPORT, C.EXPORT | C.HOW, lacks=C.ORDER | C.TOPIC, content=1),
    Rule(Act.EXPORT, C.EXPORT | C.WHERE, lacks=C.ORDER | C.TOPIC, content=1),
    Rule(
        Act.EXPORT,
        C.SEND,
        lacks=C.ORDER | C.HAND_IN | _MENTIONS | C.PLACE,
        content=0,
    ),
    Rule(
        Act.EXPORT,
        one_of=(_DELIVERABLE,),
        lacks=C.ORDER | _MENTIONS | C.HAND_IN | C.FUTURE | C.APPROVE,
        content=0,
    ),
    # edit
    Rule(Act.EDIT, C.ORDER, lacks=C.APPROVE),
    Rule(Act.EDIT, C.WITH, (C.MATERIAL | C.TRAIT | C.EDIT,)),
    Rule(Act.EDIT, C.TRAIT, lacks=C.APPROVE),
    Rule(Act.EDIT, C.ADVICE),
    Rule(Act.EDIT, C.TOPIC),
    Rule(Act.EDIT, C.OBJECT, lacks=C.FILE | C.LINK | C.SEND | C.EXPORT),
    Rule(Act.EDIT, C.EDIT, lacks=C.APPROVE | C.FILE | C.LINK | C.EXPORTED),
    Rule(Act.EDIT, C.NOT | C.MATERIAL, lacks=C.APPROVE),
)


_STATE = C.FAIL | C.RECEIVE | C.WORKING | C.STATUS | C.TIMELINE | C.DONE | C.BROKEN
_WORK = C.ORDER | C.TRAIT | C.ADVICE | C.TOPIC | C.FILM

SECOND_READING = (
    Rule(Act.CREDITS, C.CREDIT, (_ASKS | C.MINE | C.ACCOUNT,), lacks=_WORK, content=3),
    Rule(Act.CREDITS, C.COST, (_ASKS | C.MINE,), lacks=_WORK | C.MATERIAL, content=2),
    Rule(Act.STATUS, one_of=(_STATE, _ASKS), lacks=_WORK | C.HOLD, content=3),
    Rule(
        Act.UPLOAD,
        one_of=(C.UPLOAD | C.HAND_IN | C.LIMIT, _ASKS | C.FUTURE),
        lacks=_WORK,
        content=4,
    ),
    Rule(
        Act.EXPORT, one_of=(C.EXPORT | C.LINK, _ASKS), lacks=_WORK | C.MATERIAL | C.HOLD, content=2
    ),
    Rule(
        Act.EXPORT,
        C.SEND,
        lacks=_WORK | C.MATERIAL | C.HOLD | C.PLACE | C.HAND_IN,
        content=0,
        opens=C.SEND,
    ),
    Rule(Act.UPLOAD, C.FUTURE, (C.MATERIAL | C.FILE,), lacks=_WORK | C.PLACE, content=2),
    Rule(Act.STATUS, C.QUESTION, lacks=_WORK | C.MATERIAL | C.APPROVE | C.WHAT, content=0),
    Rule(Act.UPLOAD, C.UPLOAD, lacks=_WORK | C.PLACE, content=1, opens=C.UPLOAD),
    Rule(Act.EXPORT, C.ASK, lacks=_WORK | C.MATERIAL | C.HAND_IN | C.HOLD, content=0),
)
"""For a message of which no clause fits `RULES`: questions worded in an unexpected way."""

NO_RULE = Rule(Act.NOTHING)


def rule_for(clause: Clause) -> Rule:
    """Return the first rule that fits a clause."""
    return _first(RULES, clause)


def second_rule_for(clause: Clause) -> Rule:
    """Return what a clause may mean when the whole message has meant nothing so far."""
    return _first(SECOND_READING, clause)


def _first(rules: Iterable[Rule], clause: Clause) -> Rule:
    return next((rule for rule in rules if rule.fits(clause)), NO_RULE)
