"""A message made ready for the patterns: quotes set aside, numbers as digits, cut into clauses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.sandbox.nemo.agent.language import TO_SIMPLIFIED
from bot.sandbox.nemo.agent.reading.number_words import ORDINALS, SMALL_NUMBERS, TENS

_QUOTED = re.compile(
    r"“([^”]+)”|‘([^’]+)’|「([^」]+)」|『([^』]+)』|《([^》]+)》|«([^»]+)»|\"([^\"]+)\""
    r"|(?<!\w)'(.+?)'(?!\w)|`([^`]+)`"
)
_MASK = re.compile(r"⟦(\d+)⟧")

_WORDS: Mapping[str, float] = {
    **{word: value for value, word in enumerate(SMALL_NUMBERS)},
    **{word: 20 + 10 * index for index, word in enumerate(TENS)},
    "a couple of": 2,
    "couple of": 2,
    "half a": 0.5,
    "half": 0.5,
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNIT = r"seconds?|secs?|minutes?|mins?|times|percent|clips|images|photos|pictures"
_COUNTED = re.compile(rf"\b({_WORD})(?:[- ]({_WORD}))?(?=[- ](?:{_UNIT})\b)", re.IGNORECASE)

_CLIP_NOUN = r"(?:clip|image|photo|picture|pic|shot|scene|segment|video|part|slide|frame)"
_NTH = rf"{'|'.join(ORDINALS)}|last|final|\d+(?:st|nd|rd|th)"
_ORDINAL = re.compile(rf"(?<!\d[- ])\b(?:the\s+)?({_NTH})\s+{_CLIP_NOUN}\b", re.IGNORECASE)
_ORDINAL_PAIR = re.compile(
    rf"\b({_NTH})((?:,|\s+and|\s+with)\s+(?:the\s+)?(?:{_NTH}))\s+({_CLIP_NOUN})s?\b",
    re.IGNORECASE,
)
_BARE_ORDINAL = re.compile(
    rf"\b(on|over|before|after|with|remove|delete) the ({_NTH})(?=\s*(?:$|[,.;!?]|and\b))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\b(?:the\s+)?{_CLIP_NOUN}s?\s*(?:number|no\.?|#)?\s*({_WORD}|\d+)\b(?!\s*(?:{_UNIT}|s\b))",
    re.IGNORECASE,
)

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_CHINESE_NUMBER = "[零〇一二两兩三四五六七八九十百半]"
_CHINESE_COUNTED = re.compile(
    rf"(?<=第){_CHINESE_NUMBER}+|{_CHINESE_NUMBER}+(?=秒|分[钟鐘]|倍|段|张|張|成|%)"
)
_PERCENT = re.compile(rf"百分之({_CHINESE_NUMBER}+|\d+)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％", "0123456789%")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message. `text` is for matching; `source` has the same length, unfolded."""

    source: str
    quotes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.source.translate(TO_SIMPLIFIED)

    def unmasked(self, start: int = 0, end: int | None = None) -> str:
        """What the person wrote at these positions, quotes and all."""
        return _MASK.sub(lambda m: self.quotes[int(m[1])], self.source[start:end]).strip()

    def quoted(self) -> tuple[str, ...]:
        """The texts in quotes, in order."""
        return tuple(self.quotes[int(m[1])] for m in _MASK.finditer(self.source))

    def without(self, start: int, end: int) -> "Clause":
        """The clause with a part blanked out."""
        return Clause(self.source[:start] + "\0" * (end - start) + self.source[end:], self.quotes)


def clauses(text: str, names: Iterable[str] = ()) -> list[Clause]:
    """The message's clauses; `names` are the files on the timeline, which become "clip N"."""
    quotes: list[str] = []

    def mask(match: re.Match[str]) -> str:
        quotes.append(next(group for group in match.groups() if group is not None))
        return f"⟦{len(quotes) - 1}⟧"

    masked = _QUOTED.sub(mask, text.translate(_FULL_WIDTH))
    for number, name in enumerate(names, start=1):
        if "." in name:
            masked = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"clip {number}", masked)
    numbered = numbers_as_digits(masked)
    return [Clause(part, tuple(quotes)) for part in _split(numbered)]


def numbers_as_digits(text: str) -> str:
    """Number words as digits where they count something; other words stay as they are."""
    text = re.sub(r"\ba minute and a half\b", "90 seconds", text, flags=re.IGNORECASE)
    text = re.sub(r"\ba minute\b", "1 minute", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(first|last|by a|for a|off a) second\b(?!\s+(?!and\b|of\b|off\b|at\b|from\b"
        r"|please\b)\w)",
        lambda m: f"{m[1].removesuffix(' a')} 1 second",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"一半", "50%", text)
    text = _PERCENT.sub(lambda m: f"{_chinese_value(m[1])}%", text)
    text = _COUNTED.sub(_counted_as_digits, text)
    text = _ORDINAL_PAIR.sub(r"\1 \3 \2 \3", text)
    text = _ORDINAL.sub(_ordinal_as_number, text)
    text = _BARE_ORDINAL.sub(lambda m: f"{m[1]} {_clip_name(m[2])}", text)
    text = _NUMBERED.sub(lambda m: f"clip {_WORDS.get(m[1].lower(), m[1])}", text)
    return _CHINESE_COUNTED.sub(lambda m: _chinese_value(m[0]), text)


def _ordinal_as_number(match: re.Match[str]) -> str:
    return _clip_name(match[1])


def _clip_name(ordinal: str) -> str:
    word = ordinal.lower()
    if word in {"last", "final"}:
        return "clip last"
    number = ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))
    return f"clip {number}"


def _counted_as_digits(match: re.Match[str]) -> str:
    value = _WORDS[match[1].lower()] + (_WORDS[match[2].lower()] if match[2] else 0)
    return f"{value:g}"


def _chinese_value(written: str) -> str:
    """The digits of a Chinese number up to 999; "半" is a half."""
    if written.isdigit() and written.isascii():
        return written
    total: float = 0
    digit: int | None = None
    for char in written:
        if char == "半":
            total += 0.5
        elif char in "十百":
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = None
        else:
            digit = (digit or 0) * 10 + _DIGITS[char]
    return f"{total + (digit or 0):g}"


_NOUNS = (
    r"music|bgm|soundtrack|song|title|caption|text|crossfade|cross-fade|transition|zoom|pan|fade"
)
_COLOR = r"(?:yellow|red|blue|green|gold|pink|orange|purple|black)"
_KEPT_AFTER_AND = rf"\d|white\b|out\b|clip\b|last\b|(?:a\s+)?script\b|{_COLOR}\b|bigger\b|smaller\b"
_VERB = "[加把配給给放調调變变做剪添换換]"
_BREAK = re.compile(
    rf"""
      [,;，；。！？!?\n]+ | \.(?=\s|$)
    | \s+(?:and\s+)?(?:then|also|plus|after\ that|afterwards)\s+
    | (?<!\bin)(?<!\bblack)(?<!\bleft)(?<!\bbetween)\s+(?:and|&)\s+(?!{_KEPT_AFTER_AND})
    | \s+(?=with\s(?:[^,]*\s)?(?:{_NOUNS}))
    | 然[后後] | 接[着著] | 同[时時] | (?<!合)[并並]且?(?={_VERB}|把)
    | [再还還](?={_VERB}|[来來])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _split(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _BREAK.split(text)) if part]
