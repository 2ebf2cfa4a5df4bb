"""Filters, each by what it does to a color."""

from collections.abc import Callable

import pytest
from PIL import Image

from bot.sandbox.nemo.draft import Filter
from bot.sandbox.nemo.render.look import apply_filters, dimmed
from tests.sandbox.nemo.render.material import color_at

Color = tuple[int, int, int]
MUTED: Color = (150, 110, 90)


def filtered(*filters: Filter, color: Color = MUTED) -> Color:
    return color_at(apply_filters(Image.new("RGB", (64, 64), color), filters), 0.5, 0.5)


def spread(color: Color) -> int:
    return max(color) - min(color)


EFFECTS: dict[Filter, Callable[[Color], bool]] = {
    Filter.GRAYSCALE: lambda c: spread(c) == 0,
    Filter.SEPIA: lambda c: c[0] > c[1] > c[2],
    Filter.WARM: lambda c: c[0] - c[2] > MUTED[0] - MUTED[2],
    Filter.COOL: lambda c: c[0] - c[2] < MUTED[0] - MUTED[2],
    Filter.VIVID: lambda c: spread(c) > spread(MUTED),
    Filter.BLUR: lambda c: c == MUTED,
    Filter.BRIGHTEN: lambda c: min(c) > min(MUTED),
    Filter.DARKEN: lambda c: max(c) < max(MUTED),
}


@pytest.mark.parametrize("name", Filter)
def test_effects(name: Filter) -> None:
    assert EFFECTS[name](filtered(name))


def test_blur_softens_an_edge() -> None:
    image = Image.new("RGB", (400, 100))
    image.paste("white", (200, 0, 400, 100))
    blurred = apply_filters(image, [Filter.BLUR])
    assert 20 < color_at(blurred, 0.49, 0.5)[0] < 235


def test_filters_apply_in_turn() -> None:
    assert spread(filtered(Filter.SEPIA, Filter.GRAYSCALE)) == 0
    assert spread(filtered(Filter.GRAYSCALE, Filter.SEPIA)) > 0


def test_dimming() -> None:
    image = Image.new("RGB", (4, 4), (200, 100, 50))
    assert color_at(dimmed(image, 0.5), 0, 0) == (100, 50, 25)
    assert color_at(dimmed(image, -1), 0, 0) == (0, 0, 0)
    assert dimmed(image, 1) is image
