"""Drafts written as JSON, in one spelling."""

from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    Motion,
    Segment,
    TextSegment,
    TextTrack,
    Track,
    Transition,
    VideoSegment,
    VideoTrack,
)
from bot.sandbox.nemo.draft_json.objects import JsonObject, as_object
from bot.sandbox.nemo.draft_json.spelling import AUDIO, CANONICAL, TEXT, VIDEO, Spelling


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
