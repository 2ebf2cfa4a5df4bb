"""Small operations on drafts that several commands share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    Segment,
    TextSegment,
    TextTrack,
    Transition,
    VideoSegment,
    VideoTrack,
)

SHORTEST_MS = 200


def new_id(draft: Draft, prefix: str) -> str:
    """An id that no segment of the draft has."""
    taken: set[str] = {s.id for s in (*draft.videos, *draft.sounds, *draft.titles)}
    return next(f"{prefix}-{n}" for n in range(1, len(taken) + 2) if f"{prefix}-{n}" not in taken)


def with_clips(draft: Draft, clips: Iterable[VideoSegment]) -> Draft:
    """The draft with these clips one after another, and music and titles fitted to them."""
    placed: list[VideoSegment] = []
    end_ms = 0
    for clip in clips:
        placed.append(replace(clip, start_ms=end_ms))
        end_ms = placed[-1].end_ms
    before_ms = draft.duration_ms
    sounds = _fitted(draft.sounds, before_ms, end_ms)
    titles = _fitted(draft.titles, before_ms, end_ms)
    return rebuilt(draft, placed, sounds, titles)


def in_order(draft: Draft, clips: Sequence[VideoSegment]) -> Draft:
    """The draft with its clips in another order, or with other ones among them.

    Joins and the fades at both ends belong to their places and stay there.
    """
    before = draft.videos
    joins = [clip.transition for clip in before[1:]]
    joins += joins[-1:] * len(clips) or [Transition()] * len(clips)
    fade_in_ms = before[0].fade_in_ms if before else 0
    fade_out_ms = before[-1].fade_out_ms if before else 0
    last = len(clips) - 1
    placed = [
        replace(
            clip,
            transition=joins[index - 1] if index else Transition(),
            fade_in_ms=0 if index else fade_in_ms,
            fade_out_ms=fade_out_ms if index == last else 0,
        )
        for index, clip in enumerate(clips)
    ]
    return with_clips(draft, placed)


def _fitted(segments: Sequence[Segment], before_ms: int, after_ms: int) -> list[Segment]:
    """Segments in a video whose length changed: what filled it still does, the rest stays put."""
    fitted: list[Segment] = []
    for segment in segments:
        start_ms, duration_ms = segment.start_ms, segment.duration_ms
        if start_ms + duration_ms >= before_ms and start_ms == 0:
            duration_ms = after_ms
        elif start_ms + duration_ms == before_ms:
            start_ms = max(0, after_ms - duration_ms)
        duration_ms = min(duration_ms, after_ms - start_ms)
        if duration_ms >= SHORTEST_MS:
            fitted.append(replace(segment, start_ms=start_ms, duration_ms=duration_ms))
    return fitted


def rebuilt(
    draft: Draft,
    clips: Iterable[VideoSegment],
    sounds: Iterable[Segment],
    titles: Iterable[Segment],
) -> Draft:
    """The draft with these segments, on one track of each kind; empty tracks go."""
    tracks = (
        VideoTrack(tuple(clips)),
        AudioTrack(tuple(s for s in sounds if isinstance(s, AudioSegment))),
        TextTrack(tuple(t for t in titles if isinstance(t, TextSegment))),
    )
    return draft.with_tracks(track for track in tracks if track.segments)


def with_sounds(draft: Draft, sounds: Iterable[AudioSegment]) -> Draft:
    return rebuilt(draft, draft.videos, sounds, draft.titles)


def with_titles(draft: Draft, titles: Iterable[TextSegment]) -> Draft:
    ordered = sorted(titles, key=lambda title: title.start_ms)
    return rebuilt(draft, draft.videos, draft.sounds, ordered)


def index_of(number: int | None, count: int) -> int | None:
    """The index of clip `number` (1 is the first, -1 the last); None if there is no such clip."""
    if number is None or not count:
        return None
    index = count - 1 if number == -1 else number - 1
    return index if 0 <= index < count else None


def change_clips(
    draft: Draft, number: int | None, change: Callable[[VideoSegment], VideoSegment]
) -> Draft | None:
    """The draft with one clip changed, or all if no number was said; None: no such clip."""
    clips = list(draft.videos)
    index = index_of(number, len(clips))
    if number is not None and index is None:
        return None
    changed = [change(clip) if index in {None, i} else clip for i, clip in enumerate(clips)]
    return with_clips(draft, changed)
