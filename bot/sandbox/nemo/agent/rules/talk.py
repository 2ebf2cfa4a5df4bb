"""Ways of saying what isn't an edit."""

import re

from bot.sandbox.nemo.agent.commands.talk import Describe, Nothing, Remark, StartOver, Undo
from bot.sandbox.nemo.agent.rules.base import Build, Rule, rule


def _remark(key: str) -> Build:
    return lambda clause, match: Remark(key)


def _declined(key: str) -> Build:
    """What is in quotes is text to be shown, and nothing to be declined."""
    return lambda clause, match: None if clause.quoted() else Remark(key)


EARLY_RULES: tuple[Rule, ...] = (
    rule(
        lambda clause, match: Nothing(),
        en=[
            r"^\W*(pls |please )?(don'?t|do not|no need to) "
            r"(export|send|render|download|post|stop)"
        ],
        zh=["^先?(别|不要|不用)(急着)?(导出|汇出|发|渲染|下载)"],
    ),
    rule(
        lambda clause, match: Undo(),
        en=["undo", "revert", "go back", "put it back", "take (it|that) back", r"roll\s?back"],
        zh=["撤销", "撤回", "退回", "还原上", "恢复上", "上一步"],
    ),
    rule(_remark("question"), en=["(do you|which …) think"], zh=["你觉得", "要不要"]),
    rule(
        lambda clause, match: StartOver(),
        en=["start (over|again|from scratch)", "(reset|clear) (everything|the timeline|all)"],
        zh=["重新开始", "从头来", "清空", "重来"],
    ),
)
"""Before all others: what they say is never a part of an edit."""

_LANGUAGE = "(english|french|spanish|german|chinese|japanese|korean|portuguese|italian)"
_PLACE = "(add|put|place|stick|insert|overlay|make|swap|show)"

DECLINED_RULES: tuple[Rule, ...] = (
    rule(
        _declined("decline.overlay"),
        en=[
            f"{_PLACE} … (logo|watermark|sticker|emoji)",
            rf"{_PLACE} … (picture[\s-]in[\s-]picture|progress bar)",
        ],
        zh=["水印", "贴纸", "角标", "进度条", "画中画", "[加放换]…logo", "logo…[加放换大小]"],
    ),
    rule(
        _declined("decline.voice"),
        en=[
            r"voice[\s-]?over",
            r"narrat\w+",
            r"(?<!under\sthe\s)voice",
            "speak(er|ing)?",
            r"dub\w*",
            r"text[\s-]to[\s-]speech",
            "tts",
        ],
        zh=["配音", "旁白", "朗读", "人声", "念出"],
    ),
    rule(
        _declined("decline.subtitles"),
        en=[
            "(subtitles|captions) from",
            f"(subtitles|captions) in {_LANGUAGE}",
            r"transcri\w+",
            r"translat\w+",
        ],
        zh=["自动字幕", "识别字幕", "翻译"],
    ),
    rule(
        _declined("decline.paint"),
        en=[
            "(remove|change|replace|erase|blur) (the )?(background|sky|person|people|object|face)s?"
        ],
        zh=["抠图", "[去换]背景", "去掉背景"],
    ),
)

LATE_RULES: tuple[Rule, ...] = (
    rule(
        lambda clause, match: Describe(),
        en=[
            r"what('s| is| do (we|i|you) have) … (on|in|timeline|there|so far|got)",
            "describe",
            "show (me )?(the )?(timeline|tracks)",
            r"summar\w+",
            r"^\W*status\W*$",
            "(what's|show|current) (the |me )?status",
            "list (the )?(clips|tracks)",
        ],
        zh=["时间线", "时间轴", "看…轨道", "有什么", "有哪些", "描述一下", "什么样了?$", "状态$"],
    ),
    rule(
        _remark("export"),
        en=[
            "export",
            r"download( it| this| link| the (video|file|result|mp4))?\W*$",
            "render (it|this|the (video|clip|film|result))",
            r"send (me|it|the (video|file|mp4))",
            "give me the (file|video|mp4|link)",
        ],
        zh=["导出", "汇出", "下载", "渲染一下", "发我", "发给我", "成片"],
    ),
    rule(
        _remark("credits"),
        en=[
            "(my|check|check the) (credits|balance)",
            "how (many|much) credits?",
            "credits (left|remaining|balance)",
            r"^\W*(credits|balance)\W*$",
            "billing",
        ],
        zh=["积分", "余额"],
    ),
    rule(
        _remark("help"),
        en=["what can you do", "help", "how (do|does) (i|this|it)"],
        zh=["你能做什么", "你会什么", "帮助", "怎么用", "能干什么"],
    ),
    rule(
        _remark("greet"),
        en=[
            r"^\W*(hi|hello|hey|yo|hiya|howdy|good (morning|afternoon|evening))\b[\s!.,]*"
            r"(there|nemo|all|everyone)?\W*$"
        ],
        zh=[r"^\W*(你好|您好|嗨|哈喽|早上好|晚上好|大家好)\W*$"],
    ),
    rule(
        _remark("thanks"),
        en=[
            "thank(s| you)?",
            "(thx|ty|cheers|awesome|perfect|great|nice)",
            "love it",
            "looks? good",
        ],
        zh=["谢谢", "多谢", "感谢", "太棒了", "完美", "不错", "好看", "真棒", "辛苦"],
    ),
)

QUESTION = re.compile(
    r"^\W*(?:what|which|do\s+you\s+think|should|is\s+it|how|why|can\s+you\s+tell)\b"
    r"|你觉得|要不要|哪个|什么.*(?:好|合适)|吗\W*$",
    re.IGNORECASE,
)
"""A message that wants an opinion rather than an edit."""
