"""The draft: what an editing session has made so far, as tracks of segments.

All times are whole milliseconds on the timeline, unless a name says otherwise. `draft_json` writes
drafts as the service does and reads them back; `render` turns them into a video.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Motion(StrEnum):
    """How the camera moves over a picture."""

    NONE = "none"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    PAN_UP = "pan_up"
    PAN_DOWN = "pan_down"


class TransitionKind(StrEnum):
    """How one picture gives way to the next."""

    NONE = "none"
    CROSSFADE = "crossfade"
    FADE_BLACK = "fade_black"


class Filter(StrEnum):
    """A look laid over a picture; several apply in the order given."""

    GRAYSCALE = "grayscale"
    SEPIA = "sepia"
    WARM = "warm"
    COOL = "cool"
    VIVID = "vivid"
    BLUR = "blur"
    BRIGHTEN = "brighten"
    DARKEN = "darken"


class Mood(StrEnum):
    """The kinds of music that can be composed."""

    LOFI = "lofi"
    UPBEAT = "upbeat"
    CINEMATIC = "cinematic"
    AMBIENT = "ambient"
    PIANO = "piano"
    ROCK = "rock"
    JAZZ = "jazz"
    ELECTRONIC = "electronic"
    ACOUSTIC = "acoustic"


class Position(StrEnum):
    """Where a title stands in the frame."""

    TOP_LEFT = "top_left"
    TOP = "top"
    TOP_RIGHT = "top_right"
    CENTER = "center"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom_right"


class TextStyle(StrEnum):
    """What keeps a title readable on any picture."""

    SHADOW = "shadow"
    OUTLINE = "outline"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Transition:
    """How a segment comes in. It takes up the segment's first `duration_ms`.

    The segment before it carries on beneath for that long, so that adding a transition moves no
    segment and changes no duration.
    """

    kind: TransitionKind = TransitionKind.NONE
    duration_ms: int = 0


@dataclass(frozen=True, slots=True)
class VideoSegment:
    """A picture or a stretch of film on a video track.

    `media_id` names an uploaded file; None is a clip that the service drew itself. `source_in_ms`
    is where in the film to begin, `speed` how many seconds of film pass in one of the timeline, and
    `volume` (0 to 1) that of the film's own sound.
    """

    id: str
    name: str
    start_ms: int
    duration_ms: int
    media_id: str | None = None
    source_in_ms: int = 0
    speed: float = 1.0
    motion: Motion = Motion.NONE
    transition: Transition = Transition()
    filters: tuple[Filter, ...] = ()
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    volume: float = 1.0

    @property
    def end_ms(self) -> int:
        """The first moment after the segment."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class AudioSegment:
    """Sound on an audio track: an uploaded file (`media_id`), or else music composed to `mood`.

    `volume` runs from 0 to 1.
    """

    id: str
    name: str
    start_ms: int
    duration_ms: int
    mood: Mood = Mood.LOFI
    media_id: str | None = None
    source_in_ms: int = 0
    volume: float = 1.0
    fade_in_ms: int = 0
    fade_out_ms: int = 0

    @property
    def end_ms(self) -> int:
        """The first moment after the segment."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class TextSegment:
    """A title. `size` scales the usual letter size (1.0); `color` is a CSS name or `#rrggbb`."""

    id: str
    text: str
    start_ms: int
    duration_ms: int
    position: Position = Position.CENTER
    size: float = 1.0
    color: str = "#ffffff"
    style: TextStyle = TextStyle.SHADOW
    fade_in_ms: int = 300
    fade_out_ms: int = 300

    @property
    def end_ms(self) -> int:
        """The first moment after the segment."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class VideoTrack:
    """Pictures and films; a later video track of a draft lies above an earlier one."""

    segments: tuple[VideoSegment, ...] = ()


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """Sounds; all audio tracks of a draft are mixed."""

    segments: tuple[AudioSegment, ...] = ()


@dataclass(frozen=True, slots=True)
class TextTrack:
    """Titles; they lie above all pictures."""

    segments: tuple[TextSegment, ...] = ()


Track = VideoTrack | AudioTrack | TextTrack
Segment = VideoSegment | AudioSegment | TextSegment


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole timeline and its canvas, in pixels."""

    title: str = "Untitled"
    width: int = 1920
    height: int = 1080
    duration_ms: int = 0
    tracks: tuple[Track, ...] = ()

    @property
    def videos(self) -> tuple[VideoSegment, ...]:
        """The segments of all video tracks, the lowest track first."""
        return tuple(s for t in self.tracks if isinstance(t, VideoTrack) for s in t.segments)

    @property
    def sounds(self) -> tuple[AudioSegment, ...]:
        """The segments of all audio tracks."""
        return tuple(s for t in self.tracks if isinstance(t, AudioTrack) for s in t.segments)

    @property
    def titles(self) -> tuple[TextSegment, ...]:
        """The segments of all text tracks."""
        return tuple(s for t in self.tracks if isinstance(t, TextTrack) for s in t.segments)

    @property
    def is_empty(self) -> bool:
        """Whether no track has a segment."""
        return not any(track.segments for track in self.tracks)

    def with_tracks(self, tracks: Iterable[Track]) -> Self:
        """The same draft with other tracks, and as long as they are."""
        kept = tuple(tracks)
        return replace(self, tracks=kept, duration_ms=natural_duration_ms(kept))


def natural_duration_ms(tracks: Iterable[Track]) -> int:
    """How long a video of these tracks is: as its pictures, or without any as its other parts."""
    all_tracks = tuple(tracks)
    pictures = [s.end_ms for t in all_tracks if isinstance(t, VideoTrack) for s in t.segments]
    return max(pictures or [s.end_ms for t in all_tracks for s in t.segments], default=0)
