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

_TITLE = (
    r"(?:titles?|captions?|subtitles?|headings?|headlines?|texts?|words|labels?|taglines?"
    r"|credits|标题|字幕|文字|字样|大字|片名|名字)"
)
_SCALE = re.compile(
    r"(?P<up>\b(?:bigger|larger|huge|big|large)\b|放大|大一|更大|大点|加大)|\b(?:smaller|small"
    r"|tiny)\b|缩小|小一|更小|小点",
    re.IGNORECASE,
)


def _scale_of(text: str) -> float:
    found = _SCALE.search(text)
    if not found:
        return 1.0
    return BIGGER if found["up"] else SMALLER


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
    return AddTitle(
        text,
        span,
        find_in(POSITIONS, rest.text) or Position.CENTER,
        find_color(rest.text),
        _scale_of(rest.text),
    )


def _words_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the unquoted words of a title stand."""
    names = (n for n, words in match.groupdict().items() if words and words.strip(" \0:："))
    return next((match.span(name) for name in names), None)


_TRAILER = re.compile(
    r"\s+(?:(?:for|from|at|in|on|during|between|to)\s+(?:the\s+)?(?:first|last|top|bottom|start"
    r"|beginning|end|middle|cent|\d|whole|entire|upper|lower)"
    r"|throughout|in\s+(?:white|black|yellow|gold|red|blue|green|pink|big|large)\b).*$"
    r"|(?:显示|持续|放在|在(?:顶|底|开|结|中|最|片)|停留).*$",
    re.IGNORECASE,
)


def _plain_words(clause: Clause, start: int, end: int) -> tuple[str, int]:
    """Unquoted words of a title, up to where and when it is to be shown."""
    trailer = _TRAILER.search(clause.text, start, end)
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


_LOOK_ONLY = re.compile(
    r"\s*(?:a\s+)?(?:{})(?:\s+(?:text|colou?r|font))?\s*".format(
        "|".join([*COLORS.values(), *(p.pattern for p in POSITIONS.values())])
    ),
    re.IGNORECASE,
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


def _remove(clause: Clause, match: re.Match[str]) -> Command:
    everything = re.search(
        r"\b(?:all|every|titles|captions|texts|subtitles)\b|所有|全部", clause.text, re.IGNORECASE
    )
    return RemoveTitles(next(iter(clause.quoted()), None), bool(everything))


_HOW = (
    r"\s+(?:to|at|in|on|up|down|a|much|more|bigger|smaller|larger|until|till|for|from|stay"
    r"|stays|col|"
    r"yellow|red|white|black|gold|blue|green|pink|longer|higher|lower|end|visible|throughout)"
)
_QUOTE = r"⟦\d+⟧"
RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:remove|delete|drop|hide|lose|get\s+rid\s+of|take\s+(?:off|out|away)"
        rf"|no)\b[^⟦]*?(?:{_TITLE}(?![a-z])|{_QUOTE})"
        rf"|(?:删除|删掉|删了|去掉|去除|不要|移除|取消)[^⟦]*(?:{_TITLE}|{_QUOTE})"
        rf"|把[^⟦]*(?:{_TITLE}|{_QUOTE})\s*(?:删|去掉|移除)",
        _remove,
        whole=True,
    ),
    rule(
        r"\b(?:change|rename|replace|edit|fix|correct|update|reword)\b.*?(?:\b(?:to|with|into"
        r"|say)\b|→|->)\s*(?:⟦\d+⟧|(?P<words>.+))",
        lambda clause, match: _reword(clause, match) if _is_about_title(clause) else None,
        whole=True,
    ),
    rule(
        rf"(?:把|将)?.*(?:{_TITLE}|{_QUOTE}).*?(?:改成|改为|换成|换为|改叫|变成)\s*(?:⟦\d+⟧"
        rf"|(?P<words>.+))",
        _reword,
        whole=True,
    ),
    rule(
        r"\b(?:title|name|call|caption)\s+(?:it|this|the\s+video)\s+(?:as\s+)?(?:⟦\d+⟧"
        r"|(?P<words>.+))",
        _add,
        whole=True,
    ),
    rule(
        rf"\b(?:move|place|put|shift|make|show|keep|set|let|leave|color|colour|turn"
        rf"|extend)\s+(?:the\s+|that\s+|my\s+|this\s+)?(?:{_TITLE}(?![a-z])(?:{_HOW}|\s*$)"
        rf"|{_QUOTE}\s+(?:bigger|smaller|larger|to\s+the|at\s+the|yellow|red|white))"
        rf"|{_TITLE}(?![a-z])[^⟦]*\b(?:bigger|smaller|larger)\b|{_TITLE}[^⟦]*(?:往|挪|移到|放大"
        rf"|缩小)|{_QUOTE}[^⟦]*(?:放大|缩小|移|挪|改成\w色)"
        rf"|(?:把|让|将)?{_TITLE}(?:移|放到|放在|挪|往|换到|调|变|改成|再?大|再?小|放大|缩小"
        rf"|显示|用)",
        _restyle,
        whole=True,
    ),
    rule(
        rf"\b(?:add|put|show|insert|write|place|overlay|include|use|display|with"
        rf"|give)\b.*?\b{_TITLE}\s*(?:saying|that\s+says?|reading|called|of|:|card)?\s*(?:⟦\d+⟧"
        rf"|(?P<words>[^\0]+))"
        rf"|\b(?:saying|that\s+says?)\s+(?:⟦\d+⟧|(?P<words2>[^\0]+))",
        _add,
        whole=True,
    ),
    rule(
        rf"^\W*{_QUOTE}\s*(?:at|from|for|in|during|在|从)|\b(?:add|put|show|write|insert"
        rf"|display)\b.*{_QUOTE}|{_TITLE}(?![a-z])[^⟦]*{_QUOTE}",
        _add,
        whole=True,
    ),
    rule(
        rf"(?:加|添加|写|放|显示|配|打|插入|来)(?:上|个|一|1|入|一个|行|段)*.*?{_TITLE}(?:写着"
        rf"|写|为|是|叫|:|：)?\s*(?:⟦\d+⟧|(?P<words>[^\0]+))?"
        rf"|(?:加|添加|写|放|显示|打)上?.*{_QUOTE}|{_TITLE}(?:写着|写|为|是|叫|用|:"
        rf"|：)\s*(?:⟦\d+⟧|(?P<words3>[^\0]+))",
        _add,
        whole=True,
    ),
)


def _is_about_title(clause: Clause) -> bool:
    """Whether a "change … to …" speaks of text rather than of music or a clip."""
    return bool(clause.quoted()) or bool(re.search(_TITLE, clause.text, re.IGNORECASE))
