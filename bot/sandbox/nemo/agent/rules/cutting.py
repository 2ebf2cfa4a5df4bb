"""Ways of asking for less, more, faster and slower."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.cutting import (
    FASTER,
    LONGER,
    SHORTER,
    SLOWER,
    SLOWEST,
    Cut,
    KeepFirst,
    SetEach,
    SetLength,
    SetSpeed,
)
from bot.sandbox.nemo.agent.reading.lookups import find_clip
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import AMOUNT, find_duration
from bot.sandbox.nemo.agent.rules.base import Build, Rule, rule


def _cut(*, at_start: bool) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command | None:
        length_ms = find_duration(match[0])
        return Cut(length_ms, at_start, find_clip(clause.text)) if length_ms else None

    return build


def _length(clause: Clause, match: re.Match[str]) -> Command | None:
    length_ms = find_duration(match[0])
    return SetLength(length_ms, clip=find_clip(clause.text)) if length_ms else None


def _keep(clause: Clause, match: re.Match[str]) -> Command | None:
    length_ms = find_duration(match[0])
    return KeepFirst(length_ms) if length_ms else None


def _each(clause: Clause, match: re.Match[str]) -> Command | None:
    length_ms = find_duration(match[0])
    return SetEach(length_ms) if length_ms else None


def _change(sign: int) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command | None:
        length_ms = find_duration(match[0])
        if length_ms is None:
            return None
        return SetLength(sign * length_ms, relative=True, clip=find_clip(clause.text))

    return build


def _scale(factor: float) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command:
        clip, length_ms = find_clip(clause.text), find_duration(clause.text)
        if length_ms:
            return SetLength(length_ms, clip=clip)
        return SetLength(clip=clip, factor=factor)

    return build


_TIMES = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:x\b|×|times|倍)|\bx\s?(\d+(?:\.\d+)?)|(\d+)\s*%", re.IGNORECASE
)
_BY_PERCENT = re.compile(
    r"(\d+)\s*%\s*(?:faster|slower|quicker)|(?:\bby|加速|加快|减速|放慢)\s*(\d+)\s*%", re.IGNORECASE
)
_SLOW = re.compile(r"\bslow\w*\b|慢|减速", re.IGNORECASE)
_KNOWN_SPEEDS = (
    (re.compile(r"\bhalf\b|半速", re.IGNORECASE), 0.5),
    (re.compile(r"\b(?:normal|original|regular)\s+speed\b|正常速度|原速", re.IGNORECASE), 1.0),
    (re.compile(r"\bdouble\b|\btwice\b", re.IGNORECASE), 2.0),
)


def _speed(clause: Clause, match: re.Match[str]) -> Command:
    text, clip = clause.text, find_clip(clause.text)
    slow = bool(_SLOW.search(text))
    if change := _BY_PERCENT.search(text):
        share = float(change[1] or change[2]) / 100
        return SetSpeed(max(SLOWEST, 1 - share) if slow else 1 + share, clip=clip)
    if found := _TIMES.search(text):
        factor = float(found[1] or found[2] or 0) or float(found[3]) / 100
        return SetSpeed(1 / factor if slow and factor > 1 else factor, clip=clip)
    for pattern, speed in _KNOWN_SPEEDS:
        if pattern.search(text):
            return SetSpeed(speed, clip=clip)
    return SetSpeed(SLOWER if slow else FASTER, relative=True, clip=clip)


_OFF = "(cut|trim|remove|delete|chop|drop|skip|take|shave|lose)"
_OFF_ZH = "[剪裁删去切砍]"
_START_ZH = "(开头|片头|前面?)"
_END_ZH = "(最后|结尾|末尾|片尾)"
_VIDEO = "(video|thing|clip|film|length|duration)"
_WHOLE = rf"(it|this|that|everything|the (whole |entire |total )?{_VIDEO}|clip (\d+|last))"
_FILM_FOLLOWS = r"(?!\s*(\w+\s+)*(video|clip|animat|promo|slide|reel|film|movie))"

LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        _keep,
        en=[
            f"(keep|use|leave) (only |just )?(the )?first {AMOUNT}",
            f"(trim|cut) (it )?to (the )?first {AMOUNT}",
            f"(cut|remove|delete|drop) (everything|all|the rest) after {AMOUNT}",
        ],
        zh=[f"只?(保留|留下?){_START_ZH}的?{AMOUNT}"],
    ),
    rule(
        _each,
        en=[
            rf"{AMOUNT}\s*(each|apiece|per \w+)",
            rf"(each|every) \w+ (\w+ ){{0,2}}{AMOUNT}",
        ],
        zh=[rf"每[张段个幅]\w{{0,4}}?{AMOUNT}"],
    ),
    rule(
        _cut(at_start=True),
        en=[
            f"{_OFF} … (first|opening|initial) {AMOUNT}",
            f"{_OFF} … {AMOUNT} … (start|beginning|front)",
        ],
        zh=[
            rf"{_OFF_ZH}\w*(开头|前|片头)\w{{0,4}}?{AMOUNT}",
            rf"{_START_ZH}的?{AMOUNT}\w{{0,4}}{_OFF_ZH}",
            rf"{_START_ZH}{_OFF_ZH}\w{{0,3}}{AMOUNT}",
        ],
    ),
    rule(
        _cut(at_start=False),
        en=[
            f"{_OFF} … (last|final) {AMOUNT}",
            f"{_OFF} … {AMOUNT} … (end|back|tail|ending)",
        ],
        zh=[
            rf"{_OFF_ZH}\w*{_END_ZH}\w{{0,4}}?{AMOUNT}",
            rf"{_END_ZH}的?{AMOUNT}\w{{0,4}}{_OFF_ZH}",
            rf"{_END_ZH}{_OFF_ZH}\w{{0,3}}{AMOUNT}",
        ],
    ),
    rule(
        _change(1),
        en=[
            f"{AMOUNT} longer",
            f"(extend|lengthen|prolong) … by {AMOUNT}",
            rf"(extend|lengthen|prolong)\b(?!.*\bto\b).*?{AMOUNT}",
        ],
        zh=[rf"(延长|加长|多加)(?![到至为])\w{{0,3}}?{AMOUNT}", f"长{AMOUNT}"],
    ),
    rule(
        _change(-1),
        en=[f"{AMOUNT} shorter", f"shorten … by {AMOUNT}"],
        zh=[rf"(缩短|减少)(?![到至为成])\w{{0,2}}?{AMOUNT}", f"短{AMOUNT}"],
    ),
    rule(
        _length,
        en=[
            f"make (it|this|that) (into )?an? {AMOUNT} (long )?(video|clip|one)",
            f"(shorten|trim|cut|extend|lengthen|bring|reduce|limit) … to {AMOUNT}",
            rf"(make|set|change|keep|get|have) {_WHOLE}\s*(to (be )?|be |last |into )?"
            f"(about |only |just )?{AMOUNT}{_FILM_FOLLOWS}",
            rf"(length|duration)\s*(of|to|:|should be)?\s*{AMOUNT}",
        ],
        zh=[
            rf"(缩短|剪|裁|改|调|变|延长|加长|控制|压缩|设)\w{{0,3}}?[到至为成在]{AMOUNT}"
            "(?!的?(视频|短片|动画|影片))",
            rf"(时长|长度)\w{{0,4}}{AMOUNT}",
            rf"第\d+[段个张]\w{{0,4}}{AMOUNT}",
        ],
    ),
)

SCALE_RULES: tuple[Rule, ...] = (
    rule(_scale(LONGER), en=["longer"], zh=["变长", "长一?点", "加长", "延长"]),
    rule(_scale(SHORTER), en=["shorter"], zh=["变短", "短一?点", "缩短"]),
)

SPEED_RULES: tuple[Rule, ...] = (
    rule(
        _speed,
        en=[
            r"\d+(\.\d+)?\s*x",
            r"x\s?\d+",
            "(half|double|twice|normal|original) (the )?speed",
            r"speed\w*",
            "(play|run|go) … slowly",
            "slow(er)?(?! (zoom|pan|push|move))",
            "fast(er)?",
            r"slow[\s-]?mo(tion)?",
        ],
        zh=[
            r"\d倍",
            "倍速|半速|原速|正常速度",
            "加速|减速|加快|放慢|慢动作",
            "变慢|变快|慢一?点|快一?点",
        ],
    ),
)
