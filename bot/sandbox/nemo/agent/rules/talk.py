"""Ways of saying what isn't an edit."""

import re

from bot.sandbox.nemo.agent.commands.talk import Describe, Nothing, Remark, StartOver, Undo
from bot.sandbox.nemo.agent.rules.base import Build, Rule, rule


def _remark(key: str) -> Build:
    return lambda clause, match: Remark(key)


def _declined(key: str) -> Build:
    """What is in quotes is text to be shown, and nothing to be declined."""
    return lambda clause, match: None if clause.quoted() else Remark(key)


_DECLINED = (
    (
        "decline.overlay",
        r"\b(?:add|put|place|stick|insert|overlay|make|swap|show)\b.*\b(?:logo|watermark"
        r"|sticker|emoji|picture[\s-]in[\s-]picture|progress\s+bar)\b|水印|贴纸|角标|进度条"
        r"|画中画|(?:加|放|换).*logo|logo.*(?:加|放|换|大|小)",
    ),
    (
        "decline.voice",
        r"\b(?:voice[\s-]?over|narrat\w+|(?<!under\sthe\s)voice|speak(?:er|ing)?|dub\w*"
        r"|text[\s-]to[\s-]speech|tts)\b|配音|旁白|朗读|人声|念出",
    ),
    (
        "decline.subtitles",
        r"\b(?:subtitles|captions)\s+(?:in\s+[a-z]|from)|\btranscri\w+|\btranslat\w+|自动字幕"
        r"|识别字幕|翻译",
    ),
    (
        "decline.paint",
        r"\b(?:remove|change|replace|erase|blur)\s+(?:the\s+)?(?:background|sky|person|people"
        r"|object|face)s?\b|抠图|去背景|换背景|去掉背景",
    ),
)

EARLY_RULES: tuple[Rule, ...] = (
    rule(
        r"^\W*(?:pls\s+|please\s+)?(?:don'?t|do\s+not|no\s+need\s+to)\s+(?:export|send|render"
        r"|download|post|stop)\b.*|^(?:先)?(?:别|不要|不用)(?:急着)?(?:导出|汇出|发|渲染"
        r"|下载).*",
        lambda clause, match: Nothing(),
        whole=True,
    ),
    rule(
        r"\bundo\b|\brevert\b|\bgo\s+back\b|\bput\s+it\s+back\b|\btake\s+(?:it|that)\s+back\b"
        r"|\broll\s?back\b|撤销|撤回|退回|还原上|恢复上|上一步",
        lambda c, m: Undo(),
        whole=True,
    ),
    rule(
        r"\bstart\s+(?:over|again|from\s+scratch)\b|\breset\s+(?:everything|the\s+timeline"
        r"|all)\b|\bclear\s+(?:everything|the\s+timeline|all)\b|重新开始|从头来|清空|重来",
        lambda c, m: StartOver(),
        whole=True,
    ),
)

DECLINED_RULES: tuple[Rule, ...] = tuple(
    rule(pattern, _declined(key), whole=True) for key, pattern in _DECLINED
)

LATE_RULES: tuple[Rule, ...] = (
    rule(
        r"\bwhat(?:'s|\s+is|\s+do\s+(?:we|i|you)\s+have)\b.*\b(?:on|in|timeline|there|so\s+far"
        r"|got)\b|\bdescribe\b|\bshow\s+(?:me\s+)?(?:the\s+)?(?:timeline|tracks)\b"
        r"|\bsummar\w+\b|\bstatus\b|\blist\s+(?:the\s+)?(?:clips|tracks)\b"
        r"|时间线|时间轴|轨道|有什么|有哪些|描述一下|现在是什么样|状态",
        lambda c, m: Describe(),
        whole=True,
    ),
    rule(
        r"\bexport\b|\bdownload\b|\brender\s+(?:it|the|this)\b|\bsend\s+(?:me\s+|it\b"
        r"|the\s+(?:video|file|mp4))|\bgive\s+me\s+the\s+(?:file|video|mp4|link)\b|导出|汇出"
        r"|下载|渲染一下|发我|发给我|成片",
        _remark("export"),
        whole=True,
    ),
    rule(
        r"\b(?:my|how\s+many|check|remaining|left|much)\b.*\b(?:credits?|balance)\b"
        r"|^\W*(?:credits|balance)\W*$|\bbilling\b|积分|余额",
        _remark("credits"),
        whole=True,
    ),
    rule(
        r"\bwhat\s+can\s+you\s+do\b|\bhelp\b|\bhow\s+(?:do|does)\s+(?:i|this|it)\b|你能做什么"
        r"|你会什么|帮助|怎么用|能干什么",
        _remark("help"),
        whole=True,
    ),
    rule(
        r"^\W*(?:hi|hello|hey|yo|good\s+(?:morning|afternoon|evening)|hiya"
        r"|howdy)\b[\s!.,]*(?:there|nemo|all|everyone)?\W*$|^\W*(?:你好|您好|嗨|哈喽|早上好"
        r"|晚上好|大家好)\W*$",
        _remark("greet"),
    ),
    rule(
        r"\b(?:thank(?:s|\s+you)?|thx|ty|cheers|awesome|perfect|great|love\s+it|nice"
        r"|looks?\s+good)\b|谢谢|多谢|感谢|太棒了|完美|不错|好看|真棒|辛苦",
        _remark("thanks"),
    ),
)

QUESTION = re.compile(
    r"^\W*(?:what|which|do\s+you\s+think|should|is\s+it|how|why|can\s+you\s+tell)\b|你觉得"
    r"|要不要|哪个|什么.*(?:好|合适)|吗\W*$",
    re.IGNORECASE,
)
