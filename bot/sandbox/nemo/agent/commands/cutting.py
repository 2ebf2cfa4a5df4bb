"""Time: cutting off, lengthening, and how fast clips run."""

from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.commands.base import Bench, Edit, Ms, Outcome, no_such_clip, say
from bot.sandbox.nemo.agent.commands.timeline import (
    SHORTEST_MS,
    change_clips,
    index_of,
    with_clips,
)
from bot.sandbox.nemo.draft import VideoSegment

SLOWEST, FASTEST = 0.1, 10.0
SLOWER, FASTER = 0.5, 2.0
SHORTER, LONGER = 0.7, 1.5


@dataclass(frozen=True, slots=True)
class Cut(Edit):
    """Take time off the start or the end, of the whole video or of one clip."""

    length_ms: int
    at_start: bool
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        room_ms = clips[index].duration_ms if index is not None else bench.draft.duration_ms
        if self.length_ms > room_ms - SHORTEST_MS:
            return Outcome(say("cut.too_much", length=Ms(self.length_ms), total=Ms(room_ms)))
        if index is not None:
            clips[index] = self._shortened(clips[index], self.length_ms)
        else:
            clips = self._all_shortened(clips)
        draft = with_clips(bench.draft, clips)
        key = "cut.start" if self.at_start else "cut.end"
        return Outcome(say(key, length=Ms(self.length_ms), total=Ms(draft.duration_ms)), draft)

    def _all_shortened(self, clips: list[VideoSegment]) -> list[VideoSegment]:
        """Whole clips go first, then a part of the next one."""
        rest_ms = self.length_ms
        ordered = clips if self.at_start else clips[::-1]
        while rest_ms >= ordered[0].duration_ms:
            rest_ms -= ordered[0].duration_ms
            ordered = ordered[1:]
        ordered = [self._shortened(ordered[0], rest_ms), *ordered[1:]]
        return ordered if self.at_start else ordered[::-1]

    def _shortened(self, clip: VideoSegment, by_ms: int) -> VideoSegment:
        moved_ms = round(by_ms * clip.speed) if self.at_start else 0
        return replace(
            clip,
            duration_ms=clip.duration_ms - by_ms,
            source_in_ms=clip.source_in_ms + moved_ms,
        )


@dataclass(frozen=True, slots=True)
class KeepFirst(Edit):
    """Keep so much of the start, and nothing after it."""

    length_ms: int

    def apply(self, bench: Bench) -> Outcome:
        rest_ms = bench.draft.duration_ms - self.length_ms
        if rest_ms <= 0:
            total = Ms(bench.draft.duration_ms)
            return Outcome(say("cut.too_much", length=Ms(self.length_ms), total=total))
        return Cut(rest_ms, at_start=False).apply(bench)


@dataclass(frozen=True, slots=True)
class SetLength(Edit):
    """Make the video, or one clip, as long as this, or longer or shorter by so much."""

    length_ms: int = 0
    relative: bool = False
    clip: int | None = None
    factor: float | None = None
    """Instead of a length: how many times as long."""

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        before_ms = bench.draft.duration_ms if index is None else clips[index].duration_ms
        wanted_ms = self.length_ms + (before_ms if self.relative else 0)
        if self.factor is not None:
            wanted_ms = round(before_ms * self.factor)
        wanted_ms = max(SHORTEST_MS, wanted_ms)
        if index is not None:
            clips[index] = replace(clips[index], duration_ms=wanted_ms)
        elif self.relative:
            change_ms = wanted_ms - before_ms
            longer_ms = max(SHORTEST_MS, clips[-1].duration_ms + change_ms)
            clips[-1] = replace(clips[-1], duration_ms=longer_ms)
        else:
            clips = _scaled(clips, wanted_ms)
        clips = [_within_film(clip, bench) for clip in clips]
        draft = with_clips(bench.draft, clips)
        sentence = say("length.set", length=Ms(draft.duration_ms), clip=self.clip or 0)
        return Outcome(sentence, draft)


def _within_film(clip: VideoSegment, bench: Bench) -> VideoSegment:
    """A film can't be longer than it is."""
    media = next((m for m in bench.media if m.id == clip.media_id), None)
    if media is None or not media.duration_s:
        return clip
    longest_ms = round((media.duration_s * 1000 - clip.source_in_ms) / clip.speed)
    return replace(clip, duration_ms=max(SHORTEST_MS, min(clip.duration_ms, longest_ms)))


def _scaled(clips: list[VideoSegment], total_ms: int) -> list[VideoSegment]:
    """Clips with their shares kept that add up to `total_ms`."""
    before_ms = sum(clip.duration_ms for clip in clips)
    scaled = [
        replace(clip, duration_ms=max(SHORTEST_MS, clip.duration_ms * total_ms // before_ms))
        for clip in clips
    ]
    rest_ms = total_ms - sum(clip.duration_ms for clip in scaled[:-1])
    return [*scaled[:-1], replace(scaled[-1], duration_ms=max(SHORTEST_MS, rest_ms))]


@dataclass(frozen=True, slots=True)
class SetEach(Edit):
    """Show every clip for the same time."""

    length_ms: int

    def apply(self, bench: Bench) -> Outcome:
        each_ms = max(SHORTEST_MS, self.length_ms)
        clips = [replace(clip, duration_ms=each_ms) for clip in bench.draft.videos]
        draft = with_clips(bench.draft, [_within_film(clip, bench) for clip in clips])
        sentence = say("length.each", each=Ms(each_ms), length=Ms(draft.duration_ms))
        return Outcome(sentence, draft)


@dataclass(frozen=True, slots=True)
class SetSpeed(Edit):
    """Let clips run faster or slower; they get shorter or longer by it."""

    speed: float
    relative: bool = False
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        draft = change_clips(bench.draft, self.clip, self._sped)
        if draft is None:
            return no_such_clip(self.clip or 0, bench)
        speed = draft.videos[index_of(self.clip, len(draft.videos)) or 0].speed
        sentence = say("speed.set", speed=f"{speed:g}", length=Ms(draft.duration_ms))
        return Outcome(sentence, draft)

    def _sped(self, clip: VideoSegment) -> VideoSegment:
        wanted = clip.speed * self.speed if self.relative else self.speed
        speed = round(min(FASTEST, max(SLOWEST, wanted)), 2)
        duration_ms = max(SHORTEST_MS, round(clip.duration_ms * clip.speed / speed))
        return replace(clip, speed=speed, duration_ms=duration_ms)
