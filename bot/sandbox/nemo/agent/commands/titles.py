"""Titles: adding, rewording, moving, restyling and removing text on the picture."""

import re
from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.commands.base import Bench, Edit, Ms, Outcome, Say, say
from bot.sandbox.nemo.agent.commands.timeline import new_id, with_titles
from bot.sandbox.nemo.agent.reading.times import Span
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
