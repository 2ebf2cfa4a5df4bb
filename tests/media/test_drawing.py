"""Pictures of timelines, drawn for real."""

import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from bot.core.sketch import Box, Label, Mark, Place, Sketch, Tone
from bot.core.timeline import Timeline
from bot.core.timeline.marks import Marks, marks
from bot.core.timeline.picture import picture
from bot.media import fonts
from bot.media.drawing import BACKGROUND, draw

LIMIT_BYTES = 150_000
AFTER = Timeline.from_draft(
    {
        "d": 30_000,
        "t": [
            {"tt": 0, "sg": [{"n": f"海辺の夕焼け 🌅 {n}", "d": 2500} for n in range(12)]},
            {"tt": 1, "sg": [{"n": "Lo-fi 밤", "d": 30_000, "v": 0.35}]},
            {"tt": 7, "sg": [{"text": "A title that goes on and on, " * 9, "d": 30_000}]},
        ],
    }
)
BEFORE = Timeline.from_draft({"t": [{"tt": 0, "sg": [{"n": "old", "d": 9000}]}]})


def photo(colour: tuple[int, int, int], size: tuple[int, int] = (320, 180)) -> bytes:
    """A picture that is hard to compress."""
    noise = Image.effect_noise(size, 90).convert("RGB")
    file = BytesIO()
    Image.blend(noise, Image.new("RGB", size, colour), 0.6).save(file, "JPEG")
    return file.getvalue()


def drawn(sketch: Sketch, thumbnails: Mapping[Place, bytes] | None = None) -> Image.Image:
    data = draw(sketch, thumbnails or {})
    with Image.open(BytesIO(data), formats=["PNG"]) as image:
        return image.convert("RGB")


def sheet(*parts: Box | Label) -> Sketch:
    boxes = tuple(part for part in parts if isinstance(part, Box))
    labels = tuple(part for part in parts if isinstance(part, Label))
    return Sketch(400, 100, (), boxes, labels)


def inked(image: Image.Image) -> tuple[int, int, int, int] | None:
    """What isn't background, as left, top, right, bottom."""
    empty = Image.new("RGB", image.size, BACKGROUND)
    far = ImageChops.difference(image, empty).convert("L")
    return ImageChops.subtract(far, Image.new("L", image.size, 12)).getbbox()


@pytest.mark.parametrize("small", [False, True])
def test_the_largest_picture_is_small_enough_for_any_connection(small: bool) -> None:
    sketch = picture(AFTER, marks(BEFORE, AFTER), "en", small=small)
    thumbnails = {(0, index): photo((20 * index, 90, 200)) for index in range(12)}
    data = draw(sketch, thumbnails)
    assert len(data) <= LIMIT_BYTES
    assert drawn(sketch).size == (sketch.width, sketch.height)


def test_a_thumbnail_fills_its_box_again_and_again() -> None:
    box = Box(20, 10, 300, 80, Tone.VIDEO, place=(0, 0))
    red = drawn(sheet(box), {(0, 0): photo((255, 0, 0))})
    plain = drawn(sheet(box))
    for x in (40, 170, 300):
        seen, there = red.getpixel((x, 50)), plain.getpixel((x, 50))
        assert isinstance(seen, tuple)
        assert seen[0] > 150 > seen[2]
        assert there != seen


def test_a_level_is_as_high_as_the_volume() -> None:
    half = drawn(sheet(Box(0, 0, 400, 100, Tone.AUDIO, level=0.5)))
    assert half.getpixel((200, 20)) != half.getpixel((200, 80))
    assert half.getpixel((200, 45)) == half.getpixel((200, 20))
    assert half.getpixel((200, 55)) == half.getpixel((200, 80))


def test_every_mark_looks_different() -> None:
    looks = {
        mark: drawn(sheet(Box(20, 10, 200, 60, Tone.VIDEO, mark=mark))).tobytes()
        for mark in (None, *Mark)
    }
    assert len(set(looks.values())) == len(looks)


def test_a_label_stays_within_its_width() -> None:
    long = drawn(sheet(Label(50, 30, 120, 24, "An endless name " * 20)))
    area = inked(long)
    assert area is not None
    assert area[0] >= 48
    assert area[2] <= 172


@pytest.mark.parametrize(
    "text",
    [
        "Ünïcode",
        "Привет",
        "Ωμέγα",
        "海辺の夕焼け",
        "서울의 밤",
        "城市夜景",
        "🌅",
        "👨‍👩‍👧",
        "1️⃣",
        "🇫🇷",
    ],
)
def test_every_language_and_emoji_renders(text: str) -> None:
    image = drawn(sheet(Label(10, 30, 380, 24, text)))
    area = inked(image)
    assert area is not None
    assert area[3] - area[1] >= 10


def test_emoji_have_their_colours() -> None:
    image = drawn(sheet(Label(10, 30, 380, 24, "🌅")))
    _, saturation, _ = image.convert("HSV").split()
    vivid = ImageChops.subtract(saturation, Image.new("L", image.size, 150))
    assert vivid.getbbox() is not None


@pytest.mark.parametrize("text", ["\U0010fffe", "\ue000", "\u200b\u200d", "\x07", ""])
def test_a_letter_that_no_font_has_is_left_out(text: str) -> None:
    with_it = draw(sheet(Label(10, 30, 380, 24, f"a{text}b")), {})
    assert with_it == draw(sheet(Label(10, 30, 380, 24, "ab")), {})


def test_without_fonts_of_the_host_latin_is_drawn_and_the_rest_left_out() -> None:
    code = """
import sys
from pathlib import Path
sys.modules["noto_cjk"] = None
from bot.media import fonts
fonts._folders = lambda: ()
print([piece.text for piece in fonts.pieces("Beach 海辺 🌅 at dawn", 24, 500)])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "['Beach   at dawn']"


def test_a_cut_line_ends_in_dots_and_not_in_half_an_emoji() -> None:
    line = fonts.pieces("👨‍👩‍👧" * 20, 24, 100)
    whole, dots = {piece.text for piece in line[:-1]}, line[-1].text
    assert (whole, dots) == ({"👨‍👩‍👧"}, "…")
    assert sum(piece.width for piece in line) <= 100


def test_an_empty_timeline_can_be_drawn() -> None:
    assert drawn(picture(Timeline.from_draft({}), Marks(), "en")).width == 720


def test_a_ghost_is_only_an_outline() -> None:
    image = drawn(sheet(Box(20, 20, 200, 60, Tone.GHOST, Mark.REMOVED)))
    assert image.getpixel((100, 50)) == image.getpixel((300, 50))
    assert image.getpixel((21, 50)) != image.getpixel((300, 50))
