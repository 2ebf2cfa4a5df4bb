"""Draws sketches: dark, so that they suit Discord's usual theme, and legible on a phone."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from bot.core.sketch import Box, Ink, Label, Mark, Place, Sketch, Tone
from bot.media.fonts import pieces

BACKGROUND = (30, 31, 34)
RULE = (58, 60, 66)
SHADE = (16, 17, 20)
RADIUS = 8
OUTLINE = 4
DASH = 12
JPEG_QUALITY = 82
COLOURS = 256
"""Of a palette: enough for thumbnails, and a quarter of the bytes."""

_TONES = {
    Tone.VIDEO: (66, 76, 176),
    Tone.AUDIO: (17, 84, 70),
    Tone.TEXT: (112, 64, 172),
    Tone.OTHER: (86, 90, 98),
    Tone.GHOST: BACKGROUND,
}
_LEVEL = (28, 128, 106)
_INKS = {
    Ink.STRONG: (255, 255, 255),
    Ink.QUIET: (196, 200, 208),
    Ink.ADDED: (98, 214, 132),
    Ink.CHANGED: (250, 196, 80),
    Ink.REMOVED: (255, 138, 138),
}
_MARKS = {
    Mark.ADDED: (_INKS[Ink.ADDED], "+"),
    Mark.CHANGED: (_INKS[Ink.CHANGED], "~"),
    Mark.REMOVED: (_INKS[Ink.REMOVED], "–"),
}
BADGE_PX = 26

Colour = tuple[int, int, int]


def draw(sketch: Sketch, thumbnails: Mapping[Place, bytes]) -> bytes:
    """The sketch as a PNG, or a JPEG if it is photographic.

    ``thumbnails`` are JPEGs for the boxes of these places.
    """
    image = Image.new("RGB", (sketch.width, sketch.height), BACKGROUND)
    brush = ImageDraw.Draw(image)
    for line in sketch.lines:
        brush.line([(line.x, line.y), (line.x, line.y + line.height)], RULE, 2)
    for box in sketch.boxes:
        thumbnail = thumbnails.get(box.place) if box.place else None
        _draw_box(image, brush, box, thumbnail, whole=sketch.photographic)
    for label in sketch.labels:
        _draw_label(image, brush, label)
    for box in sketch.boxes:
        if box.mark is not None:
            _draw_mark(image, brush, box, box.mark)
    return _jpeg(image) if sketch.photographic else _png(image)


def _jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=JPEG_QUALITY)
    return file.getvalue()


def _png(image: Image.Image) -> bytes:
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = BytesIO()
    few.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _draw_box(
    image: Image.Image,
    brush: ImageDraw.ImageDraw,
    box: Box,
    thumbnail: bytes | None,
    *,
    whole: bool,
) -> None:
    corners = _corners(box)
    if box.tone is Tone.GHOST:
        return
    brush.rounded_rectangle(corners, RADIUS, _TONES[box.tone])
    if thumbnail is not None:
        _draw_film(image, box, thumbnail, box.width if whole else None)
    if box.level:
        top = box.y + round((box.height - 1) * (1 - box.level))
        radius = RADIUS if box.level > 0.9 else 0
        level = (box.x, top, box.x + box.width - 1, box.y + box.height - 1)
        brush.rounded_rectangle(level, RADIUS, _LEVEL, corners=(radius > 0, radius > 0, True, True))


def _draw_film(image: Image.Image, box: Box, thumbnail: bytes, frame_px: int | None) -> None:
    """The thumbnail again and again along the box, as on a strip of film."""
    frame = _scaled(thumbnail, box.height, frame_px)
    film = Image.new("RGB", (box.width, box.height))
    for x in range(0, box.width, frame.width):
        film.paste(frame, (x, 0))
    mask = Image.new("L", film.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, box.width - 1, box.height - 1), RADIUS, 255)
    image.paste(film, (box.x, box.y), mask)


@lru_cache(maxsize=32)
def _scaled(thumbnail: bytes, height: int, width: int | None) -> Image.Image:
    """The thumbnail at a height in pixels, in its own shape unless a width is given."""
    with Image.open(BytesIO(thumbnail), formats=["JPEG"]) as image:
        width = width or max(round(image.width * height / image.height), 8)
        return ImageOps.fit(image.convert("RGB"), (width, height), Image.Resampling.BILINEAR)


def _draw_label(image: Image.Image, brush: ImageDraw.ImageDraw, label: Label) -> None:
    line = pieces(label.text, label.size, label.width)
    width = round(sum(piece.width for piece in line))
    x = float(label.x + max((label.width - width) // 2, 0) if label.centred else label.x)
    if label.shaded and width:
        _draw_shade(image, (round(x) - 6, label.y - 2, width + 12, label.size + 6))
    colour = _INKS[label.ink]
    # Letters stand on a line of their own height, whatever the font.
    baseline = label.y + round(label.size * 0.88)
    for piece in line:
        if piece.emoji is None:
            brush.text((x, baseline), piece.text, colour, piece.font, anchor="ls")
        else:
            image.paste(piece.emoji, (round(x) + 1, label.y + 1), piece.emoji)
        x += piece.width


def _draw_shade(image: Image.Image, area: tuple[int, int, int, int]) -> None:
    x, y, width, height = area
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), 6, 190)
    image.paste(SHADE, (x, y), mask)


def _draw_mark(image: Image.Image, brush: ImageDraw.ImageDraw, box: Box, mark: Mark) -> None:
    """An outline and a sign: the colour alone doesn't tell everyone."""
    colour, sign = _MARKS[mark]
    if mark is Mark.REMOVED:
        _draw_dashes(brush, box, colour)
    else:
        brush.rounded_rectangle(_corners(box), RADIUS, outline=colour, width=OUTLINE)
    if box.width < BADGE_PX:
        return
    left, top = box.x + box.width - BADGE_PX, box.y
    brush.rounded_rectangle((left, top, left + BADGE_PX - 1, top + BADGE_PX - 1), RADIUS, colour)
    badge = pieces(sign, 24, BADGE_PX)
    for piece in badge:
        middle = left + BADGE_PX / 2, top + BADGE_PX / 2
        brush.text(middle, piece.text, BACKGROUND, piece.font, anchor="mm")


def _draw_dashes(brush: ImageDraw.ImageDraw, box: Box, colour: Colour) -> None:
    left, top, right, bottom = _corners(box)
    for x in range(left, right, 2 * DASH):
        end = min(x + DASH, right)
        brush.line([(x, top + 1), (end, top + 1)], colour, 2)
        brush.line([(x, bottom - 1), (end, bottom - 1)], colour, 2)
    brush.line([(left + 1, top), (left + 1, bottom)], colour, 2)
    brush.line([(right - 1, top), (right - 1, bottom)], colour, 2)


def _corners(box: Box) -> tuple[int, int, int, int]:
    return box.x, box.y, box.x + box.width - 1, box.y + box.height - 1
