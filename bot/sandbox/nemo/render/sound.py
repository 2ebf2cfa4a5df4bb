"""The sound of a draft: composed music, uploaded audio and the films' own sound, mixed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.filter import Graph
from av.filter.context import FilterContext

from bot.sandbox.nemo.draft import AudioSegment, Draft, VideoSegment
from bot.sandbox.nemo.render.audio_graph import SAMPLE_RATE, chain, pulled, stereo
from bot.sandbox.nemo.render.job import RenderError
from bot.sandbox.nemo.render.music import compose
from bot.sandbox.nemo.render.picture_track import media_path
from bot.sandbox.nemo.render.shots import is_still

# The limits of FFmpeg's `atempo`.
SLOWEST_STEP, FASTEST_STEP = 0.5, 100.0


@dataclass(frozen=True, slots=True)
class Sound:
    """A stretch of an audio file on the timeline, in milliseconds; see the draft's segments."""

    path: Path
    start_ms: int
    duration_ms: int
    source_in_ms: int
    speed: float
    volume: float
    fade_in_ms: int
    fade_out_ms: int


def sounds_of(draft: Draft, media: Mapping[str, Path], scratch: Path) -> list[Sound]:
    """All that can be heard of a draft. Music is composed into files in the folder `scratch`.

    Raises RenderError if a file is missing or has no sound.
    """
    heard = [_music_or_upload(s, media, scratch) for s in draft.sounds if s.duration_ms > 0]
    films = [_film_sound(s, media) for s in draft.videos if s.duration_ms > 0]
    return [*heard, *(sound for sound in films if sound is not None)]


def _music_or_upload(segment: AudioSegment, media: Mapping[str, Path], scratch: Path) -> Sound:
    path = media_path(segment.media_id, segment.name, media)
    if path is None:
        path = scratch / f"{segment.mood.value}-{segment.duration_ms}.wav"
        if not path.exists():
            compose(segment.mood, segment.duration_ms / 1000, path)
    elif not _has_sound(path):
        raise RenderError(f"“{segment.name}” has no sound that can be played. Upload another file.")
    return Sound(
        path,
        segment.start_ms,
        segment.duration_ms,
        segment.source_in_ms,
        1.0,
        segment.volume,
        segment.fade_in_ms,
        segment.fade_out_ms,
    )


def _film_sound(segment: VideoSegment, media: Mapping[str, Path]) -> Sound | None:
    path = media_path(segment.media_id, segment.name, media)
    if path is None or segment.volume <= 0 or is_still(path) or not _has_sound(path):
        return None
    return Sound(
        path,
        segment.start_ms,
        segment.duration_ms,
        segment.source_in_ms,
        segment.speed,
        segment.volume,
        segment.fade_in_ms,
        segment.fade_out_ms,
    )


def _has_sound(path: Path) -> bool:
    try:
        with av.open(str(path)) as container:
            return bool(container.streams.audio)
    except (FFmpegError, OSError):
        return False


def mixed(sounds: list[Sound], duration_ms: int) -> Iterator[AudioFrame]:
    """The mix as stereo frames of `SAMPLE_RATE`, exactly as long as the video, silent if empty.

    Raises RenderError if a file turns out to be broken.
    """
    try:
        yield from pulled(_mix(sounds, duration_ms))
    except FFmpegError as error:
        raise RenderError("The sound can't be mixed. Remove the audio and add it again.") from error


def _mix(sounds: list[Sound], duration_ms: int) -> Graph:
    graph = Graph()
    silence = chain(
        graph,
        graph.add("anullsrc", channel_layout="stereo", sample_rate=str(SAMPLE_RATE)),
        graph.add("atrim", end=str(duration_ms / 1000)),
    )
    mix = graph.add("amix", inputs=str(len(sounds) + 1), normalize="0", duration="first")
    silence.link_to(mix, 0, 0)
    for number, sound in enumerate(sounds, start=1):
        _source(graph, sound).link_to(mix, 0, number)
    chain(
        graph,
        mix,
        graph.add("alimiter", limit="0.95", level="0", latency="1"),
        stereo(graph),
        graph.add("abuffersink"),
    )
    return graph


def _source(graph: Graph, sound: Sound) -> FilterContext:
    length_s = sound.duration_ms / 1000
    begin_s = sound.source_in_ms / 1000
    steps = [
        graph.add("amovie", filename=str(sound.path)),
        stereo(graph),
        graph.add("atrim", start=str(begin_s), end=str(begin_s + length_s * sound.speed)),
        graph.add("asetpts", expr="PTS-STARTPTS"),
        *(graph.add("atempo", tempo=str(tempo)) for tempo in _tempos(sound.speed)),
        graph.add("volume", volume=str(sound.volume)),
    ]
    if sound.fade_in_ms:
        steps.append(graph.add("afade", type="in", duration=str(sound.fade_in_ms / 1000)))
    if sound.fade_out_ms:
        start_s = max(0.0, length_s - sound.fade_out_ms / 1000)
        fade = {"start_time": str(start_s), "duration": str(sound.fade_out_ms / 1000)}
        steps.append(graph.add("afade", type="out", **fade))
    steps.append(graph.add("adelay", delays=str(sound.start_ms), all="1"))
    return chain(graph, *steps)


def _tempos(speed: float) -> list[float]:
    """Factors for the tempo filter, each within its limits; their product is the speed."""
    factors: list[float] = []
    speed = min(speed, FASTEST_STEP)
    while speed < SLOWEST_STEP:
        factors.append(SLOWEST_STEP)
        speed /= SLOWEST_STEP
    return [*factors, speed] if speed != 1.0 else factors
