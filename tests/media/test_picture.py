"""Pictures of all kinds made into those that everyone reads."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image

from bot.core.media import MEDIA_TYPES, MediaType, sniff
from bot.errors import MediaUnreadable
from bot.media.tools import ProcessMediaTools
from tests.media.material import BLUE, RED, WHITE, files_in, halves, is_close

JPG, PNG = MEDIA_TYPES["jpg"], MEDIA_TYPES["png"]
TURNED_RIGHT = 6
ORIENTATION = 0x0112

# It registers itself with Pillow.
import_module("pillow_heif.HeifImagePlugin")


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("photo.heic", JPG),
        ("photo.heif", JPG),
        ("photo.avif", JPG),
        ("drawing.bmp", PNG),
        ("scan.tiff", PNG),
    ],
)
async def test_a_picture_is_the_same_in_the_new_format(
    tools: ProcessMediaTools, tmp_path: Path, name: str, to: MediaType
) -> None:
    source, out = tmp_path / name, tmp_path / "out"
    halves().save(source)
    await tools.convert(source, to, out)
    assert sniff(out.read_bytes()) == to
    with Image.open(out) as image:
        assert (image.size, image.mode) == ((128, 64), "RGB")
        assert is_close(image.getpixel((20, 32)), BLUE)
        assert is_close(image.getpixel((100, 32)), RED)


def _heic(path: Path) -> None:
    # As phones do: the container turns the picture.
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    halves().save(path, "HEIF", exif=exif.tobytes())


def _avif(path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    halves().save(path, "AVIF", exif=exif)


def _tiff(path: Path) -> None:
    halves().save(path, "TIFF", tiffinfo={ORIENTATION: TURNED_RIGHT})


@pytest.mark.parametrize("save", [_heic, _avif, _tiff])
async def test_a_turned_picture_comes_out_upright(
    tools: ProcessMediaTools, tmp_path: Path, save: Callable[[Path], None]
) -> None:
    source, out = tmp_path / "source", tmp_path / "out.jpg"
    save(source)
    await tools.convert(source, JPG, out)
    with Image.open(out) as image:
        assert image.size == (64, 128)
        assert is_close(image.getpixel((32, 20)), BLUE)
        assert is_close(image.getpixel((32, 100)), RED)
        assert not image.getexif()


async def test_transparency_becomes_white_in_jpeg(tools: ProcessMediaTools, tmp_path: Path) -> None:
    source, out = tmp_path / "sticker.heic", tmp_path / "out.jpg"
    sticker = halves().convert("RGBA")
    sticker.paste((0, 0, 0, 0), (0, 0, 64, 64))
    sticker.save(source)
    await tools.convert(source, JPG, out)
    with Image.open(out) as image:
        assert is_close(image.getpixel((20, 32)), WHITE)
        assert is_close(image.getpixel((100, 32)), RED)


async def test_transparency_is_kept_in_png(tools: ProcessMediaTools, tmp_path: Path) -> None:
    source, out = tmp_path / "logo.tiff", tmp_path / "out.png"
    Image.new("RGBA", (8, 8), (255, 0, 0, 100)).save(source)
    await tools.convert(source, PNG, out)
    with Image.open(out) as image:
        assert image.getpixel((4, 4)) == (255, 0, 0, 100)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "YCbCr", "LA"])
async def test_other_ways_to_store_colours_are_read(
    tools: ProcessMediaTools, tmp_path: Path, mode: str
) -> None:
    source, out = tmp_path / "scan.tiff", tmp_path / "out.png"
    halves((0, 0, 0), WHITE).convert(mode).save(source)
    await tools.convert(source, PNG, out)
    with Image.open(out) as image:
        rgb = image.convert("RGB")
        assert is_close(rgb.getpixel((20, 32)), (0, 0, 0))
        assert is_close(rgb.getpixel((100, 32)), WHITE)


@pytest.mark.parametrize("mode", ["I;16", "I;16B"])
async def test_deep_greys_keep_their_brightness(
    tools: ProcessMediaTools, tmp_path: Path, mode: str
) -> None:
    source, out = tmp_path / "scan.tiff", tmp_path / "out.png"
    order = "little" if mode == "I;16" else "big"
    Image.frombytes(mode, (8, 8), (0x8000).to_bytes(2, order) * 64).save(source)
    await tools.convert(source, PNG, out)
    with Image.open(out) as image:
        assert image.getpixel((4, 4)) == (128, 128, 128)


async def test_colours_are_those_of_screens(tools: ProcessMediaTools, tmp_path: Path) -> None:
    source, out = tmp_path / "photo.tiff", tmp_path / "out.png"
    Image.new("RGB", (8, 8), RED).save(source, icc_profile=_swapped_profile())
    await tools.convert(source, PNG, out)
    with Image.open(out) as image:
        assert is_close(image.getpixel((4, 4)), BLUE, 2)
        assert "icc_profile" not in image.info


def _swapped_profile() -> bytes:
    """The profile of sRGB with the colours of its first and last channel exchanged."""
    # Imported so because Pillow's annotations leave open what a profile is.
    profiles = import_module("PIL.ImageCms")
    profile: bytes = profiles.ImageCmsProfile(profiles.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")


async def test_a_broken_profile_is_no_reason_to_refuse(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    source, out = tmp_path / "photo.tiff", tmp_path / "out.png"
    halves().save(source, icc_profile=b"no profile")
    await tools.convert(source, PNG, out)
    with Image.open(out) as image:
        assert image.getpixel((20, 32)) == BLUE


@pytest.mark.parametrize("name", ["photo.heic", "photo.avif", "drawing.bmp", "scan.tiff"])
@pytest.mark.parametrize("kept", [0.3, 0.8])
async def test_half_a_picture_is_refused(
    tools: ProcessMediaTools, tmp_path: Path, name: str, kept: float
) -> None:
    source = tmp_path / name
    halves().save(source)
    whole = source.read_bytes()
    source.write_bytes(whole[: round(len(whole) * kept)])
    with pytest.raises(MediaUnreadable, match=name):
        await tools.convert(source, JPG, tmp_path / "out.jpg")
    assert files_in(tmp_path) == [source]


async def test_a_picture_that_would_fill_the_memory_is_refused(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    # Two lines of it are there, and the header promises 110 megapixels.
    source = tmp_path / "huge.bmp"
    Image.new("1", (11_000, 2)).save(source)
    header = bytearray(source.read_bytes())
    header[22:26] = (10_000).to_bytes(4, "little")
    source.write_bytes(header)
    with pytest.raises(MediaUnreadable, match="pixels"):
        await tools.convert(source, PNG, tmp_path / "out.png")


async def test_a_program_for_printers_is_never_run(
    tools: ProcessMediaTools, tmp_path: Path
) -> None:
    source = tmp_path / "photo.heic"
    source.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n")
    with pytest.raises(MediaUnreadable, match="not a picture"):
        await tools.convert(source, JPG, tmp_path / "out.jpg")
