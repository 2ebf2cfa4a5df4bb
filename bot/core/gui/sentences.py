"""Takes the instructions out of one line and mends what stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from bot.core.gui.actions import Action, action_of, shows_state
from bot.core.gui.clauses import Kind, asks_back, kind_of
from bot.core.gui.judge import Judgement, features, judge, shared_features
from bot.core.gui.signs import (
    may_be_for_reader,
    tells_of_the_film,
    tells_of_work,
    tells_what_was_done,
)
from bot.core.gui.splitting import CLAUSE_END, SENTENCE_END, masked_quotations, spans_between

_SURELY = 1.5
"""Log odds of an instruction from which the judge is believed where no pattern matches."""
_MAYBE = -1.0
"""Log odds that every clause of such a sentence must have."""
_DOUBTFUL = frozenset({Kind.OTHER, Kind.STATEMENT, Kind.STEP})
_SURELY_ALONE = 1.7
"""Log odds from which a single clause is taken for an instruction, whatever stands around it."""
_SURELY_TOLD = 4.0
"""Log odds of content from which the judge is believed although a pattern matches."""
_LONGEST_STEP = 8
"""Words."""
_ASIDE = re.compile(r"(?<!\s)\s*(?:\([^()（）]*\)|（[^()（）]*）)")
_LOOSE = " \t,;:，；：、–—-"
_LAST_CONNECTOR = re.compile(
    r"\s(?:and|or|so|then|but|y|e|et|und|puis|dann)\Z|(?<=た)(?:が|ので|から|し)\Z", re.IGNORECASE
)
_KOREAN_CONNECTOR = re.compile(r"(?<=[했었았였])(?:으니|으며|고|는데|지만)\Z")
_SEPARATORS = (",", ";", "，", "；", "—", "–")
_LOOSE_START = re.compile(
    r"[\s,;，；、–—]*(?:(?:and|or|so|then|but|while|y|e|o|et|ou|und|oder)\s+|或者?|并且?|然[后後])?",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"[.!?…。！？]+[\s\S]*\Z")
_STRONG = frozenset({Action.EXPORT, Action.CREDITS, Action.EDIT})
_CONNECTED = re.compile(r"\s*(?:and|then|or|y|e|et|und|puis|luego|depois|dann)\s", re.IGNORECASE)
_QUESTION = re.compile(r"[?？][\"'”’)\]*_」』）]*\s*\Z")
"""A question waits for the person's answer: it is never taken for an instruction."""
_ADDRESSES = re.compile(
    r"\b(?:you|your|puede\w*|podr\w+|du|sie|ihr|vous|tu|voc[êe]|pode)\b|[您你请請]|可以|即可|就能",
    re.IGNORECASE,
)
_PLACE_ALONE = re.compile(
    r"\W*(?:(?:on|at|to|in) the (?:\w+[- ])?(?:left|right|top|bottom|corner)"
    r"|a la (?:izquierda|derecha)|arriba|abajo|(?:à|en) (?:gauche|droite|haut|bas)"
    r"|(?:oben |unten )?(?:links|rechts)|oben|unten|à (?:esquerda|direita)|no (?:topo|canto))\b"
    r"(?:\W+\w+){0,4}\W*\Z",
    re.IGNORECASE,
)
"""Where something is on the screen, and no more."""
_DETAIL = re.compile(r"(?<![A-Za-z])\d|已|了(?!然|解)|我")


@dataclass(slots=True)
class Cut:
    """What is left of a text, and what the part taken out was about."""

    text: str
    actions: list[Action] = field(default_factory=list[Action])
    is_cut: bool = False


def cut_instructions(line: str) -> Cut:
    """Take every instruction out of a line of prose; all else stays verbatim."""
    result = _without_asides(line)
    kept: list[str] = []
    for start, end in spans_between(SENTENCE_END, masked_quotations(result.text)):
        sentence = _cut_sentence(result.text[start:end])
        result.actions += sentence.actions
        result.is_cut |= sentence.is_cut
        kept.append(sentence.text)
    result.text = "".join(kept)
    if result.is_cut:
        result.text = result.text.rstrip()
    return result


def sentences(line: str) -> list[str]:
    """Return the sentences of a line of prose."""
    return [line[start:end] for start, end in spans_between(SENTENCE_END, masked_quotations(line))]


def seen_of(sentence: str) -> set[int]:
    """Return what the judge sees of a sentence."""
    return features(*_analysed(sentence))


def shared_of(sentence: str) -> set[int]:
    """Return what the judge sees of a sentence that is the same in every language."""
    return shared_features(*_analysed(sentence))


def _analysed(sentence: str) -> tuple[str, str, list[Kind]]:
    masked = masked_quotations(sentence)
    clauses = [masked[start:end] for start, end in spans_between(CLAUSE_END, masked)]
    return sentence, masked, _kinds(clauses)


def clauses_of(sentence: str) -> list[str]:
    """Return the clauses of a sentence."""
    return [sentence[s:e] for s, e in spans_between(CLAUSE_END, masked_quotations(sentence))]


def is_step(line: str) -> bool:
    """Tell whether a list item is an instruction if the list's other items are.

    Only a few words are: a longer item that isn't one by itself tells of the work.
    """
    is_short = len(line.split()) <= _LONGEST_STEP
    return is_short and kind_of(masked_quotations(line)) in (Kind.STEP, Kind.INSTRUCTION)


def _without_asides(line: str) -> Cut:
    masked = masked_quotations(line)
    result = Cut("")
    at = 0
    for aside in _ASIDE.finditer(masked):
        inner = aside.group().strip()[1:-1]
        if Kind.INSTRUCTION not in {
            kind_of(inner[s:e]) for s, e in spans_between(CLAUSE_END, inner)
        }:
            continue
        result.text += line[at : aside.start()]
        result.is_cut = True
        action = action_of(line[aside.start() : aside.end()])
        result.actions += [action] if action else []
        at = aside.end()
    result.text += line[at:]
    return result


def _cut_sentence(sentence: str) -> Cut:
    masked = masked_quotations(sentence)
    if _QUESTION.search(masked):
        return Cut(sentence)
    spans = list(spans_between(CLAUSE_END, masked))
    clauses = [masked[start:end] for start, end in spans]
    said = [sentence[start:end] for start, end in spans]
    kinds = _promoted(_kinds(clauses), said)
    judgement = _judge_words(sentence, tuple(kinds))
    if Kind.INSTRUCTION not in kinds:
        told = (
            tells_what_was_done(masked) or not may_be_for_reader(masked) or _tells(kinds, clauses)
        )
        if told or judgement.instructs < _SURELY:
            return Cut(sentence)
        return Cut("", [judgement.action], is_cut=True)
    goes = _which_go(kinds, clauses)
    gone = [
        each for each, is_gone in zip(zip(kinds, said, strict=True), goes, strict=True) if is_gone
    ]
    if _is_told(gone):
        return Cut(sentence)
    actions = _actions(gone)
    if not actions:
        actions = [judgement.action if all(goes) else _judged(gone).action]
    return Cut(_mend(said, goes), actions, is_cut=True)


def _promoted(kinds: list[Kind], said: list[str]) -> list[Kind]:
    """Take the clauses for instructions that the judge knows for such, whatever stands around."""
    parts = list(zip(kinds, said, strict=True))
    promoted = list(kinds)
    for index, (kind, clause) in enumerate(parts):
        after_wish = index and kinds[index - 1] is Kind.CONDITION
        part = parts[index - 1 if after_wish else index : index + 1]
        if kind in _DOUBTFUL and _is_judged_instruction(clause, part):
            promoted[index] = Kind.INSTRUCTION
    return promoted


def _is_judged_instruction(clause: str, part: list[tuple[Kind, str]]) -> bool:
    """Judge a clause together with the wish before it, if there is one."""
    masked = masked_quotations(clause)
    if asks_back(masked) or _DETAIL.search(masked):
        return False
    masked = masked_quotations("".join(words for _, words in part))
    if tells_of_work(masked) or not may_be_for_reader(masked):
        return False
    return _judged(part).instructs >= _SURELY_ALONE


def _is_told(gone: list[tuple[Kind, str]]) -> bool:
    """Tell whether what a pattern takes for an instruction surely is none."""
    return _judged(gone).instructs < -_SURELY_TOLD


def _judged(part: list[tuple[Kind, str]]) -> Judgement:
    return _judge_words("".join(clause for _, clause in part), tuple(kind for kind, _ in part))


@lru_cache(maxsize=256)
def _judge_words(said: str, kinds: tuple[Kind, ...]) -> Judgement:
    """Judge a part of a sentence; a reply that streams in shows most of its parts many times."""
    return judge(features(said, masked_quotations(said), kinds))


def _tells(kinds: list[Kind], clauses: list[str]) -> bool:
    """Tell whether any clause of a sentence may be about the work; if so, all of it stays.

    What follows a step goes on with it: "go to Deliver and start the render".
    """
    if len(kinds) > 1 and kinds[0] is Kind.STATEMENT:
        return True
    last = Kind.OTHER
    for kind, clause in zip(kinds, clauses, strict=True):
        is_alone = kind is Kind.OTHER and last is not Kind.STEP
        if _DETAIL.search(clause) or asks_back(clause):
            return True
        if is_alone and _judge_words(clause, (kind,)).instructs < _MAYBE:
            return True
        last = kind
    return False


def _kinds(clauses: list[str]) -> list[Kind]:
    """Classify clauses; "he opens the door and presses the button" is told, not asked for."""
    kinds = [kind_of(clause) for clause in clauses]
    shown = False
    for index in range(1, len(kinds)):
        before = clauses[index - 1]
        shown = shown or tells_of_the_film(before)
        tells = kinds[index - 1] in (Kind.OTHER, Kind.STATEMENT)
        goes_on = shown or _CONNECTED.match(clauses[index])
        if tells and goes_on and not _ADDRESSES.search(clauses[index]):
            kinds[index] = Kind.STATEMENT if shown else Kind.OTHER
    return kinds


def _which_go(kinds: list[Kind], clauses: list[str]) -> list[bool]:
    """Mark the instructions, what leads to them, and the steps that follow them."""
    goes = [kind is Kind.INSTRUCTION for kind in kinds]
    for index in range(1, len(kinds)):
        follows = goes[index - 1] and not clauses[index - 1].rstrip().endswith((";", "；"))
        if follows and kinds[index] is Kind.OTHER:
            goes[index] = not _DETAIL.search(clauses[index])
        elif follows and (kinds[index] is not Kind.STATEMENT or _PLACE_ALONE.match(clauses[index])):
            goes[index] = True
    for index in range(len(kinds) - 2, -1, -1):
        goes[index] |= goes[index + 1] and kinds[index] in (Kind.CONDITION, Kind.STEP)
    return goes


def _actions(gone: list[tuple[Kind, str]]) -> list[Action]:
    """Return what the clauses of one instruction ask for; a purpose outweighs mere looking."""
    said = _found(c for kind, c in gone if kind is Kind.INSTRUCTION)
    strong = [
        a for a in _found(c for kind, c in gone if kind is not Kind.CONDITION) if a in _STRONG
    ]
    purposes = [a for a in _found(c for kind, c in gone if kind is Kind.CONDITION) if a in _STRONG]
    if purposes:
        return strong or purposes[:1]
    if not said and not strong and any(shows_state(clause) for _, clause in gone):
        return [Action.STATUS]
    return said + [action for action in strong if action not in said]


def _found(clauses: Iterable[str]) -> list[Action]:
    return [action for clause in clauses if (action := action_of(clause)) is not None]


def _mend(clauses: list[str], goes: list[bool]) -> str:
    """Join the clauses that stay into a sentence with a beginning and an end."""
    text = ""
    for index, clause in enumerate(clauses):
        if goes[index]:
            continue
        if index and goes[index - 1]:
            clause = clause[_start_of_wording(clause) :]
            if not text:
                clause = clause[:1].upper() + clause[1:]
            elif not text.rstrip().endswith(_SEPARATORS):
                text = text.rstrip() + ", "
        text += clause
    if text and goes[-1]:
        end = _FULL_STOP.search(clauses[-1])
        text = _without_loose_end(text) + (end.group() if end else "")
    return text


def _start_of_wording(clause: str) -> int:
    start = _LOOSE_START.match(clause)
    return start.end() if start else 0


def _without_loose_end(text: str) -> str:
    text = _KOREAN_CONNECTOR.sub("습니다", text.rstrip(_LOOSE))
    return _LAST_CONNECTOR.sub("", text).rstrip(_LOOSE)
