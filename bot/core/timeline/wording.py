"""Words for the parts of a timeline."""

from collections.abc import Sequence

from bot.core.chunk import shorten
from bot.core.timeline.fields import as_number
from bot.core.timeline.segments import Segment, Track, TrackKind
from bot.core.timeline.settings import Setting
from bot.locales import number, text

LABEL_UNITS = 80
LISTED = 6
"""How many of a long list are named."""

VALUE_UNITS = 24
"""A longer value of a setting is an address or a mark, no word."""

_USUAL = {Setting.SPEED: 1, Setting.OPACITY: 1}
"""What a setting is that the draft doesn't tell."""

_CLOCK_FROM_MS = 60_000


def kind_words(kind: TrackKind, locale: str) -> str:
    """What a track of that kind is called."""
    match kind:
        case TrackKind.VIDEO:
            return text("timeline.video", locale)
        case TrackKind.AUDIO:
            return text("timeline.audio", locale)
        case TrackKind.TEXT:
            return text("timeline.title", locale)
        case TrackKind.OTHER:
            return text("timeline.other", locale)


def track_words(track: Track, locale: str) -> str:
    """A track with all that is on it, for a summary: ``BGM: Lo-fi (0-10s, 35%)``."""
    kind = kind_words(track.kind, locale)
    if not track.segments:
        return text("timeline.track_empty", locale, kind=kind)
    named = [
        timed(plain_name(segment, index, locale), segment, locale)
        for index, segment in enumerate(track.segments)
    ]
    return text("timeline.track_words", locale, kind=kind, segments=listed(named, locale))


def listed(words: Sequence[str], locale: str) -> str:
    """A list in one line; of a long one only the beginning, and how many there are more."""
    separator = text("timeline.separator", locale)
    more = len(words) - LISTED
    if more < 2:
        return separator.join(words)
    rest = text("timeline.more", locale, count=more)
    return separator.join([*words[:LISTED], rest])


def timed(name: str, segment: Segment, locale: str) -> str:
    """A name with the segment's time, and its volume if it is there to be heard."""
    time = time_words(segment.start_ms, segment.end_ms, locale)
    if segment.kind is TrackKind.AUDIO and segment.volume is not None:
        volume = volume_words(segment.volume, locale)
        return text("timeline.segment_volume", locale, name=name, time=time, volume=volume)
    return text("timeline.segment", locale, name=name, time=time)


def quoted_name(segment: Segment, index: int, locale: str) -> str:
    """A segment's name in quotation marks; its number on its track if it has none."""
    return name_words(segment.label, locale) if segment.label else f"#{index + 1}"


def time_words(start_ms: float, end_ms: float, locale: str) -> str:
    """From when to when: ``0-2.5s``, or ``0:58-1:05`` where it goes over a minute."""
    if end_ms >= _CLOCK_FROM_MS:
        return f"{_clock(start_ms)}-{_clock(end_ms)}"
    if end_ms <= start_ms:
        return length_words(start_ms, locale)
    start, end = number(start_ms / 1000, locale), number(end_ms / 1000, locale)
    return text("timeline.seconds_range", locale, start=start, end=end)


def length_words(length_ms: float, locale: str) -> str:
    """How long: ``2.5s`` or ``1:05``."""
    if length_ms >= _CLOCK_FROM_MS:
        return _clock(length_ms)
    return text("timeline.seconds", locale, seconds=number(length_ms / 1000, locale))


def volume_words(volume: float | None, locale: str) -> str:
    """A volume in per cent."""
    if volume is None:
        return text("timeline.unset", locale)
    return text("timeline.percent", locale, volume=round(volume * 100))


def canvas_words(width: float | None, height: float | None, locale: str) -> str:
    """The picture's size in pixels."""
    if width is None or height is None:
        return text("timeline.unset", locale)
    return f"{width:.0f}×{height:.0f}"


def setting_words(setting: Setting, before: object, after: object, locale: str) -> str:
    """A setting with what it was and is, as far as both can be put into words: ``speed 2×``."""
    name = text(f"timeline.setting.{setting}", locale)
    was, now = (_value_words(setting, value, locale) for value in (before, after))
    if was == now or (before is not None and was is None) or (after is not None and now is None):
        return name
    if was is None:
        return text("timeline.setting_to", locale, setting=name, after=now)
    now = now or text("timeline.unset", locale)
    return text("timeline.setting_from", locale, setting=name, before=was, after=now)


def _value_words(setting: Setting, value: object, locale: str) -> str | None:
    """A setting's value; None for one that says nothing to people, such as an address."""
    amount = as_number(_USUAL.get(setting) if value is None else value)
    match setting:
        case Setting.SPEED if amount is not None:
            return f"{number(amount, locale)}×"
        case Setting.OPACITY if amount is not None:
            return volume_words(amount if amount <= 1 else amount / 100, locale)
        case Setting.SIZE | Setting.FRAME_RATE if amount is not None:
            return number(amount, locale)
        case Setting.FILE | Setting.EXCERPT:
            return None
        case _:
            is_name = isinstance(value, str) and 0 < len(value.strip()) <= VALUE_UNITS
            return name_words(str(value).replace("_", " "), locale) if is_name else None


def name_words(label: str | None, locale: str) -> str:
    """A name in the language's quotation marks, on one line."""
    if label is None:
        return text("timeline.unset", locale)
    return text("timeline.quoted", locale, label=_one_line(label))


def plain_name(segment: Segment, index: int, locale: str) -> str:
    """A segment's name on one line; its number on its track if it has none."""
    if segment.label is None:
        return f"#{index + 1}"
    if segment.kind is TrackKind.TEXT:
        return text("timeline.title_text", locale, label=_one_line(segment.label))
    return _one_line(segment.label)


def _one_line(label: str) -> str:
    # A lone surrogate is valid in JSON, but no message can carry it.
    clean = label.encode("utf-8", "replace").decode()
    return shorten(" ".join(clean.split()), LABEL_UNITS)


def _clock(time_ms: float) -> str:
    seconds, hundredths = divmod(round(time_ms / 10), 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{hundredths:02}".rstrip("0") if hundredths else ""
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}{fraction}"
    return f"{minutes}:{seconds:02}{fraction}"
