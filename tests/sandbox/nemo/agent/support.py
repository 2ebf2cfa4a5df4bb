"""Files, a finished first cut, and drafts as plain facts that tables can name."""

import random
from dataclasses import replace
from pathlib import Path

from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    Filter,
    Mood,
    TextSegment,
    TextTrack,
    VideoSegment,
    VideoTrack,
)
from bot.sandbox.nemo.media import Media, MediaKind
from bot.sandbox.nemo.turns import Request, Turn

Facts = dict[str, object]
Cases = tuple[tuple[Facts, tuple[str, ...]], ...]
"""What changes, and the messages that all change it so."""


def picture(name: str, width: int = 1600, height: int = 900) -> Media:
    return Media(name, f"{name}.jpg", "jpg", MediaKind.IMAGE, Path(), "", 1, width, height)


def film(name: str, duration_s: float) -> Media:
    path = Path()
    return Media(
        name, f"{name}.mp4", "mp4", MediaKind.VIDEO, path, "", 1, 1600, 900, duration_s, 30.0
    )


def song(name: str, duration_s: float = 60.0) -> Media:
    return Media(name, f"{name}.mp3", "mp3", MediaKind.AUDIO, Path(), "", 1, duration_s=duration_s)


PICTURES = (picture("beach"), picture("city"), picture("dog"))


def turn(
    text: str,
    draft: Draft | None = None,
    media: tuple[Media, ...] = PICTURES,
    *,
    fresh: tuple[Media, ...] = (),
    previous: Draft | None = None,
    language: str = "en",
) -> Turn:
    """What the agent makes of a message."""
    request = Request(text, draft or Draft(), media, fresh, previous, language)
    return respond(request, random.Random(7))


def drafted(turned: Turn, before: Draft) -> Draft:
    """The draft after a turn."""
    drafts = [beat.tool.draft for beat in turned.beats if beat.tool and beat.tool.draft]
    return drafts[-1] if drafts else before


def reply(turned: Turn) -> str:
    return turned.beats[-1].text


def after(text: str, draft: Draft, media: tuple[Media, ...] = PICTURES) -> Draft:
    return drafted(turn(text, draft, media), draft)


def first_cut() -> Draft:
    """Beach, city and dog (black and white), 3 s each, "Hello" for 2 s, lofi at 40 %, in 4:3."""
    clips = [
        VideoSegment(f"clip-{n}", f"{name}.jpg", 3000 * n - 3000, 3000, name)
        for n, name in enumerate(("beach", "city", "dog"), start=1)
    ]
    clips[2] = replace(clips[2], filters=(Filter.GRAYSCALE,))
    music = AudioSegment("music-1", "Lofi background", 0, 9000, Mood.LOFI, volume=0.4)
    title = TextSegment("title-1", "Hello", 0, 2000)
    draft = Draft(width=1440, height=1080)
    tracks = (VideoTrack(tuple(clips)), AudioTrack((music,)), TextTrack((title,)))
    return draft.with_tracks(tracks)


def facts(draft: Draft) -> Facts:
    """A draft as what a person would notice."""
    clips = draft.videos
    return {
        "clips": " ".join(clip.name.removesuffix(".jpg") for clip in clips),
        "lengths": [clip.duration_ms for clip in clips],
        "cut_in": [clip.source_in_ms for clip in clips],
        "motions": " ".join(clip.motion for clip in clips),
        "speeds": [clip.speed for clip in clips],
        "looks": " ".join("+".join(clip.filters) or "-" for clip in clips),
        "joins": [f"{c.transition.kind} {c.transition.duration_ms}" for c in clips[1:]],
        "fades": [clips[0].fade_in_ms, clips[-1].fade_out_ms] if clips else [],
        "silenced": any(clip.volume == 0 for clip in clips),
        "music": [_sound(sound) for sound in draft.sounds],
        "titles": [_title(title) for title in draft.titles],
        "frame": f"{draft.width}x{draft.height}",
        "total": draft.duration_ms,
    }


def _sound(sound: AudioSegment) -> str:
    """What plays, when, and how loud; fades only if there are any."""
    fades = (
        f" fades {sound.fade_in_ms}+{sound.fade_out_ms}"
        if sound.fade_in_ms or sound.fade_out_ms
        else ""
    )
    what = sound.media_id or sound.mood
    return f"{what} {sound.start_ms}-{sound.end_ms} {sound.volume:g}{fades}"


def _title(title: TextSegment) -> str:
    """What is written, when and where; colour and size only if they are unusual."""
    color = "" if title.color == "#ffffff" else f" {title.color}"
    size = "" if title.size == 1 else f" x{title.size:g}"
    return f"{title.text} {title.start_ms}-{title.end_ms} {title.position}{color}{size}"


PER_CLIP = {"cut_in", "speeds", "looks", "joins"}


def changes(before: Draft, after_it: Draft) -> Facts:
    """The facts that are others now; of new clips only what matters."""
    old, new = facts(before), facts(after_it)
    recounted = len(before.videos) != len(after_it.videos)
    return {
        name: value
        for name, value in new.items()
        if value != old[name] and not (recounted and name in PER_CLIP)
    }
