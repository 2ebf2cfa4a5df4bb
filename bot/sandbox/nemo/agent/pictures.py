"""How clips look and move: camera moves, transitions, fades, looks, the frame's shape."""

import re
from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.command import (
    Bench,
    Build,
    Command,
    Edit,
    Ms,
    Outcome,
    Rule,
    rule,
    say,
)
from bot.sandbox.nemo.agent.targets import (
    ANY_MOTION,
    FILTERS,
    MOTIONS,
    find_clip,
    find_in,
)
from bot.sandbox.nemo.agent.text import Clause
from bot.sandbox.nemo.agent.timeline import change_clips, index_of, with_clips
from bot.sandbox.nemo.agent.times import find_duration
from bot.sandbox.nemo.draft import Filter, Motion, Transition, TransitionKind

TRANSITION_MS = 500
FADE_MS = 800


def no_such_clip(number: int, bench: Bench) -> Outcome:
    return Outcome(say("clip.missing", number=number, count=len(bench.draft.videos)))


@dataclass(frozen=True, slots=True)
class SetMotion(Edit):
    """Let the camera move over one clip, or over all."""

    motion: Motion
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        draft = change_clips(bench.draft, self.clip, motion=self.motion)
        if draft is None:
            return no_such_clip(self.clip or 0, bench)
        key = "motion.off" if self.motion is Motion.NONE else "motion.set"
        return Outcome(say(key, motion=self.motion, clip=self.clip or 0), draft)


@dataclass(frozen=True, slots=True)
class SetTransition(Edit):
    """How clips follow each other: all of them, or into one (`clip` 2: between 1 and 2)."""

    kind: TransitionKind
    duration_ms: int | None = None
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = bench.draft.videos
        if len(clips) < 2:
            return Outcome(say("transition.single"))
        index = index_of(self.clip, len(clips))
        changed = list(clips)
        for i in range(1, len(clips)):
            if index in {None, i}:
                longest_ms = min(clips[i].duration_ms, clips[i - 1].duration_ms) // 2
                wanted = min(self.duration_ms or TRANSITION_MS, longest_ms)
                none = self.kind is TransitionKind.NONE
                changed[i] = replace(
                    clips[i], transition=Transition(self.kind, 0 if none else wanted)
                )
        wanted_ms = max(clip.transition.duration_ms for clip in changed)
        key = "transition.off" if self.kind is TransitionKind.NONE else "transition.set"
        sentence = say(key, kind=self.kind, length=Ms(wanted_ms))
        return Outcome(sentence, with_clips(bench.draft, changed))


@dataclass(frozen=True, slots=True)
class Fade(Edit):
    """Fade the whole video in from black, out to black, or both."""

    fade_in: bool
    fade_out: bool
    duration_ms: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        if self.fade_in:
            length_ms = min(self.duration_ms or FADE_MS, clips[0].duration_ms // 2)
            clips[0] = replace(clips[0], fade_in_ms=length_ms)
        if self.fade_out:
            length_ms = min(self.duration_ms or FADE_MS, clips[-1].duration_ms // 2)
            clips[-1] = replace(clips[-1], fade_out_ms=length_ms)
        ends = {(True, True): "fade.both", (True, False): "fade.in", (False, True): "fade.out"}
        key = ends[self.fade_in, self.fade_out]
        length = Ms(self.duration_ms or FADE_MS)
        return Outcome(say(key, length=length), with_clips(bench.draft, clips))


@dataclass(frozen=True, slots=True)
class AddLook(Edit):
    """Lay a look over one clip, or over all; looks that exclude each other give way."""

    look: Filter
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        for i, clip in enumerate(clips):
            if index in {None, i}:
                kept = [f for f in clip.filters if f not in _EXCLUDES.get(self.look, {self.look})]
                clips[i] = replace(clip, filters=(*kept, self.look))
        sentence = say("look.added", look=self.look, clip=self.clip or 0)
        return Outcome(sentence, with_clips(bench.draft, clips))


_EXCLUDES = {
    look: frozenset(group)
    for group in (
        (Filter.GRAYSCALE, Filter.SEPIA, Filter.VIVID),
        (Filter.WARM, Filter.COOL),
        (Filter.BRIGHTEN, Filter.DARKEN),
    )
    for look in group
}


@dataclass(frozen=True, slots=True)
class ClearLooks(Edit):
    """Take one look off again, or all."""

    look: Filter | None = None
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        for i, clip in enumerate(clips):
            if index in {None, i}:
                kept = tuple(f for f in clip.filters if self.look not in {None, f})
                clips[i] = replace(clip, filters=kept)
        return Outcome(say("look.cleared"), with_clips(bench.draft, clips))


@dataclass(frozen=True, slots=True)
class SetFrame(Edit):
    """Give the video another shape."""

    label: str
    width: int
    height: int

    def apply(self, bench: Bench) -> Outcome:
        draft = replace(bench.draft, width=self.width, height=self.height)
        sentence = say("frame.set", label=self.label, size=f"{self.width}×{self.height}")
        return Outcome(sentence, draft)


def _motion(clause: Clause, match: re.Match[str]) -> Command | None:
    motion = find_in(MOTIONS, clause.text) or Motion.ZOOM_IN
    return SetMotion(motion, find_clip(clause.text))


def _transition(kind: TransitionKind) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command:
        clip = find_clip(clause.text)
        return SetTransition(kind, find_duration(clause.text), clip)

    return build


def _fade(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    fade_in = bool(re.search(r"\bin\b|淡入|渐入|渐显|from\s+black", text, re.IGNORECASE))
    fade_out = bool(re.search(r"\bout\b|淡出|渐出|渐隐|to\s+black", text, re.IGNORECASE))
    both = fade_in == fade_out
    return Fade(fade_in or both, fade_out or both, find_duration(text))


def _look(clause: Clause, match: re.Match[str]) -> Command | None:
    look = find_in(FILTERS, clause.text)
    return AddLook(look, find_clip(clause.text)) if look else None


def _clear(clause: Clause, match: re.Match[str]) -> Command:
    return ClearLooks(find_in(FILTERS, clause.text), find_clip(clause.text))


def _frame(label: str, width: int, height: int) -> Build:
    return lambda clause, match: SetFrame(label, width, height)


_ANY_LOOK = "|".join(pattern.pattern for pattern in FILTERS.values())
_ANY_MOTION = "|".join(pattern.pattern for pattern in MOTIONS.values())

FRAME_RULES: tuple[Rule, ...] = (
    rule(r"\b9\s*[:x×/]\s*16\b|9[:：比]16", _frame("9:16", 1080, 1920)),
    rule(r"\b16\s*[:x×/]\s*9\b|16[:：比]9", _frame("16:9", 1920, 1080)),
    rule(r"\b1\s*[:x×/]\s*1\b|1[:：比]1(?!\d)", _frame("1:1", 1080, 1080)),
    rule(r"\b4\s*[:x×/]\s*5\b|4[:：比]5", _frame("4:5", 1080, 1350)),
    rule(r"\b4\s*[:x×/]\s*3\b|4[:：比]3", _frame("4:3", 1440, 1080)),
    rule(
        r"\b(?:vertical(?:ly)?|portrait)\b|\bfor\s+(?:tik\s?tok|(?:\w+\s+)?(?:reels?|stor(?:y"
        r"|ies)|shorts?))\b"
        r"|竖屏|竖版|竖的|竖着|抖音|快手|小红书|tik\s?tok",
        _frame("9:16", 1080, 1920),
    ),
    rule(
        r"\b(?:horizontal(?:ly)?|landscape|wide\s?screen)\b|\bfor\s+youtube\b|横屏|横版|横的"
        r"|宽屏|b站",
        _frame("16:9", 1920, 1080),
    ),
    rule(
        r"\bsquare\b|\bfor\s+(?:an?\s+)?instagram\s+(?:post|feed)\b|方形|正方形|方的",
        _frame("1:1", 1080, 1080),
    ),
)

LOOK_RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:\b(?:remove|no|without|undo|drop|clear|reset)\b|去掉|取消|不要|去除|恢复).*?"
        rf"(?:{_ANY_LOOK}|\bfilters?\b|\beffects?\b|\blooks?\b|滤镜|效果)"
        r"|\bback\s+(?:in)?to\s+colou?r\b|恢复彩色|变回彩色",
        _clear,
        whole=True,
    ),
    rule(rf"(?:{_ANY_LOOK})(?!\s*(?:song|music|track|tune|bgm|音乐|配乐))", _look),
)

RULES: tuple[Rule, ...] = (
    rule(
        r"\b(?:no|remove|without|drop|delete)\s+(?:the\s+|all\s+|any\s+)*(?:transitions?"
        r"|cross-?\s?fades?)\b"
        r"|(?:去掉|不要|删除|取消)\w*转场",
        _transition(TransitionKind.NONE),
        whole=True,
    ),
    rule(
        r"\b(?:fade|dip|transition)\w*\s+(?:(?:through|via)\s+black|to\s+black\s+between)\b"
        r"|黑场过渡|黑场转场",
        _transition(TransitionKind.FADE_BLACK),
        whole=True,
    ),
    rule(
        r"\bcross-?\s?(?:fad|dissolv)\w*|\bdissolv\w*|\b(?:smooth\s+)?transitions?\b"
        r"|\bblend\s+between\b"
        r"|\bfade\s+between\b|交叉淡化|叠化|溶解|转场|过渡|淡入淡出(?=.*(?:之间|片段|每))",
        _transition(TransitionKind.CROSSFADE),
        whole=True,
    ),
    rule(
        r"\bfad(?:e|es|ing)\b(?!\s+(?:in\s+)?the\s+(?:music|title|text))|淡入|淡出|渐入|渐出"
        r"|渐显|渐隐",
        _fade,
        whole=True,
    ),
    rule(_ANY_MOTION, _motion, whole=True),
    rule(ANY_MOTION.pattern + r"|\banimate\s+(?:it|clip)\b", _motion, whole=True),
)
