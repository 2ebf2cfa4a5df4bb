"""Whether a message asks to stop what is being done."""

import re

_STOP = re.compile(
    r"(?:please |pls |bitte |por favor |s'il (?:te|vous) pla[iî]t,? )?"
    r"(?:"
    r"/?(?:video )?stop(?: it| that| this| now| here| the (?:edit|render|export|video))?"
    r"|cancel(?: it| that| this)?|abort(?: it)?"
    r"|halt|stopp|anhalten|aufhören|hör auf|abbrechen|brich(?: es)? ab"
    r"|para|párate|parar|pára|pare|detente|detener|cancela|cancelar|cancele"
    r"|arr[eê]te|arr[eê]ter|arr[eê]tez|annule|annuler|annulez"
    r"|停止|停|停下|停下来|停下來|别做了|別做了|取消"
    r"|止めて|とめて|ストップ|中止|中止して|停止して|やめて|キャンセル|キャンセルして"
    r"|멈춰(?: ?줘)?|(?:중지|취소)(?:해(?: ?줘)?)?|그만(?:해)?|스톱"
    r")"
    r"(?: please| pls| bitte| por favor)?[\s.!。！…]*",
    re.IGNORECASE,
)


def asks_to_stop(text: str) -> bool:
    """Whether that is all the message says: "stop the music at 0:20" is an edit."""
    return _STOP.fullmatch(text.strip()) is not None
