"""How an export is to be made, told from the words that ask for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.intents import route
from bot.core.intents.normal import fold
from bot.core.intents.reading import read
from bot.core.intents.rules import Act

DEFAULT_FORMAT, DEFAULT_QUALITY = "mp4", "high"

_LAST_WORDS = 16
"""The wish for an export stands at the end of a message that asks for an edit, too."""

_FORMAT_NAMES: Mapping[str, str] = {"mp4": "mp4", "mov": "mov", "quicktime": "mov"}
_OTHER_FORMATS = ("gif", "webm", "mkv", "avi", "wmv", "flv", "m4v", "mpg", "mpeg", "mp3", "wav")

_QUALITY_WORDS = {
    "high": """8k 4k 2k uhd fhd hd full_hd 4320p 2160p 1440p 1080p 1080 high highest best max hohe
        hoher hoechster beste bester haute meilleure alta maxima mejor melhor
        高清 高画质 最高 高品质 超清 高画質 最高画質 高品質 고화질 최고""",
    "medium": """720p 720 medium mittlere mittlerer moyenne media
        中等 中画质 标清 標準 中画質 標準画質 中品質 중간 보통""",
    "low": """480p 360p 240p 480 360 sd low lowest small draft niedrige niedriger kleine basse
        faible baja bajo baixa baixo 低画质 低清 流畅 低画質 低品質 저화질""",
}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The format and the quality that the service is asked for.

    ``unavailable`` is a file format that was wished for and can't be had.
    """

    format: str = DEFAULT_FORMAT
    quality: str = DEFAULT_QUALITY
    unavailable: str | None = None


def export_options(text: str) -> ExportOptions:
    """Read the format and the quality that the words name; what they leave open is the best.

    In "add music and export in 720p" only what stands with the export counts.
    """
    wish = fold(_wish(text))
    format = _last(_FORMATS, wish)
    quality = _last(_QUALITIES, wish)
    known = _FORMAT_NAMES.get(format or DEFAULT_FORMAT)
    return ExportOptions(
        format=known or DEFAULT_FORMAT,
        quality=_QUALITY_OF[quality] if quality else DEFAULT_QUALITY,
        unavailable=None if known else format,
    )


def _wish(text: str) -> str:
    """The text, or the end of it that asks for the export where the rest asks for an edit."""
    if not route(text).then_export:
        return text
    sentence = re.split(r"[,;.、，。；]+(?!\w)|[、，。；]", text.rstrip(" ,;.、，。；!?"))[-1]
    starts = [match.end() for match in re.finditer(r"\A|\s+", sentence)]
    ends = (sentence[start:] for start in starts[-_LAST_WORDS:])
    return next(filter(_exports, ends), "")


def _exports(text: str) -> bool:
    """Tell by grammar alone: the end of a message is no message to be weighed."""
    acts = {rule.act for rule in read(text, attachments=False).rules}
    return Act.EXPORT in acts and acts <= {Act.EXPORT, Act.NOTHING, Act.HOLD}


def _any_of(names: Mapping[str, str] | list[str]) -> re.Pattern[str]:
    """Finds the names as words of their own, and not as the ending of a file's name."""
    listed = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name).replace("_", r"[\s-]?") for name in listed)
    return re.compile(rf"(?<![a-z0-9])(?<![a-z0-9]\.)(?:{words})(?![a-z0-9])")


def _last(names: re.Pattern[str], wish: str) -> str | None:
    found = names.findall(wish)
    return re.sub(r"[\s-]", "_", found[-1]) if found else None


_QUALITY_OF = {
    fold(word): quality for quality, words in _QUALITY_WORDS.items() for word in words.split()
} | {"fullhd": "high"}
_QUALITIES = _any_of(_QUALITY_OF)
_FORMATS = _any_of([*_FORMAT_NAMES, *_OTHER_FORMATS])
