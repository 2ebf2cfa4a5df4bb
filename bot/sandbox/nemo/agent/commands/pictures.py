"""How clips look and move: camera moves, transitions, fades, looks, the frame's shape."""

from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.commands.base import Bench, Edit, Ms, Outcome, no_such_clip, say
from bot.sandbox.nemo.agent.commands.timeline import change_clips, index_of, with_clips
from bot.sandbox.nemo.draft import Filter, Motion, Transition, TransitionKind, VideoSegment

TRANSITION_MS = 500
FADE_MS = 800


@dataclass(frozen=True, slots=True)
class SetMotion(Edit):
    """Let the camera move over one clip, or over all."""

    motion: Motion
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        draft = change_clips(bench.draft, self.clip, lambda c: replace(c, motion=self.motion))
        if draft is None:
            return no_such_clip(self.clip or 0, bench)
        key = "motion.off" if self.motion is Motion.NONE else "motion.set"
        return Outcome(say(key, motion=self.motion, clip=self.clip or 0), draft)


@dataclass(frozen=True, slots=True)
class SetTransition(Edit):
    """How clips follow each other: all of them, or into one (`clip` 2: between 1 and 2)."""

    kind: TransitionKind
    duration_ms: int | None = None
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = bench.draft.videos
        if len(clips) < 2:
            return Outcome(say("transition.single"))
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        changed = list(clips)
        for i in range(1, len(clips)):
            if index in {None, i}:
                longest_ms = min(clips[i].duration_ms, clips[i - 1].duration_ms) // 2
                wanted = min(self.duration_ms or TRANSITION_MS, longest_ms)
                none = self.kind is TransitionKind.NONE
                changed[i] = replace(
                    clips[i], transition=Transition(self.kind, 0 if none else wanted)
                )
        wanted_ms = max(clip.transition.duration_ms for clip in changed)
        key = "transition.off" if self.kind is TransitionKind.NONE else "transition.set"
        sentence = say(key, kind=self.kind, length=Ms(wanted_ms))
        return Outcome(sentence, with_clips(bench.draft, changed))


@dataclass(frozen=True, slots=True)
class Fade(Edit):
    """Fade the whole video in from black, out to black, or both."""

    fade_in: bool
    fade_out: bool
    duration_ms: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        if self.fade_in:
            length_ms = min(self.duration_ms or FADE_MS, clips[0].duration_ms // 2)
            clips[0] = replace(clips[0], fade_in_ms=length_ms)
        if self.fade_out:
            length_ms = min(self.duration_ms or FADE_MS, clips[-1].duration_ms // 2)
            clips[-1] = replace(clips[-1], fade_out_ms=length_ms)
        ends = {(True, True): "fade.both", (True, False): "fade.in", (False, True): "fade.out"}
        key = ends[self.fade_in, self.fade_out]
        length = Ms(self.duration_ms or FADE_MS)
        return Outcome(say(key, length=length), with_clips(bench.draft, clips))


@dataclass(frozen=True, slots=True)
class AddLook(Edit):
    """Lay a look over one clip, or over all; looks that exclude each other give way."""

    look: Filter
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        draft = change_clips(bench.draft, self.clip, self._laid_over)
        if draft is None:
            return no_such_clip(self.clip or 0, bench)
        return Outcome(say("look.added", look=self.look, clip=self.clip or 0), draft)

    def _laid_over(self, clip: VideoSegment) -> VideoSegment:
        excluded = _EXCLUDES.get(self.look, {self.look})
        kept = [look for look in clip.filters if look not in excluded]
        return replace(clip, filters=(*kept, self.look))


_EXCLUDES = {
    look: frozenset(group)
    for group in (
        (Filter.GRAYSCALE, Filter.SEPIA, Filter.VIVID),
        (Filter.WARM, Filter.COOL),
        (Filter.BRIGHTEN, Filter.DARKEN),
    )
    for look in group
}


@dataclass(frozen=True, slots=True)
class ClearLooks(Edit):
    """Take one look off again, or all."""

    look: Filter | None = None
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        draft = change_clips(bench.draft, self.clip, self._cleared)
        if draft is None:
            return no_such_clip(self.clip or 0, bench)
        return Outcome(say("look.cleared"), draft)

    def _cleared(self, clip: VideoSegment) -> VideoSegment:
        kept = tuple(look for look in clip.filters if self.look not in {None, look})
        return replace(clip, filters=kept)


@dataclass(frozen=True, slots=True)
class SetFrame(Edit):
    """Give the video another shape."""

    label: str
    width: int
    height: int

    def apply(self, bench: Bench) -> Outcome:
        draft = replace(bench.draft, width=self.width, height=self.height)
        sentence = say("frame.set", label=self.label, size=f"{self.width}×{self.height}")
        return Outcome(sentence, draft)
