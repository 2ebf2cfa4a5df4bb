"""Titles: text set once into a picture of its own, then laid over the frames of its time."""

from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw, ImageFilter, ImageFont

from bot.sandbox.nemo.draft import Position, TextSegment, TextStyle
from bot.sandbox.nemo.render.camera import Size
from bot.sandbox.nemo.render.fonts import drawable, font_for
from bot.sandbox.nemo.render.pixels import mapped
from bot.sandbox.nemo.render.wrapping import wrapped

# All in parts of the frame's shorter side, but for WIDEST.
LETTER_SIZE = 0.088
MARGIN = 0.07
SMALLEST_LETTERS = 0.03
TALLEST = 0.7
# In parts of the letter size.
LINE_HEIGHT = 1.28
WEIGHT = 0.022
OUTLINE = 0.075
PADDING = 0.5

DARK, LIGHT = (12, 12, 16), (245, 245, 245)
BOX_OPACITY = 150
SHADOW_OPACITY = 200

_LEFT = {Position.TOP_LEFT, Position.BOTTOM_LEFT}
_RIGHT = {Position.TOP_RIGHT, Position.BOTTOM_RIGHT}
_TOP = {Position.TOP, Position.TOP_LEFT, Position.TOP_RIGHT}
_BOTTOM = {Position.BOTTOM, Position.BOTTOM_LEFT, Position.BOTTOM_RIGHT}


@dataclass(frozen=True, slots=True)
class _Setting:
    """A text broken into lines at a letter size."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    letter: float

    @property
    def width(self) -> float:
        return max(self.font.getlength(line) for line in self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * self.letter * LINE_HEIGHT


class Title:
    """A text segment, ready to be laid over frames of one size."""

    def __init__(self, segment: TextSegment, frame: Size) -> None:
        self.segment = segment
        # A text of nothing but emoji leaves nothing to lay over.
        layer = Image.new("RGBA", (1, 1))
        if text := drawable(segment.text):
            layer = _drawn(_fitted(text, segment, frame), segment)
        self._ink, self._alpha = layer.convert("RGB"), layer.getchannel("A")
        self._corner = _corner(layer.size, segment.position, frame)

    def draw_on(self, image: Image.Image, time_ms: float) -> None:
        """Lay the title over an image, as it looks at a moment of the timeline; else do nothing."""
        strength = self._strength(time_ms)
        if strength > 0:
            mask = mapped(self._alpha, [round(level * strength) for level in range(256)])
            image.paste(self._ink, self._corner, mask)

    def _strength(self, time_ms: float) -> float:
        segment = self.segment
        if not segment.start_ms <= time_ms < segment.end_ms:
            return 0.0
        half = segment.duration_ms / 2
        fade_in, fade_out = min(segment.fade_in_ms, half), min(segment.fade_out_ms, half)
        # Half a frame later, so that the very first and last frames show something too.
        since, left = time_ms - segment.start_ms + 17, segment.end_ms - time_ms
        return min(1.0, since / fade_in if fade_in else 1.0, left / fade_out if fade_out else 1.0)


def _fitted(text: str, segment: TextSegment, frame: Size) -> _Setting:
    """The text at its size, or smaller if the frame can't hold it so."""
    short = min(frame)
    in_corner = segment.position in _LEFT | _RIGHT
    room = (frame[0] - 2 * MARGIN * short) * (0.6 if in_corner else 1.0)
    letter = max(short * LETTER_SIZE * segment.size, 8.0)
    while True:
        font = font_for(text, letter)
        setting = _Setting(wrapped(text, font.getlength, room - letter * PADDING), font, letter)
        fits = setting.width <= room and setting.height <= frame[1] * TALLEST
        if fits or letter <= short * SMALLEST_LETTERS:
            return setting
        letter *= 0.9


def _drawn(setting: _Setting, segment: TextSegment) -> Image.Image:
    padding = round(setting.letter * PADDING)
    size = round(setting.width) + 2 * padding, round(setting.height) + 2 * padding
    fill = _color(segment.color)
    contrast = DARK if _is_light(fill) else LIGHT
    match segment.style:
        case TextStyle.BOX:
            layer = Image.new("RGBA", size, (*contrast, 0))
            box = (0, 0, size[0] - 1, size[1] - 1)
            ImageDraw.Draw(layer).rounded_rectangle(box, padding * 0.6, (*contrast, BOX_OPACITY))
        case TextStyle.OUTLINE:
            layer = Image.new("RGBA", size, (*contrast, 0))
            _write(layer, setting, segment, (*contrast, 255), setting.letter * OUTLINE)
        case TextStyle.SHADOW:
            layer = Image.new("RGBA", size, (*contrast, 0))
            _write(layer, setting, segment, (*contrast, SHADOW_OPACITY), setting.letter * 0.06)
            layer = layer.filter(ImageFilter.GaussianBlur(setting.letter * 0.07))
    _write(layer, setting, segment, (*fill, 255), setting.letter * WEIGHT)
    return layer


def _write(
    layer: Image.Image,
    setting: _Setting,
    segment: TextSegment,
    ink: tuple[int, int, int, int],
    stroke: float,
) -> None:
    """Write the lines in one ink, thickened by a stroke, each where its position wants it."""
    padding = round(setting.letter * PADDING)
    draw = ImageDraw.Draw(layer)
    for number, line in enumerate(setting.lines):
        middle = padding + (number + 0.5) * setting.letter * LINE_HEIGHT
        if segment.position in _LEFT:
            x, anchor = padding, "lm"
        elif segment.position in _RIGHT:
            x, anchor = layer.width - padding, "rm"
        else:
            x, anchor = layer.width / 2, "mm"
        draw.text((x, middle), line, ink, setting.font, anchor, stroke_width=stroke)


def _corner(size: Size, position: Position, frame: Size) -> tuple[int, int]:
    margin = round(min(frame) * MARGIN / 2)
    x = (frame[0] - size[0]) // 2
    if position in _LEFT:
        x = margin
    elif position in _RIGHT:
        x = frame[0] - size[0] - margin
    y = (frame[1] - size[1]) // 2
    if position in _TOP:
        y = margin
    elif position in _BOTTOM:
        y = frame[1] - size[1] - margin
    return x, y


def _color(name: str) -> tuple[int, int, int]:
    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError:
        return 255, 255, 255
    return red, green, blue


def _is_light(color: tuple[int, int, int]) -> bool:
    """By luma, with the weights of ITU-R BT.601."""
    return 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2] > 110
