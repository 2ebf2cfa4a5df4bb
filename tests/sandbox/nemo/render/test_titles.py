"""Titles: in their time, in their place, inside the frame, and readable."""

import pytest
from PIL import Image, ImageChops

from bot.sandbox.nemo.draft import Position, TextSegment, TextStyle
from bot.sandbox.nemo.render.pixels import mapped
from bot.sandbox.nemo.render.titles import Title

FRAME = (640, 360)
LONG = "A very long title that could never stand on one line of such a small frame, " * 3


def ink_box(segment: TextSegment, time_ms: float, background: str = "#808080") -> tuple[int, ...]:
    """The box of all pixels that the title changes; empty if it changes none."""
    plain = Image.new("RGB", FRAME, background)
    image = plain.copy()
    Title(segment, FRAME).draw_on(image, time_ms)
    changed = ImageChops.difference(image, plain).convert("L")
    return mapped(changed, [255 if level > 40 else 0 for level in range(256)]).getbbox() or ()


@pytest.mark.parametrize(
    ("time_ms", "shown"), [(0, False), (999, False), (1000, True), (2999, True), (3000, False)]
)
def test_a_title_shows_in_its_time_only(time_ms: int, shown: bool) -> None:
    segment = TextSegment("x", "Hello", 1000, 2000, fade_in_ms=0, fade_out_ms=0)
    assert bool(ink_box(segment, time_ms)) is shown


def test_a_title_fades() -> None:
    segment = TextSegment("x", "Hello", 0, 2000, fade_in_ms=500, fade_out_ms=500)

    def strength(time_ms: float) -> int:
        image = Image.new("RGB", FRAME, "black")
        Title(segment, FRAME).draw_on(image, time_ms)
        return max(image.tobytes())

    assert 0 < strength(0) < strength(200) < strength(1000) == 255
    assert 255 > strength(1800) > strength(1990) >= 0


@pytest.mark.parametrize("position", Position)
def test_positions(position: Position) -> None:
    left, top, right, bottom = ink_box(TextSegment("x", "Hi", 0, 1000, position), 500)
    x, y = (left + right) / 2 / FRAME[0], (top + bottom) / 2 / FRAME[1]
    name = position.value
    assert (y < 0.34) == name.startswith("top")
    assert (y > 0.66) == name.startswith("bottom")
    assert (x < 0.34) == name.endswith("left")
    assert (x > 0.66) == name.endswith("right")


@pytest.mark.parametrize("style", TextStyle)
@pytest.mark.parametrize("position", [Position.CENTER, Position.TOP_LEFT, Position.BOTTOM])
@pytest.mark.parametrize("text", [LONG, "夏天的湖边，我们学会了航海。" * 6, "W" * 80])
def test_long_titles_stay_inside(text: str, position: Position, style: TextStyle) -> None:
    segment = TextSegment("x", text, 0, 1000, position, size=2.0, style=style)
    left, top, right, bottom = ink_box(segment, 500)
    assert left > 0
    assert top > 0
    assert right < FRAME[0]
    assert bottom < FRAME[1]


def test_size_scales_the_letters() -> None:
    small, large = (ink_box(TextSegment("x", "Hi", 0, 1000, size=s), 500) for s in (1.0, 2.0))
    assert large[3] - large[1] > 1.6 * (small[3] - small[1])


@pytest.mark.parametrize("style", TextStyle)
@pytest.mark.parametrize("background", ["white", "black", "#808080"])
@pytest.mark.parametrize("color", ["white", "black", "gold"])
def test_a_title_stands_out_from_any_background(
    style: TextStyle, background: str, color: str
) -> None:
    image = Image.new("RGB", FRAME, background)
    Title(TextSegment("x", "Hi", 0, 1000, style=style, color=color), FRAME).draw_on(image, 500)
    levels = image.convert("L").getextrema()
    darkest, lightest = levels
    assert isinstance(darkest, int | float)
    assert isinstance(lightest, int | float)
    assert lightest - darkest > 100


def test_the_color_is_used_and_an_unknown_one_is_white() -> None:
    for color, expected in (("#ff0000", (255, 0, 0)), ("no color", (255, 255, 255))):
        image = Image.new("RGB", FRAME, "black")
        Title(TextSegment("x", "III", 0, 1000, color=color, size=3), FRAME).draw_on(image, 500)
        assert expected in {pixel for _, pixel in image.getcolors(1 << 20) or []}


def test_a_title_of_emoji_alone_shows_nothing() -> None:
    assert ink_box(TextSegment("x", "🎉", 0, 1000, style=TextStyle.BOX), 500) == ()
