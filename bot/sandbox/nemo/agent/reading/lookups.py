"""Looking things up in a clause: which clip, where in the frame, which colour, how loud."""

import re
from enum import StrEnum
from typing import TypeVar

from bot.sandbox.nemo.draft import Filter, Mood, Motion, Position

Found = TypeVar("Found", bound=StrEnum)

_CLIP = re.compile(
    r"\bclip (\d+|last)\b|第(\d+)(?:个|段|张|幅|条|幕|镜头|片段|图|画面)*", re.IGNORECASE
)
_LAST = re.compile(r"最后(?:1|一|那)?(?:个|段|张|幅|幕)")
_BARE_PAIR = re.compile(r"(\d+)\s*(?:and|&|with|,|和|与|跟)\s*(?:clip\s+|第)?(\d+)", re.IGNORECASE)
_FIRST = re.compile(r"首(?:个|段|张)")


def find_clips(text: str) -> list[int]:
    """The numbers of all clips that a text names, in order; -1 is the last one."""
    found = [(m.start(), _number(m[1] or m[2])) for m in _CLIP.finditer(text)]
    found += [(m.start(), -1) for m in _LAST.finditer(text)]
    found += [(m.start(), 1) for m in _FIRST.finditer(text)]
    return [number for _, number in sorted(found)]


def find_clip(text: str) -> int | None:
    """The first clip that a text names; None if it names none."""
    return next(iter(find_clips(text)), None)


def find_pair(text: str) -> tuple[int, int] | None:
    """The first two clips that a text names; the word "clip" may stand before one or none."""
    match find_clips(text):
        case [one, other, *_]:
            return one, other
        case _:
            pair = _BARE_PAIR.search(text)
            return (int(pair[1]), int(pair[2])) if pair else None


def _number(written: str) -> int:
    return -1 if written.lower() == "last" else int(written)


def _table(kind: type[Found], rows: dict[Found, str]) -> dict[Found, re.Pattern[str]]:
    return {member: re.compile(pattern, re.IGNORECASE) for member, pattern in rows.items()}


MOTIONS = _table(
    Motion,
    {
        Motion.ZOOM_OUT: (
            r"\bzoom\w*(?:\s+\w+)?\s+out\b|\bpull(?:ing)?\s+(?:back|out)\b|拉远|缩小镜头"
            r"|镜头缩小|推远|拉开"
        ),
        Motion.PAN_LEFT: (
            r"\b(?:pan|move|slide|drift)\w*\s+(?:\w+\s+){0,3}left(?:wards?)?\b|向左|往左|左移"
        ),
        Motion.PAN_RIGHT: (
            r"\b(?:pan|move|slide|drift)\w*\s+(?:\w+\s+){0,3}right(?:wards?)?\b|向右|往右|右移"
        ),
        Motion.PAN_UP: (
            r"\b(?:pan|tilt|move|drift)\w*\s+(?:\w+\s+){0,3}up(?:wards?)?\b|向上|往上|上移"
        ),
        Motion.PAN_DOWN: (
            r"\b(?:pan|tilt|move|drift)\w*\s+(?:\w+\s+){0,3}down(?:wards?)?\b|向下|往下|下移"
        ),
        Motion.NONE: (
            r"\b(?:no|without|stop|remove)\s+(?:the\s+)?(?:motion|movement|zoom|pan)\w*"
            r"|\bstatic\b(?!\s+\w)|\bdon'?t\s+(?:move|zoom|pan)\b|\bkeep\s+(?:it"
            r"|the\s+\w+)\s+still\b|不要(?:动|运镜)|静止|固定镜头"
        ),
        Motion.ZOOM_IN: (
            r"\bzoom|\bpush\s+in\b|\bken\s*burns\b|推近|拉近|放大镜头|镜头放大|推镜|缩放"
        ),
    },
)
"""The first that fits counts; a bare "zoom" is a zoom in."""

ANY_MOTION = re.compile(
    r"\b(?:smooth|slow|gentle|subtle|camera|some|add|with)\s+(?:\w+\s+)?(?:motion|movement)\b"
    r"|\banimated?\b|\bpans?\b|\bpanning\b|动起来|动效|动感|运镜|镜头运动",
    re.IGNORECASE,
)

POSITIONS = _table(
    Position,
    {
        Position.TOP_LEFT: r"\b(?:top|upper)[\s-]+left\b|左上",
        Position.TOP_RIGHT: r"\b(?:top|upper)[\s-]+right\b|右上",
        Position.BOTTOM_LEFT: r"\b(?:bottom|lower)[\s-]+left\b|左下",
        Position.BOTTOM_RIGHT: r"\b(?:bottom|lower)[\s-]+right\b|右下",
        Position.TOP: (
            r"\b(?:at|on|to|in|near|along)?\s*the\s+top\b|\btop\b|顶部|上方|顶端|最上|往上"
            r"|上面"
        ),
        Position.BOTTOM: r"\bbottom\b|\blower\s+third\b|底部|下方|底端|最下|往下|下面",
        Position.CENTER: r"\b(?:cent(?:er|re)(?:ed)?|middle)\b|居中|中间|中央|正中",
    },
)

MOODS = _table(
    Mood,
    {
        Mood.LOFI: r"\blo-?\s?fi\b|\bchill(?:ed|ing|y)?\b|\blaid[\s-]back\b|低保真|慵懒",
        Mood.PIANO: r"\bpiano\b|\bsad\b|\bemotional\b|\bmelanchol\w*\b|钢琴|伤感|悲伤|感人",
        Mood.JAZZ: r"\bjazz\w*\b|\bswing\b|\bsax\w*\b|爵士",
        Mood.ROCK: r"\brock\b|\bmetal\b|\bpunk\b|摇滚|燃",
        Mood.ELECTRONIC: (
            r"\belectronic\b|\bedm\b|\btechno\b|\bhouse\b|\bsynth\w*\b|\bdance\b|电子|电音"
            r"|舞曲"
        ),
        Mood.ACOUSTIC: r"\bacoustic\b|\bfolk\b|\bguitar\b|\bukulele\b|吉他|民谣|原声",
        Mood.CINEMATIC: (
            r"\bcinematic\b|\bepic\b|\bdramatic\b|\borchestra\w*\b|\bstrings\b|电影感|史诗"
            r"|大气|震撼|弦乐"
        ),
        Mood.UPBEAT: (
            r"\bupbeat\b|\bhappy\b|\bcheerful\b|\benergetic\b|\bfun\b|\bbright\b|\bpop\b"
            r"|\bpeppy\b|轻快|欢快|活泼|开心|快乐|喜庆|动感"
        ),
        Mood.AMBIENT: (
            r"\bambient\b|\bcalm\w*\b|\brelax\w*\b|\bpeaceful\b|\bsoft\b|\bdreamy\b|\bgentle\b"
            r"|平静|放松|舒缓|宁静|氛围|温柔|柔和"
        ),
    },
)
"""Instruments and styles before mere feelings; the first that fits counts."""

FILTERS = _table(
    Filter,
    {
        Filter.GRAYSCALE: (
            r"\bblack\s*(?:and|&|n|-)\s*white\b|\bb\s*&\s*w\b|\bgr[ae]y\s?scale\b"
            r"|\bmonochrome\b|\bnoir\b|黑白|灰度"
        ),
        Filter.SEPIA: (
            r"\bsepia\b|\bvintage\b|\bretro\b|\bold[\s-](?:film|photo|movie)\b|复古|怀旧"
            r"|老照片|老电影"
        ),
        Filter.WARM: r"\bwarm(?:er)?\b|\bgolden\s+(?:look|tones?|light)\b|暖",
        Filter.COOL: (
            r"\bcooler\b|\bcool\s+(?:tones?|colou?rs?|look|light)|\bcold(?:er)?\b|\bbluish\b"
            r"|冷色|冷一|调冷|更冷|偏冷"
        ),
        Filter.VIVID: (
            r"\bvivid\b|\bsaturat\w+\b|\bvibrant\b|\bcolou?rful\b|\bpop\s+more\b|鲜艳|饱和"
            r"|浓郁|更鲜"
        ),
        Filter.BLUR: r"\bblur\w*\b|\bout\s+of\s+focus\b|模糊|虚化",
        Filter.BRIGHTEN: (
            r"\bbright(?:er|en)?\b|\blighter\b|\blighten\b|变亮|调亮|亮一|更亮|提亮|提高亮度"
        ),
        Filter.DARKEN: r"\bdark(?:er|en)?\b|\bdim(?:mer)?\b|变暗|调暗|暗一|更暗|压暗|降低亮度",
    },
)

COLORS = {
    "white": "white|白色",
    "black": "black|黑色",
    "yellow": "yellow|黄色",
    "gold": "gold(?:en)?|金色",
    "red": "red|红色",
    "orange": "orange|橙色",
    "green": "green|绿色",
    "blue": "blue|蓝色",
    "purple": "purple|紫色",
    "pink": "pink|粉色|粉红",
}
_HEX = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)


def find_in(table: dict[Found, re.Pattern[str]], text: str) -> Found | None:
    """The first member whose pattern occurs."""
    return next((member for member, pattern in table.items() if pattern.search(text)), None)


def find_color(text: str) -> str | None:
    """The first CSS colour that a text names."""
    if written := _HEX.search(text):
        return written[0].lower()
    found = (
        (match.start(), name)
        for name, pattern in COLORS.items()
        if (match := re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", text, re.IGNORECASE))
    )
    return min(found, default=(0, None))[1]


_LEVEL = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent\b)", re.IGNORECASE)
_DECIBEL = re.compile(r"([-−–+]?\s*\d+(?:\.\d+)?)\s*db\b", re.IGNORECASE)


def find_level(text: str) -> float | None:
    """A share from 0 to 1 that a text says in percent or decibels."""
    if percent := _LEVEL.search(text):
        return min(1.0, float(percent[1]) / 100)
    if decibel := _DECIBEL.search(text):
        gain = float(re.sub(r"[−–]", "-", decibel[1]).replace(" ", ""))
        return round(min(1.0, 10 ** (gain / 20)), 2)
    return None
