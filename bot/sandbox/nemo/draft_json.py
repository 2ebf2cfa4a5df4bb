"""Drafts as JSON with the service's short keys, written in one spelling and read in any.

The service documents `t` tracks, `tt` track type, `sg` segments, `d` milliseconds and `m` metadata.
What a segment carries is not documented, so the stand-in can write the likely spellings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    Segment,
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

VIDEO, AUDIO, TEXT = 0, 1, 7

START_KEYS = ("s", "st", "start", "target_start")
NAME_KEYS = ("n", "name", "title", "m.name", "m.title")
TEXT_KEYS = ("text", "tx", "content", "m.text")
VOLUME_KEYS = ("v", "vol", "volume")

LARGEST = 10**9

JsonObject = dict[str, object]
Member = TypeVar("Member", bound=StrEnum)


class DraftError(ValueError):
    """A value that can't be read as a draft; the message is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The segment keys that a draft is written with; `m.name` is the key `name` inside `m`."""

    start: str = "s"
    name: str = "n"
    text: str = "text"
    volume: str = "v"
    percent: bool = False


CANONICAL = Spelling()
SPELLINGS: Mapping[str, Spelling] = {
    "canonical": CANONICAL,
    "short": Spelling(start="st", name="name", text="tx", volume="vol", percent=True),
    "long": Spelling(
        start="target_start", name="title", text="content", volume="volume", percent=True
    ),
    "nested": Spelling(start="start", name="m.name", text="m.text", volume="volume"),
}


def draft_to_json(draft: Draft, spelling: Spelling = CANONICAL) -> JsonObject:
    """The draft as the service's state shows it; keys at their usual value are left out."""
    return {
        "t": [_track_to_json(track, spelling) for track in draft.tracks],
        "d": draft.duration_ms,
        "m": {"title": draft.title, "width": draft.width, "height": draft.height},
    }


def _track_to_json(track: Track, spelling: Spelling) -> JsonObject:
    match track:
        case VideoTrack():
            kind, segments = VIDEO, [_video_to_json(s, spelling) for s in track.segments]
        case AudioTrack():
            kind, segments = AUDIO, [_audio_to_json(s, spelling) for s in track.segments]
        case TextTrack():
            kind, segments = TEXT, [_text_to_json(s, spelling) for s in track.segments]
    return {"tt": kind, "sg": segments}


def _video_to_json(segment: VideoSegment, spelling: Spelling) -> JsonObject:
    written = _base_to_json(segment, spelling)
    _put(written, spelling.name, segment.name)
    transition = segment.transition
    _put_unusual(
        written,
        mid=(segment.media_id, None),
        sin=(segment.source_in_ms, 0),
        sp=(segment.speed, 1.0),
        mo=(segment.motion.value, Motion.NONE.value),
        f=([f.value for f in segment.filters], []),
        fi=(segment.fade_in_ms, 0),
        fo=(segment.fade_out_ms, 0),
    )
    if transition != Transition():
        written["tr"] = {"k": transition.kind.value, "d": transition.duration_ms}
    if segment.volume != 1.0:
        _put(written, spelling.volume, _volume_to_json(segment.volume, spelling))
    return written


def _audio_to_json(segment: AudioSegment, spelling: Spelling) -> JsonObject:
    written = _base_to_json(segment, spelling)
    _put(written, spelling.name, segment.name)
    _put(written, spelling.volume, _volume_to_json(segment.volume, spelling))
    _put_unusual(
        written,
        mid=(segment.media_id, None),
        mood=(segment.mood.value, None),
        sin=(segment.source_in_ms, 0),
        fi=(segment.fade_in_ms, 0),
        fo=(segment.fade_out_ms, 0),
    )
    return written


def _text_to_json(segment: TextSegment, spelling: Spelling) -> JsonObject:
    written = _base_to_json(segment, spelling)
    _put(written, spelling.text, segment.text)
    usual = TextSegment("", "", 0, 0)
    _put_unusual(
        written,
        pos=(segment.position.value, usual.position.value),
        size=(segment.size, usual.size),
        color=(segment.color, usual.color),
        style=(segment.style.value, usual.style.value),
        fi=(segment.fade_in_ms, usual.fade_in_ms),
        fo=(segment.fade_out_ms, usual.fade_out_ms),
    )
    return written


def _base_to_json(segment: Segment, spelling: Spelling) -> JsonObject:
    return {"id": segment.id, spelling.start: segment.start_ms, "d": segment.duration_ms}


def _put(target: JsonObject, path: str, value: object) -> None:
    """Set `value` under a key, or under a key inside `m`."""
    if path.startswith("m."):
        nested = as_object(target.setdefault("m", {}))
        nested[path.removeprefix("m.")] = value
    else:
        target[path] = value


def _put_unusual(target: JsonObject, **entries: tuple[object, object]) -> None:
    target.update({key: value for key, (value, usual) in entries.items() if value != usual})


def _volume_to_json(volume: float, spelling: Spelling) -> float:
    """A percentage up to 1 would read as a fraction, so such a volume stays one."""
    percent = round(volume * 100)
    return percent if spelling.percent and percent > 1 else volume


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
        match source.get("tt"):
            case 0:
                yield VideoTrack(tuple(_video_from_json(*placed) for placed in segments))
            case 1:
                yield AudioTrack(tuple(_audio_from_json(*placed) for placed in segments))
            case 7:
                yield TextTrack(tuple(_text_from_json(*placed) for placed in segments))
            case _:
                pass


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


def as_object(value: object) -> JsonObject:
    """The value as a JSON object; anything else reads as an empty one."""
    return cast("JsonObject", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """The value as a JSON array; anything else reads as an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


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
