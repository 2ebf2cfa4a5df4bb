"""What is shown of an export: how far it is, and the video at its end."""

import math
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.core.links import expires_at, web_address
from bot.core.markdown import escaped
from bot.core.reply import elapsed, status_line
from bot.locales import text

TELLING_PERCENT = 10.0
"""After less progress than that, any word on the time left would be a guess."""

LEFT_STEP_S = 5
"""A remaining time is told in steps, rounded up: it is an estimate."""

_DISCORDS_MB = 1024 * 1024
"""Discord's clients write beside a file how many of these it has."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How an export comes along, judged by what was seen of it; times in seconds.

    Counted from the first progress that was seen: before it, the export waited its turn.
    """

    first_percent: float = 0.0
    first_at_s: float = 0.0
    percent: float = 0.0

    def seen(self, percent: float | None, at_s: float) -> "Pace":
        """The pace after another look."""
        if not percent or percent < self.percent:
            return self
        if not self.percent:
            return Pace(percent, at_s, percent)
        return replace(self, percent=percent)

    def left_s(self, at_s: float) -> float | None:
        """The time that is left if it goes on so; None as long as nobody can tell.

        An export that stands still takes longer with every look.
        """
        made = self.percent - self.first_percent
        if made < TELLING_PERCENT or self.percent >= 100:
            return None
        return (100 - self.percent) * (at_s - self.first_at_s) / made


class Attached(StrEnum):
    """How a video comes with its message."""

    WHOLE = "whole"
    SMALLER = "smaller"
    PLAYABLE = "playable"
    TOO_LARGE = "too_large"
    FORBIDDEN = "forbidden"
    MISSING = "missing"

    @property
    def there(self) -> bool:
        """Whether there is a file under the message."""
        return self in (Attached.WHOLE, Attached.SMALLER, Attached.PLAYABLE)


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export. ``size`` is that of the whole video, in bytes.

    ``unavailable`` is a format that was wished for instead of ``format``, ``permission`` the one
    without which nothing can be attached.
    """

    title: str
    duration_ms: float
    url: str | None
    size: int | None
    attached: Attached
    format: str = "mp4"
    unavailable: str | None = None
    permission: str | None = None


def progress_bar(percent: float | None) -> str:
    """Ten blocks and the percentage; without a known percentage, empty blocks alone."""
    done = 0 if percent is None else round(min(max(percent, 0), 100) / 10)
    bar = "▰" * done + "▱" * (10 - done)
    return bar if percent is None else f"{bar} {min(max(percent, 0), 100):.0f} %"


class Stage(StrEnum):
    """What is being done for an export."""

    WAITING = "waiting"
    RENDERING = "rendering"
    STALLED = "stalled"
    FETCHING = "fetching"
    FITTING = "fitting"


def progress_line(
    stage: Stage, percent: float | None, waited_s: float, left_s: float | None, locale: str
) -> str:
    """What is being done, how far it is, how long it has taken and, if known, will still take.

    Of what stands still no time is told, so that nobody has to be shown it again and again.
    """
    bar = progress_bar(percent)
    match stage:
        case Stage.RENDERING:
            line = status_line("export.progress", waited_s, locale, bar=bar)
            if left_s is None:
                return line
            left = elapsed(math.ceil(left_s / LEFT_STEP_S) * LEFT_STEP_S)
            return f"{line} · {text('export.left', locale, left=left)}"
        case Stage.STALLED:
            return f"-# ⏳ {text('export.stalled', locale, bar=bar)}"
        case Stage.WAITING | Stage.FETCHING | Stage.FITTING:
            return status_line(f"export.{stage}", waited_s, locale)


def queued_line(before: int, locale: str) -> str:
    """That an export waits for ``before`` others."""
    return f"-# ⏳ {text('export.queued', locale, count=before)}"


def file_name(title: str, extension: str) -> str:
    """A name for the exported file that every system takes, such as ``beach-at-dawn.mp4``."""
    words = "".join(letter if letter.isalnum() else " " for letter in title.lower()).split()
    return f"{'-'.join(words)[:60].strip('-') or 'video'}.{extension}"


def exported(video: Exported, locale: str) -> str:
    """What stands over an exported video: its name, length and size, its address, its changes.

    Beside an attached file the address shows no second player.
    """
    facts = [elapsed(video.duration_ms / 1000)]
    if video.size is not None:
        facts.append(f"{video.size / _DISCORDS_MB:.1f} MB")
    title = escaped(video.title)
    lines = [text("export.ready", locale, title=title, facts=" · ".join(facts))]
    if video.unavailable is not None:
        names = {"wanted": video.unavailable.upper(), "format": video.format.upper()}
        lines.append(text("export.other_format", locale, **names))
    url = web_address(video.url)
    lines += _changes(video, locale, linked=url is not None)
    if url is not None:
        lines += _link(video.attached, url, expires_at(url), locale)
    return "\n".join(lines)


def _changes(video: Exported, locale: str, *, linked: bool) -> list[str]:
    """In what the attached file differs from the video, or why there is none."""
    match video.attached:
        case Attached.SMALLER:
            return [text("export.smaller" if linked else "export.smaller_no_link", locale)]
        case Attached.PLAYABLE:
            return [text("export.playable", locale)]
        case Attached.FORBIDDEN:
            return [text("export.forbidden", locale, permission=video.permission)]
        case Attached.WHOLE | Attached.TOO_LARGE | Attached.MISSING:
            return []


def _link(attached: Attached, url: str, expires: datetime | None, locale: str) -> list[str]:
    until = []
    if expires is not None:
        when = f"<t:{int(expires.timestamp())}:f>"
        until = [text("export.expires", locale, when=when)]
    if attached is Attached.TOO_LARGE:
        return [text("export.too_large", locale), *until, url]
    if attached is Attached.MISSING:
        return [text("export.not_attached", locale), *until, url]
    return [text("export.link", locale, url=f"<{url}>"), *until]
