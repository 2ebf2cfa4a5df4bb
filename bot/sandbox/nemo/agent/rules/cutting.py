"""Ways of asking for less, more, faster and slower."""

import re

from bot.sandbox.nemo.agent.commands.base import (
    Command,
)
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


def _cut(at_start: bool) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command | None:
        length_ms = find_duration(match[0]) or find_duration(clause.text)
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


def _scale(clause: Clause, match: re.Match[str]) -> Command:
    clip, length_ms = find_clip(clause.text), find_duration(clause.text)
    if length_ms:
        return SetLength(length_ms, clip=clip)
    return SetLength(clip=clip, factor=LONGER if match["longer"] else SHORTER)


def _change(sign: int) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command | None:
        length_ms = find_duration(match[0])
        if length_ms is None:
            return None
        return SetLength(sign * length_ms, relative=True, clip=find_clip(clause.text))

    return build


_TIMES = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:x\b|×|times|倍)|\bx\s?(\d+(?:\.\d+)?)|(\d+)\s*%", re.IGNORECASE
)
_BY_PERCENT = re.compile(
    r"(\d+)\s*%\s*(?:faster|slower|quicker)|(?:\bby|加速|加快|减速|放慢)\s*(\d+)\s*%", re.IGNORECASE
)
_HALF = re.compile(r"\bhalf\b|半速", re.IGNORECASE)
_SLOW = re.compile(r"\bslow\w*\b|慢", re.IGNORECASE)


def _speed(clause: Clause, match: re.Match[str]) -> Command:
    text, clip = clause.text, find_clip(clause.text)
    slow = bool(_SLOW.search(text))
    if change := _BY_PERCENT.search(text):
        share = float(change[1] or change[2]) / 100
        return SetSpeed(max(SLOWEST, 1 - share) if slow else 1 + share, clip=clip)
    if found := _TIMES.search(text):
        factor = float(found[1] or found[2] or 0) or float(found[3]) / 100
        if slow and factor > 1:
            factor = 1 / factor
        return SetSpeed(factor, clip=clip)
    if _HALF.search(text):
        return SetSpeed(0.5, clip=clip)
    if re.search(r"\b(?:normal|original|regular)\s+speed\b|正常速度|原速", text, re.IGNORECASE):
        return SetSpeed(1.0, clip=clip)
    if re.search(r"\bdouble\b|\btwice\b", text, re.IGNORECASE):
        return SetSpeed(2.0, clip=clip)
    return SetSpeed(SLOWER if slow else FASTER, relative=True, clip=clip)


_OFF = r"(?:cut|trim|remove|delete|chop|drop|skip|take|shave|lose)"
_OFF_ZH = r"(?:剪|裁|删|去|切|砍)"
_WHOLE = (
    r"(?:it|this|that|everything|the\s+(?:whole\s+|entire\s+|total\s+)?(?:video|thing|clip"
    r"|film|length|duration)|clip\s(?:\d+|last))"
)

LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:keep|use|leave|trim\s+(?:it\s+)?to|cut\s+(?:it\s+)?to)\s+(?:only\s+|just\s+)?"
        rf"(?:the\s+)?first\s+{AMOUNT}"
        rf"|\b(?:cut|remove|delete|drop)\s+(?:everything|all|the\s+rest)\s+after\s+{AMOUNT}"
        rf"|(?:只)?(?:保留|留下?)(?:开头|前面?)的?{AMOUNT}",
        _keep,
        whole=True,
    ),
    rule(
        rf"{AMOUNT}\s*(?:each|apiece|per\s+\w+)\b"
        rf"|\b(?:each|every)\s+\w+\s+(?:\w+\s+){{0,2}}{AMOUNT}"
        rf"|每(?:张|段|个|幅)\w{{0,4}}?{AMOUNT}",
        _each,
        whole=True,
    ),
    rule(
        rf"\b{_OFF}\b[^,]*?\b(?:first|opening|initial)\s+{AMOUNT}"
        rf"|\b{_OFF}\b[^,]*?{AMOUNT}[^,]*?\b(?:start|beginning|front)\b"
        rf"|{_OFF_ZH}\w*(?:开头|前|片头)\w{{0,4}}?{AMOUNT}|(?:把)?(?:开头|前面?|片头"
        rf"|前)的?{AMOUNT}(?:\w{{0,4}})?{_OFF_ZH}|(?:开头|片头"
        rf"|前面?){_OFF_ZH}\w{{0,3}}{AMOUNT}",
        _cut(True),
        whole=True,
    ),
    rule(
        rf"\b{_OFF}\b[^,]*?\b(?:last|final)\s+{AMOUNT}|\b{_OFF}\b[^,]*?{AMOUNT}[^,]*?\b(?:end"
        rf"|back|tail|ending)\b"
        rf"|{_OFF_ZH}\w*(?:最后|结尾|末尾|片尾)\w{{0,4}}?{AMOUNT}|(?:把)?(?:最后|结尾|末尾"
        rf"|片尾)的?{AMOUNT}(?:\w{{0,4}})?{_OFF_ZH}|(?:结尾|片尾){_OFF_ZH}\w{{0,3}}{AMOUNT}",
        _cut(False),
        whole=True,
    ),
    rule(
        rf"\b(?:{AMOUNT}\s+longer|(?:extend|lengthen|prolong)\b[^,]*?\bby\s+{AMOUNT}|(?:extend"
        rf"|lengthen|prolong)\b[^,]*?(?<!to\s){AMOUNT})"
        rf"|(?:延长|加长|多加)(?!到|至|为)\w{{0,3}}?{AMOUNT}|长{AMOUNT}",
        _change(1),
        whole=True,
    ),
    rule(
        rf"\b(?:{AMOUNT}\s+shorter|shorten\b[^,]*?\bby\s+{AMOUNT})|(?:缩短|减少)(?!到|至|为"
        rf"|成)\w{{0,2}}?{AMOUNT}|短{AMOUNT}",
        _change(-1),
        whole=True,
    ),
    rule(
        rf"\bmake\s+(?:it|this|that)\s+(?:into\s+)?an?\s+{AMOUNT}\s+(?:long\s+)?(?:video|clip"
        rf"|one)\b"
        rf"|\b(?:shorten|trim|cut|extend|lengthen|bring|reduce|limit)\b[^,]*?\b(?:to"
        rf"|down\s+to)\s+{AMOUNT}"
        rf"|\b(?:make|set|change|keep|get|have)\s+{_WHOLE}\s*(?:to\s+(?:be\s+)?|be\s+|last\s+"
        rf"|into\s+)?(?:about\s+|only\s+|just\s+)?{AMOUNT}(?!\s*(?:\w+\s+)*(?:video|clip|animat"
        rf"|promo|slide|reel|film|movie))"
        rf"|\b(?:total\s+)?(?:length|duration)\s*(?:of|to|:|should\s+be)?\s*{AMOUNT}"
        rf"|(?:缩短|剪|裁|改|调|变|延长|加长|控制|压缩|设)\w{{0,3}}?(?:到|至|为|成"
        rf"|在){AMOUNT}(?!的?(?:视频|短片|动画|影片))"
        rf"|(?:总)?(?:时长|长度)\w{{0,4}}{AMOUNT}|第\d+(?:段|个|张)\w{{0,4}}{AMOUNT}",
        _length,
        whole=True,
    ),
)

SCALE_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<longer>\blonger\b|变长|[更再]?长一?点|加长|延长)|\bshorter\b|变短|[更再]?短一?点"
        r"|缩短",
        _scale,
        whole=True,
    ),
)

SPEED_RULES: tuple[Rule, ...] = (
    rule(
        r"\b\d+(?:\.\d+)?\s*x\b|\bx\s?\d|\b(?:half|double|twice|normal"
        r"|original)\s+(?:the\s+)?speed\b|\bspeed\w*\b|\b(?:play|run|go)\b.*\bslowly\b"
        r"|\bslow(?:er)?\b(?!\s+(?:zoom|pan|motion\s+zoom|push|move))"
        r"|\bfast(?:er)?\b|\bslow[\s-]?mo(?:tion)?\b|倍速|加速|减速|放慢|慢动作|变慢|变快"
        r"|慢一?点|快一?点|加快|半速|正常速度|原速|\d倍速?",
        _speed,
        whole=True,
    ),
)
