"""Drafts that no video can be made of, and files that can't be read."""

from pathlib import Path

import pytest
from PIL import Image

from bot.sandbox.nemo.draft import AudioSegment, Draft, VideoSegment
from bot.sandbox.nemo.render import RenderError, RenderJob
from bot.sandbox.nemo.render.movie import render
from tests.sandbox.nemo.render.material import draft, save_tone


def _broken(folder: Path) -> dict[str, Path]:
    torn = folder / "torn.jpg"
    Image.effect_noise((400, 300), 80).save(torn)
    torn.write_bytes(torn.read_bytes()[:2000])
    (folder / "junk.mp4").write_bytes(b"junk" * 400)
    (folder / "junk.mp3").write_bytes(b"")
    tone = save_tone(folder / "tone.wav", 440, 0.2)
    return {
        "torn": torn,
        "junk": folder / "junk.mp4",
        "mute": folder / "junk.mp3",
        "tone": tone,
        "gone": folder / "gone.jpg",
    }


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (Draft(), "The timeline is empty"),
        (draft([VideoSegment("v", "Beach", 0, 0)]), "The timeline is empty"),
        (draft([VideoSegment("v", "Beach", 0, 11 * 60_000)]), "longer than 10 minutes"),
        (draft([VideoSegment("v", "Beach", 0, 200, "nowhere")]), "file of “Beach” is missing"),
        (draft([VideoSegment("v", "Beach", 0, 200, "gone")]), "file of “Beach” is missing"),
        (draft([VideoSegment("v", "Beach", 0, 200, "torn")]), "“Beach” can't be read"),
        (draft([VideoSegment("v", "Film", 0, 200, "junk")]), "“Film” can't be read"),
        (draft([VideoSegment("v", "Song", 0, 200, "tone")]), "“Song” has no picture"),
        (
            draft(
                [VideoSegment("v", "v", 0, 200)],
                [AudioSegment("a", "Song", 0, 200, media_id="mute")],
            ),
            "“Song” has no sound",
        ),
    ],
)
def test_what_cannot_be_rendered_is_said_plainly(
    made: Draft, sentence: str, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "out.mp4"
    with pytest.raises(RenderError, match=sentence):
        render(RenderJob(made, out, _broken(tmp_path)), lambda _: None)
    assert not out.parent.exists() or not list(out.parent.iterdir())
