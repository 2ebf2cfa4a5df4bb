"""Ways of asking for a video, or for more pictures in it."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.making import (
    AddClips,
    FindVideo,
    MakeVideo,
)
from bot.sandbox.nemo.agent.reading.lookups import ANY_MOTION, MOTIONS, find_clip, find_in
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import AMOUNT, find_duration
from bot.sandbox.nemo.agent.rules.base import Rule, rule
from bot.sandbox.nemo.draft import (
    Motion,
)

_PICTURE = r"(?:images?|photos?|pictures?|pics?|stills?|logo|screenshots?|one|图片|图|照片|相片)"
_FILM = (
    r"(?:videos?|clips?|animations?|reels?|promos?|ads?|teasers?|trailers?|slide\s?shows?|movies?"
    r"|films?|intros?|openers?|shorts?|spots?|montages?|commercials?|tiktoks?|stor(?:y|ies)"
    r"|documentar(?:y|ies)|视频|短片|动画|影片|片子|宣传片|广告|幻灯片|片头|预告片|相册|短视频"
    r"|开头)"
)
_PLURAL = re.compile(
    r"\b(?:these|all|both|my\s+(?:\w+\s+)?(?:images|photos|pictures)|images|photos|pictures"
    r"|\d+\s+\w+)\b"
    r"|这些|这几|这\d+张|所有|全部|几张",
    re.IGNORECASE,
)
_SINGULAR = re.compile(
    r"\b(?:this|that|the|my|an?)\s+(?:\w+\s+)?(?:image|photo|picture|pic|logo|screenshot|one"
    r"|still)\b|这张|这幅|这个图",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"({AMOUNT})\s*(?:each|per\s+\w+|apiece)|每(?:张|段|个|幅)?({AMOUNT})", re.IGNORECASE
)


def _make(clause: Clause, match: re.Match[str]) -> MakeVideo:
    text = clause.text
    each = _EACH.search(text)
    motion = find_in(MOTIONS, text)
    if motion is None and ANY_MOTION.search(text):
        motion = Motion.ZOOM_IN
    only_one = bool(_SINGULAR.search(text)) and not _PLURAL.search(text)
    return MakeVideo(
        prompt=_description(clause),
        total_ms=None if each else find_duration(text),
        each_ms=find_duration(each[0]) if each else None,
        motion=motion,
        only_one=only_one,
        title=next(iter(clause.quoted()), ""),
    )


_ASKING = (
    rf"(?:(?:please|pls|can\s+you|could\s+you|i\s+(?:need|want)|make|create|generate|produce|build|draw"
    rf"|me|us|an?|the|of|about|showing)\b|{AMOUNT}|{_FILM}(?![a-z])"
    rf"|请|帮我|给我|生成|制作|做|画|来|[一1](?:个|段|条|支)|的|关于|[\s\-,，。:：])"
)
_LEADING = re.compile(rf"^{_ASKING}+", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:{AMOUNT}|的?(?:视频|短片|动画|影片)|[\s\-,，。:：])+$", re.IGNORECASE)


def _description(clause: Clause) -> str:
    """What the video is to show, without the words that only ask for it."""
    return _TRAILING.sub("", _LEADING.sub("", clause.unmasked().replace("\0", "")))


def _add(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    after = re.search(r"\bafter\b|之后|后面", text)
    return AddClips(
        at_start=bool(
            re.search(r"\b(?:start|beginning|first|front|opening)\b|开头|最前|片头", text)
        ),
        after=find_clip(text) if after else None,
        duration_ms=find_duration(text),
    )


RULES: tuple[Rule, ...] = (
    rule(
        r"\bfind\b.*\b(?:video|film|movie|image|clip)s?\b.*\b(?:from|image|photo)\b"
        r"|\bfind\s+my\s+images"
        r"|(?:找|搜).*(?:出处|视频|电影|来源)",
        lambda clause, match: FindVideo(),
        whole=True,
    ),
    rule(
        rf"\b(?:add|append|insert|include|use|put)\s+(?:in\s+)?(?:this|these|the\s+new|that"
        rf"|those|my\s+new|it)"
        rf"(?:\s+\w+)?\s*{_PICTURE}?\b(?=.*(?:end|start|beginning|front|after|too|timeline"
        rf"|video|clip|$))"
        rf"(?!.*\b(?:logo|corner|top|watermark|overlay|opacity|voice\w*|music|song)\b)"
        r"|(?:把|将)?(?:这|新)\w{0,3}(?:图片|图|照片|视频)(?:也)?(?:加|放|接|插)(?:到|在|进|入"
        r"|上)?",
        _add,
        whole=True,
    ),
    rule(
        rf"\b(?:make|create|generate|produce|build|need|want|do|give\s+me)\s+(?:me\s+"
        rf"|us\s+)?(?:an?|another|one|some|\d|{_FILM})\b.*?\b{_FILM}\b"
        rf"|\bgenerate\b.*?\b(?:{_FILM}\b|{AMOUNT})"
        rf"|\b(?:turn|convert|transform|make|animate|combine|edit|cut)\b.*\binto\b.*?\b{_FILM}\b"
        rf"|\bmake\s+(?:it|this|these)\s+an?\b.*?\b{_FILM}\b"
        rf"|\banimate\b(?!\s+(?:it|clip|the\s+(?:title|text|caption)))"
        rf"|\b(?:convert|turn|create|generate|transform|use|take)\s+(?:my|these|this|the"
        rf"|all)\s+(?:\w+\s+){{0,2}}{_PICTURE}\b"
        rf"|^{AMOUNT}\s+(?:\w+\s+)*{_FILM}$"
        rf"|(?:做|制作|生成|变[成为]|转[成换为]|剪[成出辑]|弄[成个]|合成|创建|来(?:一|1|个|段"
        rf"|条))[^,]*?{_FILM}"
        rf"|生成.*?{AMOUNT}.*|(?:做|剪|变|弄)成\w*?{AMOUNT}"
        rf"|(?:这|图|照)\w*动起来",
        _make,
        whole=True,
    ),
)

_WISH = re.compile(rf"(?<![a-z]){_FILM}(?![a-z])|{AMOUNT}", re.IGNORECASE)


def wished(text: str) -> MakeVideo | None:
    """What a bare description of a video ("a lighthouse in a storm, 10s") wishes for."""
    clause = Clause(text)
    found = _WISH.search(clause.text)
    return _make(clause, found) if found else None
