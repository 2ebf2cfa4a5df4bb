"""The draft's own arithmetic."""

from bot.sandbox.nemo.draft import (
    AudioSegment,
    AudioTrack,
    Draft,
    TextSegment,
    TextTrack,
    VideoSegment,
    VideoTrack,
)

CLIP = VideoSegment(id="v1", name="Beach", start_ms=0, duration_ms=5000)
MUSIC = AudioSegment(id="a1", name="Lo-fi", start_ms=0, duration_ms=8000)
TITLE = TextSegment(id="x1", text="Hello", start_ms=1000, duration_ms=2000)


def test_a_video_is_as_long_as_its_pictures() -> None:
    draft = Draft().with_tracks([VideoTrack((CLIP,)), AudioTrack((MUSIC,))])
    assert draft.duration_ms == 5000


def test_without_pictures_the_longest_part_counts() -> None:
    draft = Draft().with_tracks([TextTrack((TITLE,)), AudioTrack((MUSIC,))])
    assert draft.duration_ms == 8000


def test_new_tracks_leave_title_and_canvas_alone() -> None:
    draft = Draft(title="Summer", width=1080, height=1920).with_tracks([VideoTrack((CLIP,))])
    assert (draft.title, draft.width, draft.height) == ("Summer", 1080, 1920)


def test_segments_are_gathered_from_all_tracks_of_a_kind() -> None:
    tracks = [VideoTrack((CLIP,)), TextTrack((TITLE,)), VideoTrack((CLIP,)), AudioTrack((MUSIC,))]
    draft = Draft().with_tracks(tracks)
    assert draft.videos == (CLIP, CLIP)
    assert draft.sounds == (MUSIC,)
    assert draft.titles == (TITLE,)


def test_a_draft_whose_tracks_are_bare_is_empty() -> None:
    assert Draft().is_empty
    assert Draft(tracks=(VideoTrack(), AudioTrack())).is_empty
    assert not Draft(tracks=(VideoTrack(), TextTrack((TITLE,)))).is_empty
