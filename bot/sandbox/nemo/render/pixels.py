"""Two of Pillow's methods under types that hold without NumPy.

Pillow annotates them with NumPy's array types, which are unknown where NumPy isn't installed.
"""

from collections.abc import Sequence
from typing import Protocol, cast

from PIL import Image

from bot.sandbox.nemo.render.camera import Box, Size


class _Pixels(Protocol):
    def resize(
        self,
        size: Size,
        resample: int | None = None,
        box: Box | None = None,
        reducing_gap: float | None = None,
    ) -> Image.Image: ...

    def point(self, lut: Sequence[float]) -> Image.Image: ...


def resized(
    image: Image.Image,
    size: Size,
    resample: Image.Resampling = Image.Resampling.BICUBIC,
    *,
    box: Box | None = None,
    reducing_gap: float | None = None,
) -> Image.Image:
    """The image, or a box of it, at another size; see `PIL.Image.Image.resize`."""
    return cast("_Pixels", image).resize(size, resample, box, reducing_gap)


def mapped(image: Image.Image, table: Sequence[float]) -> Image.Image:
    """The image with every 8-bit level looked up in a table of 256 entries a channel."""
    return cast("_Pixels", image).point(table)
