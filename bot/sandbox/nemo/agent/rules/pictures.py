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
)
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import find_duration
from bot.sandbox.nemo.agent.rules.base import Build, Rule, rule
from bot.sandbox.nemo.draft import Motion, TransitionKind


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
