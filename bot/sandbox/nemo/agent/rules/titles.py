"""Ways of asking for text on the picture."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.titles import (
    BIGGER,
    SMALLER,
    AddTitle,
    ChangeTitle,
    RemoveTitles,
)
from bot.sandbox.nemo.agent.reading.lookups import COLORS, POSITIONS, find_color, find_in
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import find_span
from bot.sandbox.nemo.agent.rules.base import Rule, rule
from bot.sandbox.nemo.draft import Position

_LARGER = re.compile(
    r"\b(?:bigger|larger|huge|big|large)\b|放大|大一|更大|大点|加大|大标题|大字", re.IGNORECASE
)
_LESSER = re.compile(r"\b(?:smaller|small|tiny)\b|缩小|小一|更小|小点", re.IGNORECASE)


def _scale_of(text: str) -> float:
    if _LARGER.search(text):
        return BIGGER
    return SMALLER if _LESSER.search(text) else 1.0


def _add(clause: Clause, match: re.Match[str]) -> Command | None:
    rest = clause
    if quoted := clause.quoted():
        text = quoted[-1]
    elif place := _words_of(match):
        text, end = _plain_words(clause, *place)
        rest = clause.without(place[0], end)
    else:
        return None
    if not text:
        return None
    span, rest = find_span(rest)
    position = find_in(POSITIONS, rest.text) or Position.CENTER
    return AddTitle(text, span, position, find_color(rest.text), _scale_of(rest.text))


def _words_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the unquoted words of a title stand."""
    names = (n for n, words in match.groupdict().items() if words and words.strip(" \0:："))
    return next((match.span(name) for name in names), None)


_WHEN_OR_WHERE = re.compile(
    r"\s+(?:for|from|at|in|on|during|between|to)\s+(?:the\s+)?"
    r"(?:first|last|top|bottom|start|beginning|end|middle|cent|\d|whole|entire|upper|lower).*$"
    r"|\s+in\s+(?:white|black|yellow|gold|red|blue|green|pink|big|large)\b.*$"
    r"|\s+throughout\b.*$"
    r"|(?:显示|持续|放在|停留|在(?:顶|底|开|结|中|最|片)).*$",
    re.IGNORECASE,
)


def _plain_words(clause: Clause, start: int, end: int) -> tuple[str, int]:
    """Unquoted words of a title, up to where and when it is to be shown."""
    trailer = _WHEN_OR_WHERE.search(clause.text, start, end)
    end = trailer.start() if trailer else end
    return clause.unmasked(start, end).strip(" :：-\0"), end


def _reword(clause: Clause, match: re.Match[str]) -> Command | None:
    quoted = clause.quoted()
    if place := _words_of(match):
        if _LOOK_ONLY.fullmatch(clause.text[slice(*place)]):
            return _restyle(clause, match)
        words, _ = _plain_words(clause, *place)
        return ChangeTitle(old=next(iter(quoted), None), text=words) if words else None
    if not quoted:
        return None
    *before, words = quoted
    return ChangeTitle(old=before[0] if before else None, text=words)


def _reword_text(clause: Clause, match: re.Match[str]) -> Command | None:
    """A "change … to …" may speak of music or a clip as well."""
    if clause.quoted() or re.search(_TITLE, clause.text, re.IGNORECASE):
        return _reword(clause, match)
    return None


_ANY_LOOK = "|".join([*COLORS.values(), *(place.pattern for place in POSITIONS.values())])
_LOOK_ONLY = re.compile(
    rf"\s*(?:a\s+)?(?:{_ANY_LOOK})(?:\s+(?:text|colou?r|font))?\s*", re.IGNORECASE
)
"""Words that say how a title is to look, and never what it is to say."""


def _restyle(clause: Clause, match: re.Match[str]) -> Command | None:
    span, rest = find_span(clause)
    position, color = find_in(POSITIONS, rest.text), find_color(rest.text)
    scale = _scale_of(rest.text)
    if span is None and position is None and color is None and scale == 1.0:
        return None
    old = next(iter(clause.quoted()), None)
    return ChangeTitle(old=old, span=span, position=position, color=color, scale=scale)


_EVERY = re.compile(r"\b(?:all|every|titles|captions|texts|subtitles)\b|所有|全部", re.IGNORECASE)


def _remove(clause: Clause, match: re.Match[str]) -> Command:
    everything = bool(_EVERY.search(clause.text))
    return RemoveTitles(next(iter(clause.quoted()), None), everything)


_QUOTE = r"⟦\d+⟧"
_TITLE = (
    "(titles?|captions?|subtitles?|headings?|headlines?|texts?|words|labels?|taglines?|credits)"
)
_TITLE_ZH = "(标题|字幕|文字|字样|大字|片名|名字)"
_SHOW = "(add|put|show|insert|write|place|overlay|include|use|display|with|give|like)"
_SHOW_ZH = "(加|写|放|显示|配|打|插入|来)"
_CHANGE = "(move|place|put|shift|make|show|keep|set|let|leave|colou?r|turn|extend)"
_COLOR = "(yellow|red|white|black|gold|blue|green|pink)"
_HOW = (
    f"(to|at|in|on|up|down|a|much|more|bigger|smaller|larger|until|till|for|from|stays?|colou?r"
    f"|{_COLOR}|longer|higher|lower|end|visible|throughout)"
)

RULES: tuple[Rule, ...] = (
    rule(
        _remove,
        en=[
            rf"(remove|delete|drop|hide|lose|no)\b[^⟦]*?{_TITLE}",
            rf"(get rid of|take (off|out|away))\b[^⟦]*?{_TITLE}",
            rf"(remove|delete|drop|hide|lose)\b[^⟦]*?{_QUOTE}",
        ],
        zh=[
            f"(删除|删掉|删了|去掉|去除|不要|移除|取消)[^⟦]*({_TITLE_ZH}|{_QUOTE})",
            rf"把[^⟦]*({_TITLE_ZH}|{_QUOTE})\s*(删|去掉|移除)",
        ],
    ),
    rule(
        _reword_text,
        en=[
            r"(change|rename|replace|edit|fix|correct|update|reword) … (to|with|into|say)\s*"
            rf"({_QUOTE}|(?P<words>.+))"
        ],
    ),
    rule(
        _reword,
        zh=[rf"({_TITLE_ZH}|{_QUOTE})…(改成|改为|换成|换为|改叫|变成)\s*({_QUOTE}|(?P<words>.+))"],
    ),
    rule(
        _add,
        en=[rf"(title|name|call|caption) (it|this|the video) (as )?({_QUOTE}|(?P<words>.+))"],
    ),
    rule(
        _restyle,
        en=[
            rf"{_CHANGE} (the |that |my |this )?{_TITLE}( {_HOW}|\s*$)",
            rf"{_CHANGE} {_QUOTE} (bigger|smaller|larger|to the|at the|{_COLOR})",
            rf"{_TITLE}\b[^⟦]*\b(bigger|smaller|larger)",
            rf"{_TITLE} in {_COLOR}\W*(instead|$)",
        ],
        zh=[
            f"{_TITLE_ZH}[^⟦]*(往|挪|移到|放大|缩小)",
            rf"{_QUOTE}[^⟦]*(放大|缩小|移|挪|改成\w色)",
            f"{_TITLE_ZH}(移|放到|放在|换到|调|变|改成|再?大|再?小|显示|用)",
        ],
    ),
    rule(
        _add,
        en=[
            rf"{_SHOW} … {_TITLE}\s*(saying|that says?|reading|called|of|:|card)?\s*"
            rf"({_QUOTE}|(?P<words>[^\0]+))",
            rf"(saying|that says?) ({_QUOTE}|(?P<says>[^\0]+))",
            rf"^\W*{_QUOTE}\s*(at|from|for|in|during)",
            rf"{_SHOW} …{_QUOTE}",
            rf"{_TITLE}\b[^⟦]*{_QUOTE}",
            rf"^{_TITLE}: ?(?P<colon>[^\0]+)",
        ],
        zh=[
            rf"{_SHOW_ZH}(上|个|一|1|入|行|段)*…{_TITLE_ZH}(写着|写|为|是|叫|:|：)?\s*"
            rf"({_QUOTE}|(?P<shown>[^\0]+))?",
            rf"{_SHOW_ZH}上?…{_QUOTE}",
            rf"{_TITLE_ZH}(写着|写|为|是|叫|用|:|：)\s*({_QUOTE}|(?P<named>[^\0]+))",
            f"{_TITLE_ZH}[^⟦]*{_QUOTE}",
            rf"^\W*{_QUOTE}[在从]",
        ],
    ),
)
