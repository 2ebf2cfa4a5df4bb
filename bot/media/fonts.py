"""Fonts for any text: what is installed with the bot, then what the host has.

A letter that no font has is left out, since a box in its place tells nobody anything.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import regex
from PIL import Image, ImageDraw, ImageFont, ImageOps

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

# The likeliest first: families for all letters, then for many, then for symbols.
_TEXT_FILES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "LiberationSans-Regular.ttf",
    "Arial.ttf",
    "arial.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
    "msyh.ttc",
    "YuGothM.ttc",
    "malgun.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "Symbola.ttf",
    "seguisym.ttf",
)
_EMOJI_FILES = {"NotoColorEmoji.ttf": 109, "Apple Color Emoji.ttc": 160, "seguiemj.ttf": 109}
"""Fonts of coloured pictures, and the size in pixels that they have them in."""

# The collection's faces differ in how Han characters are drawn.
_JAPANESE, _SIMPLIFIED = 0, 2
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\ufe0f?\u20e3")
# No font has this code point, so drawing it shows what a missing letter looks like.
_MISSING = "\U0010fffe"
_LOOK_PX = 48


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that is drawn at once; ``emoji`` is drawn instead of ``text``."""

    text: str
    width: float
    font: Font
    emoji: Image.Image | None = None


def pieces(text: str, size: int, width: float) -> list[Piece]:
    """A line of text in pieces; what is wider than ``width`` ends in "…". Sizes in pixels."""
    parts = list(_parts(text, size))
    if sum(part.width for part in parts) <= width:
        return _joined(parts)
    dots = list(_parts("…", size)) or list(_parts("...", size))
    room = width - sum(part.width for part in dots)
    kept: list[Piece] = []
    for part in parts:
        room -= part.width
        if room < 0:
            break
        kept.append(part)
    while kept and kept[-1].text.isspace():
        kept.pop()
    return _joined([*kept, *dots])


def has_font(letter: str) -> bool:
    """Whether a letter can be drawn here."""
    return next(_parts(letter, _LOOK_PX), None) is not None


def _joined(parts: list[Piece]) -> list[Piece]:
    """Neighbours of one font together, since letters of some scripts depend on each other."""
    joined: list[Piece] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.font is part.font and last.emoji is None and part.emoji is None:
            text = last.text + part.text
            joined[-1] = Piece(text, last.width + part.width, part.font)
        else:
            joined.append(part)
    return joined


def _parts(text: str, size: int) -> Iterator[Piece]:
    face = _JAPANESE if _KANA.search(text) else _SIMPLIFIED
    for cluster in _GRAPHEME.findall(unicodedata.normalize("NFC", text)):
        part = _part(cluster, size, face)
        if part is not None:
            yield part


@lru_cache(maxsize=4096)
def _part(cluster: str, size: int, face: int) -> Piece | None:
    if _EMOJI.search(cluster) and (emoji := _emoji(cluster, size)) is not None:
        return Piece(cluster, emoji.width + 2, _fonts(size, face)[0], emoji)
    plain = "".join(letter for letter in cluster if _is_visible(letter))
    for font in _fonts(size, face):
        if plain and all(_has(font, letter) for letter in plain):
            return Piece(plain, font.getlength(plain), font)
    return None


def _is_visible(letter: str) -> bool:
    variation = "\ufe00" <= letter <= "\ufe0f"
    return not variation and unicodedata.category(letter)[0] != "C"


def _has(font: Font, letter: str) -> bool:
    if letter.isspace() or unicodedata.category(letter) == "Mn":
        return True
    drawn = _look_of(font, letter)
    return any(drawn) and drawn != _missing(font)


@lru_cache(maxsize=64)
def _missing(font: Font) -> bytes:
    return _look_of(font, _MISSING)


def _look_of(font: Font, letter: str) -> bytes:
    image = Image.new("L", (_LOOK_PX, _LOOK_PX))
    ImageDraw.Draw(image).text((4, 4), letter, 255, font)
    return image.tobytes()


def _emoji(cluster: str, size: int) -> Image.Image | None:
    """A coloured picture as high as a letter's line; None without a font that has it."""
    font = _emoji_font()
    if font is None or not _has(font, cluster[0]):
        return None
    left, top, right, bottom = (round(side) for side in font.getbbox(cluster))
    image = Image.new("RGBA", (max(right - left, 1), max(bottom - top, 1)))
    draw = ImageDraw.Draw(image)
    draw.text((-left, -top), cluster, font=font, embedded_color=True)
    width = max(round(image.width * size / image.height), 1)
    return ImageOps.fit(image, (width, size), Image.Resampling.LANCZOS)


@lru_cache(maxsize=1)
def _emoji_font() -> ImageFont.FreeTypeFont | None:
    for name, size in _EMOJI_FILES.items():
        if name in _installed():
            try:
                return ImageFont.truetype(_installed()[name], size)
            except OSError:
                continue
    return None


@lru_cache(maxsize=32)
def _fonts(size: int, face: int) -> tuple[Font, ...]:
    """The fonts to be tried in turn, at a size in pixels; Pillow's own has Latin letters."""
    found: list[Font] = []
    for file in _text_files():
        try:
            found.append(ImageFont.truetype(file, size, index=face if _is_noto_cjk(file) else 0))
        except OSError:
            continue
    return (*found, ImageFont.load_default(size))


def _is_noto_cjk(file: Path) -> bool:
    return file.name.startswith("NotoSansCJK") and file.suffix == ".ttc"


@lru_cache(maxsize=1)
def _text_files() -> tuple[Path, ...]:
    packaged = _packaged()
    installed = [_installed()[name] for name in _TEXT_FILES if name in _installed()]
    return tuple([packaged, *installed] if packaged else installed)


def _packaged() -> Path | None:
    """The collection that the extra ``pictures`` installs."""
    try:
        # Imported by name, since the package has no type information.
        return Path(import_module("noto_cjk").otc_path("sans"))
    except (ImportError, LookupError, OSError, RuntimeError):
        return None


@lru_cache(maxsize=1)
def _installed() -> dict[str, Path]:
    """The fonts of the host that are wanted, by file name."""
    wanted = {*_TEXT_FILES, *_EMOJI_FILES}
    return {
        name: Path(folder) / name
        for root in _folders()
        for folder, _, names in os.walk(root)
        for name in wanted.intersection(names)
    }


def _folders() -> tuple[Path, ...]:
    """Where systems keep their fonts: fontconfig's defaults, macOS's, Windows's."""
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",)
    home = Path.home()
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return (*shared, home / ".local/share/fonts", home / ".fonts")
