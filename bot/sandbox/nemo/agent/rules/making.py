"""Ways of asking for a video, or for more pictures in it."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.making import AddClips, FindVideo, MakeVideo
from bot.sandbox.nemo.agent.reading.lookups import ANY_MOTION, MOTIONS, find_clip, find_in
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import AMOUNT, find_duration
from bot.sandbox.nemo.agent.rules.base import Rule, rule, spoken
from bot.sandbox.nemo.draft import Motion

_PICTURE = "(images?|photos?|pictures?|pics?|stills?|logo|screenshots?|one)"
_PICTURE_ZH = "(图片|图|照片|相片)"
_FILM = (
    r"(videos?|clips?|animations?|reels?|promos?|ads?|teasers?|trailers?|slide\s?shows?|movies?"
    "|films?|intros?|openers?|shorts?|spots?|montages?|commercials?|tiktoks?|stor(y|ies)"
    "|documentar(y|ies))"
)
_FILM_ZH = "(视频|短片|动画|影片|片子|宣传片|广告|幻灯片|片头|预告片|相册|短视频|开头)"
_SEVERAL = re.compile(
    r"\b(?:these|all|both|images|photos|pictures|\d+\s+\w+)\b|这些|这几|这\d+张|所有|全部|几张",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"\b(?:this|that|the|my|an?)\s+(?:\w+\s+)?{spoken(_PICTURE)}\b|这张|这幅|这个图",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"({AMOUNT})\s*(?:each|per\s+\w+|apiece)|每[张段个幅]?({AMOUNT})", re.IGNORECASE
)


_GENERATE = re.compile(r"\bgenerate\b|生成", re.IGNORECASE)
_REFERRED = re.compile(
    rf"\b(?:this|these|it|them|my|{spoken(_PICTURE)})\b|[这图照它]", re.IGNORECASE
)
"""Words that speak of the files that were sent."""


def _make(clause: Clause, match: re.Match[str]) -> MakeVideo:
    text = clause.text
    each = _EACH.search(text)
    motion = find_in(MOTIONS, text)
    if motion is None and ANY_MOTION.search(text):
        motion = Motion.ZOOM_IN
    description = _description(clause)
    return MakeVideo(
        prompt=description,
        from_words=bool(description and _GENERATE.search(text) and not _REFERRED.search(text)),
        total_ms=None if each else find_duration(text),
        each_ms=find_duration(each[0]) if each else None,
        motion=motion,
        only_one=bool(_ONE.search(text)) and not _SEVERAL.search(text),
        title=next(iter(clause.quoted()), ""),
    )


_ASKING = spoken(
    rf"((please|pls|can you|could you|i (need|want)|make|create|generate|produce|build|draw|me|us"
    rf"|an?|the|of|about|showing)\b|{AMOUNT}|{_FILM}(?![a-z])|{_FILM_ZH}"
    r"|请|帮我|给我|生成|制作|做|画|来|[一1][个段条支]|的|关于|[\s\-,，。:：])"
)
_LEADING = re.compile(rf"^{_ASKING}+", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:{AMOUNT}|的?(?:视频|短片|动画|影片)|[\s\-,，。:：])+$", re.IGNORECASE)


def _description(clause: Clause) -> str:
    """What the video is to show, without the words that only ask for it."""
    return _TRAILING.sub("", _LEADING.sub("", clause.unmasked().replace("\0", "")))


_AT_START = re.compile(r"\b(?:start|beginning|first|front|opening)\b|开头|最前|片头", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\b|之后|后面", re.IGNORECASE)


def _add(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    return AddClips(
        at_start=bool(_AT_START.search(text)),
        after=find_clip(text) if _AFTER.search(text) else None,
        duration_ms=find_duration(text),
    )


_NEW_ONES = "(this|these|that|those|it|the new|my new)"
_WHOLE_CLIP = "(?=.*(end|start|beginning|front|after|too|timeline|video|clip|$))"
_NO_OVERLAY = r"(?!.*\b(logo|corner|top|watermark|overlay|opacity|voice\w*|music|song)\b)"

RULES: tuple[Rule, ...] = (
    rule(
        lambda clause, match: FindVideo(),
        en=[
            "find … (video|film|movie|image|clip)s? … (from|image|photo)",
            "find my images",
        ],
        zh=["[找搜]…(出处|视频|电影|来源)"],
    ),
    rule(
        _add,
        en=[
            rf"(add|append|insert|include|use|put) (in )?{_NEW_ONES}( \w+)?(\s*{_PICTURE})?"
            rf"\b{_WHOLE_CLIP}{_NO_OVERLAY}"
        ],
        zh=[rf"[这新]\w{{0,3}}({_PICTURE_ZH}|视频)也?[加放接插]"],
    ),
    rule(
        _make,
        en=[
            f"(make|create|generate|produce|build|need|want|do|give me) (me |us )?"
            rf"(an?|another|one|some|\d+|{_FILM}) … {_FILM}",
            f"generate … ({_FILM}|{AMOUNT})",
            f"(turn|convert|transform|make|animate|combine|edit|cut) … into … {_FILM}",
            f"make (it|this|these) an? … {_FILM}",
            "animate(?! (it|clip|the (title|text|caption)))",
            rf"(convert|turn|create|generate|transform) (my|these|this|the|all) "
            rf"(\w+ ){{0,2}}{_PICTURE}",
            rf"^{AMOUNT} (\w+ )*{_FILM}$",
        ],
        zh=[
            rf"(做|制作|生成|变[成为]|转[成换为]|剪[成出辑]|弄[成个]|合成|创建|来[一1个段条])…{_FILM_ZH}",
            f"生成…{AMOUNT}",
            rf"[做剪变弄]成\w*?{AMOUNT}",
            r"[这图照]\w*动起来",
        ],
    ),
)

_WISH = re.compile(rf"(?<![a-z]){spoken(_FILM)}(?![a-z])|{_FILM_ZH}|{AMOUNT}", re.IGNORECASE)


def wished(text: str) -> MakeVideo | None:
    """What a bare description of a video ("a lighthouse in a storm, 10s") wishes for."""
    clause = Clause(text)
    found = _WISH.search(clause.text)
    return _make(clause, found) if found else None
