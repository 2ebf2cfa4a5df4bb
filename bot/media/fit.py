"""Fitting a video into the size that a Discord server takes."""

from pathlib import Path

from bot.errors import MediaUnreadable
from bot.media.copying import remux, transcode
from bot.media.plan import plan
from bot.media.video import Video, inspect

AIM = 0.97
"""The share of the limit to aim at: an encoder hits its bit rate only roughly."""

TRIES = 2


def fit(path: Path, limit_bytes: int, out: Path) -> bool:
    """Write a copy that plays inline and has at most ``limit_bytes``; False if there is none.

    Raises ``MediaUnreadable``.
    """
    video = inspect(path)
    small = path.stat().st_size <= limit_bytes
    if small and video.has_inline_codecs and _remuxed(video, limit_bytes, out):
        return True
    budget = limit_bytes * AIM
    for _ in range(TRIES):
        planned = plan(video, budget)
        if planned is None:
            break
        transcode(video, planned, out)
        size = out.stat().st_size
        if size <= limit_bytes:
            return True
        budget *= budget / size * AIM
    out.unlink(missing_ok=True)
    return False


def _remuxed(video: Video, limit_bytes: int, out: Path) -> bool:
    try:
        remux(video, out)
    except MediaUnreadable:
        return False
    return out.stat().st_size <= limit_bytes
