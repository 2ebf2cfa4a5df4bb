"""Background music: its mood, how loud it is, and whether there is any."""

from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.commands.base import Bench, Edit, Outcome, Percent, say
from bot.sandbox.nemo.agent.commands.timeline import new_id, rebuilt, with_sounds
from bot.sandbox.nemo.agent.reading.times import Span
from bot.sandbox.nemo.draft import AudioSegment, Mood
from bot.sandbox.nemo.media import Media, MediaKind

USUAL_VOLUME = 0.35
QUIETER, LOUDER = 0.5, 1.5


@dataclass(frozen=True, slots=True)
class AddMusic(Edit):
    """Lay music under the video, in place of any that is there at that time."""

    mood: Mood | None = None
    volume: float | None = None
    span: Span | None = None
    uploaded: bool = False
    """ "This song": the newest sound file."""

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        span = self.span or Span(throughout=True)
        start_ms, duration_ms = span.resolve(draft.duration_ms, draft.duration_ms)
        files = [m for m in bench.fresh or bench.media if m.kind is MediaKind.AUDIO]
        uploaded = files[-1] if files and (self.uploaded or self.mood is None) else None
        before = draft.sounds[0] if draft.sounds else None
        mood = self.mood or (before.mood if before else Mood.LOFI)
        volume = self.volume or (before.volume if before else USUAL_VOLUME)
        name = uploaded.filename if uploaded else f"{mood.value.capitalize()} background"
        music = AudioSegment(
            new_id(draft, "music"),
            name,
            start_ms,
            _length(uploaded, duration_ms),
            mood,
            uploaded.id if uploaded else None,
            volume=volume,
            fade_out_ms=min(1000, duration_ms // 4),
        )
        kept = [s for s in draft.sounds if s.end_ms <= music.start_ms or s.start_ms >= music.end_ms]
        key = "music.uploaded" if uploaded else "music.added"
        sentence = say(key, name=name, mood=mood, volume=Percent(volume))
        return Outcome(sentence, with_sounds(draft, (*kept, music)), "generate_music")


def _length(uploaded: Media | None, wanted_ms: int) -> int:
    """Composed music is as long as wanted, a file at most as long as itself."""
    if uploaded is None or not uploaded.duration_s:
        return wanted_ms
    return min(wanted_ms, round(uploaded.duration_s * 1000))


@dataclass(frozen=True, slots=True)
class SetVolume(Edit):
    """Make the music louder or quieter: to a level, or by a factor."""

    level: float | None = None
    factor: float = 1.0

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        if not draft.sounds:
            return Outcome(say("music.none"))
        before = draft.sounds[0].volume
        sounds = [replace(s, volume=self._volume(s.volume)) for s in draft.sounds]
        sentence = say("music.volume", before=Percent(before), after=Percent(sounds[0].volume))
        return Outcome(sentence, with_sounds(draft, sounds))

    def _volume(self, before: float) -> float:
        after = self.level if self.level is not None else before * self.factor
        return round(min(1.0, max(0.0, after)), 3)


@dataclass(frozen=True, slots=True)
class RemoveMusic(Edit):
    """No music any more."""

    def apply(self, bench: Bench) -> Outcome:
        if not bench.draft.sounds:
            return Outcome(say("music.none"))
        return Outcome(say("music.removed"), with_sounds(bench.draft, ()))


@dataclass(frozen=True, slots=True)
class Mute(Edit):
    """No sound at all: neither music nor that of the films."""

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        clips = [replace(clip, volume=0.0) for clip in draft.videos]
        sounds = [replace(sound, volume=0.0) for sound in draft.sounds]
        return Outcome(say("music.muted"), rebuilt(draft, clips, sounds, draft.titles))


@dataclass(frozen=True, slots=True)
class FadeMusic(Edit):
    """Let the music begin or end softly."""

    fade_in: bool
    fade_out: bool

    def apply(self, bench: Bench) -> Outcome:
        draft = bench.draft
        if not draft.sounds:
            return Outcome(say("music.none"))
        sounds = [
            replace(
                sound,
                fade_in_ms=min(1500, sound.duration_ms // 3) if self.fade_in else sound.fade_in_ms,
                fade_out_ms=min(1500, sound.duration_ms // 3)
                if self.fade_out
                else sound.fade_out_ms,
            )
            for sound in draft.sounds
        ]
        return Outcome(say("music.faded"), with_sounds(draft, sounds))
