"""Titles: adding, rewording, moving, restyling and removing text on the picture."""

import re
from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.command import Bench, Command, Edit, Ms, Outcome, Rule, Say, rule, say
from bot.sandbox.nemo.agent.targets import COLORS, POSITIONS, find_color, find_in
from bot.sandbox.nemo.agent.text import Clause
from bot.sandbox.nemo.agent.timeline import new_id, with_titles
from bot.sandbox.nemo.agent.times import Span, find_span
from bot.sandbox.nemo.draft import Position, TextSegment

TITLE_MS = 3000
SHORTEST_TITLE_MS = 500
BIGGER, SMALLER = 1.4, 0.7


@dataclass(frozen=True, slots=True)
class AddTitle(Edit):
    """Put text on the picture."""

    text: str
    span: Span | None = None
    position: Position = Position.CENTER
    color: str | None = None
    size: float = 1.0

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        start_ms, duration_ms = (self.span or Span()).resolve(draft.duration_ms, TITLE_MS)
        title = TextSegment(
            new_id(draft, "title"),
            self.text,
            start_ms,
            duration_ms,
            self.position,
            self.size,
            self.color or "#ffffff",
            fade_in_ms=min(300, duration_ms // 4),
            fade_out_ms=min(300, duration_ms // 4),
        )
        kept = [t for old in draft.titles if (t := _beside(old, title)) is not None]
        return Outcome(_shown("title.added", title), with_titles(draft, (*kept, title)))


def _beside(old: TextSegment, new: TextSegment) -> TextSegment | None:
    """An old title that leaves room for a new one: shorter, or gone, if they would collide."""
    apart = old.end_ms <= new.start_ms or new.end_ms <= old.start_ms
    if apart or old.position is not new.position:
        return old
    before_ms = new.start_ms - old.start_ms
    return replace(old, duration_ms=before_ms) if before_ms >= SHORTEST_TITLE_MS else None


def _shown(key: str, title: TextSegment) -> Say:
    return say(
        key,
        text=title.text,
        start=Ms(title.start_ms),
        end=Ms(title.end_ms),
        position=title.position,
        color=title.color,
    )


def _pick(titles: tuple[TextSegment, ...], words: str | None) -> TextSegment | None:
    """The title that says these words, or the newest one."""
    if words is None:
        return max(titles, key=_number, default=None)
    folded = words.casefold()
    found = (title for title in titles if folded in title.text.casefold())
    return next(found, None)


def _number(title: TextSegment) -> int:
    return int("0" + re.sub(r"\D", "", title.id))


@dataclass(frozen=True, slots=True)
class ChangeTitle(Edit):
    """Change a title that is there: its words, its time, its place, its look."""

    old: str | None = None
    text: str | None = None
    span: Span | None = None
    position: Position | None = None
    color: str | None = None
    scale: float = 1.0

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        title = _pick(draft.titles, self.old)
        if title is None and self.text and self.old is None:
            return AddTitle(self.text, self.span, self.position or Position.CENTER).apply(bench)
        if title is None:
            return Outcome(say("title.missing", text=self.old or ""))
        changed = title
        if self.text is not None:
            words = title.text
            if self.old:
                words = re.sub(re.escape(self.old), lambda _: self.text or "", words, flags=re.I)
            changed = replace(changed, text=words if self.old else self.text)
        if self.span is not None:
            start_ms, duration_ms = self._retimed(title, draft.duration_ms)
            changed = replace(changed, start_ms=start_ms, duration_ms=duration_ms)
        changed = replace(
            changed,
            position=self.position or changed.position,
            color=self.color or changed.color,
            size=round(changed.size * self.scale, 2),
        )
        titles = [changed if t.id == title.id else t for t in draft.titles]
        return Outcome(_shown("title.changed", changed), with_titles(draft, titles))

    def _retimed(self, title: TextSegment, total_ms: int) -> tuple[int, int]:
        span = self.span or Span()
        if span.start_ms == 0 and span.duration_ms and not span.at_end:
            span = replace(span, start_ms=title.start_ms)
        return span.resolve(total_ms, title.duration_ms)


@dataclass(frozen=True, slots=True)
class RemoveTitles(Edit):
    """Take one title off, or all."""

    words: str | None = None
    all: bool = False

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        chosen = _pick(draft.titles, self.words)
        if chosen is None:
            return Outcome(say("title.missing", text=self.words or ""))
        kept = [] if self.all else [t for t in draft.titles if t.id != chosen.id]
        key = "title.all_removed" if self.all and len(draft.titles) > 1 else "title.removed"
        return Outcome(_shown(key, chosen), with_titles(draft, kept))


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
