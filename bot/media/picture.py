"""Pictures: from what phones, cameras and scanners write to what everyone reads."""

import warnings
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast

from PIL import Image, ImageCms, ImageOps

from bot.errors import MediaUnreadable
from bot.media.blame import blaming, content_of

MAX_PIXELS = 100_000_000
"""Twice the 48 megapixels of many phones; decoded, it takes 400 MB."""

JPEG_QUALITY = 92
SMALL_QUALITY = 78

_READERS = {"heic": "HEIF", "heif": "HEIF", "avif": "AVIF", "bmp": "BMP", "tiff": "TIFF"}
_USUAL = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
_WRITERS = {"jpg": "JPEG", "png": "PNG"}

_FAULTS = (
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    EOFError,
    OverflowError,
    MemoryError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class _Profiles(Protocol):
    """``ImageCms``, with the type that its own annotations leave open."""

    def createProfile(self, colorSpace: str) -> ImageCms.ImageCmsProfile: ...


def convert_picture(source: Path, to: str, out: Path) -> None:
    """Write the picture upright, in sRGB and without metadata; transparency becomes white in JPEG.

    Raises ``MediaUnreadable`` also for a picture of more than ``MAX_PIXELS``.
    """
    reader = _reader(source, _READERS)
    with _careful(source):
        with Image.open(source, formats=[reader]) as image:
            picture = _plain(_in_srgb(ImageOps.exif_transpose(image)))
        if to == "jpg":
            picture = _on_white(picture)
        picture.save(out, _WRITERS[to], quality=JPEG_QUALITY, icc_profile=None)


def shrink_picture(source: Path, size: tuple[int, int], out: Path) -> None:
    """Write a JPEG of the picture that fits into ``size``; raises as ``convert_picture`` does."""
    reader = _reader(source, _READERS | _USUAL)
    with _careful(source):
        with Image.open(source, formats=[reader]) as image:
            image.draft("RGB", (2 * size[0], 2 * size[1]))  # JPEG is decoded smaller at once
            upright = ImageOps.exif_transpose(image)
            profile = upright.info.get("icc_profile")
            small = ImageOps.contain(_plain(upright), size)
            small.info["icc_profile"] = profile
            picture = _on_white(_plain(_in_srgb(small)))
        picture.save(out, "JPEG", quality=SMALL_QUALITY, icc_profile=None)


@contextmanager
def _careful(source: Path) -> Generator[None]:
    """Let a huge or damaged file end as what it is: ``MediaUnreadable``."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with warnings.catch_warnings(), blaming(source, *_FAULTS):
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _reader(source: Path, readers: Mapping[str, str]) -> str:
    content = content_of(source)
    if content is None or content not in readers:
        raise MediaUnreadable(f"{source.name}: not a picture to convert, but {content}")
    reader = readers[content]
    if reader == "HEIF":
        # It registers itself with Pillow; not every host has it.
        import_module("pillow_heif.HeifImagePlugin")
    return reader


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours of screens, if it says in which ones it is."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            cast("_Profiles", ImageCms).createProfile("sRGB"),
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
        )
    except (OSError, ImageCms.PyCMSError):
        # Slightly wrong colours are better than no picture.
        return image
    return converted or image


def _plain(image: Image.Image) -> Image.Image:
    """The picture with eight bits for each of RGB, and for transparency if there is any."""
    if image.mode.startswith("I;16"):
        # Pillow would make everything over 255 white; the upper bytes are the picture.
        upper = 0 if image.mode == "I;16B" else 1
        image = Image.frombytes("L", image.size, image.tobytes()[upper::2])
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")
