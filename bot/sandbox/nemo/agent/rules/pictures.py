"""Ways of asking for looks, motion, joins and another frame."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.pictures import (
    AddLook,
    ClearLooks,
    Fade,
    SetFrame,
    SetMotion,
    SetTransition,
)
from bot.sandbox.nemo.agent.reading.lookups import (
    ANY_MOTION,
    FILTERS,
    MOTIONS,
    find_clip,
    find_in,
    find_pair,
)
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import find_duration
from bot.sandbox.nemo.agent.rules.base import Build, Rule, rule
from bot.sandbox.nemo.draft import Motion, TransitionKind

_AFTER = re.compile(r"\bafter\b|之?后", re.IGNORECASE)


def _motion(clause: Clause, match: re.Match[str]) -> Command:
    motion = find_in(MOTIONS, clause.text) or Motion.ZOOM_IN
    return SetMotion(motion, find_clip(clause.text))


def _transition(kind: TransitionKind) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command:
        return SetTransition(kind, find_duration(clause.text), _led_into(clause.text))

    return build


def _led_into(text: str) -> int | None:
    """The clip that a transition leads into; nothing can lead into the first one."""
    if pair := find_pair(text):
        return pair[1]
    clip = find_clip(text)
    return clip + 1 if clip == 1 or (clip and clip > 1 and _AFTER.search(text)) else clip


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


_UPRIGHT = _frame("9:16", 1080, 1920)
_WIDE = _frame("16:9", 1920, 1080)
_SQUARE = _frame("1:1", 1080, 1080)


def _ratio(width: int, height: int, build: Build) -> Rule:
    pattern = rf"(?<!\d){width}\s*[:：x×/比]\s*{height}(?!\d)"
    return rule(build, zh=[pattern], part=True)


FRAME_RULES: tuple[Rule, ...] = (
    _ratio(9, 16, _UPRIGHT),
    _ratio(16, 9, _WIDE),
    _ratio(1, 1, _SQUARE),
    _ratio(4, 5, _frame("4:5", 1080, 1350)),
    _ratio(4, 3, _frame("4:3", 1440, 1080)),
    rule(
        _UPRIGHT,
        en=[
            "vertical(ly)?",
            "portrait",
            r"tik\s?tok",
            r"for (\w+ )?(reels?|stor(y|ies)|shorts?)",
        ],
        zh=["竖屏", "竖版", "竖的", "竖着", "抖音", "快手", "小红书"],
        part=True,
    ),
    rule(
        _WIDE,
        en=["horizontal(ly)?", "landscape", r"wide\s?screen", "for youtube"],
        zh=["横屏", "横版", "横的", "宽屏", "b站"],
        part=True,
    ),
    rule(
        _SQUARE,
        en=["square", "for (an? )?instagram (post|feed)"],
        zh=["正?方形", "方的"],
        part=True,
    ),
)

_ANY_LOOK = "|".join(pattern.pattern for pattern in FILTERS.values())

LOOK_RULES: tuple[Rule, ...] = (
    rule(
        _clear,
        en=[
            f"(remove|no|without|undo|drop|clear|reset) … ({_ANY_LOOK}|filters?|effects?|looks?)",
            "back (in)?to colou?r",
        ],
        zh=[f"(去掉|取消|不要|去除|恢复)…({_ANY_LOOK}|滤镜|效果)", "恢复彩色", "变回彩色"],
    ),
    rule(
        _look,
        zh=[rf"({_ANY_LOOK})(?!\s*(song|music|track|tune|bgm|音乐|配乐))"],
        part=True,
    ),
)

_ANY_MOTION = "|".join(pattern.pattern for pattern in (*MOTIONS.values(), ANY_MOTION))

RULES: tuple[Rule, ...] = (
    rule(
        _transition(TransitionKind.NONE),
        en=[r"(no|remove|without|drop|delete) (the |all |any )*(transitions?|cross-?\s?fades?)"],
        zh=[r"(去掉|不要|删除|取消)\w*转场"],
    ),
    rule(
        _transition(TransitionKind.FADE_BLACK),
        en=[r"(fade|dip|transition)\w* ((through|via) black|to black between)"],
        zh=["黑场过渡", "黑场转场"],
    ),
    rule(
        _transition(TransitionKind.CROSSFADE),
        en=[
            r"cross-?\s?(fad|dissolv)\w*",
            r"dissolv\w*",
            "transitions?",
            "(blend|fade) between",
        ],
        zh=["交叉淡化", "叠化", "溶解", "转场", "过渡", "淡入淡出(?=.*(之间|片段|每))"],
    ),
    rule(
        _fade,
        en=["fad(e|es|ing)"],
        zh=["淡入", "淡出", "渐入", "渐出", "渐显", "渐隐"],
    ),
    rule(_motion, en=["animate (it|clip)"], zh=[f"({_ANY_MOTION})"]),
)
