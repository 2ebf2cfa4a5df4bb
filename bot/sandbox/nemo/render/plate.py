"""Plates: pictures made ready for the camera, at least as large as the frame and of a fit shape."""

import zlib
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps

from bot.sandbox.nemo.render.camera import Size
from bot.sandbox.nemo.render.job import RenderError
from bot.sandbox.nemo.render.pixels import mapped, resized

# Room for the camera to come closer without losing sharpness.
OVERSAMPLE = 1.25
# A picture whose shape differs more from the frame's would lose too much to a crop.
CROP_LIMIT = 1.6
BACKDROP_LIGHT = 0.55
BACKDROP_GRAIN = 12

# Top, middle and bottom of a drawn background.
PALETTES = (
    ("#1b1f4b", "#7a3b8f", "#ff8a5c"),
    ("#06283d", "#1363a5", "#47d7ac"),
    ("#2b0a3d", "#b5255b", "#ffb347"),
    ("#0f2027", "#2c5364", "#8ecae6"),
)


def open_still(path: Path, name: str, frame: Size) -> Image.Image:
    """Decode a picture, upright and in RGB, no larger than the camera needs.

    Raises RenderError if the file is broken.
    """
    try:
        with Image.open(path) as source:
            needed = tuple(round(side * OVERSAMPLE) * 2 for side in frame)
            # JPEG decodes faster at a half, a quarter or an eighth of its size.
            source.draft("RGB", (max(needed), max(needed)))
            upright = ImageOps.exif_transpose(source)
            return _opaque(upright)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise RenderError(f"The picture “{name}” can't be read. Upload it again.") from error


def _opaque(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
    return image.convert("RGB")


def plate_from(image: Image.Image, frame: Size) -> Image.Image:
    """The image cut so that the camera can fill the frame with it.

    A picture of a like shape is kept whole. One of a very different shape is set whole on a blurred
    copy of itself.
    """
    shape = (image.width / image.height) / (frame[0] / frame[1])
    if 1 / CROP_LIMIT <= shape <= CROP_LIMIT:
        scale = max(frame[0] / image.width, frame[1] / image.height) * OVERSAMPLE
        return _shrunk(image, scale)
    return _on_backdrop(image, frame)


def _shrunk(image: Image.Image, scale: float) -> Image.Image:
    if scale >= 1:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return resized(image, size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _on_backdrop(image: Image.Image, frame: Size) -> Image.Image:
    size = round(frame[0] * OVERSAMPLE), round(frame[1] * OVERSAMPLE)
    small = ImageOps.fit(
        image, (max(2, size[0] // BACKDROP_GRAIN), max(2, size[1] // BACKDROP_GRAIN))
    )
    soft = small.filter(ImageFilter.GaussianBlur(max(small.size) / 25))
    dark = mapped(soft, [round(level * BACKDROP_LIGHT) for level in range(256)] * 3)
    plate = resized(dark, size)
    picture = ImageOps.contain(image, size, Image.Resampling.LANCZOS)
    plate.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return plate


def drawn_plate(name: str, frame: Size) -> Image.Image:
    """A coloured background with a soft light, one of a few that `name` chooses."""
    top, middle, bottom = PALETTES[zlib.crc32(name.encode()) % len(PALETTES)]
    size = round(frame[0] * OVERSAMPLE), round(frame[1] * OVERSAMPLE)
    slope = Image.linear_gradient("L").rotate(18, Image.Resampling.BICUBIC, expand=True)
    centre = slope.crop((60, 60, slope.width - 60, slope.height - 60))
    colored = ImageOps.colorize(centre, top, bottom, mid=middle)
    plate = resized(colored, size)
    # The radial gradient has this level at the middle of its edges, and must be dark there.
    edge = 181
    glow = mapped(
        Image.radial_gradient("L"), [max(0, edge - level) * 70 // edge for level in range(256)]
    )
    reach = round(max(size) * 0.9)
    plate.paste("white", (size[0] // 3, -reach // 3), resized(glow, (reach, reach)))
    return plate
