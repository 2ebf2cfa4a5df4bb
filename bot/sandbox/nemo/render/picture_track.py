"""One video track: its shots one after the other, with their transitions and fades."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bot.sandbox.nemo.draft import Transition, TransitionKind, VideoSegment, VideoTrack
from bot.sandbox.nemo.render.camera import Size
from bot.sandbox.nemo.render.job import RenderError
from bot.sandbox.nemo.render.look import dimmed
from bot.sandbox.nemo.render.shots import Shot, open_shot

# Segments this near to each other meet: a transition between them has two sides.
TOUCHING_MS = 100


@dataclass(slots=True)
class _Slot:
    """A segment, how long it is seen (its own time and the next one's transition), and its shot."""

    segment: VideoSegment
    path: Path | None
    lifetime_ms: int
    shot: Shot | None = None

    @property
    def until_ms(self) -> int:
        return self.segment.start_ms + self.lifetime_ms


class PictureTrack:
    """The frames of a video track, asked for in the order of time.

    Shots are opened when their time comes and closed when it has passed, so that a long draft
    doesn't hold all its pictures at once. Raises RenderError if a file is missing.
    """

    def __init__(self, track: VideoTrack, media: Mapping[str, Path], frame: Size) -> None:
        self._frame = frame
        ordered = sorted((s for s in track.segments if s.duration_ms > 0), key=lambda s: s.start_ms)
        self._slots = [
            _Slot(
                segment,
                media_path(segment.media_id, segment.name, media),
                segment.duration_ms + _overhang_ms(segment, following),
            )
            for segment, following in zip(ordered, [*ordered[1:], None], strict=True)
        ]

    def at(self, time_ms: float) -> Image.Image | None:
        """The track's frame at a moment of the timeline, or None where it has nothing to show."""
        self._close_past(time_ms)
        begun = [n for n, slot in enumerate(self._slots) if slot.segment.start_ms <= time_ms]
        if not begun or time_ms >= self._slots[begun[-1]].segment.end_ms:
            return None
        number = begun[-1]
        image = self._seen(self._slots[number], time_ms)
        transition = self._slots[number].segment.transition
        since = time_ms - self._slots[number].segment.start_ms
        if transition.kind is TransitionKind.NONE or since >= transition.duration_ms:
            return image
        before = self._slots[number - 1] if number else None
        if before is not None and before.until_ms > time_ms:
            outgoing = self._seen(before, time_ms)
        else:
            outgoing = Image.new("RGB", self._frame)
        return _joined(outgoing, image, transition, since / transition.duration_ms)

    def close(self) -> None:
        """Close every shot that is still open."""
        self._close_past(float("inf"))

    def _close_past(self, time_ms: float) -> None:
        for slot in self._slots:
            if slot.shot is not None and slot.until_ms <= time_ms:
                slot.shot.close()
                slot.shot = None

    def _seen(self, slot: _Slot, time_ms: float) -> Image.Image:
        if slot.shot is None:
            slot.shot = open_shot(slot.segment, slot.path, slot.lifetime_ms, self._frame)
        segment = slot.segment
        elapsed = time_ms - segment.start_ms
        light = 1.0
        if segment.fade_in_ms:
            light = min(light, elapsed / segment.fade_in_ms)
        if segment.fade_out_ms:
            light = min(light, (segment.duration_ms - elapsed) / segment.fade_out_ms)
        return dimmed(slot.shot.at(elapsed), light)


def media_path(media_id: str | None, name: str, media: Mapping[str, Path]) -> Path | None:
    """The file of a segment, None if it has none. Raises RenderError if it should and hasn't."""
    if media_id is None:
        return None
    path = media.get(media_id)
    if path is None or not path.is_file():
        raise RenderError(f"The file of “{name}” is missing. Upload it again.")
    return path


def _overhang_ms(segment: VideoSegment, following: VideoSegment | None) -> int:
    """How long a segment carries on beneath the transition into the next one."""
    if following is None or following.transition.kind is TransitionKind.NONE:
        return 0
    if abs(following.start_ms - segment.end_ms) > TOUCHING_MS:
        return 0
    return max(0, following.start_ms + following.transition.duration_ms - segment.end_ms)


def _joined(
    outgoing: Image.Image, incoming: Image.Image, transition: Transition, progress: float
) -> Image.Image:
    if transition.kind is TransitionKind.CROSSFADE:
        return Image.blend(outgoing, incoming, progress)
    if progress < 0.5:
        return dimmed(outgoing, 1 - 2 * progress)
    return dimmed(incoming, 2 * progress - 1)
