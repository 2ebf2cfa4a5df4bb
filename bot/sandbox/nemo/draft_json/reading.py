"""Drafts read from JSON, whatever the spelling."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar, cast

from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    Filter,
    Mood,
    Motion,
    Position,
    TextSegment,
    TextStyle,
    TextTrack,
    Track,
    Transition,
    TransitionKind,
    VideoSegment,
    VideoTrack,
    natural_duration_ms,
)
from bot.sandbox.nemo.draft_json.objects import JsonObject, as_list, as_object
from bot.sandbox.nemo.draft_json.spelling import AUDIO, TEXT, VIDEO

START_KEYS = ("s", "st", "start", "target_start")
NAME_KEYS = ("n", "name", "title", "m.name", "m.title")
TEXT_KEYS = ("text", "tx", "content", "m.text")
VOLUME_KEYS = ("v", "vol", "volume")

LARGEST = 10**9

Member = TypeVar("Member", bound=StrEnum)


class DraftError(ValueError):
    """A value that can't be read as a draft; the message is a plain sentence."""


def draft_from_json(value: object) -> Draft:
    """Read a draft in any spelling. Unknown keys and track types are passed over.

    Raises DraftError if the value is not an object.
    """
    if not isinstance(value, dict):
        raise DraftError("The draft is not an object.")
    source = as_object(cast("object", value))
    meta = as_object(source.get("m"))
    tracks = tuple(_tracks_from_json(as_list(source.get("t"))))
    usual = Draft()
    return Draft(
        title=_string(meta, ("title", "name"), usual.title),
        width=_whole(meta, ("width",), usual.width),
        height=_whole(meta, ("height",), usual.height),
        duration_ms=_whole(source, ("d",), natural_duration_ms(tracks)),
        tracks=tracks,
    )


def _tracks_from_json(values: Iterable[object]) -> Iterable[Track]:
    for index, value in enumerate(values):
        source = as_object(value)
        segments = list(_placed(index, [as_object(s) for s in as_list(source.get("sg"))]))
        kind = source.get("tt")
        if kind == VIDEO:
            yield VideoTrack(tuple(_video_from_json(*placed) for placed in segments))
        elif kind == AUDIO:
            yield AudioTrack(tuple(_audio_from_json(*placed) for placed in segments))
        elif kind == TEXT:
            yield TextTrack(tuple(_text_from_json(*placed) for placed in segments))


def _placed(track: int, sources: Iterable[JsonObject]) -> Iterable[tuple[JsonObject, str, int]]:
    """Each segment with its id and start; without a start, it follows the one before."""
    end_ms = 0
    for index, source in enumerate(sources):
        start_ms = _whole(source, START_KEYS, end_ms)
        end_ms = start_ms + _whole(source, ("d",), 0)
        yield source, _string(source, ("id",), f"{track}-{index}"), start_ms


def _video_from_json(source: JsonObject, segment_id: str, start_ms: int) -> VideoSegment:
    transition = as_object(source.get("tr"))
    return VideoSegment(
        id=segment_id,
        name=_string(source, NAME_KEYS, "Clip"),
        start_ms=start_ms,
        duration_ms=_whole(source, ("d",), 0),
        media_id=_string(source, ("mid",), "") or None,
        source_in_ms=_whole(source, ("sin",), 0),
        speed=_number(source, ("sp",), 1.0) or 1.0,
        motion=_member(Motion, source.get("mo"), Motion.NONE),
        transition=Transition(
            _member(TransitionKind, transition.get("k"), TransitionKind.NONE),
            _whole(transition, ("d",), 0),
        ),
        filters=tuple(f for v in as_list(source.get("f")) for f in Filter if v == f.value),
        fade_in_ms=_whole(source, ("fi",), 0),
        fade_out_ms=_whole(source, ("fo",), 0),
        volume=_volume(source),
    )


def _audio_from_json(source: JsonObject, segment_id: str, start_ms: int) -> AudioSegment:
    return AudioSegment(
        id=segment_id,
        name=_string(source, NAME_KEYS, "Music"),
        start_ms=start_ms,
        duration_ms=_whole(source, ("d",), 0),
        mood=_member(Mood, source.get("mood"), Mood.LOFI),
        media_id=_string(source, ("mid",), "") or None,
        source_in_ms=_whole(source, ("sin",), 0),
        volume=_volume(source),
        fade_in_ms=_whole(source, ("fi",), 0),
        fade_out_ms=_whole(source, ("fo",), 0),
    )


def _text_from_json(source: JsonObject, segment_id: str, start_ms: int) -> TextSegment:
    usual = TextSegment("", "", 0, 0)
    return TextSegment(
        id=segment_id,
        text=_string(source, TEXT_KEYS, ""),
        start_ms=start_ms,
        duration_ms=_whole(source, ("d",), 0),
        position=_member(Position, source.get("pos"), usual.position),
        size=_number(source, ("size",), usual.size) or usual.size,
        color=_string(source, ("color",), usual.color),
        style=_member(TextStyle, source.get("style"), usual.style),
        fade_in_ms=_whole(source, ("fi",), usual.fade_in_ms),
        fade_out_ms=_whole(source, ("fo",), usual.fade_out_ms),
    )


def _find(source: JsonObject, paths: Iterable[str]) -> Iterable[object]:
    for path in paths:
        holder = as_object(source.get("m")) if path.startswith("m.") else source
        if (value := holder.get(path.removeprefix("m."))) is not None:
            yield value


def _string(source: JsonObject, paths: Iterable[str], usual: str) -> str:
    return next((v for v in _find(source, paths) if isinstance(v, str)), usual)


def _number(source: JsonObject, paths: Iterable[str], usual: float) -> float:
    """The first number from zero to `LARGEST`."""
    for value in _find(source, paths):
        if isinstance(value, int | float) and 0 <= value <= LARGEST:
            return value
    return usual


def _whole(source: JsonObject, paths: Iterable[str], usual: int) -> int:
    return round(_number(source, paths, usual))


def _volume(source: JsonObject) -> float:
    """Up to 1 a fraction, above it a percentage."""
    volume = _number(source, VOLUME_KEYS, 1.0)
    return min(volume / 100 if volume > 1 else volume, 1.0)


def _member(kind: type[Member], value: object, usual: Member) -> Member:
    return next((m for m in kind if m.value == value), usual)
