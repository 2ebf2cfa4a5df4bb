"""Making a video out of the uploaded files, or out of words alone."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.sandbox.nemo.agent.commands.base import Bench, Ms, Outcome, Percent, Talk, say
from bot.sandbox.nemo.agent.commands.timeline import in_order, index_of, new_id, rebuilt, with_clips
from bot.sandbox.nemo.draft import (
    AudioSegment,
    Draft,
    Mood,
    Motion,
    TextSegment,
    Transition,
    TransitionKind,
    VideoSegment,
)
from bot.sandbox.nemo.media import Media, MediaKind
from bot.sandbox.nemo.turns import Effort

ONE_CLIP_MS = 5000
EACH_CLIP_MS = 3000
CROSSFADE_MS = 500
LONGEST_MS = 10 * 60 * 1000
MUSIC_VOLUME = 0.35
MOVES = (Motion.ZOOM_IN, Motion.PAN_RIGHT, Motion.ZOOM_OUT, Motion.PAN_LEFT)


@dataclass(frozen=True, slots=True)
class MakeVideo(Talk):
    """Begin a new timeline from pictures, or from a description."""

    prompt: str = ""
    total_ms: int | None = None
    each_ms: int | None = None
    motion: Motion | None = None
    only_one: bool = False
    """ "This image": only the newest of several."""
    title: str = ""
    from_words: bool = False
    """Draw what `prompt` says, whatever files there are."""

    def apply(self, bench: Bench) -> Outcome:
        sources = () if self.from_words else bench.fresh_pictures() or bench.pictures()
        if self.only_one:
            sources = sources[-1:]
        draft = Draft(title=bench.draft.title, width=bench.draft.width, height=bench.draft.height)
        if bench.draft.is_empty and sources:
            width, height = _canvas_for(sources[0])
            draft = replace(draft, width=width, height=height)
        made = with_clips(draft, self._clips(draft, sources))
        sentence = say(
            "make.drawn" if not sources else "make.clips",
            name=made.videos[0].name,
            count=len(made.videos),
            length=Ms(made.duration_ms),
            motion=made.videos[0].motion,
        )
        return Outcome(sentence, made, "generate_video_with_seedance", Effort.GENERATE)

    def _clips(self, draft: Draft, sources: tuple[Media, ...]) -> list[VideoSegment]:
        count = max(1, len(sources))
        usual_ms = ONE_CLIP_MS if count == 1 else EACH_CLIP_MS * count
        total_ms = min(LONGEST_MS, self.total_ms or usual_ms)
        each_ms = self.each_ms or total_ms // count
        if not sources:
            return [_drawn(self.prompt, total_ms, self.motion or Motion.ZOOM_IN)]
        clips = [self._clip(index, media, each_ms) for index, media in enumerate(sources)]
        if self.each_ms is None and self.total_ms is not None:
            rest_ms = total_ms - sum(clip.duration_ms for clip in clips[:-1])
            if sources[-1].kind is MediaKind.IMAGE:
                clips[-1] = replace(clips[-1], duration_ms=rest_ms)
        return clips

    def _clip(self, index: int, media: Media, each_ms: int) -> VideoSegment:
        clip = clip_of(media, f"clip-{index + 1}", each_ms, index)
        if self.total_ms is None and self.each_ms is None and media.kind is MediaKind.VIDEO:
            clip = replace(clip, duration_ms=round(media.duration_s * 1000))
        if self.motion is not None and media.kind is MediaKind.IMAGE:
            clip = replace(clip, motion=self.motion)
        if index:
            fade = Transition(TransitionKind.CROSSFADE, min(CROSSFADE_MS, each_ms // 2))
            clip = replace(clip, transition=fade)
        return clip


def clip_of(media: Media, clip_id: str, duration_ms: int, index: int = 0) -> VideoSegment:
    """A clip that shows a file: pictures move, films run no longer than they are."""
    motion = MOVES[index % len(MOVES)]
    if media.kind is MediaKind.VIDEO:
        motion = Motion.NONE
        duration_ms = min(duration_ms, round(media.duration_s * 1000) or duration_ms)
    return VideoSegment(clip_id, media.filename, 0, duration_ms, media.id, motion=motion)


def _drawn(prompt: str, duration_ms: int, motion: Motion) -> VideoSegment:
    name = prompt if len(prompt) <= 40 else prompt[:39].rsplit(" ", 1)[0] + "…"
    return VideoSegment("clip-1", name or "Clip", 0, duration_ms, motion=motion)


def _canvas_for(media: Media) -> tuple[int, int]:
    """The frame that fits a file: upright, square or wide."""
    ratio = media.width / media.height if media.height else 16 / 9
    if ratio < 0.85:
        return 1080, 1920
    return (1080, 1080) if ratio < 1.15 else (1920, 1080)


@dataclass(frozen=True, slots=True)
class Finish(Talk):
    """What the service adds on its own after a raw video: music, a soft start, a title."""

    mood: Mood = Mood.LOFI
    music: bool = True
    title: str = ""

    def apply(self, bench: Bench) -> Outcome:
        draft, total_ms = bench.draft, bench.draft.duration_ms
        clips = list(draft.videos)
        clips[0] = replace(clips[0], fade_in_ms=min(400, total_ms // 4))
        sounds, titles = list(draft.sounds), list(draft.titles)
        if self.music:
            name = f"{self.mood.value.capitalize()} background"
            sounds = [AudioSegment("music-1", name, 0, total_ms, self.mood, volume=MUSIC_VOLUME)]
            sounds = [replace(s, fade_out_ms=min(1000, total_ms // 4)) for s in sounds]
        if self.title:
            titles.append(TextSegment("title-1", self.title, 0, min(3000, total_ms)))
        sentence = say(
            "finish.music" if self.music else "finish.plain",
            mood=self.mood,
            volume=Percent(MUSIC_VOLUME),
        )
        finished = rebuilt(draft, clips, sounds, titles)
        return Outcome(sentence, finished, "generate_music" if self.music else "edit_multitrack")


@dataclass(frozen=True, slots=True)
class AddClips(Talk):
    """Put the newest pictures on the timeline, at its end unless told otherwise."""

    at_start: bool = False
    after: int | None = None
    duration_ms: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        used = {clip.media_id for clip in bench.draft.videos}
        unused = tuple(media for media in bench.pictures() if media.id not in used)
        sources = bench.fresh_pictures() or unused or bench.pictures()[-1:]
        if not sources:
            return Outcome(say("make.nothing"))
        clips = list(bench.draft.videos)
        place = 0 if self.at_start else len(clips)
        if (index := index_of(self.after, len(clips))) is not None:
            place = index + 1
        for offset, media in enumerate(sources):
            clip_id = new_id(with_clips(bench.draft, clips), "clip")
            clip = clip_of(media, clip_id, self.duration_ms or EACH_CLIP_MS, place + offset)
            clips.insert(place + offset, clip)
        draft = in_order(bench.draft, clips)
        sentence = say(
            "add.clips",
            name=sources[0].filename,
            count=len(sources),
            number=place + 1,
            length=Ms(draft.duration_ms),
        )
        return Outcome(sentence, draft)


@dataclass(frozen=True, slots=True)
class FindVideo(Talk):
    """Look for the film that a picture is from; the stand-in can only show how that looks."""

    def apply(self, bench: Bench) -> Outcome:
        pictures = bench.fresh_pictures() or bench.pictures()
        if not pictures:
            return Outcome(say("make.nothing"))
        name = PurePath(pictures[-1].filename).name
        if not bench.draft.is_empty:
            return Outcome(say("find.none", name=name), tool="understand_media")
        made = MakeVideo(only_one=True).apply(bench)
        sentence = say("find.made", name=name, length=Ms(ONE_CLIP_MS))
        return replace(made, sentence=sentence, tool="understand_media")
