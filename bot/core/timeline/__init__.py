"""What a session has made so far: a draft read into tracks, told in words, and compared."""

from bot.core.timeline.changes import changes
from bot.core.timeline.model import Timeline
from bot.core.timeline.segments import Segment, Track, TrackKind

__all__ = ["Segment", "Timeline", "Track", "TrackKind", "changes"]
