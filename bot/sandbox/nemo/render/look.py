"""Looks: the filters that are laid over pictures. All take and give RGB images."""

from collections.abc import Callable, Iterable, Mapping

from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from bot.sandbox.nemo.draft import Filter
from bot.sandbox.nemo.render.pixels import mapped

# Rows of three weights and an offset, for red, green and blue.
SEPIA = (0.393, 0.769, 0.189, 0, 0.349, 0.686, 0.168, 0, 0.272, 0.534, 0.131, 0)
WARM = (1.10, 0.02, 0, 6, 0, 1.02, 0, 2, 0, 0, 0.84, 0)
COOL = (0.86, 0, 0, 0, 0, 1.0, 0.02, 2, 0, 0.03, 1.10, 6)

BRIGHTEN_GAMMA, DARKEN_GAMMA = 0.72, 1.45
BLUR_PER_WIDTH = 1 / 110


def apply_filters(image: Image.Image, filters: Iterable[Filter]) -> Image.Image:
    """The image with every filter applied, in turn."""
    for name in filters:
        image = FILTERS[name](image)
    return image


def dimmed(image: Image.Image, light: float) -> Image.Image:
    """The image at a brightness from 0 (black) to 1 (as it is)."""
    if light >= 1:
        return image
    return Image.blend(Image.new("RGB", image.size), image, max(light, 0.0))


def _grayscale(image: Image.Image) -> Image.Image:
    return ImageOps.grayscale(image).convert("RGB")


def _vivid(image: Image.Image) -> Image.Image:
    return ImageEnhance.Contrast(ImageEnhance.Color(image).enhance(1.45)).enhance(1.08)


def _blur(image: Image.Image) -> Image.Image:
    # Three box blurs come close to a Gaussian at a cost that doesn't grow with the radius.
    radius = image.width * BLUR_PER_WIDTH
    for _ in range(3):
        image = image.filter(ImageFilter.BoxBlur(radius))
    return image


def _matrix(weights: tuple[float, ...]) -> Callable[[Image.Image], Image.Image]:
    return lambda image: image.convert("RGB", matrix=weights)


def _gamma(gamma: float) -> Callable[[Image.Image], Image.Image]:
    table = [round(255 * (level / 255) ** gamma) for level in range(256)] * 3
    return lambda image: mapped(image, table)


FILTERS: Mapping[Filter, Callable[[Image.Image], Image.Image]] = {
    Filter.GRAYSCALE: _grayscale,
    Filter.SEPIA: _matrix(SEPIA),
    Filter.WARM: _matrix(WARM),
    Filter.COOL: _matrix(COOL),
    Filter.VIVID: _vivid,
    Filter.BLUR: _blur,
    Filter.BRIGHTEN: _gamma(BRIGHTEN_GAMMA),
    Filter.DARKEN: _gamma(DARKEN_GAMMA),
}
