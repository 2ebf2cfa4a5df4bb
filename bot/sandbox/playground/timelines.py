"""The drafts of the service's sessions, drawn as tracks of segments."""

import time
from collections.abc import Callable, Mapping

from bot.sandbox.discord.model import Json
from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    Segment,
    TextSegment,
    Track,
    VideoSegment,
    VideoTrack,
)
from bot.sandbox.nemo.sessions import Session, Sessions

SHOWN = 5


class Timelines:
    """Notices which drafts have changed; `version` grows with every change.

    `threads` tells the id of the thread in which each session goes on, as far as it is known.
    """

    def __init__(self, sessions: Sessions, threads: Callable[[], Mapping[str, int]]) -> None:
        self._sessions = sessions
        self._threads = threads
        self._seen: dict[str, tuple[Draft, int]] = {}
        self.version = 0

    def look(self) -> None:
        """Compare every session's draft with what it was at the last look."""
        for session_id in self._sessions.ids():
            draft = self._sessions[session_id].draft
            before = self._seen.get(session_id)
            if before is None or before[0] != draft:
                self._seen[session_id] = (draft, round(time.time() * 1000))
                self.version += 1

    def shown(self) -> Json:
        """The drafts that changed last, the latest first."""
        known = [
            (changed_at_ms, self._sessions[session_id])
            for session_id, (_, changed_at_ms) in self._seen.items()
            if session_id in self._sessions.ids()
        ]
        latest = sorted(known, key=lambda each: each[0], reverse=True)[:SHOWN]
        threads = self._threads()
        return {
            "drafts": [_draft(session, threads.get(session.id), at_ms) for at_ms, session in latest]
        }


def _draft(session: Session, thread_id: int | None, changed_at_ms: int) -> Json:
    draft = session.draft
    return {
        "session": session.id,
        "thread_id": None if thread_id is None else str(thread_id),
        "title": draft.title,
        "width": draft.width,
        "height": draft.height,
        "duration_ms": draft.duration_ms,
        "changed_at_ms": changed_at_ms,
        "tracks": [_track(track) for track in draft.tracks],
    }


def _track(track: Track) -> Json:
    kind = (
        "video"
        if isinstance(track, VideoTrack)
        else "audio"
        if isinstance(track, AudioTrack)
        else "text"
    )
    return {"kind": kind, "segments": [_segment(segment) for segment in track.segments]}


def _segment(segment: Segment) -> Json:
    match segment:
        case VideoSegment():
            name, volume, details = segment.name, segment.volume, _look(segment)
        case AudioSegment():
            name, volume = segment.name, segment.volume
            details = [] if segment.media_id else [segment.mood.value]
        case TextSegment():
            name, volume = segment.text, None
            details = [segment.position.value]
    return {
        "id": segment.id,
        "name": name,
        "start_ms": segment.start_ms,
        "duration_ms": segment.duration_ms,
        "volume": volume,
        "details": details,
    }


def _look(segment: VideoSegment) -> list[str]:
    """How a picture or film is shown, as words of the service; `1.5×` is its speed."""
    values = [segment.motion.value, segment.transition.kind.value]
    values += [each.value for each in segment.filters]
    words = [value for value in values if value != "none"]
    return words if segment.speed == 1 else [*words, f"{segment.speed:g}×"]
