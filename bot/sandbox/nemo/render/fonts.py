"""Fonts for titles: one collection that holds Latin, Cyrillic, Greek and all CJK letters."""

import re
import unicodedata
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

# The collection's faces differ in how Han characters are drawn.
JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL = 0, 1, 2, 3

KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# No font has this code point, so drawing it shows what a missing letter looks like.
MISSING = "\U0010fffe"


def font_for(text: str, letter_px: float) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels, in the face of the text's language."""
    return ImageFont.truetype(_collection(), letter_px, index=face_index(text))


@lru_cache(maxsize=1)
def _collection() -> Path:
    # Imported by name, since the package has no type information.
    return import_module("noto_cjk").otc_path("sans")


def face_index(text: str) -> int:
    """The face that draws a text's Han characters as its readers know them."""
    if KANA.search(text):
        return JAPANESE
    if HANGUL.search(text):
        return KOREAN
    han = "".join(HAN.findall(text))
    # GB 2312 holds the simplified characters, Big5 the traditional ones.
    if not _encodes(han, "gb2312") and _encodes(han, "big5"):
        return TRADITIONAL
    return SIMPLIFIED


def _encodes(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def drawable(text: str) -> str:
    """The text without what the font can't draw, such as colour emoji; empty if nothing is left."""
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if c == "\n" or _has_glyph(c))
    lines = [" ".join(line.split()) for line in kept.split("\n")]
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=4096)
def _has_glyph(character: str) -> bool:
    if character.isspace():
        return True
    if unicodedata.category(character)[0] == "C" or unicodedata.category(character) == "Mn":
        return False
    return _picture_of(character) != _picture_of(MISSING)


def _picture_of(character: str) -> bytes:
    image = Image.new("L", (32, 32))
    ImageDraw.Draw(image).text((4, 4), character, 255, _small_font())
    return image.tobytes()


@lru_cache(maxsize=1)
def _small_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_collection(), 16, index=SIMPLIFIED)
