"""Background music: its mood, how loud it is, and whether there is any."""

import re
from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.command import (
    Bench,
    Build,
    Command,
    Edit,
    Outcome,
    Percent,
    Rule,
    rule,
    say,
)
from bot.sandbox.nemo.agent.targets import MOODS, find_in, find_level
from bot.sandbox.nemo.agent.text import Clause
from bot.sandbox.nemo.agent.timeline import new_id, rebuilt, with_sounds
from bot.sandbox.nemo.agent.times import Span, find_span
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


def _add(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    span, _ = find_span(clause)
    this = re.search(
        r"\b(?:this|my|that)\s+(?:\w+\s+)?(?:song|music|track|audio|mp3|bgm)|这(?:首|段|个)",
        text,
        re.I,
    )
    return AddMusic(find_in(MOODS, text), find_level(text), span, bool(this))


_AMOUNT = re.compile(r"\bby\s+(?:half|\d)|\b(?:half)\b|降低?\d+%|减\w*\d+%|提高\d+%", re.IGNORECASE)


def _turn(down: bool) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command:
        level = find_level(clause.text)
        if re.search(r"\bhalf\b", clause.text, re.IGNORECASE):
            return SetVolume(factor=0.5 if down else 1.5)
        if level is not None and _AMOUNT.search(clause.text):
            return SetVolume(factor=1 - level if down else 1 + level)
        if level is not None:
            return SetVolume(level=level)
        return SetVolume(factor=QUIETER if down else LOUDER)

    return build


def _level(clause: Clause, match: re.Match[str]) -> Command | None:
    level = find_level(clause.text)
    return None if level is None else SetVolume(level=level)


def _fade(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    fade_in = bool(re.search(r"\bin\b|淡入|渐入|渐强", text, re.IGNORECASE))
    fade_out = bool(re.search(r"\bout\b|淡出|渐出|渐弱", text, re.IGNORECASE))
    both = fade_in == fade_out
    return FadeMusic(fade_in or both, fade_out or both)


_MUSIC = (
    r"(?:music|bgm|soundtrack|songs?|tunes?|beats?|audio\s+track|background\s+track|score"
    r"|sound|音乐|配乐|背景乐|歌曲|曲子|曲|歌|伴奏|声音|音轨|音量|volume)"
)
_SOFTER = (
    r"(?:quiet(?:er)?|soft(?:er)?|lower|turn(?:ed)?\s+(?:(?:the|it"
    r"|that)\s+)?(?:\w+\s+){0,2}down|reduce|decrease|less\s+loud|halve)"
)
_HARDER = (
    r"(?:louder|turn(?:ed)?\s+(?:(?:the|it|that)\s+)?(?:\w+\s+){0,2}up|raise|increase|boost"
    r"|more\s+volume)"
)
_SOFTER_ZH = r"(?:小声|小一?点|轻一?点|调小|调低|降低|减小|减半|减|低一?点|再小|太大|太响|太吵)"
_HARDER_ZH = r"(?:大声|大一?点|响一?点|调大|调高|提高|增大|高一?点|再大|太小)"
_MOOD = "|".join(pattern.pattern for pattern in MOODS.values())

RULES: tuple[Rule, ...] = (
    rule(
        r"\bmute\b|\bsilent\b|\bno\s+(?:sound|audio)\b|静音|消音|不要声音|关掉声音",
        lambda c, m: Mute(),
        whole=True,
    ),
    rule(
        rf"\b(?:no|without|remove|delete|drop|lose|kill|stop|get\s+rid\s+of"
        rf"|take\s+out)\b[^,]*\b{_MUSIC}(?![a-z])"
        rf"|(?:不要|去掉|删除|删掉|移除|取消|不用|没有)[^,]*{_MUSIC}|把{_MUSIC}(?:去掉|删|关)",
        lambda c, m: RemoveMusic(),
        whole=True,
    ),
    rule(
        rf"\bfad\w+\b.*\b{_MUSIC}\b|{_MUSIC}.*(?:\bfad\w+|淡入|淡出|渐弱|渐强)", _fade, whole=True
    ),
    rule(
        rf"\b{_SOFTER}\b.*\b{_MUSIC}\b|\b{_MUSIC}\b.*\b{_SOFTER}\b|{_MUSIC}.*{_SOFTER_ZH}"
        rf"|{_SOFTER_ZH}.*{_MUSIC}|\bturn\s+(?:\w+\s+)?{_MUSIC}\s+down\b|\bquieter\b|小声点",
        _turn(True),
        whole=True,
    ),
    rule(
        rf"\b{_HARDER}\b.*\b{_MUSIC}\b|\b{_MUSIC}\b.*\b{_HARDER}\b|{_MUSIC}.*{_HARDER_ZH}"
        rf"|{_HARDER_ZH}.*{_MUSIC}|\bturn\s+(?:\w+\s+)?{_MUSIC}\s+up\b|\blouder\b|大声点",
        _turn(False),
        whole=True,
    ),
    rule(
        rf"\b(?:set|change|make|put|turn|keep)\b[^,]*\b{_MUSIC}\b[^,]*?(?:\bto\b"
        rf"|\bat\b)\s*[-−–+]?\d|\bvolume\b|音量|{_MUSIC}(?:调|设|改)[^,]*\d",
        _level,
        whole=True,
    ),
    rule(
        rf"\b(?:add|with|use|put|play|want|need|include|give|lay|get|change|replace|swap|switch"
        rf"|make|some|insert)\b.*?\b{_MUSIC}(?![a-z])"
        rf"|(?:{_MOOD})[^,]*{_MUSIC}(?![a-z])|(?:加|配|来|放|用|换|添加|改|配上)[^,]*{_MUSIC}"
        rf"|{_MUSIC}(?:换|改|变)"
        rf"|^(?:background\s+)?{_MUSIC}\b.*",
        _add,
        whole=True,
    ),
)
